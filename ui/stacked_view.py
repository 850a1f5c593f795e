"""A view in which bursts lie in stacks: given all photos, it shows those that lie under no other."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from PySide6.QtWidgets import QWidget

from ui import wording
from ui.grid import Group
from ui.library import JudgedLibrary
from ui.photo_view import PhotoView
from ui.pictures import Pictures
from ui.shown import Facts, Stand
from ui.stacks import Burst, Stacks


class StackedView(PhotoView):
    """Photos in cells, some of them on top of others."""

    def __init__(
        self, review: JudgedLibrary, pictures: Pictures, edge: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(review, pictures, edge, parent)
        self.stacks = Stacks()
        self._all: Sequence[int] = ()
        self._sections: Sequence[Group] = ()

    # Which photos

    def set_ids(
        self,
        ids: Sequence[int],
        groups: Sequence[Group] = (),
        bursts: Iterable[Burst] = (),
        best: Collection[int] = frozenset(),
        *,
        current: int | None = None,
    ) -> None:
        """Show these photos under these headings, each burst as a stack, one of the `best` on top.

        See `PhotoView.set_ids`. Where the top of a stack is gone, the new top follows as the current photo.
        """
        frames = self.stacks.burst(self.current) if self.stacks.closed(self.current) else ()
        self._all, self._sections = ids, groups
        self.stacks.replace(bursts, best)
        self._show(self._heir(frames) if current is None else current)

    @property
    def all_ids(self) -> Sequence[int]:
        """All photos in order, those under another in a stack too."""
        return self._all

    def _heir(self, frames: Burst) -> int | None:
        """Who follows when the top of a stack of these frames has left: its new top."""
        left = frozenset(frames).intersection(self._all) if frames else frozenset()
        if not left or self.current in left:
            return None
        self.stacks.keep_on_top(None)
        return self.stacks.top(next(photo for photo in frames if photo in left))

    def _show(self, current: int | None = None) -> None:
        """Lay out what is seen of the photos."""
        self.stacks.keep_on_top(self.current if current is None else current)
        shown = self.stacks.shown(self._all)
        super().set_ids(shown, self._groups_of(shown), current=current)
        self._describe()

    def _groups_of(self, shown: Sequence[int]) -> Sequence[Group]:
        """The headings over what is seen, with the count of all photos below them."""
        if shown is self._all:
            return self._sections
        seen = set(shown)
        ends = pairwise([0, *accumulate(group.count for group in self._sections)])
        counts = (sum(photo in seen for photo in self._all[start:end]) for start, end in ends)
        groups = zip(self._sections, counts, strict=True)
        return [replace(group, count=count, photos=group.count) for group, count in groups if count]

    # Stacks

    def set_current(self, photo: int | None) -> None:
        """Make a photo current and the only selected one; where it lies under others, the stack opens."""
        if photo is not None and self.stacks.top(photo) != photo:
            self.stacks.open(photo)
            self._show(photo)
        else:
            super().set_current(photo)

    def turn_stack(self) -> None:
        """Open the stack the current photo is in, or close it."""
        photo = self.current
        if photo is not None:
            turn = self.stacks.open if self.stacks.closed(photo) else self.stacks.close
            self._restack(lambda: turn(photo))

    def open_stacks(self) -> None:
        """Show every frame of every burst."""
        self._restack(self.stacks.open_all)

    def close_stacks(self) -> None:
        """Show one frame of every burst."""
        self._restack(self.stacks.close_all)

    def open_stack(self) -> None:
        """Show every frame of the burst the current photo is in."""
        if self.stacks.closed(self.current):
            self.turn_stack()

    def select_burst(self) -> None:
        """Select every frame of the burst the current photo is in; all of them are seen then."""
        self.open_stack()
        self.select(self.stacks.burst(self.current))

    def _restack(self, change: Callable[[], None]) -> None:
        """Open or close stacks; the current photo stays, or the top of its stack stands for it."""
        if self.current is None:
            return
        change()
        self.stacks.keep_on_top(None)
        top = self.stacks.top(self.current)
        self._show(None if top == self.current else top)
        self.selection_changed.emit()  # the same photos stand elsewhere, among others

    def _stand(self, index: int, focused: bool) -> Stand:
        stand = super()._stand(index, focused)
        photo = self.ids[index]
        burst = self.stacks.burst(photo)
        if not burst:
            return stand
        if self.stacks.closed(photo):
            return replace(stand, pile=len(burst))
        follower = self.ids[index + 1] if index + 1 < len(self.ids) else None
        return replace(stand, tie=2 if follower in burst else 1)

    def _words(self, facts: Facts) -> str:
        words = super()._words(facts)
        if not self.stacks.closed(facts.photo.id):
            return words
        count = wording.number(len(self.stacks.burst(facts.photo.id)))
        return f"{words}, {self.tr('on top of a stack of {n}').replace('{n}', count)}"
