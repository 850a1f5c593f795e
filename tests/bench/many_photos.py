"""A library of 100,000 real rows: facts, marks, captions and verdicts, the same each time, and no files.

What is seen first has thumbnails, all alike.
"""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

from reviewer import rules
from reviewer.catalog import NAME, Catalog
from reviewer.law import Law
from reviewer.photo import CameraFacts, Caption, ColourLabel, Flag, Look, Marks, Photo, StoredFile
from reviewer.review import Review
from tests.bench.bare_library import grey
from ui.darkroom import THUMBNAIL_EDGES

RULESET = "dprk-visitor"
# More than fit on a screen and the one after it.
SEEN_FIRST = 200

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


def write(folder: Path, photos: int) -> None:
    """Make a library of so many photos."""
    with Review.create(folder) as review:
        law = Law.of(review.start_shoot("bench", [RULESET]), rules.with_text, {})
    with closing(Catalog(folder / NAME)) as catalog, catalog.writing():
        for photo in _photos(photos):
            content = (photo.shoot, photo.name, photo.files, photo.facts, photo.marks, photo.trouble)
            catalog.add(*content, _likeness(photo.id))
            catalog.save_judged([(photo.id, law.judged(photo))])
    with Review.open(folder) as review:
        for seen in review.photos(review.ids()[:SEEN_FIRST]):
            place = review.previews.place(seen.primary.sha256, THUMBNAIL_EDGES[0])
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(grey())


def multiply(library: Path, folder: Path, times: int) -> None:
    """Copy a library and put its photos in so many times."""
    shutil.copytree(library, folder)
    with closing(sqlite3.connect(folder / NAME)) as db, db:
        (highest,) = db.execute("SELECT max(id) FROM photos").fetchone()
        columns = [name for _, name, *_ in db.execute("PRAGMA table_info(photos)") if name != "id"]
        row = ", ".join(columns)
        for _ in range(times - 1):
            db.execute(f"INSERT INTO photos ({row}) SELECT {row} FROM photos WHERE id <= ?", [highest])
        db.execute("ANALYZE")


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
        looks=(Look(),),
        caption=caption,
    )


def _likeness(photo: int) -> int:
    """One look for each series."""
    return random.Random((photo - 1) // 5).getrandbits(64) - (1 << 63)
