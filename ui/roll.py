"""A roll of photos as a view sees it: their order, which one is current, which are selected.

Everything is kept by photo id, so that filtering, sorting and removing never move a mark to another photo.
Knows no pixels and no Qt. A roll of a million photos is replaced in the time a list is searched through;
going on it and selecting, however many, costs nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

_NEARBY: Final = 8


@dataclass(frozen=True, slots=True)
class Selection:
    """Which photos are selected: places in a row, or photos one by one. One of the two is empty."""

    run: range = range(0)
    photos: frozenset[int] = frozenset()

    def holds(self, index: int, photo: int) -> bool:
        """Whether the photo, which stands at `index`, is selected."""
        return index in self.run or photo in self.photos

    def __len__(self) -> int:
        return len(self.run) or len(self.photos)


class Roll:
    """The order, the current photo and the selection of one view."""

    def __init__(self) -> None:
        self.ids: Sequence[int] = ()
        self.index = -1
        self.selected = Selection()
        self._anchor = -1

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def current(self) -> int | None:
        """The id of the current photo, None on an empty roll."""
        return self.ids[self.index] if self.index >= 0 else None

    def replace(self, ids: Sequence[int], current: int | None = None) -> None:
        """Take another order; the sequence is kept, not copied, and must not change afterwards.

        `current` names the photo to be current and selected from now on.

        The current photo stays current where it is still there. Where it went, the next one after it that
        is still there follows, so that a frame rejected out of a filtered view makes way for its neighbour.
        """
        old, was, before = self.ids, self.index, self.current
        selected = self._photos()
        self.ids = ids
        self.index = min(was, len(ids) - 1)
        here = -1 if before is None else self.index_of(before)
        self.index = here if here >= 0 else self._neighbour(old, was)
        if selected != {before}:
            selected = selected.intersection(ids)
        elif here < 0:
            selected = frozenset()
        self.selected = Selection(photos=selected)
        self._anchor = self.index
        if not selected:
            self.go(self.index)
        if current is not None:
            self.go(self.index_of(current))

    def _photos(self) -> frozenset[int]:
        run = self.selected.run
        return frozenset(self.ids[run.start : run.stop]) if run else self.selected.photos

    def _neighbour(self, old: Sequence[int], was: int) -> int:
        """Where the first photo after the old place stands that is still there, or else before it."""
        if was < 0 or not self.ids:
            return min(0, len(self.ids) - 1)
        if was + 1 < len(old) and was < len(self.ids) and old[was + 1] == self.ids[was]:
            return was
        left = set(self.ids)
        survivor = next((i for i in range(was + 1, len(old)) if old[i] in left), -1)
        if survivor < 0:
            survivor = next((i for i in range(was - 1, -1, -1) if old[i] in left), -1)
        return self.index_of(old[survivor]) if survivor >= 0 else 0

    def index_of(self, photo_id: int) -> int:
        """Where a photo stands, -1 when it is not on the roll. Quick close to the current one."""
        near = range(max(0, self.index - _NEARBY), min(len(self.ids), self.index + _NEARBY + 1))
        for index in near:
            if self.ids[index] == photo_id:
                return index
        try:
            return self.ids.index(photo_id)
        except ValueError:
            return -1

    def go(self, index: int, *, extend: bool = False, keep: bool = False) -> None:
        """Make the photo at `index` current and the selection that photo alone.

        `extend` selects from where the selection began to here; `keep` leaves the selection as it is.
        """
        if not 0 <= index < len(self.ids):
            return
        self.index = index
        if extend and self._anchor >= 0:
            first, last = sorted((self._anchor, index))
            self.selected = Selection(range(first, last + 1))
            return
        self._anchor = index
        if not keep:
            self.selected = Selection(photos=frozenset((self.ids[index],)))

    def toggle(self, index: int) -> None:
        """Make the photo at `index` current and select it, or take it out of the selection."""
        if not 0 <= index < len(self.ids):
            return
        self.go(index, keep=True)
        self.selected = Selection(photos=self._photos() ^ {self.ids[index]})

    def select(self, photos: Collection[int]) -> None:
        """Select exactly these photos, as far as they are on the roll; the current one stays."""
        self.selected = Selection(photos=frozenset(photos).intersection(self.ids))

    def select_run(self, run: range) -> None:
        """Select the photos at these places; the first becomes current unless the current one is there."""
        if run and self.index not in run:
            self.go(run.start)
        self.selected = Selection(run)

    def select_places(self, places: Sequence[int], besides: frozenset[int]) -> None:
        """Select the photos at these places and those `besides`; one of the places becomes current."""
        if places and self.index not in places:
            self.go(places[0], keep=True)
        photos = besides.union(self.ids[place] for place in places)
        self.selected = Selection(photos=photos or frozenset(self.ids[self.index : self.index + 1]))

    def select_all(self) -> None:
        """Select every photo on the roll."""
        self.selected = Selection(range(len(self.ids)))

    def selection(self) -> list[int]:
        """The selected photos in the order of the roll."""
        run, photos = self.selected.run, self.selected.photos
        if len(photos) > 1:
            return [photo for photo in self.ids if photo in photos]
        return list(self.ids[run.start : run.stop]) if run else list(photos)
