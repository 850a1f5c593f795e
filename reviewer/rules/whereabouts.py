"""Where a rule holds: a circle or an outline on the map, or a country by its names."""

import math
from dataclasses import dataclass
from functools import cached_property

from reviewer.photo import CameraFacts, Caption

Point = tuple[float, float]
"""Degrees north, degrees east (WGS 84), as the camera's receiver gives them."""

# Mean radius of the earth in kilometres (IUGG), for distances on a sphere.
_EARTH_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What is known of where a frame was taken: a point, and how its caption names the country."""

    point: Point | None = None
    country: frozenset[str] = frozenset()

    @classmethod
    def of(cls, facts: CameraFacts, caption: Caption) -> "Whereabouts":
        """What the camera and the caption tell."""
        names = [name.casefold().strip() for name in (caption.country_code, caption.country)]
        return cls(facts.gps, frozenset(filter(None, names)))


@dataclass(frozen=True)
class Area:
    """A named part of the world: a circle (`centre`, `km`), an `outline` of points, or a country.

    `countries` are the names and codes by which captions call it. Outlines do not cross the 180th meridian.
    """

    id: str
    label: str
    centre: Point | None = None
    km: float = 0
    outline: tuple[Point, ...] = ()
    countries: tuple[str, ...] = ()

    def holds(self, where: Whereabouts) -> bool | None:
        """Whether a frame was taken here; None where that cannot be known."""
        if self.countries:
            return bool(self._names & where.country) if where.country else None
        if where.point is None:
            return None
        if self.centre is not None:
            return _distance_km(self.centre, where.point) <= self.km
        return _within(where.point, self.outline)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(name.casefold() for name in self.countries)


def _distance_km(one: Point, other: Point) -> float:
    """The great-circle distance, by the haversine formula."""
    (north, east), (north2, east2) = (tuple(map(math.radians, point)) for point in (one, other))
    across = math.sin((east2 - east) / 2) ** 2 * math.cos(north) * math.cos(north2)
    half = math.sin((north2 - north) / 2) ** 2 + across
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def _within(point: Point, outline: tuple[Point, ...]) -> bool:
    """Whether a ray to the east crosses the outline an odd number of times."""
    north, east = point
    inside = False
    for (n1, e1), (n2, e2) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (n1 > north) != (n2 > north) and east < (e2 - e1) * (north - n1) / (n2 - n1) + e1:
            inside = not inside
    return inside
