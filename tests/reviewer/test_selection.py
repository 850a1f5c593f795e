"""The filter language: what a line means, and what it says when it means nothing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviewer.errors import UsageError
from reviewer.selection import EVERYTHING, All, AnyOf, Expression, Not, Term, parse, quote, written


def test_an_empty_line_means_every_photo() -> None:
    assert parse("  ") == EVERYTHING


def test_terms_side_by_side_are_anded() -> None:
    expected = All((Term("verdict", ":", ("clear", "caution")), Term("rating", ">=", ("3",))))
    assert parse("verdict:clear,caution rating>=3") == expected
    assert parse("verdict = clear, caution and rating >= 3") == expected


def test_or_binds_weaker_than_and() -> None:
    a, b, c = (Term("text", ":", (word,)) for word in "abc")
    assert parse("a b or c") == AnyOf((All((a, b)), c))
    assert parse("a (b or c)") == All((a, AnyOf((b, c))))


@pytest.mark.parametrize("line", ["not tag:crowd", "-tag:crowd", "tag!=crowd"])
def test_three_ways_to_say_not(line: str) -> None:
    assert parse(line) == Not(Term("tag", ":", ("crowd",)))


@pytest.mark.parametrize("line", ["stars==3", "rating = 3", "rating:3"])
def test_ways_to_say_equal(line: str) -> None:
    assert parse(line) == Term("rating", ":", ("3",))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("verdct:clear", "Did you mean verdict"),
        ("verdict:fine", "unreviewed, clear, caution, restricted"),
        ("rating:many", "number"),
        ("tag>3", "cannot be compared"),
        ("looked:perhaps", "yes or no"),
        ("date:May", "2012-05"),
        ("(a", "closing"),
        ("a )", "too many"),
        ("not", "must not hold"),
        ("tag:", "lacks a value"),
        ("not " * 5000 + "a", "too long"),
    ],
)
def test_a_bad_line_says_what_would_be_right(line: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        parse(line)


@given(st.text(max_size=40))
def test_any_line_is_understood_or_told(line: str) -> None:
    try:
        parse(line)
    except UsageError as error:
        assert str(error)


@given(st.text(min_size=1, max_size=30))
@example("-0")
@example("not")
def test_a_quoted_value_comes_back(value: str) -> None:
    assert parse(f"shoot:{quote(value)}") == Term("shoot", ":", (value,))


terms = st.one_of(
    st.builds(lambda word: Term("text", ":", (word,)), st.text(max_size=8)),
    st.builds(
        lambda field, values: Term(field, ":", tuple(values)),
        st.sampled_from(("tag", "camera", "lens", "shoot")),
        st.lists(st.text(max_size=8), min_size=1, max_size=3),
    ),
    st.builds(lambda op, number: Term("iso", op, (str(number),)), st.sampled_from("<>:"), st.integers(0, 99)),
)


def joined(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(several.map(All), several.map(AnyOf), parts.map(Not))


@given(st.recursive(terms, joined, max_leaves=8))
@example(EVERYTHING)
@example(AnyOf((EVERYTHING, Not(Term("text", ":", ("not",))))))
def test_what_is_written_is_understood_as_the_same(expression: Expression) -> None:
    assert parse(written(expression)) == expression


def test_yes_and_no_are_written_as_they_are_typed() -> None:
    assert written(parse("new:yes looked:no waived:yes")) == "new:yes looked:no waived:yes"
