"""How far long work is."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """So many of so many photos are done; a `total` of 0 where nobody can tell."""

    done: int
    total: int


def finish(work: Iterable[object]) -> None:
    """Do long work to its end at once, where nobody watches."""
    deque(work, maxlen=0)
