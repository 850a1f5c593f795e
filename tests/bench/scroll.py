"""Stalls of the window while a hand scrolls through many frames: how often nothing happened for too long."""

import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer

from tests.bench import alone
from tests.bench.figure import Figure
from tests.bench.ground import Ground
from tests.bench.heart import Gaps, beating, stalls
from tests.bench.linked_library import keep_thumbnails
from tests.bench.screen import screen
from tests.bench.window import Hand, drive

SCROLL_MS = 16
SECONDS = 15


def figures(ground: Ground) -> list[Figure]:
    """From the first frame to the last, without thumbnails and with all of them."""
    library = ground.long_library()
    with screen() as on:
        fresh = alone.run(scroll, library, on=on)
        keep_thumbnails(library, ground.files())
        kept = alone.run(scroll, library, on=on)
    return [*stalls("nothing cached", fresh), *stalls("thumbnails cached", kept)]


# In the window's process


def scroll(library: str) -> Gaps:
    """Milliseconds between two beats all through the scroll, by the clock and of the window's work."""
    return drive(Path(library), _scroll)


def _scroll(hand: Hand) -> Gaps:
    bar = hand.views.sheet.verticalScrollBar()
    hand.first_screen()
    begun = time.perf_counter()

    def on() -> None:
        bar.setValue(round(bar.maximum() * (time.perf_counter() - begun) / SECONDS))

    wheel = QTimer(interval=SCROLL_MS, timerType=Qt.TimerType.PreciseTimer)
    wheel.timeout.connect(on)
    with beating() as gaps:
        wheel.start()
        hand.until(lambda: bar.value() == bar.maximum())
        wheel.stop()
    return gaps
