"""Which frames of bursts are seen when they lie in stacks."""

import pytest

from ui.stacks import Stacks, best_frames

IDS = list(range(1, 11))
BURSTS = [(2, 3, 4), (7, 8)]


def stacks(best: frozenset[int] = frozenset()) -> Stacks:
    made = Stacks()
    made.replace(BURSTS, best)
    return made


def test_a_burst_is_closed_until_it_is_opened() -> None:
    made = stacks()
    assert made.shown(IDS) == [1, 2, 5, 6, 7, 9, 10]
    made.open(3)
    assert made.shown(IDS) == [1, 2, 3, 4, 5, 6, 7, 9, 10]
    made.close(4)
    assert made.shown(IDS) == [1, 2, 5, 6, 7, 9, 10]


def test_all_open_and_all_closed() -> None:
    made = stacks()
    made.open_all()
    assert made.shown(IDS) == IDS
    made.close_all()
    assert made.shown(IDS) == [1, 2, 5, 6, 7, 9, 10]


def test_the_best_frame_lies_on_top_where_it_stands_in_the_order() -> None:
    made = stacks(frozenset({4, 8}))
    assert made.shown(IDS) == [1, 4, 5, 6, 8, 9, 10]
    assert [made.top(photo) for photo in (1, 2, 3, 4, 7)] == [1, 4, 4, 4, 8]


def test_a_photo_kept_on_top_stays_there() -> None:
    made = stacks(frozenset({4}))
    made.keep_on_top(3)
    assert made.top(2) == 3
    assert 3 in made.shown(IDS)
    made.keep_on_top(None)
    assert made.top(2) == 4


def test_open_stacks_stay_open_when_frames_go_or_come() -> None:
    made = stacks()
    made.open(3)
    made.replace([(1, 2, 4), (7, 8)])
    assert made.shown(IDS) == [1, 2, 3, 4, 5, 6, 7, 9, 10]
    assert not made.closed(1)
    assert made.closed(8)


def test_without_bursts_nothing_is_hidden_and_nothing_is_copied() -> None:
    made = Stacks()
    assert made.shown(IDS) is IDS
    assert made.burst(1) == ()
    assert made.burst(None) == ()
    assert not made.closed(None)


@pytest.mark.parametrize(
    ("picked", "rated", "rejected", "best"),
    [
        ([], [], [], 2),
        ([4], [3], [], 4),
        ([], [3, 2], [], 3),
        ([], [3], [3], 2),
        ([], [], [2], 3),
        ([], [], [2, 3, 4], 2),
        ([3, 4], [], [], 3),
    ],
)
def test_the_best_is_a_pick_else_the_most_stars_else_the_first_not_rejected(
    picked: list[int], rated: list[int], rejected: list[int], best: int
) -> None:
    assert best_frames([(2, 3, 4)], picked, rated, rejected) == {best}
