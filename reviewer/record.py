"""How facts, marks and files are written down as JSON, and read back.

The catalog stores them so and the command line prints them so. Reading is forgiving towards missing
keys, so that an older catalog opens; a value of the wrong kind raises ValueError, TypeError or
KeyError, which the catalog tells as damage.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Any

from reviewer import rank
from reviewer.caption import in_order
from reviewer.photo import (
    Asked,
    CameraFacts,
    Caption,
    ColourLabel,
    Flag,
    Look,
    Marks,
    Objection,
    Placed,
    StoredFile,
    Translation,
    Waiver,
)

Json = dict[str, Any]


def _place(value: tuple[Any, Any]) -> tuple[float, float]:
    north, east = value
    return float(north), float(east)


def _edge(value: int) -> int | None:
    return int(value) if 0 < int(value) <= LONGEST_EDGE else None


_FACTS: Mapping[str, Callable[[Any], object]] = {
    "taken_at": datetime.fromisoformat,
    **dict.fromkeys(("make", "model", "serial", "lens"), str),
    **dict.fromkeys(("focal_length_mm", "focal_length_35mm", "aperture", "exposure_s"), float),
    **dict.fromkeys(("width", "height"), _edge),
    **dict.fromkeys(("iso", "orientation"), int),
    "flash_fired": bool,
    "gps": _place,
}

_CAPTION = tuple(field.name for field in fields(Caption) if field.name != "translations")
_TEXTS = attrgetter(*_CAPTION)
_TEXT_NAMES = frozenset(_CAPTION)
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

_NO_FACTS = CameraFacts()
# No picture is longer, in pixels; hostile files and catalogs claim anything.
LONGEST_EDGE = 1_000_000
_WORD = re.compile(r"\w{1,64}", re.ASCII)


def dump(value: object) -> str:
    """One canonical line: sorted keys, no spaces, real characters."""
    return _ENCODER.encode(value)


def caption_json(caption: Caption) -> Json:
    """All texts by their addresses, none that is empty; lists for people and keywords."""
    values = zip(_CAPTION, _TEXTS(caption), strict=True)
    own = {name: list(value) if isinstance(value, tuple) else value for name, value in values if value}
    return own | {f"{one.field}@{one.language}": one.text for one in caption.translations}


def caption_texts(caption: Caption) -> Iterator[str]:
    """The same texts, one by one."""
    for value in filter(None, _TEXTS(caption)):
        if isinstance(value, str):
            yield value
        else:
            yield from value
    yield from (one.text for one in caption.translations)


def caption_from(record: object) -> Caption:
    """The caption that `caption_json` wrote."""
    table = _table(record)
    values = {
        name: tuple(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in table.items()
        if name in _TEXT_NAMES
    }
    parts = ((*name.partition("@")[::2], str(text)) for name, text in table.items() if "@" in name)
    others = in_order(Translation(*part) for part in parts if part[0] in _TEXT_NAMES and part[1])
    return Caption(**values, translations=others)  # type: ignore[arg-type]  # each is of its field's type


def tables(items: Sequence[Look | Objection | Placed | Waiver]) -> list[Json]:
    """Each as a table, without what is empty; lists for sets."""
    tables = ([(name, getattr(item, name)) for name in item.__slots__] for item in items)
    return [
        {name: sorted(value) if isinstance(value, frozenset) else value for name, value in table if value}
        for table in tables
    ]


_MARKS: Mapping[str, Callable[[Any], object]] = {
    "rating": int,
    "flag": str,
    "label": str,
    "tags": sorted,
    "denied": sorted,
    "looks": tables,
    "rotation": int,
    "waivers": tables,
    "objections": tables,
    "sequences": tables,
    "caption": caption_json,
}
MARKS = tuple(_MARKS)


def marks_json(marks: Marks, names: Iterable[str] = MARKS) -> Json:
    """Marks as plain JSON, or only those of these names."""
    return {name: _MARKS[name](getattr(marks, name)) for name in names}


def marks_from(written: object) -> Marks:
    """The marks that `marks_json` wrote."""
    record = _table(written)
    return Marks(
        rating=_one_of(range(6), record.get("rating", 0)),
        flag=Flag(record.get("flag", Flag.NONE)),
        label=ColourLabel(record.get("label", ColourLabel.NONE)),
        tags=frozenset(texts_from(record.get("tags", []))),
        denied=frozenset(texts_from(record.get("denied", []))),
        looks=tuple(Look(**_texts(look)) for look in record.get("looks", ())),
        rotation=_one_of(range(0, 360, 90), record.get("rotation", 0)),
        waivers=tuple(_waiver(waiver) for waiver in record.get("waivers", ())),
        objections=tuple(_objection(objection) for objection in record.get("objections", ())),
        sequences=tuple(_placed(place) for place in record.get("sequences", ())),
        caption=caption_from(record.get("caption", {})),
    )


def facts_json(facts: CameraFacts) -> Json:
    """What the camera wrote, without what it did not; times in ISO 8601, no zone."""
    values = ((name, getattr(facts, name)) for name in _FACTS)
    record = {name: value for name, value in values if value != getattr(_NO_FACTS, name)}
    if facts.taken_at is not None:
        record["taken_at"] = facts.taken_at.isoformat()
    return record


def facts_from(record: object) -> CameraFacts:
    """The facts that `facts_json` wrote; a size that no picture has is left out."""
    values: dict[str, Any] = {
        name: _FACTS[name](value)
        for name, value in _table(record).items()
        if name in _FACTS and value is not None
    }
    return CameraFacts(**values)


def files_json(files: Sequence[StoredFile]) -> list[Json]:
    """Stored files with paths as text, the one that is shown first."""
    return [{"path": str(file.path), "size": file.size, "sha256": file.sha256} for file in files]


def files_from(records: object) -> tuple[StoredFile, ...]:
    """The files that `files_json` wrote; at least one."""
    if not isinstance(records, list) or not records:
        raise ValueError("a photo has no file")
    return tuple(
        StoredFile(PurePosixPath(record["path"]), int(record["size"]), _content(record["sha256"]))
        for record in records
    )


def texts_from(value: object) -> tuple[str, ...]:
    """A list of words, such as tags or the ids of rule sets."""
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ValueError("a list of words is something else")
    return tuple(value)


def _content(value: object) -> str:
    """A file's SHA-256. Previews are named by it, and a foreign catalog must not name other places."""
    if not isinstance(value, str) or not _WORD.fullmatch(value):
        raise ValueError(f"a file has the content {value!r}")
    return value


def _table(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("a record is something else")
    return value


def _waiver(record: object) -> Waiver:
    table = dict(_table(record))
    tags = frozenset(texts_from(table.pop("tags", [])))
    return Waiver(**_texts(table), tags=tags)


def _objection(record: object) -> Objection:
    table = _texts(record)
    return Objection(asked=Asked(table.pop("asked")), **table)


def _placed(record: object) -> Placed:
    table = _texts(record)
    return Placed(table["sequence"], rank.checked(table["rank"]))


def _texts(record: object) -> dict[str, str]:
    return {name: str(value) for name, value in _table(record).items()}


def _one_of(allowed: range, value: object) -> int:
    if not isinstance(value, int) or value not in allowed:
        raise ValueError(f"a mark has the value {value!r}")
    return value
