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

Gaps = list[Moment]


@contextmanager
def beating() -> Iterator[Gaps]:
    """What lies between two beats each; it is there at the end."""
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
    """How often nothing happened for too long, and what lay between two beats. `gaps` may come from JSON."""
    moments = [Moment(*gap) for gap in gaps]
    own = [max(0.0, gap.clock - gap.waited) for gap in moments]
    return [
        Figure(
            f"{name}: stalls over {STALL_MS} ms", "", (sum(g.clock > STALL_MS for g in moments),), at_most=0
        ),
        Figure(
            f"{name}: those not for want of a processor", "", (sum(ms > STALL_MS for ms in own),), at_most=0
        ),
        Figure(f"{name}: between two beats", "ms", tuple(gap.clock for gap in moments)),
        Figure(f"{name}: the same, a processor at hand", "ms", tuple(own)),
        Figure(f"{name}: the window's own work", "ms", tuple(gap.work for gap in moments)),
    ]
