"""A sequence shown, and what is done to its photos: put in, moved, taken out."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QDialog, QWidget

from reviewer import sequencing
from reviewer.review import Review
from ui import wording
from ui.beside import Beside, Work
from ui.hint import key_of
from ui.sequence_bar import SequenceBar
from ui.sequence_list import SequenceList
from ui.sequence_names import SequenceNames
from ui.sequence_palette import SequencePalette
from ui.views import Views


class Sequences(QObject):
    """Serves the actions and the mouse on the sheet; the sequence chosen in the sidebar is the one shown.

    `said` carries a sentence.
    """

    said = Signal(str)

    def __init__(
        self,
        review: Review,
        views: Views,
        names: SequenceList,
        beside: Beside,
        show: Callable[[QDialog], None],
        window: QWidget,
    ) -> None:
        super().__init__(views)
        self._review, self._views, self._list, self._beside = review, views, names, beside
        self._window = window
        self.bar = SequenceBar(writable=not review.read_only)
        self.palette = SequencePalette(window)
        self.names = SequenceNames(review, names, beside, show, window)
        self.names.said.connect(self.said)
        self.bar.edit_asked.connect(self.names.edit)
        self.bar.left.connect(self.leave)
        views.sheet.moved.connect(self._bring)
        views.sheet.held_out.connect(names.hold_over)
        views.sheet.dropped_out.connect(self._drop)
        self.follow()

    # What is shown

    @property
    def shown(self) -> str:
        """The sequence shown, "" where none is."""
        return self._list.name

    def follow(self) -> None:
        """Another sequence is shown, or none; or what is known of it has changed."""
        writable = not self._review.read_only
        self._views.sheet.set_carrying(writable, ordered=bool(self.shown))
        self._views.filmstrip.set_numbered(bool(self.shown))
        self.bar.show_sequence(self._list.shown())
        self._views.strip.set_ordered(self._how_to_order() if self.shown else "")

    def how_to_fill(self) -> str:
        """What to do with an empty sequence, in a sentence."""
        everywhere, put = key_of(self._window, "sequence-leave"), key_of(self._window, "sequence-put")
        said = self.tr(
            "Go back to all photos ({all}), select some, and put them in ({put}), or drag them onto its name."
        )
        return said.replace("{all}", everywhere).replace("{put}", put)

    def _how_to_order(self) -> str:
        keys = (key_of(self._window, f"sequence-{where}") for where in ("earlier", "later"))
        how = self.tr("In the order of the sequence: drag photos, or {keys}")
        return how.replace("{keys}", "  ".join(keys))

    def choose(self) -> None:
        """Ask which sequence to show."""
        sequences = self._review.sequences()
        if not sequences:
            self.said.emit(self.tr("There is no sequence yet. Put photos into a new one."))
            return
        self.palette.ask(self.tr("Show a sequence"), sequences, self._list.choose, can_make=False)

    def leave(self) -> None:
        """Show all photos again."""
        self._list.choose("")
        self._views.focus_front()

    # Photos

    def put(self) -> None:
        """Ask into which sequence to put the photos meant."""
        ids = self._views.targets()
        if ids:
            many = self.tr("Put {n} photos into").replace("{n}", wording.number(len(ids)))
            title = self.tr("Put this photo into") if len(ids) == 1 else many
            self.palette.ask(title, self._review.sequences(), partial(self._put, ids), can_make=True)

    def put_again(self) -> None:
        """Put the photos meant into the sequence used last; ask where none was."""
        if any(one.name == self.palette.last for one in self._review.sequences()):
            self._put(self._views.targets(), self.palette.last)
        else:
            self.put()

    def _put(self, ids: Sequence[int], name: str) -> None:
        """At the end, where those that are in it already stay."""
        there = {photo for photo, _ in self._review.ranked(name)}
        new = [photo for photo in ids if photo not in there]
        self.palette.used(name)
        if not new:
            self.said.emit(self.tr("In {name} already").replace("{name}", name))
            return
        what = self.tr("Put into {name}").replace("{name}", name)
        one, many = self.tr("1 photo put into {name}"), self.tr("{n} photos put into {name}")
        said = wording.counted(len(new), one, many)
        self._make(
            what,
            len(new),
            lambda review: sequencing.putting(review, what, name, new),
            lambda: self.said.emit(said.replace("{name}", name)),
        )

    def take_out(self) -> None:
        """Take the photos meant out of the sequence shown; they stay in the library."""
        name, ids = self.shown, self._views.targets()
        if not name:
            self.said.emit(self.tr("No sequence is shown to take photos out of."))
        elif ids:
            what = self.tr("Take out of {name}").replace("{name}", name)
            self._make(what, len(ids), lambda review: sequencing.taking_out(review, what, name, ids))

    def move(self, by: int) -> None:
        """Move the photos meant so many places on, together."""
        ids, shown = self._views.targets(), self._views.ids
        if not (self.shown and ids):
            return
        moved = frozenset(ids)
        rest = [photo for photo in shown if photo not in moved]
        at = next((place for place, photo in enumerate(shown) if photo in moved), 0) + by
        self._bring(ids, rest[max(at, 0)] if at < len(rest) else None)

    def move_rows(self, by: int) -> None:
        """Move them so many rows down."""
        self.move(by * self._views.sheet.columns)

    def move_to_end(self, end: int) -> None:
        """Move them to the beginning (-1) or the end (1)."""
        self.move(end * len(self._views.ids))

    def _bring(self, ids: Sequence[int], before: int | None) -> None:
        name = self.shown
        what = self.tr("Move in {name}").replace("{name}", name)
        self._make(what, len(ids), lambda review: sequencing.putting(review, what, name, ids, before))

    def _drop(self, ids: Sequence[int], point: QPoint) -> None:
        name = self._list.name_at(point)
        if name and name != self.shown:
            self._put(ids, name)

    def _make(self, what: str, photos: int, work: Work, then: Callable[[], None] | None = None) -> None:
        self._beside.make(what, photos, work, self.said.emit, then)

    def close(self) -> None:
        """End all that is under way."""
        self.palette.deleteLater()
