"""Questions over all photos at once: which, in what order, how many of what."""

import json
from collections import Counter
from collections.abc import Collection
from datetime import datetime
from typing import Any

from reviewer.burst import Exposure
from reviewer.catalog.database import Database
from reviewer.catalog.filter_query import Sql, where_sql
from reviewer.photo import Verdict
from reviewer.selection import Expression

_IN_TIME = "undated, taken_at, name, photos.id"
_VERDICTS = " ".join(f"WHEN '{verdict}' THEN {place}" for place, verdict in enumerate(Verdict))

SORTS = {
    "taken": _IN_TIME,
    "name": "name, photos.id",
    "rating": f"rating DESC, {_IN_TIME}",
    "added": "photos.id",
    "verdict": f"CASE verdict {_VERDICTS} END, {_IN_TIME}",
}
_DAY = "substr(taken_at, 1, 10)"
_KEYS = {"day": f"coalesce({_DAY}, '')", "verdict": "verdict", "shoot": "shoot"}
_ONE = {
    "verdict": "verdict",
    "flag": "flag",
    "rating": "rating",
    "label": "label",
    "shoot": "shoot",
    "looked_at": "looked_at",
    "camera": "camera",
    "lens": "lens",
    "focal": "focal",
    "date": _DAY,
    "captioned": "captioned",
}
_MANY = {"tag": "shown_tags", "rule": "rules", "place": "places"}

FACETS = (*_ONE, *_MANY)


def ids(db: Database, where: Expression, sort: str, among: Collection[int] | None) -> list[int]:
    """The photos a filter holds for, in order."""
    condition, values = where_sql(where)
    if among is not None:
        condition = f"({condition}) AND photos.id IN (SELECT value FROM json_each(?))"
        values = [*values, json.dumps(list(among))]
    return [photo for (photo,) in _rows(db, "photos.id", (condition, values), sort)]


def keyed_ids(db: Database, where: Expression, sort: str, by: str) -> list[tuple[int, str]]:
    """The same with the day, the verdict or the shoot of each."""
    return _rows(db, f"photos.id, {_KEYS[by]}", where_sql(where), sort)


def counts(db: Database, where: Expression) -> dict[str, dict[str, int]]:
    """For each facet, how many photos have each value; what is empty is no value."""
    columns = [*_ONE.values(), *_MANY.values()]
    condition, values = where_sql(where)
    rows = db.execute(f"SELECT {', '.join(columns)} FROM photos WHERE {condition}", values).fetchall()
    of_each = [Counter(column) for column in zip(*rows, strict=True)] or [Counter[str]() for _ in columns]
    return {
        facet: dict(_of_one(counted) if facet in _ONE else _of_many(counted))
        for facet, counted in zip(FACETS, of_each, strict=True)
    }


def exposures(db: Database) -> list[Exposure]:
    """All photos whose time is known, in that order."""
    rows = _rows(db, "photos.id, taken_at, body, likeness", ("NOT undated", []), "taken")
    return [
        Exposure(photo, datetime.fromisoformat(at).replace(tzinfo=None), body, likeness)
        for photo, at, body, likeness in rows
    ]


def _rows(db: Database, columns: str, where: Sql, sort: str) -> list[Any]:
    """Selected photos in order, all of them turned around where the order begins with a dash."""
    condition, values = where
    order = SORTS[sort.removeprefix("-")]
    rows = db.execute(f"SELECT {columns} FROM photos WHERE {condition} ORDER BY {order}", values).fetchall()
    return rows[::-1] if sort.startswith("-") else rows


def _of_one(counted: Counter[Any]) -> Counter[str]:
    return Counter({str(value): number for value, number in counted.items() if value not in (None, "")})


def _of_many(counted: Counter[Any]) -> Counter[str]:
    """Each of several values once a photo; the lists are few, however many the photos."""
    each: Counter[str] = Counter()
    for values, number in counted.items():
        each.update(dict.fromkeys(filter(None, json.loads(values)), number))
    return each
