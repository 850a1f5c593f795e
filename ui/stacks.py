"""Bursts as stacks: which of them lie closed, and which photos are seen then.

A closed stack is one cell: the frame on top stands for it, the others are not on the sheet, so that a mark
never meets what nobody saw. Knows no pixels and no Qt.
"""

from collections.abc import Collection, Iterable, Sequence

Burst = tuple[int, ...]


class Stacks:
    """The bursts among some photos. A photo is in one at most; a burst is closed until it is opened."""

    def __init__(self) -> None:
        self._all: tuple[Burst, ...] = ()
        self._bursts: dict[int, Burst] = {}
        self._best: Collection[int] = frozenset()
        self._opened: set[int] = set()
        self._kept: int | None = None

    def replace(self, bursts: Iterable[Burst], best: Collection[int] = frozenset()) -> None:
        """Take other bursts; those that were open stay so.

        `best` are photos that deserve to lie on top; where a burst has none of them, its first frame does.
        """
        self._all = tuple(bursts)
        self._bursts = {photo: burst for burst in self._all for photo in burst}
        self._best = best
        opened = self._opened
        still = (burst for burst in self._all if opened and not opened.isdisjoint(burst))
        self._opened = {photo for burst in still for photo in burst}

    def __bool__(self) -> bool:
        return bool(self._bursts)

    def burst(self, photo: int | None) -> Burst:
        """The frames of the burst a photo is in, as they were taken; none when it is in no burst."""
        return self._bursts.get(photo, ()) if photo is not None else ()

    def closed(self, photo: int | None) -> bool:
        """Whether a photo lies in a closed stack, on top or not."""
        return photo in self._bursts and photo not in self._opened

    def top(self, photo: int) -> int:
        """The photo seen where this one is: the top of its closed stack, else the photo itself."""
        return self._top(self._bursts[photo]) if self.closed(photo) else photo

    def _top(self, burst: Burst) -> int:
        if self._kept in burst:
            return self._kept
        for photo in burst:
            if photo in self._best:
                return photo
        return burst[0]

    def keep_on_top(self, photo: int | None) -> None:
        """This photo is the one seen of its stack from now on, until another is named."""
        self._kept = photo

    def open(self, photo: int) -> None:
        """Show every frame of the burst this photo is in."""
        self._opened.update(self.burst(photo))

    def close(self, photo: int) -> None:
        """Show one frame of the burst this photo is in."""
        self._opened.difference_update(self.burst(photo))

    def open_all(self) -> None:
        """Show every frame."""
        self._opened = set(self._bursts)

    def close_all(self) -> None:
        """Show one frame of every burst."""
        self._opened = set()

    def shown(self, ids: Sequence[int]) -> Sequence[int]:
        """Those of the photos that are seen, in the same order."""
        hidden: set[int] = set()
        for burst in self._all:
            if burst[0] not in self._opened:
                hidden.update(burst)
                hidden.remove(self._top(burst))
        return [photo for photo in ids if photo not in hidden] if hidden else ids


def best_frames(
    bursts: Iterable[Burst], picked: Iterable[int], rated: Iterable[int], rejected: Iterable[int]
) -> frozenset[int]:
    """The frame of each burst to lie on top: a pick, else the most stars, else the first not rejected.

    `rated` are photos that have stars, those with the most first.
    """
    order = dict.fromkeys([*picked, *rated])
    places = {photo: place for place, photo in enumerate(order)}
    plain, last = len(places), len(places) + 1
    places.update(dict.fromkeys(rejected, last))
    return frozenset(min(burst, key=lambda photo: places.get(photo, plain)) for burst in bursts)
