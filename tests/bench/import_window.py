"""Stalls of the window while it imports a card, thumbnails and all, and how soon a card's frames are seen."""

import time
from pathlib import Path

from reviewer import card
from reviewer.ingest import Plan
from tests.bench import alone
from tests.bench.figure import Figure
from tests.bench.ground import Ground
from tests.bench.heart import Gaps, beating, stalls
from tests.bench.screen import screen
from tests.bench.window import Hand, drive
from ui.import_dialog import ImportDialog, ImportRequest

LISTED_MS = 1000
STEP_S = 0.3


def figures(ground: Ground) -> list[Figure]:
    """Into an empty library, with a hand that goes from photo to photo meanwhile."""
    source, library = ground.card(), ground.empty_library()
    with screen() as on:
        listed, seen = alone.run(look, library, source, on=on)
        gaps = alone.run(copy, library, source, on=on)
    frames = f"the {ground.frames} frames of a card"
    return [
        Figure(f"{frames} in the dialog", "ms", (listed,), at_most=LISTED_MS),
        Figure("the first screen of their pictures", "ms", (seen,)),
        *stalls("import", gaps),
    ]


# In the window's process


def look(library: str, source: str) -> tuple[float, float]:
    """Milliseconds from choosing a card to all its frames in the sheet, and to the pictures on screen."""
    return drive(Path(library), lambda hand: _look(hand, Path(source)))


def _look(hand: Hand, source: Path) -> tuple[float, float]:
    hand.opened()
    hand.pause()
    hand.desk.dialogs.ask_import()
    dialog = next(iter(hand.desk.findChildren(ImportDialog)))
    begun = time.perf_counter()
    dialog.list_folder(source)
    hand.until(lambda: bool(dialog.pane.frames.frames))
    listed = (time.perf_counter() - begun) * 1000
    hand.until(lambda: dialog.pane.sheet.complete)
    seen = (time.perf_counter() - begun) * 1000
    dialog.reject()
    return listed, seen


def copy(library: str, source: str) -> Gaps:
    """What lies between two beats each, all through an import."""
    return drive(Path(library), lambda hand: _copy(hand, Path(source)))


def _copy(hand: Hand, source: Path) -> Gaps:
    hand.opened()
    request = ImportRequest(source, card.frames(source).frames, Plan("bench"), ("people-at-risk",))
    last = time.perf_counter()

    def done() -> bool:
        nonlocal last
        if time.perf_counter() - last > STEP_S:
            last = time.perf_counter()
            hand.views.step(1)
        return not hand.desk.importing.running

    with beating() as gaps:
        hand.desk.importing.start(request)
        hand.until(done)
    return gaps
