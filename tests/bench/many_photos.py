"""What a library of 100,000 real rows costs: to open, to ask, to change; bare core, no window.

Run as `python -m tests.bench.many_photos`; `measure` gives the rows to whoever prints a larger table, and
`make` the library to whoever opens a window on it.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from statistics import median

from reviewer.catalog import NAME, Catalog
from reviewer.law import Law
from reviewer.photo import CameraFacts, Caption, ColourLabel, Flag, Marks, Photo, StoredFile
from reviewer.review import Review

MANY = 100_000
SELECTED = 3_000
RULESET = "dprk-visitor"
FILTERS = (
    "rating>=3",
    "verdict:restricted",
    "tag:soldier -tag:crowd",
    "flag:pick looked:no",
    "camera:canon iso>=800",
    'camera:"Canon EOS 5D"',
    "focal:35",
    "date:2012-05-02",
    "place:Wonsan",
    "captioned:no",
    "broken",
    "원산",
    "caption:statu",
)

Row = tuple[str, tuple[float, ...], float | None]

_BODIES = (
    ("Canon", "Canon EOS 5D", "018"),
    ("NIKON CORPORATION", "NIKON D90", "602"),
    ("Apple", "iPhone 7", ""),
)
_LENSES = (("EF 35mm f/2", 35.0), ("EF 24-70mm f/2.8L", 50.0), ("AF-S 70-200mm", 135.0))
_CITIES = ("Pyongyang", "Wonsan", "Kaesong", "원산")
_SUBJECTS = (
    "A bus, broken down",
    "The statue at noon",
    "Children going to school",
    "Markt bei Süden",
    "버스 정류장",
)
_TAGS = ("soldier", "crowd", "from-behind", "leader-statue")


def make(folder: Path, count: int = MANY) -> Path:
    """A library of so many photos that have no files, made once; the same each time."""
    done = folder.with_suffix(".complete")
    if not done.is_file():
        shutil.rmtree(folder, ignore_errors=True)
        with Review.create(folder) as review:
            law = Law.of(review.start_shoot("bench", [RULESET]), folder / "rulesets")
        with closing(Catalog(folder / NAME)) as catalog, catalog.writing():
            for photo in _photos(count):
                content = (photo.shoot, photo.name, photo.files, photo.facts, photo.marks, photo.trouble)
                catalog.add(*content, _likeness(photo.id))
                catalog.save_judged([(photo.id, law.judged(photo))])
        done.touch()
    return folder


def _photos(count: int) -> Iterator[Photo]:
    """Series of five frames in three seconds, a minute between them, two hundred series a day."""
    chance = random.Random(7)
    for number in range(1, count + 1):
        series, frame = divmod(number - 1, 5)
        day, minute = divmod(series, 200)
        taken = datetime(2012, 5, 1, 8) + timedelta(days=day, minutes=minute, milliseconds=600 * frame)
        name = f"IMG_{number:06}"
        file = StoredFile(PurePosixPath("shoots", "bench", f"{name}.JPG"), 9_000_000, f"{number:064x}")
        facts = _facts(series, None if number % 1000 == 0 else taken)
        trouble = f"{name}.JPG is cut short." if number % 5000 == 0 else ""
        yield Photo(number, "bench", name, (file,), facts, _marks(chance), trouble)


def _facts(series: int, taken: datetime | None) -> CameraFacts:
    make, model, serial = _BODIES[series % 3]
    lens, focal = _LENSES[series % 3]
    return CameraFacts(
        taken_at=taken,
        make=make,
        model=model,
        serial=serial,
        lens=lens,
        focal_length_mm=focal,
        aperture=5.6,
        exposure_s=1 / 250,
        iso=100 << series % 5,
        flash_fired=False,
        width=5616,
        height=3744,
    )


def _marks(chance: random.Random) -> Marks:
    """Half of the photos were gone through."""
    if chance.random() < 0.5:
        return Marks()
    caption = Caption()
    if chance.random() < 0.4:
        city = chance.choice(_CITIES)
        description = f"{chance.choice(_SUBJECTS)} in {city}, seen from the road to the east"
        caption = Caption(headline=f"{city} {chance.randrange(1000)}", description=description, city=city)
    return Marks(
        rating=chance.randrange(6),
        flag=chance.choice((Flag.PICK, Flag.NONE, Flag.REJECT)),
        label=chance.choice((ColourLabel.NONE, ColourLabel.NONE, ColourLabel.RED)),
        tags=frozenset(chance.sample(_TAGS, chance.randrange(3))),
        looked_at=True,
        caption=caption,
    )


def _likeness(photo: int) -> int:
    """One look for each series."""
    return random.Random((photo - 1) // 5).getrandbits(64) - (1 << 63)


def measure(library: Path, times: int = 5) -> list[Row]:
    """Name, seconds of each run, and the limit of the median where there is one. Changes are taken back."""

    def open_it() -> None:
        with Review.open(library) as review:
            review.ids()

    with Review.open(library) as review:
        rows = [_row("ids", review.ids, None, times)]
        for where in FILTERS:
            rows.append(_row(f"ids {where}", lambda where=where: review.ids(where), None, times))
        for where in ("", "rating>=3"):
            rows.append(_row(f"counts {where}", lambda where=where: review.counts(where), None, times))
        for by in ("day", "verdict", "burst"):
            rows.append(_row(f"sections by {by}", lambda by=by: review.sections(by=by), None, times))
        rows.append(_row("bursts", review.bursts, None, times))
        rows += _changes(review, times)
    return [_row("Review.open, ids, close", open_it, None, times), *rows]


def _changes(review: Review, times: int) -> list[Row]:
    chosen = review.ids()[:SELECTED]
    stars = iter(range(1_000_000))

    def rate(count: int) -> Callable[[], None]:
        return lambda: review.change("Rate", chosen[:count], rating=next(stars) % 5 + 1)

    rows = [
        _row("rate one photo", rate(1), None, times),
        _row(f"rate {SELECTED} photos", rate(SELECTED), None, times),
        _row(f"undo of {SELECTED} photos", review.undo, None, 1),
        _row("what undo would take back", lambda: review.can_undo, None, times),
    ]
    while review.undo():
        pass
    return rows


def _row(name: str, act: Callable[[], object], limit: float | None, times: int) -> Row:
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - started)
    return name, tuple(seconds), limit


def main() -> int:
    """Print a table in milliseconds."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.many_photos")
    parser.add_argument("--folder", type=Path, default=None, help="keep the library there")
    parser.add_argument("--photos", type=int, default=MANY)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary)
        library = make(folder / f"photos-{arguments.photos}", arguments.photos)
        for name, seconds, _ in measure(library):
            figures = "".join(f"{s * 1000:9.1f}" for s in (median(seconds), min(seconds), max(seconds)))
            print(f"{name:40}{figures}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
