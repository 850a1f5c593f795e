"""The tables, and the steps that bring an older catalog to them.

A step never changes after a release; a new need is a new step.
"""

import json
from typing import Any

from reviewer import record
from reviewer.catalog import words
from reviewer.catalog.database import Database, Migrations
from reviewer.folded import folded

migrations = Migrations("catalog")


_FIRST = (
    """
    CREATE TABLE shoots (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        rulesets TEXT NOT NULL,
        place TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        judged_by TEXT NOT NULL DEFAULT ''
    )
    """,
    """
    CREATE TABLE photos (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        shoot TEXT NOT NULL REFERENCES shoots (name),
        name TEXT NOT NULL,
        files TEXT NOT NULL,
        facts TEXT NOT NULL,
        trouble TEXT NOT NULL,
        marks TEXT NOT NULL,
        verdict TEXT NOT NULL,
        standing TEXT NOT NULL,
        rules TEXT NOT NULL,
        shown_tags TEXT NOT NULL,
        taken_at TEXT GENERATED ALWAYS AS (json_extract(facts, '$.taken_at')),
        rating INTEGER GENERATED ALWAYS AS (json_extract(marks, '$.rating')),
        flag TEXT GENERATED ALWAYS AS (json_extract(marks, '$.flag')),
        label TEXT GENERATED ALWAYS AS (json_extract(marks, '$.label')),
        looked_at INTEGER GENERATED ALWAYS AS (json_extract(marks, '$.looked_at'))
    )
    """,
    "CREATE INDEX photos_by_shoot ON photos (shoot, name)",
    "CREATE INDEX photos_by_time ON photos (taken_at, name)",
    "CREATE INDEX photos_by_verdict ON photos (verdict)",
    """
    CREATE TABLE contents (
        sha256 TEXT NOT NULL,
        photo INTEGER NOT NULL REFERENCES photos (id),
        PRIMARY KEY (sha256, photo)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE edits (
        id INTEGER PRIMARY KEY,
        what TEXT NOT NULL,
        at TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0,
        changes TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE receipts (
        id INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        receipt TEXT NOT NULL
    )
    """,
)


@migrations()
def m001_first(db: Database) -> None:
    """Shoots, photos, what was done, and what was handed over."""
    for statement in _FIRST:
        db.execute(statement)


# Make and model as `CameraFacts.camera` tells them: the make not said twice.
_MAKE, _MODEL = "coalesce(facts ->> '$.make', '')", "coalesce(facts ->> '$.model', '')"
_MAKER = f"substr({_MAKE} || ' ', 1, instr({_MAKE} || ' ', ' ') - 1)"
_CAMERA = f"trim(iif(instr(lower({_MODEL}), lower({_MAKER})) = 1, {_MODEL}, {_MAKE} || ' ' || {_MODEL}))"
_PLACES = [
    f"coalesce(marks ->> '$.caption.{field}', '')" for field in ("location", "city", "region", "country")
]

# What questions over all photos ask for. SQLite reads a generated column out of the whole row, though it
# stands in an index too; a plain one it reads out of the index alone (sqlite.org/gencol.html, 2.2).
_ASKED = {
    "undated": "facts ->> '$.taken_at' IS NULL",
    "taken_at": "facts ->> '$.taken_at'",
    "camera": _CAMERA,
    "body": f"coalesce(facts ->> '$.serial', {_CAMERA})",
    "lens": "coalesce(facts ->> '$.lens', '')",
    "iso": "facts ->> '$.iso'",
    "focal": "CAST(round(facts ->> '$.focal_length_mm') AS INTEGER)",
    "rating": "marks ->> '$.rating'",
    "flag": "marks ->> '$.flag'",
    "label": "marks ->> '$.label'",
    "looked_at": "marks ->> '$.looked_at'",
    "captioned": "coalesce(marks ->> '$.caption', '{}') != '{}'",
    "places": f"json_array({', '.join(_PLACES)})",
}
_GENERATED = ("taken_at", "rating", "flag", "label", "looked_at")

_SECOND = (
    "DROP INDEX photos_by_shoot",
    "DROP INDEX photos_by_time",
    "DROP INDEX photos_by_verdict",
    *(f"ALTER TABLE photos DROP COLUMN {column}" for column in _GENERATED),
    *(f"ALTER TABLE photos ADD COLUMN {column}" for column in _ASKED),
    "ALTER TABLE photos ADD COLUMN likeness INTEGER",
    f"UPDATE photos SET {', '.join(f'{column} = {value}' for column, value in _ASKED.items())}",
    # One index in the order of time, of all that is asked for: no question reads the photos themselves.
    """
    CREATE INDEX photos_in_time ON photos (
        undated, taken_at, name, id, shoot, camera, body, lens, iso, focal, rating, flag, label, looked_at,
        captioned, places, verdict, rules, shown_tags, trouble, likeness
    )
    """,
    "CREATE INDEX edits_by_undone ON edits (undone)",
    "CREATE TABLE saved_filters (name TEXT PRIMARY KEY, line TEXT NOT NULL) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE words USING fts5 (name, caption, tokenize = 'trigram case_sensitive 1')",
)
_CAPTIONS = """
    SELECT id, name, (
        SELECT coalesce(group_concat(atom, char(10)), '') FROM json_tree(marks, '$.caption')
    ) FROM photos
"""


