"""Compare: marks meant for the one in front, losers that make way, zoom and pan together. By real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.photo import Flag
from reviewer.review import Review
from tests.ui.hands import compare, press
from ui.desk import Desk
from ui.main_window import MainWindow

Key = Qt.Key


@pytest.fixture
def review(desk: Desk) -> Review:
    """The window's own library."""
    return desk.review


def test_arrows_and_tab_move_what_marks_are_meant_for(window: MainWindow, desk: Desk, review: Review) -> None:
    one, two, three, *_ = review.ids()
    compare(window, one, two, three)
    assert desk.views.targets() == [one]
    press(window, Key.Key_Right, Key.Key_4)
    press(window, Key.Key_Tab, Key.Key_Tab, Key.Key_P)
    assert [review.photo(photo).marks.rating for photo in (one, two, three)] == [0, 4, 0]
    assert [review.photo(photo).marks.flag is Flag.PICK for photo in (one, two, three)] == [
        True,
        False,
        False,
    ]
    press(window, Key.Key_End, Key.Key_6)
    assert [str(review.photo(photo).marks.label) for photo in (one, two, three)] == ["none", "none", "red"]


def test_marks_are_meant_for_the_one_in_front_while_a_caption_is_typed(
    window: MainWindow, desk: Desk, review: Review
) -> None:
    one, two, *_ = review.ids()
    compare(window, one, two)
    press(window, Key.Key_Right, Key.Key_I)
    assert not desk.views.compare.isAncestorOf(window.focusWidget())
    assert desk.views.targets() == [two]
    QTest.keyClicks(window.focusWidget(), "Two")
    press(window, Key.Key_Escape)
    assert review.photo(two).marks.caption.headline == "Two"
    assert desk.views.targets() == [two]


def test_the_loser_is_rejected_and_the_next_moves_in(window: MainWindow, desk: Desk, review: Review) -> None:
    one, two, three, four, *_ = review.ids()
    compare(window, one, two)
    press(window, Key.Key_Right, Key.Key_X)
    assert desk.views.compare.ids == [one, three]
    assert desk.views.targets() == [three]
    press(window, Key.Key_X)
    assert desk.views.compare.ids == [one, four]
    desk.undo()
    assert desk.views.compare.ids == [one, three]
    assert review.photo(three).marks.flag is Flag.NONE
    desk.undo()
    assert desk.views.compare.ids == [one, two]
    desk.redo()
    assert desk.views.compare.ids == [one, three]


def test_a_mark_with_going_on_does_not_leave_the_one_that_moved_in(
    window: MainWindow, desk: Desk, review: Review
) -> None:
    one, two, three, *_ = review.ids()
    compare(window, one, two)
    window.menus["advance"].setChecked(True)
    press(window, Key.Key_X)
    assert desk.views.targets() == [three]
    press(window, Key.Key_P)
    assert desk.views.targets() == [two]


def test_the_winner_stays_until_nobody_is_left_to_compare_it_with(
    qtbot: QtBot, window: MainWindow, desk: Desk, review: Review
) -> None:
    one, two, three, four, five, six = review.ids()
    compare(window, one, two, three)
    press(window, Key.Key_Right, Key.Key_K)
    assert desk.views.compare.ids == [four, two, five]
    assert desk.views.targets() == [two]
    with qtbot.waitSignal(desk.said) as said:
        press(window, Key.Key_K)
    assert desk.views.compare.ids == [six, two]
    assert "2 are left" in said.args[0]
    assert desk.views.targets() == [two]
    press(window, Key.Key_Left, Key.Key_X)
    assert not desk.views.shows_compare
    assert desk.views.loupe.hasFocus()
    assert desk.views.targets() == [desk.views.loupe.current] == [two]
    assert [photo for photo in review.ids() if review.photo(photo).marks.flag is Flag.REJECT] == [six]


def test_rejected_photos_do_not_come_up_again(window: MainWindow, desk: Desk, review: Review) -> None:
    one, two, three, four, *_ = review.ids()
    review.change("Reject", [two, three], flag=Flag.REJECT)
    compare(window, one)
    assert desk.views.compare.ids == [one, four]


