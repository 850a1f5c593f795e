"""Questions over all photos at once: which, in what order, how many of what."""

import json
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from reviewer.burst import Exposure
from reviewer.catalog.database import Database
from reviewer.catalog.filter_query import where_sql
from reviewer.photo import Verdict
from reviewer.selection import Expression, sequence
from reviewer.tagged import Tagged

_IN_TIME = "undated, taken_at, name, photos.id"
_VERDICTS = " ".join(f"WHEN '{verdict}' THEN {place}" for place, verdict in enumerate(Verdict))

SORTS = {
    "taken": _IN_TIME,
    "name": "name, photos.id",
    "rating": f"rating DESC, {_IN_TIME}",
    "added": "photos.id",
    "verdict": f"CASE verdict {_VERDICTS} END, {_IN_TIME}",
}
# The order of the one sequence that a filter names.
SEQUENCE = "sequence"
_IN_SEQUENCE = "placed JOIN photos ON photos.id = placed.photo AND placed.sequence = ?"
_BY_RANK = "placed.rank, photos.id"
_DAY = "substr(taken_at, 1, 10)"
_KEYS = {"day": f"coalesce({_DAY}, '')", "verdict": "verdict", "shoot": "shoot"}
# What is counted together: what the camera wrote goes by shoots and days, what people decide by photos. Each
# of `_LISTS` is a list of values.
_FACTS = {"shoot": "shoot", "date": _DAY, "camera": "camera", "lens": "lens", "focal": "focal"}
_MARKS = {
    "verdict": "verdict",
    "flag": "flag",
    "rating": "rating",
    "label": "label",
    "looked_at": "looked_at",
    "looked_by": "looked_by",
    "asked": "asked",
    "captioned": "captioned",
    "tag": "shown_tags",
    "rule": "rules",
    "place": "places",
}
_LISTS = ("looked_by", "asked", "tag", "rule", "place")

FACETS = (*_FACTS, *_MARKS)


def ids(db: Database, where: Expression, sort: str, among: Collection[int] | None) -> list[int]:
    """The photos a filter holds for, in order."""
    return [photo for (photo,) in _rows(db, "photos.id", where, sort, among)]


def keyed_ids(db: Database, where: Expression, sort: str, by: str) -> list[tuple[int, str]]:
    """The same with the day, the verdict or the shoot of each."""
    return _rows(db, f"photos.id, {_KEYS[by]}", where, sort)


def places(db: Database) -> list[tuple[float, float]]:
    """Where photos were taken, to a thousandth of a degree (some hundred metres), each place once."""
    gps = "facts ->> '$.gps"
    sql = f"SELECT DISTINCT round({gps}[0]', 3), round({gps}[1]', 3) FROM photos WHERE {gps}' IS NOT NULL"
    return [(north, east) for north, east in db.execute(sql)]


def count(db: Database, where: Expression) -> int:
    """How many photos a filter holds for."""
    condition, values = where_sql(where)
    (number,) = db.execute(f"SELECT count(*) FROM photos WHERE {condition}", values).fetchone()
    return int(number)


def counts(db: Database, where: Expression) -> dict[str, dict[str, int]]:
    """For each facet, how many photos have each value; what is empty is no value."""
    condition, values = where_sql(where)
    counted: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for together in (_FACTS, _MARKS):
        alike = f"SELECT json_array({', '.join(together.values())}) AS alike, count(*) FROM photos"
        for row, number in db.execute(f"{alike} WHERE {condition} GROUP BY alike", values):
            for facet, value in zip(together, json.loads(row), strict=True):
                for one in set(json.loads(value)) if facet in _LISTS else (value,):
                    if one not in (None, ""):
                        counted[facet][str(one)] += number
    return {facet: dict(numbers) for facet, numbers in counted.items()}