@migrations()
def m002_questions(db: Database) -> None:
    """What questions over a hundred thousand photos need, their words, and saved filters."""
    for statement in _SECOND:
        db.execute(statement)
    rows = ((photo, folded(name), folded(caption)) for photo, name, caption in db.execute(_CAPTIONS))
    db.conn.executemany("INSERT INTO words (rowid, name, caption) VALUES (?, ?, ?)", rows)


_LOOKED = (
    "ALTER TABLE photos ADD COLUMN looked_by DEFAULT '[]'",
    "ALTER TABLE photos ADD COLUMN asked DEFAULT '[]'",
    "ALTER TABLE photos ADD COLUMN unlooked DEFAULT '[]'",
    "CREATE TABLE vocabularies (name TEXT PRIMARY KEY, tags TEXT) WITHOUT ROWID",
    "CREATE TABLE rulesets (fingerprint TEXT PRIMARY KEY, text BLOB NOT NULL) WITHOUT ROWID",
    # Looks of which nobody wrote down what they were for; each shoot's tags of now are taken for it later.
    "INSERT INTO vocabularies SELECT 'before:' || id, NULL FROM shoots",
    """
    UPDATE photos SET
        looked_by = iif(looked_at, '[""]', '[]'),
        marks = json_set(
            json_remove(marks, '$.looked_at'),
            '$.looks',
            iif(
                looked_at,
                json_array(json_object(
                    'under', (SELECT 'before:' || shoots.id FROM shoots WHERE shoots.name = photos.shoot)
                )),
                json_array()
            )
        )
    """,
    "DROP INDEX photos_in_time",
    """
    CREATE INDEX photos_in_time ON photos (
        undated, taken_at, name, id, shoot, camera, body, lens, iso, focal, rating, flag, label, looked_at,
        looked_by, asked, captioned, places, verdict, rules, shown_tags, unlooked, trouble, likeness
    )
    """,
    "UPDATE shoots SET judged_by = ''",
)


@migrations()
def m003_looks(db: Database) -> None:
    """Who looked, and for which tags; objections; and the rule sets that photos were judged by."""
    for statement in _LOOKED:
        db.execute(statement)
    shoots = "SELECT photos.id, 'before:' || shoots.id FROM photos JOIN shoots ON shoots.name = photos.shoot"
    under = dict(db.execute(shoots).fetchall())
    edits = db.execute("SELECT id FROM edits WHERE changes LIKE '%looked_at%'").fetchall()
    for (edit,) in edits:
        (text,) = db.execute("SELECT changes FROM edits WHERE id = ?", [edit]).fetchone()
        changes = [
            [photo, *(_with_looks(side, under.get(photo, "before")) for side in sides)]
            for photo, *sides in json.loads(text)
        ]
        db.execute("UPDATE edits SET changes = ? WHERE id = ?", [record.dump(changes), edit])


def _with_looks(side: dict[str, Any], under: str) -> dict[str, Any]:
    """A side of a change in the history, which knew only whether somebody had looked."""
    looked_at = side.pop("looked_at", None)
    return side if looked_at is None else {**side, "looks": [{"under": under}] if looked_at else []}


@migrations()
def m004_verdicts(db: Database) -> None:
    """The photos of a verdict, in the order of time, with what else is often asked of them."""
    columns = "verdict, undated, taken_at, name, id, shoot, rating, flag, label, looked_at"
    db.execute(f"CREATE INDEX photos_by_verdict ON photos ({columns})")


_WAIVED = (
    "ALTER TABLE photos ADD COLUMN waived DEFAULT '[]'",
    """
    UPDATE photos SET waived = (
        SELECT json_group_array(value ->> '$.rule') FROM json_each(marks, '$.waivers')
    ) WHERE marks ->> '$.waivers' != '[]'
    """,
    "CREATE INDEX photos_waived ON photos (waived) WHERE waived != '[]'",
)


@migrations()
def m005_waivers(db: Database) -> None:
    """Which rules were let pass for a photo: for few photos any, so that the index holds only those."""
    for statement in _WAIVED:
        db.execute(statement)


_IMPORTED = (
    # Names are bytes: a card may hold some that are no text.
    """
    CREATE TABLE seen (
        name BLOB NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        head TEXT NOT NULL,
        PRIMARY KEY (name, size, mtime_ns, sha256)
    ) WITHOUT ROWID
    """,
    "CREATE TABLE imports (id INTEGER PRIMARY KEY, at TEXT NOT NULL, receipt TEXT NOT NULL)",
    "CREATE TABLE numbers (last INTEGER NOT NULL)",
    "INSERT INTO numbers VALUES (0)",
)


