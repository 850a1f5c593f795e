"""How photos are tagged by hand: the tag palette, a brush, and the letters that set tags."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from reviewer.review import Review
from reviewer.rules import Tag
from ui import settings as remembered
from ui.beside import Beside
from ui.brush_palette import BrushPalette
from ui.bursts import Bursts
from ui.marking import Marking
from ui.painting import Painting
from ui.tag_keys import TagKeys
from ui.tag_palette import TagPalette
from ui.tag_scope import Photos, Scope
from ui.views import Views


class Tagging(QObject):
    """Tags the photos that `views` has in front. `said` carries a sentence for the status line."""

    said = Signal(str)

    def __init__(
        self,
        review: Review,
        views: Views,
        bursts: Bursts,
        marking: Marking,
        beside: Beside,
        settings: QSettings,
        window: QWidget,
    ) -> None:
        super().__init__(views)
        self._review, self._views, self._bursts, self._marking = review, views, bursts, marking
        self._settings = settings
        self._keys = TagKeys(settings)
        self.palette = TagPalette(review, beside, self._keys, window)
        self.palette.recent = remembered.word(settings, remembered.RECENT_TAGS).split()
        self.palette.error.connect(self.said)
        self.palette.scopes.chosen.connect(self._open_stack)
        self.painting = Painting(views, BrushPalette(self._keys, window), beside)
        self.painting.failed.connect(self.said)
        self.painting.bar.brush_asked.connect(self._ask_brush)

    def open(self) -> None:
        """Open the palette for the photos meant; while tags are painted, for the brush."""
        if self.painting.active:
            self._ask_brush()
            return
        many = len(self._views.targets()) > 1
        self._open(Scope.SELECTION if many else Scope.PHOTO)

    def open_for_burst(self) -> None:
        """Open it for every frame of the burst in front, which are seen then."""
        if self._bursts.seen():
            self._open(Scope.BURST)

    def _open(self, scope: Scope) -> None:
        if self._review.read_only:
            self.said.emit(self.tr("Tags cannot be set: this library is open only to look at."))
        elif self._views.current is not None:
            self.palette.open_for(self._photos(self._views.current), scope)

    def _photos(self, current: int) -> Photos:
        """The photos that can be meant; those under another in a stack are seen by nobody, and not meant."""
        selected = self._views.targets()
        return {
            Scope.PHOTO: selected if len(selected) == 1 else [current],
            Scope.SELECTION: selected if len(selected) > 1 else [],
            Scope.BURST: self._views.sheet.stacks.burst(current),
            Scope.SHOWN: self._views.sheet.ids,
        }

    def _open_stack(self, scope: Scope) -> None:
        if scope is Scope.BURST:
            self._views.sheet.open_stack()

    # Painting

    def paint(self) -> None:
        """Paint the tags of the photo in front on others, or end that."""
        painting, current = self.painting, self._views.current
        if painting.active or current is None:
            painting.end()
            return
        photo = self._review.photo(current)
        labels = {tag.id: tag.label for tag in self._review.tags(photo.shoot)}
        if own := {tag: labels[tag] for tag in sorted(photo.marks.tags) if tag in labels}:
            painting.brush.take(own)
        painting.begin()
        if not painting.brush.tags:
            self._ask_brush()

    def _ask_brush(self) -> None:
        if (current := self._views.current) is not None:
            vocabulary = self._review.tags(self._review.photo(current).shoot)
            self.painting.brush.open_for(vocabulary, self.palette.recent)

    # Letters

    def by_key(self, letter: str) -> bool:
        """Set or take off the tag that this letter sets, with Shift; False when none does."""
        current = self._views.current
        if current is None or self._review.read_only:
            return False
        tag = self._keys.holder(letter, self._review.tags(self._review.photo(current).shoot))
        if tag is None:
            return False
        self._marking.toggle_tag(tag.id, tag.label, self._say_what_was_done)
        return True

    def _say_what_was_done(self) -> None:
        """The key alone does not tell which tag it meant, and the inspector may be hidden."""
        self.said.emit(self._review.can_undo or "")

    def letters(self) -> dict[str, str]:
        """Labels of tags by the letter that, with Shift, sets them, over all shoots."""
        found: dict[str, str] = {}
        for shoot in self._review.shoots():
            vocabulary: Sequence[Tag] = self._review.tags(shoot.name)
            letters = self._keys.letters(vocabulary)
            found |= {letters[tag.id]: tag.label for tag in vocabulary if tag.id in letters}
        return found

    def close(self) -> None:
        """End all that is under way."""
        self._settings.setValue(remembered.RECENT_TAGS, " ".join(self.palette.recent[:20]))
        self.palette.close_lookup()
        self.palette.deleteLater()
        self.painting.brush.deleteLater()
