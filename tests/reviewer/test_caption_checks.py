"""Checks of captions: silent for what desks write, and right about what is wrong with the others."""

import subprocess
import sys
import tomllib
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.caption import with_fields
from reviewer.caption.checks import CHECKS, Beside, Hint, hints
from reviewer.photo import CameraFacts, Caption, Marks, Photo

GOOD = tomllib.loads((Path(__file__).parent / "cases/good_captions.toml").read_text("utf-8"))["caption"]
WHOLE: dict[str, str | tuple[str, ...]] = {"city": "Wonsan", "country": "North Korea", "credit": "AP"}
TAKEN = datetime(2025, 3, 3, 12)  # a Monday


def photo(text: str, taken: datetime | None = TAKEN, **others: str | tuple[str, ...]) -> Photo:
    caption = with_fields(Caption(), WHOLE | {"description": text} | others)
    return Photo(1, "day", "IMG_1", (), CameraFacts(taken_at=taken), Marks(caption=caption))


def told(text: str, **others: str | tuple[str, ...]) -> list[str]:
    return [hint.check for hint in hints(photo(text, TAKEN, **others))]


PREPARED = """
from importlib import resources
from reviewer.caption import checks
from tests.reviewer.test_caption_checks import GOOD, photo

checks.prepare()
resources.files = None
for case in GOOD:
    checks.hints(photo(case["text"], country=case["country"], country_code=case["code"]))
"""


def test_once_prepared_nothing_is_read_any_more() -> None:
    subprocess.run([sys.executable, "-c", PREPARED], check=True, cwd=Path(__file__).parents[2], timeout=60)


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case["text"][:40])
def test_good_captions_have_no_hints(case: dict[str, Any]) -> None:
    fields = {"city": case["city"], "country": case["country"], "country_code": case["code"]}
    taken = datetime.combine(case["taken"], time(12))
    assert hints(photo(case["text"], taken, people=tuple(case["people"]), **fields)) == ()


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("Kim Jong Un and the delegation in Wonsan, North Korea, on Monday, March 3, 2025.", "what"),
        ("Portrait of a woman in Wonsan, North Korea, March 3, 2025.", "what"),
        ("A woman mends her nets on the beach in Wonsan. She has done so since 1990.", "when"),
        ("A woman mends her nets on a beach on Monday.", "where"),
        ("A woman mended her nets on the beach in Wonsan on Monday.", "present"),
        ("Leader Kim Jong Un visited the harbour of Wonsan on Monday, March 3, 2025.", "present"),
        ("Soldiers were seen at the quay in Wonsan on March 3, 2025.", "present"),
        ("Women mended nets on the beach in Wonsan on Monday.", "present"),
        ("Kim Jong Un inspected warships at the port of Wonsan, North Korea, on Monday.", "present"),
        ("A guide spoke to visitors in Wonsan on Monday.", "present"),
        ("Women mend the nets in Wonsan on Tuesday, March 3, 2025.", "weekday"),
        ("Women mend the nets in Wonsan, Tuesday, March 3.", "weekday"),
        ("Women mend the nets in Wonsan on Sunday.", "weekday"),
        ("Am Dienstag, 3. März 2025, in Wonsan.", "weekday"),
        ("Le mardi 3 mars 2025 à Wonsan.", "weekday"),
        ("El martes 3 de marzo de 2025 en Wonsan.", "weekday"),
        ("2025년 3월 3일 화요일, 원산 앞바다.", "weekday"),
        ("2025年3月3日(火)、元山。", "weekday"),
        ("في وونسان يوم الثلاثاء 3 مارس 2025.", "weekday"),
    ],
)
def test_what_is_wrong_is_told(text: str, check: str) -> None:
    place = {"city": "", "country": ""} if check == "where" else {}
    assert [one for one in told(text, **place) if one != "place"] == [check]


def test_where_is_told_by_the_fields_too() -> None:
    assert told("Rice ripens on terraces below Mount Chilbo, Sept. 9, 2008.", city="x", country="y") == []
    assert told("A woman mends her nets on a beach of wonsan on Monday.") == []


def test_fields_that_are_missing_are_told() -> None:
    assert told("Nets.", city="", country="", credit="") == ["place", "place", "credit"]
    assert hints(Photo(1, "day", "IMG_1", ())) == ()