@migrations()
def m006_imports(db: Database) -> None:
    """Files as cards showed them, the records of imports, and the number that names go on with."""
    for statement in _IMPORTED:
        db.execute(statement)


_SEQUENCED = (
    """
    CREATE TABLE sequences (
        name TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        opening TEXT NOT NULL,
        language TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE placed (
        sequence TEXT NOT NULL,
        rank TEXT NOT NULL,
        photo INTEGER NOT NULL REFERENCES photos (id),
        PRIMARY KEY (sequence, rank, photo)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX placed_by_photo ON placed (photo)",
    "ALTER TABLE edits ADD COLUMN headings TEXT NOT NULL DEFAULT '[]'",
)


@migrations()
def m007_sequences(db: Database) -> None:
    """Named sequences, the places of photos in them, and what the history knows of their headings."""
    for statement in _SEQUENCED:
        db.execute(statement)


_SIDECARS = (
    # Numbers are never given again: a change that comes while a sidecar is written has a higher one.
    """
    CREATE TABLE unwritten (
        change INTEGER PRIMARY KEY AUTOINCREMENT,
        photo INTEGER NOT NULL UNIQUE REFERENCES photos (id)
    )
    """,
    """
    CREATE TABLE sidecars (
        photo INTEGER PRIMARY KEY REFERENCES photos (id),
        said TEXT NOT NULL,
        name TEXT NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        settled INTEGER NOT NULL
    )
    """,
    "CREATE TABLE sidecar_wishes (name TEXT PRIMARY KEY) WITHOUT ROWID",
    """
    CREATE TRIGGER unwritten_when_new AFTER INSERT ON photos BEGIN
        INSERT OR REPLACE INTO unwritten (photo) VALUES (new.id);
    END
    """,
    """
    CREATE TRIGGER unwritten_when_changed AFTER UPDATE OF marks, verdict, rules ON photos
    WHEN old.marks != new.marks OR (
        (old.verdict != new.verdict OR old.rules != new.rules)
        AND EXISTS (SELECT 1 FROM sidecar_wishes WHERE name = 'subject')
    )
    BEGIN
        INSERT OR REPLACE INTO unwritten (photo) VALUES (new.id);
    END
    """,
    "INSERT INTO unwritten (photo) SELECT id FROM photos",
)


@migrations()
def m008_sidecars(db: Database) -> None:
    """What sidecars and photos agreed on, which photos they are still to be told of, and whether to."""
    for statement in _SIDECARS:
        db.execute(statement)


@migrations()
def m009_terms(db: Database) -> None:
    """Words are found by their terms: in a third of the room, and those of two Korean syllables at once."""
    db.execute("ALTER TABLE words RENAME TO trigrams")
    for statement in words.TABLES:
        db.execute(statement)
    old = db.execute("SELECT rowid, name, caption FROM trigrams")
    while some := old.fetchmany(10_000):
        words.add(db, some)
    db.execute("DROP TABLE trigrams")


# Whether a change of a photo has still to be told is one bit: `taken` while its sidecar is being written, and
# taken back by any change that comes meanwhile. To number the changes cost each mark two fifths more.
_UNTOLD = "INSERT INTO unwritten VALUES (new.id, 0) ON CONFLICT (photo) DO UPDATE SET taken = 0 WHERE taken"
_PENDING = (
    "DROP TRIGGER unwritten_when_new",
    "DROP TRIGGER unwritten_when_changed",
    "CREATE TABLE pending (photo INTEGER PRIMARY KEY REFERENCES photos (id), taken INTEGER NOT NULL)",
    "INSERT INTO pending SELECT photo, 0 FROM unwritten",
    "DROP TABLE unwritten",
    "ALTER TABLE pending RENAME TO unwritten",
    f"CREATE TRIGGER unwritten_when_new AFTER INSERT ON photos BEGIN {_UNTOLD}; END",
    f"""
    CREATE TRIGGER unwritten_when_changed AFTER UPDATE OF marks, verdict, rules ON photos
    WHEN old.marks != new.marks OR (
        (old.verdict != new.verdict OR old.rules != new.rules)
        AND EXISTS (SELECT 1 FROM sidecar_wishes WHERE name = 'subject')
    )
    BEGIN {_UNTOLD}; END
    """,
)


@migrations()
def m010_pending(db: Database) -> None:
    """Which photos sidecars are still to be told of, noted at less cost."""
    for statement in _PENDING:
        db.execute(statement)


def steps() -> frozenset[str]:
    """The names of all steps this program knows."""
    empty = Database(memory=True, execute_plugins=False)
    try:
        return frozenset(step.name for step in migrations.pending(empty))
    finally:
        empty.close()
