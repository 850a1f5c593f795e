"""What is done with sequences: photos put in, moved and taken out; one made, named, copied, let go."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QDialog, QWidget

from reviewer import sequence, sequencing
from reviewer.review import Review
from ui import wording
from ui.beside import Beside, Work
from ui.hint import key_of
from ui.sequence_bar import SequenceBar
from ui.sequence_dialog import SequenceDialog
from ui.sequence_list import SequenceList
from ui.sequence_palette import SequencePalette
from ui.views import Views


class Sequences(QObject):
    """Serves the list in the sidebar, the mouse on the sheet, and the actions. `said` carries a sentence."""

    said = Signal(str)

    def __init__(
        self,
        review: Review,
        views: Views,
        list: SequenceList,
        beside: Beside,
        show: Callable[[QDialog], None],
        window: QWidget,
    ) -> None:
        super().__init__(views)
        self._review, self._views, self._list, self._beside = review, views, list, beside
        self._show, self._window = show, window
        self.bar = SequenceBar(writable=not review.read_only)
        self.palette = SequencePalette(window)
        self.bar.edit_asked.connect(self.edit)
        self.bar.left.connect(self.leave)
        list.new_asked.connect(self.new)
        list.edit_asked.connect(self._edit)
        list.duplicate_asked.connect(self._duplicate)
        list.delete_asked.connect(self._delete)
        sheet = views.sheet
        sheet.moved.connect(self._bring)
        sheet.held_out.connect(list.hold_over)
        sheet.dropped_out.connect(self._drop)
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
        at = next(place for place, photo in enumerate(shown) if photo in moved) + by
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

    # Sequences

    def new(self) -> None:
        """Ask for a name, make a sequence and show it."""

        def make(dialog: SequenceDialog) -> None:
            what = self.tr("New sequence {name}").replace("{name}", dialog.name)
            name, texts = dialog.name, dialog.texts
            self._make(
                what,
                0,
                lambda review: sequencing.creating(review, what, name, texts),
                partial(self._list.choose, name),
            )

        self._ask(self.tr("New sequence"), self.tr("Create"), sequence.Sequence(""), make)

    def edit(self) -> None:
        """Change the name, the title and the opening text of the one shown."""
        if self.shown:
            self._edit(self.shown)

    def duplicate(self) -> None:
        """Make a copy of the one shown."""
        if self.shown:
            self._duplicate(self.shown)

    def delete(self) -> None:
        """Let go of the one shown."""
        if self.shown:
            self._delete(self.shown)

    def _edit(self, name: str) -> None:
        def rename(dialog: SequenceDialog) -> None:
            what = self.tr("Name and text of {name}").replace("{name}", name)
            new, texts, count = dialog.name, dialog.texts, self._count(name) if dialog.name != name else 0
            follow = partial(self._list.choose, new) if self.shown == name else None
            self._make(
                what, count, lambda review: sequencing.renaming(review, what, name, new, texts), follow
            )

        there = sequence.Sequence(name, self._review.heading(name))
        self._ask(self.tr("Sequence"), self.tr("Save"), there, rename)

    def _duplicate(self, name: str) -> None:
        def copy(dialog: SequenceDialog) -> None:
            what = self.tr("Duplicate {name}").replace("{name}", name)
            new = dialog.name
            self._make(
                what,
                self._count(name),
                lambda review: sequencing.duplicating(review, what, name, new, dialog.texts),
                partial(self._list.choose, new),
            )

        called = self.tr("{name} 2").replace("{name}", name)
        there = sequence.Sequence(called, self._review.heading(name))
        self._ask(self.tr("Duplicate a sequence"), self.tr("Duplicate"), there, copy)

    def _delete(self, name: str) -> None:
        if self._review.read_only:
            return
        what = self.tr("Delete the sequence {name}").replace("{name}", name)
        said = self.tr("{name} is deleted; its photos stay. Undo brings it back.").replace("{name}", name)
        self._make(
            what,
            self._count(name),
            lambda review: sequencing.deleting(review, what, name),
            lambda: self.said.emit(said),
        )

    def _count(self, name: str) -> int:
        return len(self._review.ranked(name))

    def _ask(
        self, title: str, confirm: str, there: sequence.Sequence, then: Callable[[SequenceDialog], None]
    ) -> None:
        dialog = SequenceDialog(title, confirm, there, partial(self._taken, there.name), self._window)
        dialog.accepted.connect(lambda: then(dialog))
        self._show(dialog)

    def _taken(self, own: str, name: str) -> str:
        """Why a name cannot be had."""
        others = (other for other in self._list.names if other != own)
        if any(other.casefold() == name.casefold() for other in others):
            return self.tr("There is a sequence of this name already.")
        return ""

    def _make(self, what: str, photos: int, work: Work, then: Callable[[], None] | None = None) -> None:
        self._beside.make(what, photos, work, self.said.emit, then)

    def close(self) -> None:
        """End all that is under way."""
        self.palette.deleteLater()
