"""Ranks: between any two there is room for more, and texts in order are ranks in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import rank, sequence


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 40)), max_size=20))
def test_what_is_put_between_two_stands_between_them(puts: list[tuple[float, int]]) -> None:
    ranks: list[str] = []
    for where, count in puts:
        at = round(where * len(ranks))
        low, high = ranks[at - 1] if at else "", ranks[at] if at < len(ranks) else ""
        new = rank.between(low, high, count)
        assert new is not None
        assert all(rank.checked(one) == one for one in new)
        ranks[at:at] = new
        assert ranks == sorted(set(ranks))


def test_ranks_at_an_end_do_not_grow() -> None:
    last = first = ""
    for _ in range(3000):
        (last,) = rank.between(last, "", 1) or ()
        (first,) = rank.between("", first, 1) or ()
    assert max(len(last), len(first)) <= 6


def test_photos_put_at_the_same_place_again_and_again_get_all_ranks_anew() -> None:
    there = [(1, "1"), (2, "2")]
    anew = 0
    for photo in range(3, 1000):
        ranks = dict(there) | (new := sequence.arranged(there, [photo], 2))
        anew += len(new) > 1
        there = sorted(ranks.items(), key=lambda one: one[1])
        assert [one for one, _ in there] == [1, *range(3, photo + 1), 2]
        assert max(map(len, ranks.values())) <= rank.LONGEST
    assert 0 < anew < 10


def test_photos_of_equal_ranks_get_ranks_anew() -> None:
    new = sequence.arranged([(1, "V"), (2, "V"), (3, "W")], [4], 2)
    assert sorted(new, key=new.__getitem__) == [1, 4, 2, 3]


@pytest.mark.parametrize("text", ["", "0", "a0", "a-b", "é", "1" * 49])
def test_what_is_no_rank_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="rank"):
        rank.checked(text)
