"""A filter as a condition over the catalog's photos: part of the catalog's SQL, kept beside it."""

from collections.abc import Callable

from reviewer.selection import All, AnyOf, Expression, Not, Term

Sql = tuple[str, list[str]]

# Make and model as `CameraFacts.camera` tells them: the make not said twice.
_MAKE, _MODEL = "coalesce(facts ->> '$.make', '')", "coalesce(facts ->> '$.model', '')"
_MAKER = f"substr({_MAKE} || ' ', 1, instr({_MAKE} || ' ', ' ') - 1)"
CAMERA = f"trim(iif(instr(lower({_MODEL}), lower({_MAKER})) = 1, {_MODEL}, {_MAKE} || ' ' || {_MODEL}))"

_COLUMNS = {
    "verdict": "verdict",
    "flag": "flag",
    "label": "label",
    "shoot": "shoot",
    "looked_at": "looked_at",
}
_NUMBERS = {
    "rating": "rating",
    "id": "photos.id",
    "iso": "json_extract(facts, '$.iso')",
    "focal": "json_extract(facts, '$.focal_length_mm')",
}
_LISTS = {"tag": "shown_tags", "rule": "rules"}
_TEXTS = {
    "text": "name || ' ' || coalesce(json_extract(marks, '$.caption'), '')",
    "name": "name",
    "camera": "coalesce(facts ->> '$.make' || ' ', '') || coalesce(facts ->> '$.model', '')",
    "lens": "coalesce(json_extract(facts, '$.lens'), '')",
}
_YES_NO = {
    "broken": "trouble != ''",
    "captioned": "coalesce(json_extract(marks, '$.caption'), '{}') != '{}'",
}


def where_sql(expression: Expression) -> Sql:
    """The condition and the values for its question marks."""
    match expression:
        case All(parts):
            return _joined(parts, " AND ", "1")
        case AnyOf(parts):
            return _joined(parts, " OR ", "0")
        case Not(part):
            sql, values = where_sql(part)
            return f"NOT coalesce({sql}, 0)", values
        case Term():
            return _any_value(expression)


def _joined(parts: tuple[Expression, ...], word: str, empty: str) -> Sql:
    compiled = [where_sql(part) for part in parts]
    sql = word.join(f"({sql})" for sql, _ in compiled) or empty
    return sql, [value for _, values in compiled for value in values]


def _any_value(term: Term) -> Sql:
    compiled = [_one_value(term.field, term.op, value) for value in term.values]
    sql = " OR ".join(f"({sql})" for sql, _ in compiled)
    return sql, [value for _, values in compiled for value in values]


def _one_value(field: str, op: str, value: str) -> Sql:
    if field in _COLUMNS:
        return f"{_COLUMNS[field]} = ?", [value]
    if field in _NUMBERS:
        return f"{_NUMBERS[field]} {'=' if op == ':' else op} CAST(? AS REAL)", [value]
    if field in _LISTS:
        return f"EXISTS (SELECT 1 FROM json_each({_LISTS[field]}) WHERE value = ?)", [value]
    if field in _TEXTS:
        return f"({_TEXTS[field]}) LIKE ? ESCAPE '\\'", [_like(value)]
    if field in _YES_NO:
        return f"({_YES_NO[field]}) = CAST(? AS INTEGER)", [value]
    return _DATES[op](value)


def _like(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


# A date stands for its whole day, month or year: `date<=2012-05` takes in the last of May.
_DATES: dict[str, Callable[[str], Sql]] = {
    ":": lambda day: ("taken_at LIKE ?", [f"{day}%"]),
    "<": lambda day: ("taken_at < ?", [day]),
    ">=": lambda day: ("taken_at >= ?", [day]),
    "<=": lambda day: ("taken_at < ?", [f"{day}~"]),
    ">": lambda day: ("taken_at > ?", [f"{day}~"]),
}
