"""What was imported: the files as cards showed them, the number that goes on, and a record of each import."""

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from reviewer import record
from reviewer.catalog.table import Table
from reviewer.photo import Seen, StoredFile


class Home(NamedTuple):
    """Where a content is in the library."""

    photo: int
    shoot: str
    file: StoredFile


class Imports(Table):
    """The part of a catalog that imports ask and tell."""

    def home(self, sha256: str) -> Home | None:
        """The first photo that has a file of this content."""
        with self.reading():
            row = self._db.execute(
                "SELECT id, shoot, files FROM photos "
                "WHERE id = (SELECT min(photo) FROM contents WHERE sha256 = ?)",
                [sha256],
            ).fetchone()
            if row is None:
                return None
            files = {file.sha256: file for file in record.files_from(json.loads(row[2]))}
            return Home(row[0], row[1], files[sha256])

    def seen(self, name: str, size: int, mtime_ns: int) -> list[Seen]:
        """What was in files of this name, size and time; more than one where two could not be told apart."""
        with self.reading():
            rows = self._db.execute(
                "SELECT head, sha256 FROM seen WHERE name = ? AND size = ? AND mtime_ns = ?",
                [os.fsencode(name), size, mtime_ns],
            )
            return [Seen(name, size, mtime_ns, ends, sha256) for ends, sha256 in rows]

    def remember(self, seen: Iterable[Seen]) -> None:
        """Know these files again by their name, size and time."""
        rows = ((os.fsencode(one.name), one.size, one.mtime_ns, one.sha256, one.ends) for one in seen)
        with self.writing():
            self._db.conn.executemany("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?)", rows)

    def last_number(self) -> int:
        """The highest number that a frame was named by."""
        with self.reading():
            return int(self._db.execute("SELECT last FROM numbers").fetchone()[0])

    def count_to(self, number: int) -> None:
        """Note that a frame was named by this number."""
        with self.writing():
            self._db.execute("UPDATE numbers SET last = max(last, ?)", [number])

    def add_files(self, photo: int, files: Iterable[StoredFile]) -> None:
        """Add files to a photo, after those it has."""
        with self.writing():
            row = self._db.execute("SELECT files FROM photos WHERE id = ?", [photo]).fetchone()
            all_files = [*record.files_from(json.loads(row[0])), *files]
            there = record.dump(record.files_json(all_files))
            self._db.execute("UPDATE photos SET files = ? WHERE id = ?", [there, photo])
            for file in files:
                self._db.execute("INSERT OR IGNORE INTO contents VALUES (?, ?)", [file.sha256, photo])

    def add(self, at: str, receipt: Mapping[str, Any]) -> int:
        """Keep the record of an import; returns its number."""
        with self.writing():
            sql = "INSERT INTO imports (at, receipt) VALUES (?, ?)"
            return int(self._db.execute(sql, [at, record.dump(receipt)]).lastrowid or 0)

    def newest_first(self) -> list[dict[str, Any]]:
        """All records of imports; each carries its `number` and `at`."""
        with self.reading():
            rows = self._db.execute("SELECT id, at, receipt FROM imports ORDER BY id DESC")
            return [{**json.loads(receipt), "number": number, "at": at} for number, at, receipt in rows]
