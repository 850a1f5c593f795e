"""A filter as a condition over the catalog's photos: part of the catalog's SQL, kept beside it."""

from collections.abc import Callable

from reviewer.catalog import words
from reviewer.selection import All, AnyOf, Expression, Not, Term

Sql = tuple[str, list[str]]

_COLUMNS = {"verdict", "flag", "label", "shoot"}
_NUMBERS = {"rating": "rating", "id": "photos.id", "iso": "iso", "focal": "focal"}
_YES_NO = {
    "looked_at": "looked_at",
    "captioned": "captioned",
    "broken": "trouble != ''",
    "unlooked": "unlooked != '[]'",
    "objected": "asked != '[]'",
}
_LISTS = {"tag": "shown_tags", "rule": "rules", "looked_by": "looked_by", "asked": "asked"}
# Where all names are, and how one of a photo's is asked for. Few lists of places differ, and each is parsed.
_NAMES = {
    "camera": ("photos", "camera {}"),
    "lens": ("photos", "lens {}"),
    "place": (
        "(SELECT DISTINCT places FROM photos)",
        "EXISTS (SELECT 1 FROM json_each(places) WHERE value {})",
    ),
}
_WORDS = {"text": ("name", "caption"), "name": ("name",), "caption": ("caption",)}


def where_sql(expression: Expression, *, few: bool = False) -> Sql:
    """The condition and the values for its question marks; `few`: only some photos are asked about."""
    match expression:
        case All(parts):
            return _joined([where_sql(part, few=few) for part in parts], " AND ", "1")
        case AnyOf(parts):
            return _joined([where_sql(part, few=few) for part in parts], " OR ", "0")
        case Not(part):
            sql, values = where_sql(part, few=few)
            return f"NOT coalesce({sql}, 0)", values
        case Term(field, op, values):
            return _joined([_one_value(field, op, value, few) for value in values], " OR ", "0")


def _joined(compiled: list[Sql], word: str, empty: str) -> Sql:
    sql = word.join(f"({sql})" for sql, _ in compiled) or empty
    return sql, [value for _, values in compiled for value in values]


def _one_value(field: str, op: str, value: str, few: bool) -> Sql:
    if field in _COLUMNS:
        return f"{field} = ?", [value]
    if field in _YES_NO:
        return f"({_YES_NO[field]}) = CAST(? AS INTEGER)", [value]
    if field == "waived":
        return _waived(value)
    if field == "in":
        return _in_sequence(value)
    if field in _NUMBERS:
        return _number(field, op, value)
    if field in _LISTS:
        return f"EXISTS (SELECT 1 FROM json_each({_LISTS[field]}) WHERE value = ?)", [value]
    if field in _NAMES:
        return _whole_or_part(*_NAMES[field], value)
    if field in _WORDS:
        return (words.held if few else words.holding)(value, *_WORDS[field])
    return _DATES[op](value)


def _waived(value: str) -> Sql:
    """Whether any rule was let pass, or the one of this id; the first half is what the index holds."""
    some = "waived != '[]'"
    if value in ("0", "1"):
        return some if value == "1" else f"NOT {some}", []
    return f"{some} AND EXISTS (SELECT 1 FROM json_each(waived) WHERE value = ?)", [value]


def _in_sequence(value: str) -> Sql:
    """Whether a photo is in any sequence, or in the one of this name."""
    if value in ("yes", "no"):
        return f"photos.id {'IN' if value == 'yes' else 'NOT IN'} (SELECT photo FROM placed)", []
    return "photos.id IN (SELECT photo FROM placed WHERE sequence = ?)", [value]


def _number(field: str, op: str, value: str) -> Sql:
    """Focal lengths are whole millimetres here, as people say them."""
    number = "round(CAST(? AS REAL))" if field == "focal" and op == ":" else "CAST(? AS REAL)"
    return f"{_NUMBERS[field]} {'=' if op == ':' else op} {number}", [value]


def _whole_or_part(everywhere: str, names: str, value: str) -> Sql:
    """A name there is means just that one; anything else, every name it is a part of."""
    whole, part = names.format("= ? COLLATE NOCASE"), names.format("LIKE ? ESCAPE '\\'")
    nowhere = f"NOT EXISTS (SELECT 1 FROM {everywhere} WHERE {whole})"
    return f"{whole} OR ({nowhere} AND {part})", [value, value, _like(value)]


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
