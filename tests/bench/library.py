"""A library of 100,000 real rows: what it costs to open, in the window and without, to ask and to change."""

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from reviewer.looking import Looking
from reviewer.review import Review
from tests.bench import alone
from tests.bench.figure import Figure
from tests.bench.ground import Ground
from tests.bench.memory import peak_mb
from tests.bench.running import until_told
from tests.bench.screen import screen
from tests.bench.window import Hand, drive

LIMIT_S = 1.0
LIMIT_MB = 400
CHANGED = 3_000
FILTERS = (
    "rating>=3",
    "verdict:restricted",
    "tag:soldier -tag:crowd",
    "flag:pick looked:no",
    "camera:canon iso>=800",
    "date:2012-05-02",
    "place:Wonsan",
    "captioned:no",
    "원산",
    "caption:statu",
)
Told = dict[str, list[float]]


def figures(ground: Ground) -> list[Figure]:
    """First the window, then the core alone."""
    library, name = ground.large_library(), f"{ground.photos:,} photos"
    window = [sys.executable, "-m", "reviewer", str(library)]
    with screen() as on:
        until_told(on, window, "first-screen")
        opened = tuple(until_told(on, window, "first-screen") for _ in range(ground.runs))
        seen = alone.run(look, library, ground.runs, on=on)
    asked = alone.run(ask, library, ground.runs)
    return [
        Figure(f"{name} from process start to first screen", "s", opened, at_most=LIMIT_S),
        Figure(f"{name} opened in a window that stands", "s", tuple(seen["s"]), at_most=LIMIT_S),
        Figure(f"{name} in the window's process", "MB", tuple(seen["MB"]), at_most=LIMIT_MB),
        *(Figure(f"core: {name}", "ms", tuple(took)) for name, took in asked.items()),
    ]


# In a process of its own


def look(library: str, times: int) -> Told:
    """Let the window come to rest, take its memory, open the library again; MB and seconds."""
    return drive(Path(library), lambda hand: _look(hand, Path(library), times))


def _look(hand: Hand, library: Path, times: int) -> Told:
    hand.first_screen()
    hand.rest()
    hand.pause()
    peak = peak_mb()
    return {"MB": [peak], "s": [_seconds(lambda: hand.open_library(library)) for _ in range(times)]}


def ask(library: str, times: int) -> Told:
    """Milliseconds by question and change; changes are taken back."""

    def open_it() -> None:
        with Review.open(Path(library)) as review:
            review.ids()

    told = {"open, list, close": _timed(open_it, times)}
    with Review.open(Path(library)) as review:
        told |= {name: _timed(question, times) for name, question in _questions(review).items()}
        told |= _changes(review, times)
    return told


def _questions(review: Review) -> dict[str, Callable[[], object]]:
    return {
        "list all": review.ids,
        **{f"list {where}": partial(review.ids, where) for where in FILTERS},
        **{f"counts of {where or 'all'}": partial(review.counts, where) for where in ("", "rating>=3")},
        **{f"headings by {by}": partial(review.sections, by=by) for by in ("day", "verdict", "burst")},
        "bursts, worked out anew": partial(_bursts, review.folder),
    }


def _bursts(library: Path) -> None:
    """A library keeps its bursts, so this asks one that was just opened."""
    with Looking.open(library) as looking:
        looking.bursts()


def _changes(review: Review, times: int) -> Told:
    chosen = review.ids()[:CHANGED]
    stars = iter(range(1_000_000))

    def rate(photos: Sequence[int]) -> None:
        review.change("Rate", photos, rating=next(stars) % 5 + 1)

    told = {
        "rate one photo": _timed(lambda: rate(chosen[:1]), times),
        f"rate {CHANGED:,} photos": _timed(lambda: rate(chosen), times),
        "undo that": _timed(review.undo, times),
    }
    while review.undo():
        pass
    return told


def _timed(act: Callable[[], object], times: int) -> list[float]:
    return [1000 * _seconds(act) for _ in range(times)]


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
