"""The records of exports: read as they were written, and asked as a ledger where a photo went.

Older receipts have fewer keys; what one lacks is told as the empty string.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from reviewer import record
from reviewer.catalog.database import Database

# What the ledger tells of a file, besides the export it was part of.
_ITEM = ("id", "name", "output", "form", "note", "size", "sha256", "source_sha256")
MOST = 1000
_EXPORT = "receipts.id, receipt ->> '$.at', receipt ->> '$.profile.title', receipt ->> '$.to'"


def add(db: Database, at: str, receipt: Mapping[str, Any]) -> int:
    """Keep the record of an export; returns its number."""
    cursor = db.execute("INSERT INTO receipts (at, receipt) VALUES (?, ?)", [at, record.dump(receipt)])
    return int(cursor.lastrowid or 0)


def newest_first(db: Database) -> list[dict[str, Any]]:
    """All of them; each carries its `number`."""
    rows = db.execute("SELECT id, receipt FROM receipts ORDER BY id DESC")
    return [{"number": row[0], **json.loads(row[1])} for row in rows]


def one(db: Database, number: int) -> dict[str, Any]:
    """The record of this number, with its `number`; an empty one when there is none."""
    row = db.execute("SELECT receipt FROM receipts WHERE id = ?", [number]).fetchone()
    return {"number": number, **json.loads(row[0])} if row else {}


def lines(db: Database) -> list[dict[str, Any]]:
    """Of each export, newest first, only when, by which profile, where to, and the number of `files`."""
    rows = db.execute(
        f"SELECT {_EXPORT}, json_array_length(receipt, '$.items') FROM receipts ORDER BY id DESC"
    )
    return [{**_export(*row[:4]), "files": row[4]} for row in rows]


def traced(db: Database, field: str, value: int | str) -> list[dict[str, Any]]:
    """The files handed over whose `field` has this value, newest first: what, when, where, in what form."""
    return _files(db, "item.value ->> ? = ?", field, value)


def named(db: Database, text: str) -> list[dict[str, Any]]:
    """The same of files whose name, or the name of whose photo, has this text in it; the newest `MOST`."""
    part = "%" + re.sub(r"([%_\\])", r"\\\1", text) + "%"
    here = "item.value ->> '{}' LIKE ? ESCAPE '\\'"
    which = f"({here.format('name')} OR {here.format('output')})"
    return _files(db, which, part, part, most=MOST)


def _files(db: Database, which: str, *values: int | str, most: int = -1) -> list[dict[str, Any]]:
    rows = db.execute(
        f"SELECT {_EXPORT}, item.value FROM receipts, json_each(receipt, '$.items') AS item"
        f" WHERE {which} ORDER BY receipts.id DESC, item.key LIMIT ?",
        [*values, most],
    )
    return [{**_export(*row[:4]), **_item(json.loads(row[4]))} for row in rows]


def _export(number: int, at: str, profile: str, to: str) -> dict[str, Any]:
    return {"receipt": number, "at": at, "profile": profile, "to": to}


def _item(found: Mapping[str, Any]) -> dict[str, Any]:
    return {name: found.get(name, "") for name in _ITEM}
