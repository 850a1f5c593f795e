"""What was written before is offered again, what is near first."""

from pathlib import Path

import pytest

from reviewer.caption.suggestions import Suggestions, Used
from reviewer.folded import folded
from tests.ui import judged

HERE, THERE = "May", "June"
WRITTEN = (
    Used(HERE, "city", "Wonsan", 2),
    Used(HERE, "city", "Wŏnsan-ri"),
    Used(THERE, "city", "Woking", 9),
    Used(THERE, "people", "Kim Jo Yong"),
    Used(HERE, "people", "Choe Ryong Hae"),
    Used(THERE, "country", "North Korea", 5),
    Used(HERE, "headline", "Kimchi is made"),
    Used(HERE, "keywords", "bus"),
    Used(HERE, "keywords", "butcher"),
    Used(THERE, "event@ko", "집단 체조"),
)


@pytest.fixture
def written() -> Suggestions:
    return Suggestions(WRITTEN)


def offered(written: Suggestions, address: str, text: str) -> tuple[str, ...]:
    """The texts offered where `|` is the cursor."""
    place = text.index("|")
    found = written.offered(address, text.replace("|", ""), place, HERE)
    return found.texts


def test_what_is_of_the_shoot_comes_first_then_what_is_used_most(written: Suggestions) -> None:
    assert offered(written, "city", "wo|") == ("Wonsan", "Wŏnsan-ri", "Woking")
    assert written.offered("city", "wo", 2, HERE).near == {"Wonsan", "Wŏnsan-ri"}
    assert offered(written, "city", "Wonsan|") == ("Wŏnsan-ri",)
    assert offered(written, "city", "|") == ()


def test_a_text_is_found_by_any_of_its_words(written: Suggestions) -> None:
    assert offered(written, "country", "kor|") == ("North Korea",)
    assert offered(written, "event@ko", "체|") == ("집단 체조",)
    assert offered(written, "event", "체|") == ()


def test_a_list_is_completed_part_by_part(written: Suggestions) -> None:
    found = written.offered("keywords", "queue, bu", 9, HERE)
    assert (found.start, found.end, found.texts) == (7, 9, ("bus", "butcher"))
    assert offered(written, "keywords", "bus, bu|") == ("butcher",)
    assert offered(written, "keywords", "bu|, queue") == ("bus", "butcher")
    assert offered(written, "keywords", "bu|s") == ()


def test_names_are_offered_within_a_description(written: Suggestions) -> None:
    found = written.offered("description", "In the street Kim J", 19, HERE)
    assert (found.start, found.end, found.texts) == (14, 19, ("Kim Jo Yong",))
    assert offered(written, "description", "with yong|") == ("Kim Jo Yong",)
    assert offered(written, "description@ko", "Wo|") == ("Wonsan", "Wŏnsan-ri", "Woking")
    for nothing in ("In the |", "K|im", "x|", "Kim J|o"):
        assert offered(written, "description", nothing) == ()


def test_a_headline_is_completed_whole_or_by_names(written: Suggestions) -> None:
    assert offered(written, "headline", "Kim|") == ("Kimchi is made",)
    assert offered(written, "headline", "A bus in Kor|") == ("North Korea",)


def test_what_is_usual_is_told_where_one_asks(written: Suggestions) -> None:
    def usual(address: str, text: str) -> tuple[str, ...]:
        return written.offered(address, text, len(text), HERE, asked=True).texts

    assert usual("city", "") == ("Wonsan", "Wŏnsan-ri", "Woking")
    assert usual("keywords", "bus, ") == ("butcher",)
    assert usual("urgency", "1") == ("2", "3", "4", "5", "6", "7", "8")
    assert usual("description", "") == ()


def test_what_was_just_written_is_offered_next(written: Suggestions) -> None:
    written.add(Used(HERE, "city", "Wolbisan"))
    written.add(Used(HERE, "city", "Woking"))
    assert set(offered(written, "city", "wo|")) == {"Wonsan", "Wŏnsan-ri", "Wolbisan", "Woking"}
    assert "Wolbisan" in written.texts("city")


def test_a_library_tells_what_is_written_in_it(tmp_path: Path) -> None:
    with judged.library(tmp_path / "library") as review:
        texts = {
            "city": "Wonsan",
            "people": ("A. B.", "C"),
            "event@ko": "행사",
            "description": "Not offered.",
        }
        review.change("Caption", [1, 2], caption=texts)
        found = review.suggestions()
        assert found.texts("city") == {"Wonsan"} and found.texts("people") == {"A. B.", "C"}
        assert found.texts("event@ko") == {"행사"} and found.texts("description") == frozenset()


def test_capitals_and_accents_do_not_matter() -> None:
    assert folded("WŎNSAN") == folded("wonsan") == "wonsan"
    assert folded("Straße") == "strasse"
