"""The lines of the list of facets: headings, and below each the values photos have, with their counts."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from ui.filter_state import FACETS

MOST: Final = 8
MANY_DAYS: Final = 12
# How much of a day's name, 2012-05-01, names its year and its month.
_YEAR, _MONTH, _DAY = 4, 7, 10
_FIXED: Final = {"looked_at": ("1", "0"), "captioned": ("1", "0")}

Counts = Mapping[str, Mapping[str, int]]
Chosen = Mapping[str, Sequence[str]]


class Kind(Enum):
    """What a line does: folds a section, chooses a value, or shows the rest of the values."""

    HEADING = auto()
    VALUE = auto()
    REST = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list.

    A value is `chosen` where it filters, a heading where it is unfolded. `count` is the photos of a value,
    the values chosen below a heading, the values that do not show.
    """

    facet: str
    kind: Kind
    value: str = ""
    count: int = 0
    chosen: bool = False
    depth: int = 0

    @property
    def key(self) -> tuple[str, Kind, str]:
        """What stays the same while counts change."""
        return self.facet, self.kind, self.value


def lines(counts: Counts, chosen: Chosen, folded: Collection[str], whole: Collection[str]) -> list[Line]:
    """All lines; sections in `folded` show only their heading, those in `whole` every value."""
    made: list[Line] = []
    for facet in FACETS:
        found, picked = counts.get(facet, {}), chosen.get(facet, ())
        if any(found.values()) or picked:
            open = facet not in folded
            made.append(Line(facet, Kind.HEADING, count=len(picked), chosen=open))
            if open:
                made += _section(facet, found, picked, facet in whole)
    return made


def _section(facet: str, counts: Mapping[str, int], chosen: Sequence[str], whole: bool) -> Iterator[Line]:
    if facet == "date":
        yield from _dates(counts, chosen)
        return
    known = {**dict.fromkeys(chosen, 0), **{value: count for value, count in counts.items() if count}}
    by_count = sorted(known, key=lambda value: (-known[value], value.casefold()))
    top = by_count if whole else [v for place, v in enumerate(by_count) if place < MOST or v in chosen]
    for value in sorted(top, key=_order_of(facet, by_count)):
        yield Line(facet, Kind.VALUE, value, known[value], value in chosen)
    if len(by_count) > MOST and (whole or len(top) < len(by_count)):
        yield Line(facet, Kind.REST, count=len(by_count) - len(top))


def _order_of(facet: str, by_count: Sequence[str]) -> Callable[[str], float]:
    """Lengths go up, yes comes before no; elsewhere what there is most of comes first."""
    if facet == "focal":
        return float
    return (_FIXED.get(facet) or by_count).index


def _dates(counts: Mapping[str, int], chosen: Sequence[str]) -> Iterator[Line]:
    """Days; where there are many, months or years, and the days of those that are chosen."""
    days = Counter({day: count for day, count in counts.items() if count})
    days.update(dict.fromkeys(chosen, 0))
    width = next((w for w in (_DAY, _MONTH) if len({day[:w] for day in days}) <= MANY_DAYS), _YEAR)
    yield from _calendar(days, chosen, min(width, *map(len, chosen), _DAY), 0)


def _calendar(days: Mapping[str, int], chosen: Sequence[str], width: int, depth: int) -> Iterator[Line]:
    for date in sorted({day[:width] for day in days if len(day) >= width}):
        inside = {day: count for day, count in days.items() if day.startswith(date)}
        yield Line("date", Kind.VALUE, date, sum(inside.values()), date in chosen, depth)
        if width < _DAY and any(value.startswith(date) for value in chosen):
            yield from _calendar(inside, chosen, _MONTH if width == _YEAR else _DAY, depth + 1)
