"""The library's memory: all SQL, all migrations, and what makes a change last.

A change is written in one transaction and synced before the call returns, so neither a crash nor an
empty battery loses it. The columns `verdict`, `standing`, `rules` and `shown_tags` are a cache of what
the rules say, worth as much as the shoot's `judged_by` fingerprint.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

from reviewer import record
from reviewer.burst import Exposure
from reviewer.caption.suggestions import Used, used
from reviewer.catalog import columns, lookups, receipts, words
from reviewer.catalog.database import Database
from reviewer.catalog.edits import Edits
from reviewer.catalog.history import Change, Edit, Headed, Judged, Step
from reviewer.catalog.imports import Home, Imports
from reviewer.catalog.lookups import FACETS, SEQUENCE, SORTS
from reviewer.catalog.opening import NAME, read_only_connection, told
from reviewer.catalog.schema import migrations, steps
from reviewer.catalog.sequences import Sequences
from reviewer.catalog.sidecars import Agreed, Sidecars
from reviewer.catalog.table import Table
from reviewer.errors import LibraryError, LibraryLocked
from reviewer.photo import CameraFacts, Marks, Photo, Shoot, StoredFile, Verdict
from reviewer.selection import Expression
from reviewer.tagged import Tagged

__all__ = [
    "FACETS",
    "NAME",
    "SEQUENCE",
    "SORTS",
    "Agreed",
    "Catalog",
    "Change",
    "Edit",
    "Headed",
    "Home",
    "Judged",
    "Sidecars",
    "Step",
]


_UNJUDGED = Judged("unreviewed", "unreviewed", (), ())


class Catalog(Table):
    """One open `catalog.sqlite`. One thread uses it at a time; another than the one that opened it may.

    Where it is `outdated`, nothing but `bring_up_to_date` can be done with it.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        new = not path.exists()
        with told(path.parent):
            connection = _connection(path, read_only)
            try:
                db = Database(connection, execute_plugins=False, recursive_triggers=False)
                super().__init__(db, path.parent)
                self.edits = Edits(db, path.parent)
                self.imports = Imports(db, path.parent)
                self.sequences = Sequences(db, path.parent)
                self.sidecars = Sidecars(db, path.parent)
                self._prepare(read_only, new)
                self._version = self._data_version()
            except BaseException:
                connection.close()
                raise

    def _prepare(self, read_only: bool, new: bool) -> None:
        ours = steps()
        there = {step.name for step in migrations.applied(self._db)}
        if not there and not new and (read_only or not self._half_made()):
            raise sqlite3.DatabaseError("it holds no tables of a library")
        if there - ours:
            raise LibraryError(
                f"The library {self._folder} was written by a newer Reviewer. Nothing was changed; "
                "open it with that version, or a later one."
            )
        self._check()
        self.outdated = bool(ours - there)
        if read_only:
            if self.outdated:
                raise LibraryError(
                    f"The library {self._folder} is from an older Reviewer and cannot be brought up to "
                    "date where it lies, since it is read only. Copy it to a disk that can be written."
                )
            return
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA foreign_keys = ON")

    def bring_up_to_date(self) -> None:
        """Make the tables of a new library, or of an older one what this program needs. It may take long."""
        with self.reading():
            migrations.apply(self._db)
        self.outdated = False

    def _half_made(self) -> bool:
        """Whether a library was being made here when the process was killed: no photo can be in it."""
        (ours,) = self._db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'photos'").fetchone()
        return not ours and not (self._folder / "shoots").exists()

    def _check(self) -> None:
        """Look the whole file over where that is quick; a large one tells its damage when it is read."""
        if self.path.stat().st_size <= 16 << 20:
            (answer,) = self._db.execute("PRAGMA quick_check(1)").fetchone()
            if answer != "ok":
                raise sqlite3.DatabaseError(answer)

    def changed_elsewhere(self) -> bool:
        """Whether another connection changed anything since this was asked last."""
        with self.reading():
            before, self._version = self._version, self._data_version()
            return before != self._version

    def _data_version(self) -> int:
        """A number that is another whenever another connection has written (sqlite.org/pragma.html)."""
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Fold the journal back in, so that the library is one file again and can be copied.

        While somebody still looks at it the journal stays beside it, and the next closing folds it in.
        """
        try:
            with suppress(LibraryLocked), told(self._folder):
                self._db.execute("PRAGMA optimize")
                self._db.conn.commit()
                self._db.execute("PRAGMA wal_checkpoint")
                self._db.execute("PRAGMA journal_mode = DELETE")
        finally:
            self._db.conn.close()

    def close_unchanged(self) -> None:
        """Close what was opened to look at."""
        self._db.conn.close()

    # Shoots

    def shoots(self) -> tuple[Shoot, ...]:
        """All shoots by name."""
        with self.reading():
            rows = self._db.query("SELECT * FROM shoots ORDER BY name")
            return tuple(_shoot(row) for row in rows)

    def save_shoot(self, shoot: Shoot) -> None:
        """Add a shoot, or replace what is known of the one of this name."""
        with self.writing():
            self._db.execute(
                "INSERT INTO shoots (name, rulesets, place, imported_at) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (name) DO UPDATE SET rulesets = excluded.rulesets, place = excluded.place",
                [shoot.name, record.dump(shoot.rulesets), shoot.place, shoot.imported_at],
            )

    def judged_by(self, shoot: str) -> str:
        """The fingerprint of the rules that the cached verdicts of a shoot were worked out with."""
        with self.reading():
            row = self._db.execute("SELECT judged_by FROM shoots WHERE name = ?", [shoot]).fetchone()
            return str(row[0]) if row else ""

    def save_judged_by(self, shoot: str, fingerprint: str) -> None:
        """Note the fingerprint the cached verdicts of a shoot hold for."""
        with self.writing():
            self._db.execute("UPDATE shoots SET judged_by = ? WHERE name = ?", [fingerprint, shoot])

    def vocabularies(self) -> dict[str, frozenset[str]]:
        """The tags that people looked for, by the names that looks know them by.

        Where nobody wrote them down there are none.
        """
        with self.reading():
            rows = self._db.execute("SELECT name, coalesce(tags, '[]') FROM vocabularies")
            return {name: frozenset(record.texts_from(json.loads(tags))) for name, tags in rows}

    def unnamed_vocabularies(self) -> frozenset[str]:
        """The names of those of which nobody wrote down the tags."""
        with self.reading():
            rows = self._db.execute("SELECT name FROM vocabularies WHERE tags IS NULL")
            return frozenset(name for (name,) in rows)

    def looked_under(self, shoot: str) -> frozenset[str]:
        """The names of what people looked for in the photos of a shoot."""
        with self.reading():
            return lookups.looked_under(self._db, shoot)

    def save_vocabulary(self, name: str, tags: Collection[str]) -> None:
        """Keep what people looked for under a name."""
        with self.writing():
            self._db.execute(
                "INSERT OR REPLACE INTO vocabularies VALUES (?, ?)",
                [name, record.dump(sorted(tags))],
            )

    def keep_ruleset(self, fingerprint: str, text: bytes) -> None:
        """Keep the text of a rule set that photos were judged by."""
        with self.writing():
            self._db.execute("INSERT OR IGNORE INTO rulesets VALUES (?, ?)", [fingerprint, text])

    def kept_ruleset(self, fingerprint: str) -> bytes | None:
        """The text of a rule set that photos were judged by once; None where it was not kept."""
        with self.reading():
            sql = "SELECT text FROM rulesets WHERE fingerprint = ?"
            row = self._db.execute(sql, [fingerprint]).fetchone()
            return bytes(row[0]) if row else None

    # Photos

    def add(
        self,
        shoot: str,
        name: str,
        files: Sequence[StoredFile],
        facts: CameraFacts,
        marks: Marks,
        trouble: str,
        likeness: int | None = None,
    ) -> int:
        """Add a photo and return its id; its cached verdict is to be saved in the same transaction."""
        with self.writing():
            row: columns.Row = {
                "shoot": shoot,
                "name": name,
                "files": record.dump(record.files_json(files)),
                "trouble": trouble,
                "likeness": likeness,
                **columns.of_facts(facts),
                **columns.of_marks(marks),
                **columns.of_judged(_UNJUDGED),
            }
            places = ", ".join("?" * len(row))
            sql = f"INSERT INTO photos ({', '.join(row)}) VALUES ({places})"
            cursor = self._db.execute(sql, list(row.values()))
            photo = int(cursor.lastrowid or 0)
            for file in files:
                self._db.execute("INSERT OR IGNORE INTO contents VALUES (?, ?)", [file.sha256, photo])
            words.add(self._db, [(photo, name, words.of_caption(marks.caption))])
            return photo

    def newest(self) -> int:
        """The id of the photo that came last, 0 when there is none."""
        with self.reading():
            return int(self._db.execute("SELECT coalesce(max(id), 0) FROM photos").fetchone()[0])

    def photos(self, ids: Iterable[int]) -> list[Photo]:
        """The photos of these ids that exist, in the order asked for."""
        wanted = list(ids)
        with self.reading():
            rows = self._db.query(
                "SELECT id, shoot, name, files, facts, trouble, marks FROM photos "
                "WHERE id IN (SELECT value FROM json_each(?))",
                [json.dumps(wanted)],
            )
            found = {row["id"]: _photo(row) for row in rows}
        return [found[photo] for photo in wanted if photo in found]

    def ids(self, where: Expression, sort: str = "taken", among: Collection[int] | None = None) -> list[int]:
        """The ids of the photos a filter holds for, by a key of `SORTS`, `SEQUENCE`, or its reverse."""
        with self.reading():
            return lookups.ids(self._db, where, sort, among)

    def keyed_ids(self, where: Expression, sort: str, by: str) -> list[tuple[int, str]]:
        """The same, each with its day, verdict or shoot."""
        with self.reading():
            return lookups.keyed_ids(self._db, where, sort, by)

    def places(self) -> list[tuple[float, float]]:
        """Where photos were taken, in degrees north and east, to some hundred metres, each place once."""
        with self.reading():
            return lookups.places(self._db)

    def count(self, where: Expression) -> int:
        """How many photos a filter holds for."""
        with self.reading():
            return lookups.count(self._db, where)

    def counts(self, where: Expression) -> dict[str, dict[str, int]]:
        """For each of `FACETS`, how many of the filtered photos have each value."""
        with self.reading():
            return lookups.counts(self._db, where)

    def tagged(self, photos: Collection[int]) -> Tagged:
        """Which tags these photos have."""
        with self.reading():
            return lookups.tagged(self._db, photos)

    def texts(self) -> Iterator[Used]:
        """What is written in captions and can be offered again."""
        with self.reading():
            for shoot, address, told, times in lookups.texts(self._db):
                yield from used(shoot, address, record.texts_from(json.loads(told)), times)

    def exposures(self) -> Iterator[Exposure]:
        """All photos whose time is known, in that order."""
        with self.reading():
            yield from lookups.exposures(self._db)

    def neighbours(self, photo: int, most: int, within_s: int) -> list[int]:
        """At most so many photos of its shoot taken within so many seconds of one, the nearest first."""
        with self.reading():
            return lookups.neighbours(self._db, photo, most, within_s)

    def verdicts(self, ids: Iterable[int]) -> dict[int, Verdict]:
        """The cached verdicts of these photos."""
        with self.reading():
            sql = "SELECT id, verdict FROM photos WHERE id IN (SELECT value FROM json_each(?))"
            return {photo: Verdict(told) for photo, told in self._db.execute(sql, [json.dumps(list(ids))])}

    def save_marks(self, photos: Iterable[Photo]) -> None:
        """Replace the marks of photos; what follows from them is saved in the same transaction."""
        self._update({**columns.of_marks(photo.marks), "id": photo.id} for photo in photos)

    def save_marks_judged(self, photos: Iterable[tuple[Photo, Judged]]) -> None:
        """Replace the marks of photos and what the rules say of them, each row only once."""
        self._update(
            {**columns.of_marks(photo.marks), **columns.of_judged(judged), "id": photo.id}
            for photo, judged in photos
        )

    def save_judged(self, photos: Iterable[tuple[int, Judged]]) -> None:
        """Replace what the rules say of photos."""
        self._update({**columns.of_judged(judged), "id": photo} for photo, judged in photos)

    def _update(self, rows: Iterable[columns.Row]) -> None:
        """Replace columns of photos; every row has the same ones, the `id` last."""
        all_rows = iter(rows)
        first = next(all_rows, None)
        if first is None:
            return
        setting = ", ".join(f"{column} = ?" for column in first if column != "id")
        values = (list(row.values()) for row in chain([first], all_rows))
        with self.writing():
            self._db.conn.executemany(f"UPDATE photos SET {setting} WHERE id = ?", values)

    def save_words(self, photos: Iterable[Photo]) -> None:
        """Look for photos by the captions they have now."""
        with self.writing():
            words.save(self._db, ((photo.id, words.of_caption(photo.marks.caption)) for photo in photos))

    # Saved filters

    def saved_filters(self) -> dict[str, str]:
        """The filter lines that were given a name, by name."""
        with self.reading():
            rows = self._db.execute("SELECT name, line FROM saved_filters ORDER BY name COLLATE NOCASE")
            return dict(rows.fetchall())

    def save_filter(self, name: str, line: str) -> None:
        """Give a filter line a name; an empty one takes the name away."""
        with self.writing():
            self._db.execute("DELETE FROM saved_filters WHERE name = ?", [name])
            if line:
                self._db.execute("INSERT INTO saved_filters VALUES (?, ?)", [name, line])

    # Receipts

    def add_receipt(self, at: str, receipt: Mapping[str, Any]) -> int:
        """Keep the record of an export."""
        with self.writing():
            return receipts.add(self._db, at, receipt)

    def receipts(self) -> list[dict[str, Any]]:
        """All records of exports, newest first; each carries its `number`."""
        with self.reading():
            return receipts.newest_first(self._db)

    def receipt(self, number: int) -> dict[str, Any]:
        """One record of an export; empty when there is none of this number."""
        with self.reading():
            return receipts.one(self._db, number)

    def receipt_lines(self) -> list[dict[str, Any]]:
        """Of each record, newest first, what a list of them shows."""
        with self.reading():
            return receipts.lines(self._db)

    def traced(self, field: str, value: int | str) -> list[dict[str, Any]]:
        """The files handed over whose `field` in the receipt has this value, newest first."""
        with self.reading():
            return receipts.traced(self._db, field, value)

    def traced_by_name(self, text: str) -> list[dict[str, Any]]:
        """The files handed over that are called so, or made of a photo called so, newest first."""
        with self.reading():
            return receipts.named(self._db, text)


def _connection(path: Path, read_only: bool) -> sqlite3.Connection:
    return read_only_connection(path) if read_only else sqlite3.connect(path, check_same_thread=False)


def _shoot(row: Mapping[str, Any]) -> Shoot:
    rulesets = record.texts_from(json.loads(row["rulesets"]))
    return Shoot(row["id"], str(row["name"]), rulesets, str(row["place"]), str(row["imported_at"]))


def _photo(row: Mapping[str, Any]) -> Photo:
    return Photo(
        id=row["id"],
        shoot=str(row["shoot"]),
        name=str(row["name"]),
        files=record.files_from(json.loads(row["files"])),
        facts=record.facts_from(json.loads(row["facts"])),
        marks=record.marks_from(json.loads(row["marks"])),
        trouble=str(row["trouble"]),
    )
