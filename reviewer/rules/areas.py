"""Reading the areas of a rule set: the [[area]] blocks."""

from reviewer.rules.table import Table
from reviewer.rules.whereabouts import Area, Point

KEYS = ("id", "label", "circle", "outline", "countries")
_SHAPES = ("circle", "outline", "countries")
_CIRCLE = ("at", "km")
_FARTHEST_KM = 20_040  # half way around the earth
_MOST_POINTS = 1000
_DEGREES = "degrees north and degrees east"


def area(table: Table, named: str) -> Area:
    """The area that a block describes; what is wrong in it is noted."""
    given = [shape for shape in _SHAPES if table.get(shape) is not None]
    if len(given) != 1:
        right = 'circle = { at = [39.03, 125.75], km = 5 }, outline = [[…], […], […]] or countries = ["KP"]'
        table.fault("", f"it needs one of {right}; it has {len(given) or 'none'} of them.")
    centre, km = _circle(table)
    label = table.text("label") or named.replace("-", " ").capitalize()
    return Area(named, label, centre, km, _outline(table), table.texts("countries"))


def _circle(table: Table) -> tuple[Point | None, float]:
    content = table.get("circle")
    if content is None:
        return None, 0
    if not isinstance(content, dict):
        table.fault("circle", "`circle` must be a table such as { at = [39.03, 125.75], km = 5 }.")
        return None, 0
    circle = table.within("circle")
    circle.only(_CIRCLE)
    centre, km = _point(circle.get("at")), _number(circle.get("km"))
    if centre is None:
        circle.fault("at", f"`at` must be {_DEGREES}, like [39.03, 125.75].")
    if km is None or not 0 < km <= _FARTHEST_KM:
        circle.fault("km", "`km` must be the circle's radius in kilometres, like 5.")
        return centre, 0
    return centre, km


def _outline(table: Table) -> tuple[Point, ...]:
    content = table.get("outline")
    if content is None:
        return ()
    points = [_point(point) for point in content] if isinstance(content, list) else []
    known = tuple(point for point in points if point is not None)
    if not 3 <= len(points) <= _MOST_POINTS or len(known) < len(points):
        what = f"`outline` must be a list of 3 to {_MOST_POINTS} points, each {_DEGREES}"
        table.fault("outline", f"{what}, like [[38.0, 126.5], [38.3, 127.0], [37.9, 127.2]].")
        return ()
    if max(east for _, east in known) - min(east for _, east in known) > 180:
        table.fault("outline", "`outline` crosses the 180th meridian. Make two areas of it.")
    return known


def _point(value: object) -> Point | None:
    if not isinstance(value, list) or len(value) != 2:
        return None
    north, east = map(_number, value)
    if north is None or east is None or not (-90 <= north <= 90 and -180 <= east <= 180):
        return None
    return north, east


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
