"""The catalog's steps: an older library is brought up whole, or stays as it was."""

import json
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviewer import record
from reviewer.catalog import NAME, columns, schema, words
from reviewer.catalog.database import Database
from reviewer.errors import LibraryError, ReviewerError
from reviewer.looking import Looking
from reviewer.photo import CameraFacts, Caption, ColourLabel, Flag, Look, Marks
from reviewer.review import Review

_FACTS = (
    '{"make":"NIKON CORPORATION","model":"NIKON D90","focal_length_mm":34.7,"taken_at":"2012-05-01T10:00:00"}'
)
_MARKS = '{"rating":3,"flag":"pick","label":"none","caption":{"city":"Wonsan","people":["Kim","Pak"]}}'


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A library as the first Reviewer wrote it, with two photos and a step that can be taken back."""
    db = Database(tmp_path / NAME, execute_plugins=False)
    schema.migrations.apply(db, stop_before="m002_questions")
    db.execute("INSERT INTO shoots VALUES (1, 'May', '[\"dprk-visitor\"]', '', '2026-01-01', '')")
    for photo, name in ((1, "a"), (2, "b")):
        files = record.dump([{"path": f"shoots/May/{name}.JPG", "size": 1, "sha256": name}])
        db.execute(
            "INSERT INTO photos (id, shoot, name, files, facts, trouble, marks, verdict, standing, rules, "
            "shown_tags) VALUES (?, 'May', ?, ?, ?, '', ?, 'unreviewed', 'unreviewed', '[]', '[]')",
            [photo, name, files, _FACTS, _MARKS],
        )
        db.execute("INSERT INTO contents VALUES (?, ?)", [name, photo])
    db.execute("""INSERT INTO edits VALUES (1, 'Rate 3', '', 0, '[[1,{"rating":0},{"rating":3}]]')""")
    db.close()
    return tmp_path


def test_an_older_library_is_brought_up(older: Path) -> None:
    with Review.open(older) as review:
        assert review.ids('camera:"NIKON D90" focal:35 place:wonsan caption:pak captioned:yes') == [1, 2]
        assert review.counts()["camera"] == {"NIKON D90": 2}
        assert review.stored("b")
        review.undo()
        assert review.ids("rating:3") == [2]
    connection = sqlite3.connect(older / NAME)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'photos'").fetchone() == (2,)
    connection.close()


def test_an_older_library_that_is_only_looked_at_is_told(older: Path) -> None:
    before = (older / NAME).read_bytes()
    for opened in (Looking.open, lambda folder: Review.open(folder, read_only=True)):
        with pytest.raises(LibraryError, match="older Reviewer"):
            opened(older)
    assert (older / NAME).read_bytes() == before


def test_a_step_that_is_interrupted_leaves_the_library_as_it_was(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "_CAPTIONS", "SELECT nothing FROM nowhere")
    with pytest.raises(ReviewerError):
        Review.open(older)
    monkeypatch.undo()
    with Review.open(older) as review:
        assert review.ids("rating:3") == [1, 2]


_OPEN_AND_DIE = """
import os, signal, sys
from pathlib import Path
from reviewer.catalog import words
from reviewer.review import Review
words.add = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
Review.open(Path(sys.argv[1]))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_a_step_that_is_killed_leaves_the_library_as_it_was(older: Path) -> None:
    command = [sys.executable, "-c", _OPEN_AND_DIE, str(older)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    with Review.open(older) as review:
        assert review.ids("rating:3 caption:kim") == [1, 2]


_WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=8)
_CAMERAS = st.builds(
    CameraFacts,
    taken_at=st.none() | st.datetimes(),
    make=st.sampled_from(("", "Canon", "NIKON CORPORATION", "Apple", "Y")),
    model=st.sampled_from(("", "Canon EOS 5D", "NIKON D90", "iPhone 7")),
    serial=st.sampled_from(("", "018")),
    lens=_WORDS,
    focal_length_mm=st.none() | st.floats(0.1, 20_000),
    iso=st.none() | st.integers(1, 100_000_000),
)
_ALL_MARKS = st.builds(
    Marks,
    rating=st.integers(0, 5),
    flag=st.sampled_from(Flag),
    label=st.sampled_from(ColourLabel),
    looks=st.sampled_from(((), (Look(under="before:1"),))),
    caption=st.builds(Caption, city=_WORDS, country=_WORDS, people=st.tuples(_WORDS)),
)


def _older(marks: Marks) -> dict[str, object]:
    """The marks as the first version wrote them."""
    now = record.marks_json(marks)
    return {key: now[key] for key in now if key not in ("looks", "denied", "objections")} | {
        "looked_at": marks.looked_at
    }


@given(facts=_CAMERAS, marks=_ALL_MARKS)
@example(CameraFacts(make="Canon", model="Canon EOS 5D", focal_length_mm=34.5), Marks())
def test_an_older_photo_gets_what_a_new_one_has(facts: CameraFacts, marks: Marks) -> None:
    db = Database(memory=True, execute_plugins=False)
    schema.migrations.apply(db, stop_before="m002_questions")
    db.execute("INSERT INTO shoots VALUES (1, '', '[]', '', '', '')")
    names = "shoot, name, files, trouble, verdict, standing, rules, shown_tags, facts, marks"
    values = [*[""] * 8, record.dump(record.facts_json(facts)), record.dump(_older(marks))]
    db.execute(f"INSERT INTO photos ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    schema.migrations.apply(db)
    (row,) = db.query("SELECT * FROM photos")
    assert record.marks_from(json.loads(row["marks"])) == marks
    expected = {**columns.of_facts(facts), **columns.of_marks(marks), "marks": row["marks"]}
    assert {column: row[column] for column in expected} == expected
    (words_now,) = db.execute("SELECT caption FROM words").fetchone()
    assert sorted(words_now.split("\n")) == sorted(words.folded(words.of_caption(marks.caption)).split("\n"))
    db.close()


@pytest.mark.parametrize("question", ["ids", "rating>=3", "camera", "exposures", "counts"])
def test_questions_over_all_photos_read_the_index_and_no_photo(tmp_path: Path, question: str) -> None:
    asked: list[str] = []
    Review.create(tmp_path).close()
    with Looking.open(tmp_path) as looking:
        connection = looking._catalog._db.conn
        connection.set_trace_callback(asked.append)
        match question:
            case "ids":
                looking.ids()
            case "exposures":
                list(looking._catalog.exposures())
            case "counts":
                looking.counts()
            case "camera":
                looking.ids("camera:canon lens:x place:y broken:no iso>100 tag:x -rule:y", "-verdict")
            case _:
                looking.ids(question)
        connection.set_trace_callback(None)
        plans = [
            "\n".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}"))
            for sql in asked
            if sql.startswith("SELECT")
        ]
    for plan in plans:
        assert "USING COVERING INDEX photos_in_time" in plan
        assert "SCAN photos\n" not in f"{plan}\n"
        assert question not in ("ids", "rating>=3", "exposures") or "TEMP B-TREE" not in plan
