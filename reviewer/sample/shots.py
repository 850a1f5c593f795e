"""What was photographed when and where, and what a person going through the card would mark.

The facts stand in `resources/sample/shots.toml`, one table a frame, in the order they were taken.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from typing import Any

from reviewer.photo import Caption, Flag

BYLINE = "A. Photographer"
CREDIT = "Meridian Pictures"


@dataclass(frozen=True, slots=True)
class SampleFrame:
    """A frame of the sample card and the marks a careful person gives it; `name` is its stem on the card."""

    name: str
    scene: str
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
    """One exposure as the camera made it. `drawing` names the scene, `shutter` is a fraction of a second."""

    number: int
    drawing: str
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
    return tuple(_shot(number, row, places) for number, row in enumerate(table["shot"], start=1))


def _shot(number: int, row: Mapping[str, Any], places: Mapping[str, Place]) -> Shot:
    place = places[row["place"]]
    return Shot(
        number=number,
        drawing=row["scene"],
        taken=row["taken"],
        place=place,
        focal_mm=row["focal_mm"],
        aperture=float(row["aperture"]),
        shutter=tuple(row["shutter"]),
        iso=row["iso"],
        flash=row.get("flash", False),
        orientation=row.get("orientation", 1),
        extras=frozenset(row.get("extras", ())),
        frame=_frame(number, row, place),
    )


def _frame(number: int, row: Mapping[str, Any], place: Place) -> SampleFrame:
    looked_at = row.get("looked_at", True)
    return SampleFrame(
        name=f"IMG_{number:04}",
        scene=row["shows"],
        tags=tuple(row.get("tags", ())),
        looked_at=looked_at,
        rating=row.get("rating", 0),
        flag=Flag(row.get("flag", "none")),
        caption=_caption(row, place) if looked_at else Caption(),
    )


def _caption(row: Mapping[str, Any], place: Place) -> Caption:
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
