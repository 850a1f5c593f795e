"""Sequences made, named, copied and let go, by dialogs over the window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from reviewer import sequencing
from reviewer.review import Review
from reviewer.sequence import Heading, Sequence
from ui.beside import Beside, Work
from ui.sequence_dialog import SequenceDialog
from ui.sequence_list import SequenceList

Named = Callable[[str, Heading], None]


class SequenceNames(QObject):
    """Serves the list in the sidebar, and the actions on the sequence chosen there.

    `said` carries a sentence.
    """

    said = Signal(str)

    def __init__(
        self,
        review: Review,
        names: SequenceList,
        beside: Beside,
        show: Callable[[QDialog], None],
        window: QWidget,
    ) -> None:
        super().__init__(names)
        self._review, self._list, self._beside = review, names, beside
        self._show, self._window = show, window
        names.new_asked.connect(self.new)
        names.edit_asked.connect(self._edit)
        names.duplicate_asked.connect(self._duplicate)
        names.delete_asked.connect(self._delete)

    def new(self) -> None:
        """Ask for a name, make a sequence and show it."""

        def make(name: str, heading: Heading) -> None:
            what = self.tr("New sequence {name}").replace("{name}", name)
            follow = partial(self._list.choose, name)
            self._make(what, 0, lambda review: sequencing.creating(review, what, name, heading), follow)

        self._ask(self.tr("New sequence"), self.tr("Create"), Sequence(""), make)

    def edit(self) -> None:
        """Change the name, the title and the opening text of the one chosen."""
        if self._list.name:
            self._edit(self._list.name)

    def duplicate(self) -> None:
        """Make a copy of the one chosen."""
        if self._list.name:
            self._duplicate(self._list.name)

    def delete(self) -> None:
        """Let go of the one chosen."""
        if self._list.name:
            self._delete(self._list.name)

    def _edit(self, old: str) -> None:
        def rename(name: str, heading: Heading) -> None:
            what = self.tr("Name and text of {name}").replace("{name}", old)
            follow = partial(self._list.choose, name) if self._list.name == old else None
            photos = self._count(old) if name != old else 0
            self._make(
                what, photos, lambda review: sequencing.renaming(review, what, old, name, heading), follow
            )

        there = Sequence(old, self._review.heading(old))
        self._ask(self.tr("Sequence"), self.tr("Save"), there, rename, own=old)

    def _duplicate(self, old: str) -> None:
        def copy(name: str, heading: Heading) -> None:
            what = self.tr("Duplicate {name}").replace("{name}", old)
            follow = partial(self._list.choose, name)
            self._make(
                what,
                self._count(old),
                lambda review: sequencing.duplicating(review, what, old, name, heading),
                follow,
            )

        there = Sequence(self.tr("{name} 2").replace("{name}", old), self._review.heading(old))
        self._ask(self.tr("Duplicate a sequence"), self.tr("Duplicate"), there, copy)

    def _delete(self, name: str) -> None:
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

    def _ask(self, title: str, confirm: str, there: Sequence, then: Named, *, own: str = "") -> None:
        """Ask for name and heading, `there` to begin with; a name that another than `own` has cannot be."""
        dialog = SequenceDialog(title, confirm, there, partial(self._taken, own), self._window)
        dialog.accepted.connect(lambda: then(dialog.name, dialog.texts))
        self._show(dialog)

    def _taken(self, own: str, name: str) -> str:
        others = (other.casefold() for other in self._list.names if other != own)
        return self.tr("There is a sequence of this name already.") if name.casefold() in others else ""

    def _make(self, what: str, photos: int, work: Work, then: Callable[[], None] | None = None) -> None:
        self._beside.make(what, photos, work, self.said.emit, then)