def test_more_than_fit_are_gone_through_among_themselves(
    window: MainWindow, desk: Desk, review: Review
) -> None:
    ids = review.ids()
    compare(window, *ids[:5])
    assert desk.views.compare.ids == ids[:4]
    press(window, Key.Key_X)
    assert desk.views.compare.ids == [ids[4], *ids[1:4]]
    press(window, Key.Key_X)
    assert desk.views.compare.ids == ids[1:4]


def test_the_one_in_front_is_current_on_the_sheet_afterwards(
    window: MainWindow, desk: Desk, review: Review
) -> None:
    one, two, three, *_ = review.ids()
    compare(window, one, two, three)
    press(window, Key.Key_Right, Key.Key_Escape)
    assert desk.views.shows_sheet
    assert desk.views.targets() == [two]


def test_zoom_and_pan_are_one_for_all_and_stay_for_who_moves_in(
    qtbot: QtBot, window: MainWindow, desk: Desk, review: Review
) -> None:
    compare(window, *review.ids()[:2])
    press(window, Key.Key_Z)
    first, second = desk.views.compare._loupes[:2]
    assert not first.framing.fits
    assert second.framing == first.framing
    before = first.framing
    press(window, Key.Key_Left, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert first.framing.centre[0] < before.centre[0]
    assert second.framing == first.framing
    press(window, Key.Key_Plus)
    assert second.framing.zoom == first.framing.zoom == 2.0
    press(window, Key.Key_X)
    assert first.framing == second.framing
    qtbot.waitUntil(lambda: desk.views.compare.sharp)


def test_two_of_nothing_are_not_compared(
    qtbot: QtBot, window: MainWindow, desk: Desk, review: Review
) -> None:
    one, *others = review.ids()
    review.change("Reject", others, flag=Flag.REJECT)
    with qtbot.waitSignal(desk.said):
        compare(window, one)
    assert desk.views.shows_sheet


def test_a_filter_that_hides_the_rejected_does_not_disturb_a_comparison(
    qtbot: QtBot, window: MainWindow, desk: Desk, review: Review
) -> None:
    ids = review.ids()
    desk.filter_bar.set_text("flag:none")
    qtbot.waitUntil(lambda: not desk.search.busy)
    compare(window, *ids[:2])
    for loser, next_one in ((ids[0], ids[2]), (ids[2], ids[3])):
        assert desk.views.targets() == [loser]
        press(window, Key.Key_X)
        assert desk.views.compare.ids == [next_one, ids[1]]
        assert desk.views.targets() == [next_one]
        qtbot.waitUntil(lambda gone=loser: gone not in desk.views.ids)  # type: ignore[misc]
        assert desk.views.compare.ids == [next_one, ids[1]]
    press(window, Key.Key_Escape)
    assert desk.views.targets() == [ids[3]]


def test_the_next_photo_not_looked_at_is_shown_in_the_loupe(
    window: MainWindow, desk: Desk, review: Review
) -> None:
    ids = review.ids()
    compare(window, *ids[:2])
    review.change("Looked at", ids[:4], looked_at=True)
    press(window, Key.Key_N)
    assert desk.views.loupe.isVisible()
    assert desk.views.targets() == [ids[4]]


def test_one_goes_on_from_a_photo_compared_that_the_filter_lets_through_no_more(
    qtbot: QtBot, window: MainWindow, desk: Desk, review: Review
) -> None:
    one, two, three, *_ = review.ids()
    desk.filter_bar.set_text("flag:none")
    qtbot.waitUntil(lambda: not desk.search.busy)
    compare(window, one, two)
    press(window, Key.Key_P)
    assert desk.views.current == one
    assert one not in desk.views.ids
    press(window, Key.Key_Down, modifiers=Qt.KeyboardModifier.AltModifier)
    assert desk.views.current == one
    press(window, Key.Key_N)
    assert desk.views.current == three
    assert desk.views.shows_loupe
