"""A sequence of 3,000 of an archive's photos: one of them moved in the window, and by the core alone."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from reviewer import sequencing
from reviewer.progress import finish
from reviewer.review import Review
from tests.bench import alone
from tests.bench.figure import Figure
from tests.bench.ground import Ground
from tests.bench.moment import Moment
from tests.bench.screen import screen
from tests.bench.window import Hand, drive
from ui.contact_sheet import ContactSheet

NAME = "Bench"
PLACED = 3_000
MOVES = 40
LIMIT_MS = 50
Told = dict[str, list[float]]


def figures(ground: Ground) -> list[Figure]:
    """First the window, then the core alone, which is asked for a million photos too."""
    library, huge = ground.large_library(), ground.huge_library()
    with screen() as on:
        moved = alone.run(move, library, on=on)
    here, there = alone.run(change, library, ground.runs), alone.run(change, huge, ground.runs)
    name = f"one of {PLACED:,} photos moved"
    return [
        Figure(f"{name} and seen", "ms", tuple(moved["clock"])),
        Figure(f"{name}, the window's own work", "ms", tuple(moved["work"]), at_most=LIMIT_MS),
        *(Figure(f"core: of {ground.photos:,}, {name}", "ms", tuple(took)) for name, took in here.items()),
        *(
            Figure(f"core: of {10 * ground.photos:,}, {name}", "ms", tuple(took))
            for name, took in there.items()
        ),
    ]


# In a process of its own


def move(library: str) -> Told:
    """Milliseconds from the key to the sheet that shows it, by the clock and of the window's work."""
    try:
        return drive(Path(library), _move)
    finally:
        _take_back(Path(library))


def _move(hand: Hand) -> Told:
    hand.first_screen()
    desk, sheet = hand.desk, hand.views.sheet
    finish(sequencing.putting(hand.review, "Put", NAME, hand.review.ids()[:PLACED]))
    desk.sidebar.sequences.choose(NAME)
    hand.until(lambda: len(sheet.ids) == PLACED and not desk.search.busy)
    hand.rest()
    told: Told = {"clock": [], "work": []}
    for number in range(MOVES):
        photo, begun = sheet.current, Moment.now()
        desk.sequences.move(1)
        hand.until(partial(_stands, sheet, number + 1, photo))
        sheet.viewport().repaint()
        took = Moment.now().since(begun)
        told["clock"].append(took.clock)
        told["work"].append(took.work)
        hand.until(lambda: not desk.search.busy)
    return told


def _stands(sheet: ContactSheet, place: int, photo: int | None) -> bool:
    return sheet.ids[place] == photo


def change(library: str, times: int) -> Told:
    """Milliseconds by what is done; all of it is taken back."""
    with Review.open(Path(library)) as review:
        photos = review.ids()[:PLACED]
        told = {f"{PLACED:,} put in": _timed(lambda: _put(review, *photos), 1)}
        first = iter(photos[1:])
        told["one moved to the front"] = _timed(lambda: _put(review, next(first), front=True), times)
        told["one undone"] = _timed(review.undo, times)
        told["all listed"] = _timed(lambda: review.ids(f"in:{NAME}"), times)
        told["those in none"] = _timed(lambda: review.ids("in:no"), times)
        told["sequences counted"] = _timed(review.sequences, times)
    _take_back(Path(library))
    return told


def _put(review: Review, *photos: int, front: bool = False) -> None:
    before = review.ranked(NAME)[0][0] if front else None
    finish(sequencing.putting(review, "Put", NAME, photos, before))


def _take_back(library: Path) -> None:
    with Review.open(library) as review:
        review.undo_to(0)


def _timed(act: Callable[[], object], times: int) -> list[float]:
    told = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        told.append(1000 * (time.perf_counter() - begun))
    return told
