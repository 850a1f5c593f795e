"""Words of names and captions: any part of them, in any script, whatever the capitals and accents."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.catalog import schema, words
from reviewer.catalog.database import Database

CAPTIONS = (
    "Ein Markt bei SÜDEN, Straße",
    "원산 시장의 버스 정류장",
    "平壤的公共汽车站",
    "سُوقٌ في وُنسان",
    "αγορά στη Γουόνσαν",
    "ソウルの市場で",
    'quotes " and \\ % _ * signs AND OR NOT ()',
)
_PHOTOS = "(SELECT rowid AS id FROM words) AS photos"


@pytest.fixture(scope="module")
def db() -> Iterator[Database]:
    db = Database(memory=True, execute_plugins=False)
    schema.migrations.apply(db)
    words.add(db, ((number, f"IMG_{number:04}", text) for number, text in enumerate(CAPTIONS)))
    yield db
    db.close()


def found(db: Database, text: str, *columns: str) -> list[int]:
    condition, values = words.holding(text, *columns or ("name", "caption"))
    return [n for (n,) in db.execute(f"SELECT id FROM {_PHOTOS} WHERE {condition}", values)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("süd", 0),
        ("SUDEN", 0),
        ("strasse", 0),
        ("정류장", 1),
        ("시장", 1),
        ("버", 1),
        ("公共汽车", 2),
        ("汽车", 2),
        ("سوق", 3),
        ("ونسان", 3),
        ("ΑΓΟΡΑ", 4),
        ("市場", 5),
        ('" and \\', 6),
        ("% _ *", 6),
        ("OR NOT (", 6),
    ],
)
def test_any_part_in_any_script(db: Database, text: str, number: int) -> None:
    assert found(db, text) == [number]
    assert found(db, text, "caption") == [number]
    assert found(db, text, "name") == []


def test_letters_that_differ_by_more_than_an_accent_stay_apart(db: Database) -> None:
    assert found(db, "カ") == []
    assert words.folded("が") != words.folded("か")
    assert words.folded("각") != words.folded("가")


@given(st.one_of(st.text(max_size=6), st.sampled_from(CAPTIONS)), st.integers(0, 8), st.integers(0, 12))
def test_what_is_found_is_what_a_plain_look_finds(db: Database, text: str, start: int, length: int) -> None:
    wanted = text[start : start + length] if len(text) > 6 else text
    folded = words.folded(wanted)
    plain = [number for number, caption in enumerate(CAPTIONS) if folded in words.folded(caption)]
    assert found(db, wanted, "caption") == plain
    condition, values = words.held(wanted, "caption")
    one_by_one = db.execute(f"SELECT id FROM {_PHOTOS} WHERE {condition}", values)
    assert [number for (number,) in one_by_one] == plain


def test_what_is_written_anew_is_found_and_what_stood_there_is_not(db: Database) -> None:
    words.save(db, [(0, "A ferry, 20㎒ on the radio")])
    assert found(db, "ferry") == found(db, "20mhz") == [0]
    assert found(db, "süd") == []
    words.save(db, [(0, CAPTIONS[0])])


@pytest.mark.parametrize("text", ["bu", "시장", "a longer phrase"])
def test_asking_about_one_photo_goes_through_no_others(db: Database, text: str) -> None:
    condition, values = words.held(text, "name", "caption")
    plan = db.execute(
        f"EXPLAIN QUERY PLAN SELECT id FROM {_PHOTOS} WHERE id IN (1) AND {condition}", values
    ).fetchall()
    looked_up = [row[3] for row in plan if "words" in row[3]]
    assert looked_up
    assert all("VIRTUAL TABLE INDEX 0:=" in step for step in looked_up), looked_up