def tagged(db: Database, photos: Collection[int]) -> Tagged:
    """Which tags these photos have."""
    kinds = "shoot, json_extract(marks, '$.tags'), json_extract(marks, '$.denied'), shown_tags"
    sql = (
        f"SELECT {kinds}, count(*) FROM photos WHERE id IN (SELECT value FROM json_each(?))"
        " GROUP BY 1, 2, 3, 4 ORDER BY min(id)"
    )
    total, shoots = 0, dict[str, None]()
    by_people, by_camera, denied = Counter[str](), Counter[str](), Counter[str]()
    for shoot, *lists, number in db.execute(sql, [json.dumps(list(photos))]):
        own, refused, shown = (frozenset[str](json.loads(text or "[]")) for text in lists)
        total += number
        shoots[shoot] = None
        for counter, tags in ((by_people, own), (by_camera, shown - own), (denied, refused)):
            counter.update(dict.fromkeys(tags, number))
    return Tagged(total, tuple(shoots), by_people, by_camera, denied)


def neighbours(db: Database, photo: int, most: int, within_s: int) -> list[int]:
    """The photos taken next before and after one, of its shoot, the nearest in time first."""
    found = db.execute("SELECT shoot, taken_at FROM photos WHERE id = ? AND NOT undated", [photo]).fetchone()
    if not found:
        return []
    shoot, at = found
    sides = [("<=", "DESC"), (">=", "ASC")]
    near = [
        f"SELECT * FROM (SELECT id, abs(julianday(taken_at) - julianday(?1)) * 86400 AS apart FROM photos"
        f" WHERE NOT undated AND taken_at {sign} ?1 AND shoot = ?2 AND id != ?3"
        f" ORDER BY undated {order}, taken_at {order} LIMIT ?4)"
        for sign, order in sides
    ]
    sql = (
        f"SELECT id, min(apart) FROM ({' UNION ALL '.join(near)}) WHERE apart <= ?5 GROUP BY id ORDER BY 2, 1"
    )
    return [row[0] for row in db.execute(sql, [at, shoot, photo, most, within_s])][:most]


def looked_under(db: Database, shoot: str) -> frozenset[str]:
    """The names of what people looked for in a shoot."""
    sql = (
        "SELECT DISTINCT coalesce(look.value ->> '$.under', '') "
        "FROM photos, json_each(marks, '$.looks') AS look WHERE shoot = ?"
    )
    return frozenset(name for (name,) in db.execute(sql, [shoot]))


def texts(db: Database) -> Iterator[tuple[str, str, str, int]]:
    """What is written in captions, each once in a shoot: shoot, address, texts as JSON, how many times."""
    value = "CASE one.type WHEN 'array' THEN one.value ELSE json_array(one.value) END"
    yield from db.execute(
        f"SELECT shoot, one.key, {value}, count(*) FROM photos, json_each(marks, '$.caption') AS one"
        " WHERE captioned GROUP BY 1, 2, 3"
    )


def exposures(db: Database) -> Iterator[Exposure]:
    """All photos whose time is known, in that order."""
    sql = f"SELECT id, taken_at, body, likeness FROM photos WHERE NOT undated ORDER BY {_IN_TIME}"
    for photo, at, body, likeness in db.execute(sql):
        taken = datetime.fromisoformat(at)
        yield Exposure(photo, taken.replace(tzinfo=None) if taken.tzinfo else taken, body, likeness)


def _rows(
    db: Database, columns: str, where: Expression, sort: str, among: Collection[int] | None = None
) -> list[Any]:
    """Selected photos in order, all of them turned around where the order begins with a dash."""
    key = sort.removeprefix("-")
    source, order = (_IN_SEQUENCE, _BY_RANK) if key == SEQUENCE else ("photos", SORTS[key])
    condition, values = where_sql(where, few=among is not None)
    if key == SEQUENCE:
        values = [sequence(where), *values]
    if among is not None:
        condition = f"({condition}) AND photos.id IN (SELECT value FROM json_each(?))"
        values = [*values, json.dumps(list(among))]
    sql = f"SELECT {columns} FROM {source} WHERE {condition} ORDER BY {order}"
    rows = db.execute(sql, values).fetchall()
    return rows[::-1] if sort.startswith("-") else rows
