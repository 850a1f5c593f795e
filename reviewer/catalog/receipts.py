"""The records of exports: read as they were written, and asked as a ledger where a photo went.

Older receipts have fewer keys; what one lacks is told as the empty string.
"""

import json
from collections.abc import Mapping
from typing import Any

from reviewer import record
from reviewer.catalog.database import Database

# What the ledger tells of a file, besides the export it was part of.
_ITEM = ("id", "name", "output", "form", "note", "size", "sha256", "source_sha256")


def add(db: Database, at: str, receipt: Mapping[str, Any]) -> int:
    """Keep the record of an export; returns its number."""
    cursor = db.execute("INSERT INTO receipts (at, receipt) VALUES (?, ?)", [at, record.dump(receipt)])
    return int(cursor.lastrowid or 0)


def newest_first(db: Database) -> list[dict[str, Any]]:
    """All of them; each carries its `number`."""
    rows = db.execute("SELECT id, receipt FROM receipts ORDER BY id DESC")
    return [{"number": row[0], **json.loads(row[1])} for row in rows]


def traced(db: Database, field: str, value: int | str) -> list[dict[str, Any]]:
    """The files handed over whose `field` has this value, newest first: what, when, where, in what form."""
    rows = db.execute(
        "SELECT receipts.id, receipt ->> '$.at', receipt ->> '$.profile.title', receipt ->> '$.to',"
        " item.value FROM receipts, json_each(receipt, '$.items') AS item"
        " WHERE item.value ->> ? = ? ORDER BY receipts.id DESC, item.key",
        [field, value],
    )
    return [_line(*row) for row in rows]


def _line(number: int, at: str, profile: str, to: str, item: str) -> dict[str, Any]:
    found = json.loads(item)
    export = {"receipt": number, "at": at, "profile": profile, "to": to}
    return export | {name: found.get(name, "") for name in _ITEM}
