"""Stalls of the window while a hand scrolls through many frames: how often nothing happened for too long.

A heart beats in the window's thread every 5 ms; what lies between two beats is what a key would have waited.
"""

import time
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer

from tests.bench import alone
from tests.bench.figure import Figure
from tests.bench.ground import Ground
from tests.bench.linked_library import keep_thumbnails
from tests.bench.moment import Moment
from tests.bench.screen import screen
from tests.bench.window import Hand, drive

STALL_MS = 50
BEAT_MS = 5
SCROLL_MS = 16
SECONDS = 15


def figures(ground: Ground) -> list[Figure]:
    """From the first frame to the last, without thumbnails and with all of them."""
    library = ground.long_library()
    with screen() as on:
        fresh = alone.run(scroll, library, on=on)
        keep_thumbnails(library, ground.files())
        kept = alone.run(scroll, library, on=on)
    return [*_figures("nothing cached", fresh), *_figures("thumbnails cached", kept)]


def _figures(name: str, gaps: list[tuple[float, float]]) -> list[Figure]:
    stalls = sum(clock > STALL_MS for clock, _ in gaps)
    return [
        Figure(f"{name}: stalls over {STALL_MS} ms", "", (stalls,), at_most=0),
        Figure(f"{name}: longest between two beats", "ms", (max(clock for clock, _ in gaps),)),
        Figure(f"{name}: most of the window's work", "ms", (max(work for _, work in gaps),)),
    ]


# In the window's process


def scroll(library: str) -> list[tuple[float, float]]:
    """Milliseconds between two beats all through the scroll, by the clock and of the window's work."""
    return drive(Path(library), _scroll)


def _scroll(hand: Hand) -> list[tuple[float, float]]:
    bar, beats = hand.views.sheet.verticalScrollBar(), list[Moment]()
    hand.first_screen()
    begun = time.perf_counter()

    def on() -> None:
        bar.setValue(round(bar.maximum() * (time.perf_counter() - begun) / SECONDS))

    heart = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
    heart.timeout.connect(lambda: beats.append(Moment.now()))
    wheel = QTimer(interval=SCROLL_MS, timerType=Qt.TimerType.PreciseTimer)
    wheel.timeout.connect(on)
    heart.start()
    wheel.start()
    hand.until(lambda: bar.value() == bar.maximum())
    wheel.stop()
    heart.stop()
    return [after.since(before) for before, after in pairwise(beats)]
