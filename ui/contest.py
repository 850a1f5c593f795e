"""Which photos stand side by side, and who comes next. Knows no pixels and no Qt.

Who is rejected makes way, and the next of the roll moves into the same place; who is taken back comes back
there. The roll is gone through once, forwards: what was passed or rejected does not come again.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Stand:
    """The photos shown, how far the roll has been gone through, and who was rejected to come here."""

    shown: tuple[int, ...]
    reached: int
    out: frozenset[int] = frozenset()


class Contest:
    """A few photos of a roll, compared until one is left or the roll has no more."""

    def __init__(self, shown: Sequence[int], roll: Sequence[int], rejected: Callable[[int], bool]) -> None:
        """`rejected` tells whether a photo is; those among `shown` were chosen to be looked at again."""
        self._roll = roll
        self._rejected = rejected
        self._forgiven = {photo for photo in shown if rejected(photo)}
        reached = max((place for place, photo in enumerate(roll) if photo in shown), default=-1)
        self._stands = [_Stand(tuple(shown), reached)]

    @property
    def shown(self) -> tuple[int, ...]:
        """The photos side by side, by place."""
        return self._stands[-1].shown

    @property
    def coming(self) -> Iterator[int]:
        """The photos that may move in, the next one first."""
        return (self._roll[place] for place in self._coming())

    def fill(self, count: int) -> None:
        """Let more move in until there are so many."""
        stand = self._stands[-1]
        for place in self._coming():
            if len(stand.shown) >= count:
                break
            stand = _Stand((*stand.shown, self._roll[place]), place)
        self._stands = [stand]

    def settle(self) -> None:
        """Marks have changed: those taken back return, the rejected make way."""
        self._forgiven = {photo for photo in self._forgiven if self._rejected(photo)}
        while (out := self._stands[-1].out) and not any(map(self._rejected, out)):
            self._stands.pop()
        rejected = {photo for photo in self.shown if self._rejected(photo)} - self._forgiven
        if rejected:
            self._stands.append(self._without(rejected))

    def keep(self, photo: int) -> None:
        """Let all others make way, unmarked; they do not return."""
        stand = self._without({other for other in self.shown if other != photo})
        self._stands = [_Stand(stand.shown, stand.reached)]

    def _without(self, out: Collection[int]) -> _Stand:
        """The stand after these have made way, each for the next of the roll while there is one."""
        coming, reached = self._coming(), self._stands[-1].reached
        shown = []
        for photo in self.shown:
            if photo not in out:
                shown.append(photo)
            elif (place := next(coming, -1)) >= 0:
                shown.append(self._roll[place])
                reached = place
        return _Stand(tuple(shown), reached, frozenset(out))

    def _coming(self) -> Iterator[int]:
        """The places on the roll of those who may move in."""
        places = range(self._stands[-1].reached + 1, len(self._roll))
        return (place for place in places if not self._rejected(self._roll[place]))
