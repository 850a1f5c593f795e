"""Blink: two photos by turns at one place, and always known which of them a mark is meant for."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.photo import Flag
from reviewer.review import Review
from tests.ui.hands import compare, press
from ui.desk import Desk
from ui.main_window import MainWindow

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def review(desk: Desk) -> Review:
    """The window's own library."""
    return desk.review


def test_one_key_shows_the_current_and_the_previous_by_turns(
    qtbot: QtBot, window: MainWindow, desk: Desk, review: Review
) -> None:
    one, two, *_ = review.ids()
    press(window, Key.Key_E, Key.Key_Right, Key.Key_Z)
    framing = desk.views.loupe.framing
    press(window, Key.Key_B)
    assert desk.views.shows_blink
    seen = []
    for _ in range(3):
        qtbot.waitUntil(lambda: desk.views.blink.sharp)
        assert desk.views.blink.framing == framing
        assert desk.views.targets() == [desk.views.blink.current]
        desk.views.blink.grab()
        seen.append(desk.views.blink.current)
        press(window, Key.Key_B)
    assert seen == [two, one, two]
    press(window, Key.Key_4)
    assert [review.photo(photo).marks.rating for photo in (one, two)] == [4, 0]
    press(window, Key.Key_Escape)
    assert desk.views.loupe.hasFocus()
    assert (desk.views.loupe.current, desk.views.loupe.framing) == (one, framing)


def test_arrows_and_space_switch_too(window: MainWindow, desk: Desk, review: Review) -> None:
    one, two, *_ = review.ids()
    press(window, Key.Key_E, Key.Key_Right, Key.Key_B)
    seen = []
    for key in (Key.Key_Left, Key.Key_Left, Key.Key_Right, Key.Key_Space, Key.Key_Space):
        press(window, key)
        seen.append(desk.views.current)
    assert seen == [one, two, one, two, one]


def test_from_compare_it_shows_the_one_in_front_and_the_one_before(
    window: MainWindow, desk: Desk, review: Review
) -> None:
    one, two, three, four, *_ = review.ids()
    compare(window, one, two, three)
    press(window, Key.Key_End, Key.Key_B)
    assert desk.views.targets() == [three]
    press(window, Key.Key_B)
    assert desk.views.targets() == [one]
    press(window, Key.Key_X)
    assert desk.views.targets() == [one]
    assert review.photo(one).marks.flag is Flag.REJECT
    press(window, Key.Key_Escape)
    assert desk.views.compare.ids == [four, two, three]
    assert desk.views.targets() == [four]


def test_it_turns_without_a_hand_until_it_is_left(
    qtbot: QtBot, window: MainWindow, desk: Desk, review: Review
) -> None:
    one, two, *_ = review.ids()
    press(window, Key.Key_E, Key.Key_Right)
    press(window, Key.Key_B, modifiers=CTRL_SHIFT)
    assert desk.views.blink.turning
    assert desk.views.current == one
    qtbot.waitUntil(lambda: desk.views.current == two)
    press(window, Key.Key_Escape)
    assert not desk.views.blink.turning


def test_two_selected_on_the_sheet_are_the_two(window: MainWindow, desk: Desk, review: Review) -> None:
    ids = review.ids()
    desk.views.sheet.set_current(ids[1])
    desk.views.sheet.select({ids[1], ids[4]})
    press(window, Key.Key_B, Key.Key_B)
    assert desk.views.targets() == [ids[4]]
    press(window, Key.Key_Escape)
    assert desk.views.shows_sheet
