"""Who stands side by side, and who comes next."""

from ui.contest import Contest

ROLL = list(range(1, 9))


def test_the_next_of_the_roll_takes_the_place_of_the_rejected() -> None:
    out: set[int] = set()
    contest = Contest([2, 4], ROLL, out.__contains__)
    out.add(2)
    contest.settle()
    assert contest.shown == (5, 4)
    out.add(4)
    contest.settle()
    assert contest.shown == (5, 6)
    assert list(contest.coming) == [7, 8]


def test_those_taken_back_return_to_their_places() -> None:
    out: set[int] = set()
    contest = Contest([1, 2, 3], ROLL, out.__contains__)
    for loser in (2, 3):
        out.add(loser)
        contest.settle()
    assert contest.shown == (1, 4, 5)
    out.remove(3)
    contest.settle()
    assert contest.shown == (1, 4, 3)
    out.clear()
    contest.settle()
    assert contest.shown == (1, 2, 3)


def test_a_rejected_one_never_comes_back() -> None:
    out = {5, 6}
    contest = Contest([3, 4], ROLL, out.__contains__)
    out.update((3, 4))
    contest.settle()
    assert contest.shown == (7, 8)
    out.update((7, 8))
    contest.settle()
    assert contest.shown == ()


def test_those_chosen_to_be_looked_at_again_may_be_rejected() -> None:
    out = {1, 2}
    contest = Contest([1, 2], ROLL, out.__contains__)
    contest.settle()
    assert contest.shown == (1, 2)
    out.remove(1)
    contest.settle()
    out.add(1)
    contest.settle()
    assert contest.shown == (3, 2)


def test_the_winner_stays_and_the_others_make_way_unmarked() -> None:
    contest = Contest([1, 2, 3], ROLL, set[int]().__contains__)
    contest.keep(2)
    assert contest.shown == (4, 2, 5)
    contest.settle()
    assert contest.shown == (4, 2, 5)
    contest.keep(5)
    contest.keep(5)
    assert contest.shown == (8, 5)
    contest.keep(5)
    assert contest.shown == (5,)


def test_one_alone_is_joined_by_the_next() -> None:
    contest = Contest([3], ROLL, {4}.__contains__)
    contest.fill(2)
    assert contest.shown == (3, 5)
    assert Contest([8], ROLL, set[int]().__contains__).shown == (8,)
