"""Find and replace: what would change, in which texts, and what is wrong with a search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.caption import as_text, replacing, with_fields
from reviewer.caption.replacing import Found, Search
from reviewer.errors import UsageError
from reviewer.photo import Caption, Marks, Photo
from reviewer.workers import Workers

TEXTS = {
    "headline": "Boats in Wonsan",
    "description": "A boat, the Boats. In wonsan (Wonsan).",
    "description@ko": "원산의 boats",
    "keywords": "boats; Wonsan, harbour",
    "people": "Kim Jong Un, Kim Yo Jong",
    "urgency": "1",
}


def photo(id: int = 1, **texts: str) -> Photo:
    return Photo(id, "day", f"IMG_{id}", (), marks=Marks(caption=with_fields(Caption(), texts or TEXTS)))


def after(search: Search) -> dict[str, str]:
    return {one.address: one.after for one in replacing.find([photo()], search)}


def test_all_that_is_written_is_searched() -> None:
    assert after(Search("boats", "ships")) == {
        "headline": "ships in Wonsan",
        "description": "A boat, the ships. In wonsan (Wonsan).",
        "description@ko": "원산의 ships",
        "keywords": "ships; Wonsan, harbour",
    }


def test_case_whole_words_and_fields() -> None:
    assert after(Search("Boats", "Ships", match_case=True)) == {
        "headline": "Ships in Wonsan",
        "description": "A boat, the Ships. In wonsan (Wonsan).",
    }
    assert after(Search("boat", "ship", whole_word=True)) == {
        "description": "A ship, the Boats. In wonsan (Wonsan)."
    }
    assert after(Search("boats", "x", ("description",))).keys() == {"description", "description@ko"}
    assert after(Search("boats", "x", ("description@ko", "headline"))).keys() == {
        "headline",
        "description@ko",
    }
    assert after(Search("(Wonsan)", "")) == {"description": "A boat, the Boats. In wonsan ."}


def test_regular_expressions_with_groups() -> None:
    assert after(Search(r"Kim (\w+) (?P<last>\w+)", r"\g<last>, \1", regex=True)) == {
        "people": "Un, Jong; Jong, Yo"
    }
    assert after(Search("(b)oats", r"\1", regex=True, whole_word=True))["headline"] == "B in Wonsan"
    assert after(Search("nothing", "x")) == {}


def test_lists_lose_what_is_empty_or_double_then() -> None:
    one = photo(keywords="boats, ships, sea")
    assert [found.after for found in replacing.find([one], Search("boats", "sea"))] == ["sea, ships"]
    assert [found.after for found in replacing.find([one], Search("ships", ""))] == ["boats, sea"]


def test_what_a_field_cannot_hold_is_not_proposed() -> None:
    assert after(Search("1", "9")) == {} and after(Search("1", "2")) == {"urgency": "2"}


def test_what_is_found_can_be_written() -> None:
    photos = [photo(1), photo(2, headline="Boats"), photo(3, headline="Sea")]
    found = list(replacing.find(photos, Search("boats", "x", ("headline",))))
    assert found[1] == Found(photos[1], "headline", "Boats", "x")
    assert replacing.texts(found) == {1: {"headline": "x in Wonsan"}, 2: {"headline": "x"}}


def test_a_fault_is_told_without_trying_the_expression() -> None:
    assert Search("(?P<x>(?:(?:a?){60000}){60000})", r"\g<x>\1", regex=True).fault == ""


@pytest.mark.parametrize(
    ("search", "told"),
    [
        (Search(""), "nothing to look for"),
        (Search("(", regex=True), "not understood"),
        (Search("[[a]", regex=True), "not understood"),
        (Search("a", r"\1", regex=True), "replacement is not understood"),
        (Search("a", r"\g<b>", regex=True), "replacement is not understood"),
        (Search("a", "b", ("town",)), "no field 'town'"),
    ],
)
def test_faults_are_told(search: Search, told: str) -> None:
    assert told in search.fault
    with pytest.raises(UsageError, match=told):
        list(replacing.find([photo()], search))


def test_a_hostile_expression_ends_with_a_sentence() -> None:
    with Workers(1, time_limit=1) as workers:
        good = Search(r"(b)oats", r"\1", ("headline",), regex=True)
        assert [one.after for one in replacing.find([photo()], good, workers)] == ["B in Wonsan"]
        hostile = Search("(a+)+$", "x", regex=True)
        with pytest.raises(UsageError, match="takes too long"):
            list(replacing.find([photo(headline="a" * 40 + "b")], hostile, workers))


letters = st.text("abAB .", min_size=1, max_size=3)


@given(letters, letters, st.dictionaries(st.sampled_from(list(TEXTS)[:5]), st.text("abAB .,;", max_size=12)))
def test_what_was_replaced_is_not_found_again(find: str, new: str, texts: dict[str, str]) -> None:
    search = Search(find, new)
    if find.lower() in new.lower():
        return
    caption = with_fields(Caption(), texts)
    for _ in range(12):
        changes = search.changes(caption)
        caption = with_fields(caption, {address: text for address, _, text in changes})
        if not changes:
            break
    assert search.changes(caption) == []


@given(
    letters, st.dictionaries(st.sampled_from(["headline", "description@ko"]), st.text("abAB ", max_size=12))
)
def test_what_is_replaced_by_itself_stays(find: str, texts: dict[str, str]) -> None:
    caption = with_fields(Caption(), texts)
    assert Search(find, find, match_case=True).changes(caption) == []
    once = [(address, after) for address, _, after in Search(find, "#").changes(caption)]
    assert all(find.lower() not in text.lower() for _, text in once)
    assert all("#" in text for _, text in once) and all(as_text(caption, address) for address, _ in once)
