"""A small library with a rule set, for the panes: no pictures in it, only what is known of them."""

from datetime import datetime
from pathlib import Path, PurePosixPath

from reviewer.ingest import Copied
from reviewer.photo import CameraFacts, Caption, Frame, StoredFile
from reviewer.review import Review

SHOOT = "Pyongyang, May 2012"
UNJUDGED = "No rules"
RULES = """
id = "test"
title = "Rules of the test"
version = "1"
summary = "Two rules."
notice = "Guidance, not law."

[[tag]]
id = "soldier"
label = "Soldier"
group = "People"
synonyms = ["army", "uniform"]
key = "s"

[[tag]]
id = "child"
label = "Child"
group = "People"
synonyms = ["boy", "girl"]

[[tag]]
id = "bus"
label = "Bus"
group = "Things"

[[tag]]
id = "flash"
label = "Flash"
group = "Taken"
camera = { flash = true }

[[rule]]
id = "army"
title = "Soldiers in the frame"
outcome = "restricted"
reason = "Not to be photographed at all."
all = ["soldier"]

[[rule]]
id = "young"
title = "A child in the frame"
outcome = "caution"
reason = "Protect whom the picture shows."
all = ["child"]
"""
FACTS = CameraFacts(
    taken_at=datetime(2012, 5, 4, 11, 3, 9),
    make="Meridian",
    model="Meridian M2",
    serial="SN-4711",
    lens="50 mm f/2",
    focal_length_mm=50,
    aperture=5.6,
    exposure_s=1 / 250,
    iso=400,
    flash_fired=True,
    gps=(39.0392, 125.7625),
    width=6000,
    height=4000,
)


def library(folder: Path, photos: int = 4) -> Review:
    """A library of so many photos, IMG_0001 and on, in a shoot that is judged."""
    rules = folder.parent / "rules.toml"
    rules.write_text(RULES, encoding="utf-8")
    review = Review.create(folder)
    review.start_shoot(SHOOT, [str(rules)])
    for number in range(1, photos + 1):
        add(review, SHOOT, number)
    return review


def add(review: Review, shoot: str, number: int, facts: CameraFacts = FACTS, trouble: str = "") -> int:
    """One more photo of a shoot; returns its id."""
    path = PurePosixPath("shoots", shoot, f"IMG_{number:04}.JPG")
    stored = StoredFile(path, 7_000_000, f"{number:064x}")
    frame = Frame((Path(path),))
    return review.add(shoot, [Copied(frame, (stored,), facts, Caption(), trouble)])[0]