def test_who_is_named_in_the_first_sentence() -> None:
    people = ("Kim Jong Un",)
    assert told("Leader Kim visits the harbour of Wonsan on Monday.", people=people) == []
    (hint,) = hints(photo("Workers visit the harbour of Wonsan on Monday. Kim smiles.", people=people))
    assert (hint.check, hint.span) == ("who", (0, 46)) and "Kim Jong Un" in hint.sentence


def test_people_are_those_of_the_caption_from_the_left() -> None:
    text = "From left, Ana Ng, Bo Li and Cy Oh smile in Wonsan on Monday."
    assert told(text, people=("Ana Ng", "Bo Li", "Cy Oh")) == []
    assert told(text, people=("Ana Ng", "Cy Oh", "Bo Li")) == ["order"]
    assert told(text, people=("Ana Ng", "Bo Li", "Cy Oh", "Di Um")) == ["order"]
    assert told(text.replace("From left, ", ""), people=("Bo Li", "Ana Ng")) == []


def test_a_name_under_a_rule_that_protects_people_is_loud() -> None:
    named = photo("Ri Sol, 34, mends her nets in Wonsan on Monday. 김철수가 본다.", people=("Ana Ng",))
    found = hints(named, Beside(protecting=("Sold at a market",), people=("김철수", "Wonsan Kim")))
    assert [(hint.address, hint.span) for hint in found if hint.loud] == [
        ("people", None),
        ("description", (0, 6)),
        ("description", (48, 51)),
    ]
    assert all("Sold at a market" in hint.sentence for hint in found if hint.loud)
    only_people = replace(named, marks=Marks(caption=Caption(people=("Ana Ng",))))
    assert [hint.check for hint in hints(only_people, Beside(protecting=("Sold",)))] == ["protected"]
    assert not any(hint.loud for hint in hints(named))


def test_a_place_that_a_rule_asks_not_to_tell() -> None:
    beside = Beside(unplaced=("Where they lie",))
    found = hints(photo("원산에서. A ship lies at anchor in Wonsan on Monday.", headline="Wonsan"), beside)
    assert [(hint.check, hint.address, hint.span) for hint in found] == [
        ("exact-place", "headline", (0, 6)),
        ("exact-place", "description", (31, 37)),
    ]
    assert hints(photo("A ship lies at anchor on Monday.", city="", country=""), beside) == ()


@pytest.mark.parametrize(
    ("country", "code", "sentence"),
    [
        ("North Korea", "KR", "KR is the code of South Korea. North Korea is PRK."),
        ("South Korea", "KOT", "There is no country with the code KOT. South Korea is KOR."),
        ("Nordkorea", "kp", "There is no country with the code kp."),
    ],
)
def test_a_country_code_is_that_of_the_country(country: str, code: str, sentence: str) -> None:
    found = hints(photo("Nets.", country=country, country_code=code))
    assert found == (Hint("country-code", "country_code", sentence),)


@pytest.mark.parametrize(("country", "code"), [("North Korea", "KP"), ("x", "XAB"), ("Nordkorea", "PRK")])
def test_right_codes_are_right(country: str, code: str) -> None:
    assert told("Nets.", country=country, country_code=code) == []


def test_the_caption_of_the_photo_beside_it() -> None:
    one = photo("Nets.")
    assert [hint.check for hint in hints(one, Beside((one.marks.caption, Caption())))] == ["repeated"]
    assert hints(one, Beside((Caption(), Caption()))) == ()


def test_each_check_can_be_turned_off() -> None:
    bad = photo("Kim in Wonsan, Tuesday, March 3, 2025.", credit="", city="")
    found = {hint.check for hint in hints(bad)}
    assert found == {"what", "weekday", "place", "credit"}
    for check in found:
        assert {hint.check for hint in hints(bad, off={check})} == found - {check}
    assert len({check.id for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize(
    "text", ["a", "A", "A ", "a-", ".)", ". ", ", ", "Ab, 3 ", "ab 1 ", "Mon", "Monday, "]
)
def test_no_long_text_takes_long(text: str) -> None:
    """The largest that a hostile file brings; without care, each of these took minutes."""
    told("In Wonsan " + text * (1_000_000 // len(text)), people=("Ana Ng",))


@given(st.text(), st.lists(st.text(max_size=5), max_size=3), st.text(max_size=4))
def test_no_text_breaks_a_check(text: str, people: list[str], code: str) -> None:
    one = photo(text, people=tuple(people), country_code=code)
    for hint in hints(one, Beside(protecting=("x",), unplaced=("y",), people=people)):
        assert hint.sentence and (hint.span is None or 0 <= hint.span[0] < hint.span[1])
