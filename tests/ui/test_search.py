"""Which photos are shown, and how many of what: asked beside the window, true after every change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reviewer.photo import Flag
from reviewer.review import Review
from tests.ui import judged
from ui.arrangement import Arrangement, Query, Tally
from ui.filter_state import FilterState
from ui.search import Search

UNFLAGGED = Query(filter=FilterState(flags=frozenset({Flag.NONE})))


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with judged.library(tmp_path / "library") as review:
        yield review


@pytest.fixture
def search(qtbot: QtBot, review: Review) -> Iterator[Search]:
    search = Search(review)
    stop = review.watch(search.follow)
    yield search
    stop()
    search.close()
    search.deleteLater()


def rest(qtbot: QtBot, search: Search) -> None:
    qtbot.waitUntil(lambda: not search.busy)


def test_a_query_is_answered_with_photos_and_counts(qtbot: QtBot, review: Review, search: Search) -> None:
    review.change("Tag", [1], tag=["bus"])
    with qtbot.waitSignals([search.arranged, search.tallied]):
        search.ask(Query())
    assert search.arrangement.ids == tuple(review.ids())
    assert search.tally.total == len(review.ids())
    assert search.tally.facets["tag"]["bus"] == 1


def test_a_small_library_is_there_at_once(review: Review, search: Search) -> None:
    search.ask(Query())
    search.settle()
    assert search.arrangement.ids == tuple(review.ids()) or search.busy


def test_what_fits_no_more_leaves_at_once(qtbot: QtBot, review: Review, search: Search) -> None:
    search.ask(UNFLAGGED)
    rest(qtbot, search)
    first, second = review.ids()[:2]
    review.change("Reject", [first], flag=Flag.REJECT)
    assert first not in search.arrangement.ids
    assert search.arrangement.ids[0] == second
    rest(qtbot, search)
    assert first not in search.arrangement.ids
    review.undo()
    rest(qtbot, search)
    assert search.arrangement.ids[0] == first


def test_an_answer_from_before_a_mark_is_not_shown(qtbot: QtBot, review: Review, search: Search) -> None:
    search.ask(UNFLAGGED)
    rest(qtbot, search)
    seen: list[tuple[int, ...]] = []
    search.arranged.connect(lambda: seen.append(search.arrangement.ids))
    first = review.ids()[0]
    search.ask(UNFLAGGED)  # on its way while the mark is made
    review.change("Reject", [first], flag=Flag.REJECT)
    rest(qtbot, search)
    assert seen
    assert not any(first in ids for ids in seen)


def test_the_order_follows_the_marks_it_is_made_of(qtbot: QtBot, review: Review, search: Search) -> None:
    search.ask(Query(sort="rating"))
    rest(qtbot, search)
    last = search.arrangement.ids[-1]
    review.change("Rate 5", [last], rating=5)
    rest(qtbot, search)
    assert search.arrangement.ids[0] == last


def test_counts_leave_out_the_term_of_their_own_facet(review: Review) -> None:
    first, second, third = review.ids()[:3]
    review.change("Tag", [first, second], tag=["bus"])
    review.change("Tag", [third], tag=["soldier"])
    review.change("Pick", [first, third], flag=Flag.PICK)
    state = FilterState(flags=frozenset({Flag.PICK}), facets={"tag": ("bus",)})
    tally = Tally.of(review, Query(filter=state), {})
    assert (tally.facets["tag"]["bus"], tally.facets["tag"]["soldier"]) == (1, 1)
    assert tally.facets["flag"]["pick"] == 1
    assert tally.facets["flag"]["none"] == 1
    assert tally.total == len(review.ids())
    assert (tally.library["tag"]["bus"], tally.library["tag"]["soldier"]) == (2, 1)


def test_leaving_out_keeps_sections_and_stacks_whole(review: Review) -> None:
    arrangement = Arrangement.of(review, Query(group="verdict"))
    gone = arrangement.sections[0].ids
    left = arrangement.without(gone)
    assert left.ids == arrangement.ids[len(gone) :]
    assert [section.key for section in left.sections] == [s.key for s in arrangement.sections[1:]]
    assert left.without([10**6]) is left


def test_trouble_is_told(qtbot: QtBot, review: Review, search: Search) -> None:
    with qtbot.waitSignal(search.failed) as failed:
        search.ask(Query(scope="verdict:dangerous"))
    assert "verdict is one of" in failed.args[0]
    search.ask(Query())
    rest(qtbot, search)
    assert search.arrangement.ids == tuple(review.ids())
