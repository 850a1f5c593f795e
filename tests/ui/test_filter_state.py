"""What is set is one line in the filter language, and comes back from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import selection
from reviewer.errors import UsageError
from reviewer.photo import ColourLabel, Flag, Verdict
from reviewer.selection import All, AnyOf, Term
from ui.filter_state import FLAGS, LABELS, FilterState


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (FilterState(), ""),
        (FilterState(verdicts=frozenset({Verdict.RESTRICTED})), "verdict:restricted"),
        (FilterState(verdicts=frozenset({Verdict.CAUTION, Verdict.CLEAR})), "verdict:clear,caution"),
        (FilterState(flags=frozenset({Flag.PICK}), rating=3), "flag:pick rating>=3"),
        (FilterState(labels=frozenset({ColourLabel.RED})), "label:red"),
        (FilterState(facets={"tag": ("soldier", "bus stop")}), 'tag:soldier,"bus stop"'),
        (FilterState(facets={"captioned": ("0",), "looked_at": ("1",)}), "looked:yes captioned:no"),
        (
            FilterState(facets={"camera": ("Canon EOS 5D",), "focal": ("35",)}),
            'camera:"Canon EOS 5D" focal:35',
        ),
        (FilterState(text='"two words" iso>=1600'), '"two words" iso>=1600'),
        (FilterState(rating=1, text="bus or tram"), "rating>=1 (bus or tram)"),
    ],
)
def test_each_state_is_one_line_that_is_understood(state: FilterState, line: str) -> None:
    assert state.expression() == line
    assert FilterState.of(line).expression() == line


def test_the_term_of_one_facet_can_be_left_out() -> None:
    state = FilterState(
        flags=frozenset({Flag.PICK}), facets={"tag": ("bus",), "date": ("2012-05",)}, text="x"
    )
    assert state.expression(without="tag") == "flag:pick date:2012-05 x"
    assert state.expression(without="flag") == "tag:bus date:2012-05 x"


def test_what_has_no_place_becomes_text() -> None:
    state = FilterState.of('tag:bus "bus stop" iso>=1600 tag:crowd not label:red rating:3')
    assert state.facets == {"tag": ("bus",)}
    assert state.text == '"bus stop" iso>=1600 tag:crowd not label:red rating:3'
    assert FilterState.of("flag:none label:none,red").text == "flag:none label:none,red"
    assert FilterState.of("tag:bus or tag:crowd").text == "tag:bus or tag:crowd"
    with pytest.raises(UsageError):
        FilterState.of("verdict:dangerous")


def test_choosing_no_value_filters_nothing() -> None:
    state = FilterState().choosing("lens", ["50mm", "50mm", "85mm"])
    assert state.facets == {"lens": ("50mm", "85mm")}
    assert state.choosing("lens", ()).empty


texts = st.text(max_size=12)
facets = st.fixed_dictionaries(
    {},
    optional={
        **{
            name: st.lists(texts, min_size=1, max_size=3, unique=True).map(tuple)
            for name in ("rule", "tag", "camera", "lens", "place")
        },
        "focal": st.lists(st.integers(1, 1200).map(str), min_size=1, max_size=3, unique=True).map(tuple),
        "date": st.sampled_from([("2012",), ("2012-05", "2013-01-31")]),
        "captioned": st.sampled_from([("0",), ("1",), ("1", "0")]),
    },
)
states = st.builds(
    FilterState,
    verdicts=st.frozensets(st.sampled_from(Verdict)),
    flags=st.frozensets(st.sampled_from(FLAGS)),
    labels=st.frozensets(st.sampled_from(LABELS)),
    rating=st.integers(0, 5),
    facets=facets,
    text=st.lists(texts.map(lambda word: selection.written(Term("text", ":", (word,)))), max_size=2).map(
        " ".join
    ),
)


@given(states)
def test_a_state_comes_back_from_its_line(state: FilterState) -> None:
    assert FilterState.of(state.expression()) == state


@given(st.sampled_from(("camera", "lens", "place", "tag")), texts, texts)
def test_values_are_quoted_as_they_must_be(facet: str, one: str, other: str) -> None:
    line = FilterState(facets={facet: (one, other)}, text="a or b").expression()
    either = AnyOf((Term("text", ":", ("a",)), Term("text", ":", ("b",))))
    assert selection.parse(line) == All((Term(facet, ":", (one, other)), either))
