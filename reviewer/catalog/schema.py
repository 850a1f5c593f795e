"""The tables, and the steps that bring an older catalog to them.

A step never changes after a release; a new need is a new step.
"""

from reviewer.catalog.database import Database, Migrations

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


def steps() -> frozenset[str]:
    """The names of all steps this program knows."""
    empty = Database(memory=True, execute_plugins=False)
    try:
        return frozenset(step.name for step in migrations.pending(empty))
    finally:
        empty.close()
