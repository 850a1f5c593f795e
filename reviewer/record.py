"""How facts, marks and files are written down as JSON, and read back.

The catalog stores them so and the command line prints them so. Reading is forgiving towards missing
keys, so that an older catalog opens; a value of the wrong kind raises ValueError, TypeError or
KeyError, which the catalog tells as damage.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from reviewer.photo import CameraFacts, Caption, ColourLabel, Flag, Marks, StoredFile, Waiver

Json = dict[str, Any]

# No picture is longer, in pixels; hostile files and catalogs claim anything.
LONGEST_EDGE = 1_000_000


def dump(value: object) -> str:
    """One canonical line: sorted keys, no spaces, real characters."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def caption_json(caption: Caption) -> Json:
    """All fields that are not empty; lists for people and keywords."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(caption).items()
        if value
    }


def caption_from(record: Mapping[str, Any]) -> Caption:
    """The caption that `caption_json` wrote."""
    known = {field.name for field in fields(Caption)}
    values = {
        name: tuple(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in record.items()
        if name in known
    }
    return Caption(**values)  # type: ignore[arg-type]  # each value has its field's type by the line above


def marks_json(marks: Marks) -> Json:
    """Marks as plain JSON; every key present."""
    return {
        "rating": marks.rating,
        "flag": str(marks.flag),
        "label": str(marks.label),
        "tags": sorted(marks.tags),
        "looked_at": marks.looked_at,
        "rotation": marks.rotation,
        "waivers": [asdict(waiver) for waiver in marks.waivers],
        "caption": caption_json(marks.caption),
    }


def marks_from(record: Mapping[str, Any]) -> Marks:
    """The marks that `marks_json` wrote."""
    return Marks(
        rating=int(record.get("rating", 0)),
        flag=Flag(record.get("flag", Flag.NONE)),
        label=ColourLabel(record.get("label", ColourLabel.NONE)),
        tags=frozenset(map(str, record.get("tags", ()))),
        looked_at=bool(record.get("looked_at", False)),
        rotation=int(record.get("rotation", 0)),
        waivers=tuple(Waiver(**waiver) for waiver in record.get("waivers", ())),
        caption=caption_from(record.get("caption", {})),
    )


def facts_json(facts: CameraFacts) -> Json:
    """What the camera wrote, without what it did not; times in ISO 8601, no zone."""
    empty = asdict(CameraFacts())
    record = {name: value for name, value in asdict(facts).items() if value != empty[name]}
    if facts.taken_at is not None:
        record["taken_at"] = facts.taken_at.isoformat()
    return record


def facts_from(record: Mapping[str, Any]) -> CameraFacts:
    """The facts that `facts_json` wrote."""
    known = {field.name for field in fields(CameraFacts)}
    values = {name: value for name, value in record.items() if name in known}
    if "taken_at" in values:
        values["taken_at"] = datetime.fromisoformat(values["taken_at"])
    if "gps" in values:
        north, east = values["gps"]
        values["gps"] = (float(north), float(east))
    for side in ("width", "height"):
        if not 0 < int(values.get(side) or 1) <= LONGEST_EDGE:
            values[side] = None
    return CameraFacts(**values)


def files_json(files: Sequence[StoredFile]) -> list[Json]:
    """Stored files with paths as text, the one that is shown first."""
    return [{"path": str(file.path), "size": file.size, "sha256": file.sha256} for file in files]


def files_from(records: Sequence[Mapping[str, Any]]) -> tuple[StoredFile, ...]:
    """The files that `files_json` wrote; at least one."""
    if not records:
        raise ValueError("a photo has no file")
    return tuple(
        StoredFile(PurePosixPath(record["path"]), int(record["size"]), str(record["sha256"]))
        for record in records
    )
