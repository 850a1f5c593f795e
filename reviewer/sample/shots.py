"""What was photographed when and where, and what a person going through the card would mark.

The facts stand in `resources/sample/shots.toml`, one table a frame, in the order they were taken.
"""

import tomllib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import resources
from typing import Any

from reviewer.photo import Caption, Flag

BYLINE = "A. Photographer"
CREDIT = "Meridian Pictures"

_Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SampleFrame:
    """A frame of the sample card and the marks a careful person gives it; `name` is its stem on the card.

    `burst` tells whether it was taken in one, so that its flag waits until the best of them is picked.
    """

    name: str
    scene: str
    burst: bool
    tags: tuple[str, ...]
    looked_at: bool
    rating: int
    flag: Flag
    caption: Caption


@dataclass(frozen=True, slots=True)
class Place:
    """Where a frame was taken. `gps` in degrees, latitude north and longitude east."""

    city: str
    region: str
    gps: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shot:
    """One exposure as the camera made it. `drawing` names the scene, `shutter` is a fraction of a second.

    `seed` is of the drawing, whatever stands before it; `moment` counts through a burst, whose frames
    differ by what moves.
    """

    number: int
    drawing: str
    seed: int
    moment: int
    taken: datetime
    place: Place
    focal_mm: int
    aperture: float
    shutter: tuple[int, int]
    iso: int
    flash: bool
    orientation: int
    extras: frozenset[str]
    frame: SampleFrame

    @property
    def name(self) -> str:
        """The stem of its files."""
        return self.frame.name


def shots() -> tuple[Shot, ...]:
    """Every frame of the card that shows something, in the order they were taken."""
    source = resources.files("resources") / "sample" / "shots.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    places = {key: Place(p["city"], p["region"], tuple(p["gps"])) for key, p in table["place"].items()}
    exposures = [(row, moment) for row in table["shot"] for moment in range(row.get("burst", 1))]
    return tuple(_shot(number, *exposure, places) for number, exposure in enumerate(exposures, start=1))


def _shot(number: int, row: _Row, moment: int, places: Mapping[str, Place]) -> Shot:
    place = places[row["place"]]
    return Shot(
        number=number,
        drawing=row["scene"],
        seed=zlib.crc32(row["scene"].encode()),
        moment=moment,
        taken=row["taken"] + moment * timedelta(seconds=row.get("every", 0)),
        place=place,
        focal_mm=row["focal_mm"],
        aperture=float(row["aperture"]),
        shutter=tuple(row["shutter"]),
        iso=row["iso"],
        flash=row.get("flash", False),
        orientation=row.get("orientation", 1),
        extras=frozenset(row.get("extras", ()) if moment == 0 else ()),
        frame=_frame(number, row, moment, place),
    )


def _frame(number: int, row: _Row, moment: int, place: Place) -> SampleFrame:
    looked_at = row.get("looked_at", True)
    return SampleFrame(
        name=f"IMG_{number:04}",
        scene=row["shows"],
        burst="burst" in row,
        tags=tuple(row.get("tags", ())),
        looked_at=looked_at,
        rating=row.get("rating", 0),
        flag=_flag(row, moment),
        caption=_caption(row, place) if looked_at else Caption(),
    )


def _flag(row: _Row, moment: int) -> Flag:
    """The flag of a frame; in a burst the best is picked and the others are rejected."""
    if "best" not in row:
        return Flag(row.get("flag", "none"))
    return Flag.PICK if moment + 1 == row["best"] else Flag.REJECT


def _caption(row: _Row, place: Place) -> Caption:
    taken: datetime = row["taken"]
    return Caption(
        headline=row["headline"],
        description=row["description"],
        city=place.city,
        region=place.region,
        country="North Korea",
        country_code="PRK",
        date=taken.date().isoformat(),
        byline=BYLINE,
        credit=CREDIT,
        copyright=f"© {taken.year} {BYLINE}",
        keywords=tuple(row["keywords"]),
    )
