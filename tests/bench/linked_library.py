"""A library whose photos share their files: 3,000 photos of 7 MB on the room of 480.

The files are hard links. Which file has which content is the catalog's word, and here every photo is said to
have content of its own; so each gets its own previews and pixmaps, as 3,000 different files would.
"""

import hashlib
import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

from reviewer.arrival import Look, look
from reviewer.imported import Copied
from reviewer.photo import Frame, StoredFile
from reviewer.preview import make
from reviewer.review import Review
from tests.bench.photographs import PICTURES
from ui.darkroom import THUMBNAIL_EDGES

SHOOT = "bench"
BEGUN = datetime(2025, 3, 2, 6)
# Far enough apart that no two are a burst.
APART = timedelta(seconds=47)


def write(folder: Path, files: Sequence[Path], photos: int) -> None:
    """Make a library of so many photos, each of them one of these files under a name of its own."""
    looks = {file: look(file) for file in files}
    with Review.create(folder) as review:
        shoot = review.start_shoot(SHOOT).name
        (folder / "shoots" / shoot).mkdir(parents=True)
        chosen = [files[number % len(files)] for number in range(photos)]
        review.add(shoot, [_taken_in(folder, n, file, looks[file]) for n, file in enumerate(chosen)])


def forget_previews(library: Path) -> None:
    """Nothing is kept from an earlier look."""
    shutil.rmtree(library / "previews", ignore_errors=True)


def keep_thumbnails(library: Path, files: Sequence[Path]) -> None:
    """Have a thumbnail of every photo in the library, as if all had been on screen once."""
    jpegs = [make(file, THUMBNAIL_EDGES[0]) for file in files[:PICTURES]]
    with Review.open(library) as review:
        for number, photo in enumerate(review.photos(review.ids())):
            place = review.previews.place(photo.primary.sha256, THUMBNAIL_EDGES[0])
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(jpegs[number % len(jpegs)])


def _taken_in(library: Path, number: int, file: Path, seen: Look) -> Copied:
    place = PurePosixPath("shoots", SHOOT, f"IMG_{number + 1:06}.JPG")
    os.link(file, library / place)
    stored = StoredFile(place, file.stat().st_size, hashlib.sha256(place.name.encode()).hexdigest())
    facts = replace(seen.facts, taken_at=BEGUN + number * APART)
    return Copied(Frame((file,)), (stored,), facts, seen.caption, seen.trouble)
