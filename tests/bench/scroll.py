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


def _figures(name: str, gaps: list[float]) -> list[Figure]:
    stalls = sum(gap > STALL_MS for gap in gaps)
    return [
        Figure(f"{name}: stalls over {STALL_MS} ms", "", (stalls,), at_most=0),
        Figure(f"{name}: longest", "ms", (max(gaps),)),
    ]


# In the window's process


def scroll(library: str) -> list[float]:
    """Milliseconds between two beats, all through the scroll."""
    return drive(Path(library), _scroll)


def _scroll(hand: Hand) -> list[float]:
    sheet, bar, beats = hand.views.sheet, hand.views.sheet.verticalScrollBar(), list[float]()
    hand.until(lambda: sheet.complete)
    begun = time.perf_counter()

    def on() -> None:
        bar.setValue(round(bar.maximum() * (time.perf_counter() - begun) / SECONDS))

    heart = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))
    wheel = QTimer(interval=SCROLL_MS, timerType=Qt.TimerType.PreciseTimer)
    wheel.timeout.connect(on)
    heart.start()
    wheel.start()
    hand.until(lambda: bar.value() == bar.maximum())
    wheel.stop()
    heart.stop()
    return [1000 * (after - before) for before, after in pairwise(beats)]
