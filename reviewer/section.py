"""Photos under headings, as a contact sheet shows them: by day, by burst, by verdict, by shoot."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reviewer.photo import Verdict

GROUPINGS = ("none", "day", "burst", "verdict", "shoot")

# The headings stand in the order of their keys; a sort order that turns the same thing around turns them.
_TURNED = {"day": "-taken", "verdict": "-verdict"}
_VERDICTS = {str(verdict): place for place, verdict in enumerate(Verdict)}
_ORDERS: dict[str, Callable[[str], tuple[int, str]]] = {
    "day": lambda day: (0 if day else 1, day),
    "verdict": lambda verdict: (_VERDICTS.get(verdict, len(_VERDICTS)), verdict),
    "shoot": lambda shoot: (0, shoot),
}


@dataclass(frozen=True, slots=True)
class Section:
    """Photos under one heading, in order.

    `key` is a day as "2012-05-01" ("" for photos without a date), the value of a verdict, the name of a
    shoot, "burst" or "" (photos between bursts), or "" where nothing is grouped.
    """

    key: str
    ids: tuple[int, ...]


def by_key(photos: Iterable[tuple[int, str]], by: str, sort: str) -> list[Section]:
    """Photos with the key of their heading, in sort order, under one heading a key."""
    under: dict[str, list[int]] = defaultdict(list)
    for photo, key in photos:
        under[key].append(photo)
    keys = sorted(under, key=_ORDERS[by], reverse=_TURNED.get(by) == sort)
    return [Section(key, tuple(under[key])) for key in keys]


def by_burst(ids: Iterable[int], bursts: Iterable[Sequence[int]]) -> list[Section]:
    """Each burst whole, where its first photo in `ids` stands; what lies between is a section too."""
    mates = {photo: burst for burst in bursts for photo in burst}
    sections: list[Section] = []
    between: list[int] = []
    seen: set[int] = set()
    for photo in ids:
        if photo not in mates:
            between.append(photo)
        elif photo not in seen:
            sections += _between(between)
            between = []
            sections.append(Section("burst", tuple(mates[photo])))
            seen.update(mates[photo])
    return sections + _between(between)


def _between(ids: list[int]) -> list[Section]:
    return [Section("", tuple(ids))] if ids else []
