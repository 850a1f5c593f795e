"""The steps of the history as they are kept: what was done, to which photos, and what was taken back."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from typing import Any

from reviewer import record
from reviewer.catalog.history import Change, Edit, Headed, Step
from reviewer.catalog.table import Table
from reviewer.sequence import Heading

_UNDO = "WHERE undone = 0 ORDER BY id DESC LIMIT 1"
_REDO = "WHERE undone = 1 ORDER BY id LIMIT 1"


class Edits(Table):
    """Every edit, numbered in the order in which they were done."""

    def add(self, what: str, at: str, changes: Sequence[Change], headed: Sequence[Headed] = ()) -> int:
        """Record what was done; what was undone before it can no longer be redone."""
        with self.writing():
            self._db.execute("DELETE FROM edits WHERE undone = 1")
            cursor = self._db.execute(
                "INSERT INTO edits (what, at, changes, headings) VALUES (?, ?, ?, ?)",
                [what, at, _changes_text(changes), _headed_text(headed)],
            )
            return int(cursor.lastrowid or 0)

    def extend(self, edit: int, changes: Sequence[Change]) -> None:
        """Let an edit cover more, as when typing goes on in one field."""
        with self.writing():
            self._db.execute("UPDATE edits SET changes = ? WHERE id = ?", [_changes_text(changes), edit])

    def next_undo(self) -> Edit | None:
        """The edit that undo would take back."""
        return self._edit(_UNDO)

    def next_redo(self) -> Edit | None:
        """The edit that redo would do again."""
        return self._edit(_REDO)

    def undo_what(self) -> str:
        """What undo would take back, in words; empty when nothing. Quick however large the edit is."""
        return self._what(_UNDO)

    def redo_what(self) -> str:
        """What redo would do again, in words; empty when nothing."""
        return self._what(_REDO)

    def undo_size(self) -> int:
        """How many photos undo would change."""
        return self._size(_UNDO)

    def redo_size(self) -> int:
        """How many photos redo would change."""
        return self._size(_REDO)

    def _size(self, clause: str) -> int:
        with self.reading():
            row = self._db.execute(f"SELECT json_array_length(changes) FROM edits {clause}").fetchone()
            return int(row[0]) if row else 0

    def _what(self, clause: str) -> str:
        with self.reading():
            row = self._db.execute(f"SELECT what FROM edits {clause}").fetchone()
            return str(row[0]) if row else ""

    def mark_undone(self, edit: int, undone: bool) -> None:
        """Note whether an edit is taken back."""
        with self.writing():
            self._db.execute("UPDATE edits SET undone = ? WHERE id = ?", [undone, edit])

    def newest(self, most: int) -> list[Edit]:
        """The last edits, newest first."""
        with self.reading():
            rows = self._db.query("SELECT * FROM edits ORDER BY id DESC LIMIT ?", [most])
            return [_edit(row) for row in rows]

    def steps(self, most: int) -> list[Step]:
        """The last edits, newest first, without what they changed; quick however large they are."""
        with self.reading():
            rows = self._db.query(
                "SELECT id, what, at, undone, json_array_length(changes) AS photos FROM edits "
                "ORDER BY id DESC LIMIT ?",
                [most],
            )
            return [Step(**{**row, "undone": bool(row["undone"])}) for row in rows]

    def photos_of(self, edit: int) -> list[int]:
        """The photos an edit touched, by their ids; none when there is no such edit."""
        with self.reading():
            rows = self._db.execute(
                "SELECT json_extract(change.value, '$[0]') FROM edits, json_each(edits.changes) AS change "
                "WHERE edits.id = ?",
                [edit],
            )
            return sorted(int(row[0]) for row in rows)

    def _edit(self, clause: str) -> Edit | None:
        with self.reading():
            for row in self._db.query(f"SELECT * FROM edits {clause}"):
                return _edit(row)
            return None


def _changes_text(changes: Sequence[Change]) -> str:
    return record.dump([[change.photo, change.before, change.after] for change in changes])


def _headed_text(headed: Sequence[Headed]) -> str:
    return record.dump([[one.sequence, *map(_texts, (one.before, one.after))] for one in headed])


def _texts(heading: Heading | None) -> tuple[str, ...] | None:
    return None if heading is None else astuple(heading)


def _edit(row: Mapping[str, Any]) -> Edit:
    changes = tuple(Change(photo, before, after) for photo, before, after in json.loads(row["changes"]))
    headed = tuple(
        Headed(name, before and Heading(*before), after and Heading(*after))
        for name, before, after in json.loads(row["headings"])
    )
    return Edit(row["id"], row["what"], row["at"], bool(row["undone"]), changes, headed)
