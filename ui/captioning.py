"""How captions go over photos: from one to the next in the same field, from the one before, to others."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reviewer import caption
from reviewer.review import Review
from ui.beside import Beside
from ui.bursts import Bursts
from ui.caption_field import CaptionField
from ui.field_palette import FieldPalette
from ui.inspector import Inspector
from ui.language_palette import LanguagePalette
from ui.proofreading import Proofreading
from ui.spelling_palette import SpellingPalette
from ui.views import Views
from ui.walk import Walk


class Captioning(QObject):
    """Acts on the photo in front and the field that has the focus, or had it last.

    `said` carries a sentence for the status line.
    """

    said = Signal(str)

    def __init__(
        self,
        review: Review,
        views: Views,
        walk: Walk,
        bursts: Bursts,
        inspector: Inspector,
        proofs: Proofreading,
        beside: Beside,
        window: QWidget,
    ) -> None:
        super().__init__(views)
        self._review, self._views, self._walk, self._bursts = review, views, walk, bursts
        self._inspector, self._beside = inspector, beside
        self._pane = inspector.caption
        self.fields = FieldPalette(self._pane.form, window)
        self.fields.picked.connect(inspector.focus_caption)
        self.languages = LanguagePalette(self._pane.form, window)
        self.languages.picked.connect(inspector.focus_caption)
        self.spelling = SpellingPalette(proofs.spelling, window)
        inspector.next_requested.connect(lambda: self.go_on(1))
        inspector.previous_requested.connect(lambda: self.go_on(-1))
        self._pane.language_requested.connect(self.ask_language)

    def go_on(self, by: int) -> None:
        """To the next photo (by -1: to the one before), in the same field."""
        self._inspector.flush()
        self._views.step(by)
        self._inspector.focus_caption()

    def ask_field(self) -> None:
        """Ask for a field to go to."""
        self._inspector.show_caption()
        self.fields.open()

    def ask_language(self, name: str = "") -> None:
        """Ask for one more language of a field, else of the one in use."""
        self._inspector.show_caption()
        self.languages.open_for(name or self._field.name)

    def offer(self) -> None:
        """Offer what fits at the cursor: names that were used before, another way to put a code."""
        self._inspector.focus_caption()
        self._pane.offer()

    def fold(self) -> None:
        """Fold the fields one is among, or unfold them; the focus stays at what they are called."""
        self._inspector.show_caption()
        self._pane.form.turn(self._field.name)

    # From the photo before

    def copy_field(self) -> None:
        """Write what the photo before has in this field."""
        what = self.tr("{field} of the photo before").replace("{field}", self._label)
        self._copy(what, lambda address: address == self._pane.address)

    def copy_all(self) -> None:
        """Write the whole caption of the photo before; what is not written there stays."""
        self._copy(self.tr("Caption of the photo before"), lambda _address: True)

    def _copy(self, what: str, wanted: Callable[[str], bool]) -> None:
        before = self._walk.find(lambda _photo: True, -1)
        if before is None:
            self.said.emit(self.tr("There is no photo before this one."))
        else:
            self._give(what, before, self._views.targets(), wanted)

    # To others

    def field_to_selection(self) -> None:
        """Write what the photo in front has in this field to all that are selected."""
        what = self.tr("{field} for the selection").replace("{field}", self._label)
        self._spread(what, self._selected(), lambda address: address == self._pane.address)

    def all_to_selection(self) -> None:
        """Write the caption of the photo in front to all that are selected."""
        self._spread(self.tr("Caption for the selection"), self._selected(), lambda _address: True)

    def field_to_burst(self) -> None:
        """Write what the photo in front has in this field to all frames of its burst."""
        what = self.tr("{field} for the whole burst").replace("{field}", self._label)
        self._spread(what, self._bursts.seen(), lambda address: address == self._pane.address)

    def all_to_burst(self) -> None:
        """Write the caption of the photo in front to all frames of its burst."""
        self._spread(self.tr("Caption for the whole burst"), self._bursts.seen(), lambda _address: True)

    def _selected(self) -> Sequence[int]:
        selection = self._views.sheet.selection()
        if len(selection) > 1:
            return selection
        self.said.emit(self.tr("Select the photos on the contact sheet that are to have it."))
        return ()

    def _spread(self, what: str, photos: Sequence[int], wanted: Callable[[str], bool]) -> None:
        source = self._views.current
        if source is not None and photos:
            self._give(what, source, [photo for photo in photos if photo != source], wanted)

    @property
    def _field(self) -> CaptionField:
        return self._pane.fields[self._pane.address]

    @property
    def _label(self) -> str:
        return self._field.label

    def _give(self, what: str, source: int, photos: Sequence[int], wanted: Callable[[str], bool]) -> None:
        """Write those texts of a photo's caption that are written, at the wanted addresses, to others."""
        self._inspector.flush()
        own = self._review.photo(source).marks.caption
        texts = {one: caption.as_text(own, one) for one in caption.written(own) if wanted(one)}
        if not texts:
            self.said.emit(self.tr("There is nothing to copy: it is not written there."))
            return
        self._beside.change(what, photos, self.said.emit, lambda: self.said.emit(what), caption=texts)

    def close(self) -> None:
        """Leave the window."""
        self.fields.deleteLater()
        self.languages.deleteLater()
        self.spelling.deleteLater()
