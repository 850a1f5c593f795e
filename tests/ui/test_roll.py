"""Current photo and selection stay with their photos, whatever happens to the order."""

import pytest

from ui.roll import Roll


def roll(ids: list[int]) -> Roll:
    made = Roll()
    made.replace(ids)
    return made


def test_the_first_photo_is_current_at_first() -> None:
    assert (made := roll([7, 8, 9])).current == 7
    assert made.selection() == [7]


def test_an_empty_roll_has_nothing_current() -> None:
    made = roll([])
    assert made.current is None
    assert made.selection() == []
    made.go(0)
    made.toggle(3)
    assert made.current is None


def test_current_and_selection_follow_their_photos_through_a_sort() -> None:
    made = roll([1, 2, 3, 4])
    made.go(1)
    made.toggle(3)
    made.replace([4, 3, 2, 1])
    assert made.current == 4
    assert made.index == 0
    assert made.selection() == [4, 2]


def test_a_photo_filtered_away_makes_way_for_the_next_that_is_left() -> None:
    made = roll([1, 2, 3, 4, 5])
    made.go(2)
    made.replace([1, 2, 4, 5])
    assert made.current == 4
    assert made.selection() == [4]


def test_several_filtered_away_at_once_make_way_for_the_next_that_is_left() -> None:
    made = roll([1, 2, 3, 4, 5])
    made.go(1)
    made.go(3, extend=True)
    made.replace([1, 5])
    assert made.current == 5
    assert made.selection() == [5]


def test_the_last_photo_filtered_away_makes_way_for_the_one_before() -> None:
    made = roll([1, 2, 3])
    made.go(2)
    made.replace([1, 2])
    assert made.current == 2


def test_quite_other_photos_begin_at_the_first() -> None:
    made = roll([1, 2, 3])
    made.go(2)
    made.replace([8, 9])
    assert made.current == 8
    assert made.selection() == [8]


def test_a_range_is_selected_from_where_it_began() -> None:
    made = roll([1, 2, 3, 4, 5])
    made.go(2)
    made.go(4, extend=True)
    assert made.selection() == [3, 4, 5]
    made.go(0, extend=True)
    assert made.selection() == [1, 2, 3]
    assert made.current == 1


def test_ctrl_takes_photos_in_and_out() -> None:
    made = roll([1, 2, 3])
    made.toggle(2)
    assert made.selection() == [1, 3]
    made.toggle(2)
    assert made.selection() == [1]
    assert made.current == 3


def test_selecting_unknown_photos_selects_none_of_them() -> None:
    made = roll([1, 2, 3])
    made.select({2, 99})
    assert made.selection() == [2]


@pytest.mark.timeout(20)
def test_a_million_photos_are_replaced_at_once() -> None:
    made = roll(list(range(1_000_000)))
    made.go(999_999)
    made.replace(list(range(999_999)))
    assert made.current == 999_998
