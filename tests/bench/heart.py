"""A heart that beats in the window's thread: what lies between two beats is what a key would have waited."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, QTimer

from tests.bench.figure import Figure
from tests.bench.moment import Moment

STALL_MS: Final = 50
BEAT_MS: Final = 5

Gaps = list[tuple[float, float]]


@contextmanager
def beating() -> Iterator[Gaps]:
    """Milliseconds between two beats, by the clock and of the window's work; they are there at the end."""
    gaps: Gaps = []
    beats: list[Moment] = []
    heart = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
    heart.timeout.connect(lambda: beats.append(Moment.now()))
    heart.start()
    try:
        yield gaps
    finally:
        heart.stop()
        gaps += [after.since(before) for before, after in pairwise(beats)]


def stalls(name: str, gaps: Gaps) -> list[Figure]:
    """How often nothing happened for too long, and the longest."""
    return [
        Figure(f"{name}: stalls over {STALL_MS} ms", "", (sum(c > STALL_MS for c, _ in gaps),), at_most=0),
        Figure(f"{name}: longest between two beats", "ms", (max(clock for clock, _ in gaps),)),
        Figure(f"{name}: most of the window's work", "ms", (max(work for _, work in gaps),)),
    ]
