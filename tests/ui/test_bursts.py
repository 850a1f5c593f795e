"""Bursts by keys, in the window: stacks opened and closed, frames gone through, the best one kept."""

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.photo import Flag
from reviewer.review import Review
from tests.ui import judged
from ui.desk import Desk
from ui.filter_state import FilterState
from ui.main_window import MainWindow

Key, Mod = Qt.Key, Qt.KeyboardModifier
CTRL, ALT, NONE = Mod.ControlModifier, Mod.AltModifier, Mod.NoModifier
SECONDS = (0, 100, 100, 100, 200, 300, 300, 400)
"""When the photos 1 to 8 were taken: 2, 3 and 4 are a burst, 6 and 7 another."""


class Hands:
    """A window on eight photos, bursts in stacks."""

    def __init__(self, qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
        self._qtbot = qtbot
        self._window = window
        self.desk = desk
        self.sheet = desk.views.sheet

    @property
    def current(self) -> int | None:
        return self.desk.views.current

    @property
    def said(self) -> str:
        return self._window.statusBar().currentMessage()

    @property
    def standing(self) -> str:
        return self._window._standing.text()

    def press(self, key: Key, modifier: Mod = NONE) -> None:
        QTest.keyClick(self._window.focusWidget() or self._window, key, modifier)

    def wait_for(self, ids: list[int]) -> None:
        self._qtbot.waitUntil(lambda: list(self.sheet.ids) == ids and not self.desk.search.busy)

    def flags(self) -> list[str]:
        return [str(self.desk.review.photo(photo).marks.flag) for photo in range(1, 9)]


def library(folder: Path) -> Review:
    review = judged.library(folder, 0)
    for number, seconds in enumerate(SECONDS, 1):
        taken_at = datetime(2012, 5, 4, 11) + timedelta(seconds=seconds)
        judged.add(review, judged.SHOOT, number, replace(judged.FACTS, taken_at=taken_at))
    return review


@pytest.fixture
def workers() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as workers:
        yield workers


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, workers: Executor) -> Iterator[Hands]:
    window = MainWindow(workers, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    window.show()
    window.show_review(library(tmp_path / "library"))
    window.activateWindow()
    qtbot.waitActive(window, timeout=5000)
    assert window.desk is not None
    hands = Hands(qtbot, window, window.desk)
    qtbot.waitUntil(hands.sheet.hasFocus)
    hands.wait_for(list(range(1, 9)))
    hands.press(Key.Key_B, CTRL)
    hands.wait_for([1, 2, 5, 6, 8])
    yield hands
    window.close()
    window.deleteLater()


def test_the_stack_key_opens_and_closes(hands: Hands) -> None:
    hands.press(Key.Key_Right)
    hands.press(Key.Key_S)
    assert (list(hands.sheet.ids), hands.current) == ([1, 2, 3, 4, 5, 6, 8], 2)
    hands.press(Key.Key_Right)
    assert hands.current == 3
    hands.press(Key.Key_S)
    assert (list(hands.sheet.ids), hands.current) == ([1, 2, 5, 6, 8], 2)
    hands.press(Key.Key_Equal, ALT)
    assert list(hands.sheet.ids) == [1, 2, 3, 4, 5, 6, 7, 8]
    hands.press(Key.Key_Minus, ALT)
    assert list(hands.sheet.ids) == [1, 2, 5, 6, 8]


def test_the_status_line_follows_a_stack(hands: Hands) -> None:
    hands.press(Key.Key_End)
    for key, modifier, standing in (
        (Key.Key_Equal, ALT, "Photo 8 of 8"),
        (Key.Key_Minus, ALT, "Photo 5 of 5"),
    ):
        hands.press(key, modifier)
        assert hands.standing == standing


def test_from_another_view_the_stack_key_shows_the_stack_open(hands: Hands) -> None:
    hands.press(Key.Key_E)
    hands.press(Key.Key_S)
    assert hands.desk.views.shows_loupe and hands.said == "This photo is in no burst."
    hands.press(Key.Key_Space)
    hands.press(Key.Key_Space)
    hands.press(Key.Key_S)
    assert hands.desk.views.shows_sheet and hands.current == 3
    assert list(hands.sheet.ids) == [1, 2, 3, 4, 5, 6, 8]


def test_a_mark_on_a_closed_stack_means_the_frame_seen(hands: Hands) -> None:
    hands.press(Key.Key_Right)
    hands.press(Key.Key_L)
    looked = [hands.desk.review.photo(photo).marks.looked_at for photo in (2, 3, 4)]
    assert looked == [True, False, False]
    hands.press(Key.Key_A, CTRL)
    hands.press(Key.Key_P)
    assert [place for place, flag in enumerate(hands.flags(), 1) if flag == "pick"] == [1, 2, 5, 6, 8]


def test_the_whole_burst_is_selected_with_every_frame_in_view(hands: Hands) -> None:
    hands.press(Key.Key_Right)
    hands.press(Key.Key_A, CTRL | Mod.ShiftModifier)
    assert hands.sheet.selection() == [2, 3, 4]
    assert list(hands.sheet.ids) == [1, 2, 3, 4, 5, 6, 8]
    hands.press(Key.Key_X)
    assert hands.flags()[:5] == ["none", "reject", "reject", "reject", "none"]


def test_from_burst_to_burst_and_from_frame_to_frame(hands: Hands) -> None:
    for key, photo in (
        (Key.Key_Down, 2),
        (Key.Key_Down, 6),
        (Key.Key_Down, 6),
        (Key.Key_Up, 2),
        (Key.Key_Right, 3),
        (Key.Key_Right, 4),
        (Key.Key_Right, 4),
        (Key.Key_Left, 3),
    ):
        hands.press(key, ALT)
        assert hands.current == photo
    assert list(hands.sheet.ids) == [1, 2, 3, 4, 5, 6, 8]


def test_the_loupe_goes_frame_by_frame_and_the_sheet_opens_where_it_ends(hands: Hands) -> None:
    hands.press(Key.Key_E)
    for photo in (2, 3):
        hands.press(Key.Key_Space)
        assert hands.current == photo
    assert list(hands.desk.views.filmstrip.ids) == list(range(1, 9))
    assert list(hands.sheet.ids) == [1, 2, 5, 6, 8]
    hands.press(Key.Key_X)
    assert hands.flags()[2] == "reject"
    hands.press(Key.Key_G)
    assert (hands.current, list(hands.sheet.ids)) == (3, [1, 2, 3, 4, 5, 6, 8])


def test_the_best_is_picked_and_the_others_rejected_in_one_step(hands: Hands) -> None:
    hands.press(Key.Key_Down, ALT)
    hands.press(Key.Key_Right, ALT)
    hands.press(Key.Key_P, CTRL)
    assert hands.flags()[:5] == ["none", "reject", "pick", "reject", "none"]
    hands.press(Key.Key_Z, CTRL)
    assert hands.flags() == ["none"] * 8


def test_the_pick_lies_on_top_when_the_stack_is_closed(hands: Hands) -> None:
    hands.press(Key.Key_Down, ALT)
    hands.press(Key.Key_Right, ALT)
    hands.press(Key.Key_P)
    hands.wait_for([1, 2, 3, 4, 5, 6, 8])
    hands.press(Key.Key_S)
    assert (list(hands.sheet.ids), hands.current) == ([1, 3, 5, 6, 8], 3)
    assert "stack of 3" in hands.sheet.accessibleDescription()


def test_marks_of_one_go_to_its_burst(hands: Hands) -> None:
    hands.press(Key.Key_Right)
    hands.press(Key.Key_4)
    hands.press(Key.Key_M, CTRL)
    ratings = [hands.desk.review.photo(photo).marks.rating for photo in range(1, 6)]
    assert ratings == [0, 4, 4, 4, 0]
    assert list(hands.sheet.ids) == [1, 2, 3, 4, 5, 6, 8]


def test_a_second_key_after_a_reject_hits_the_next_frame_of_the_stack(hands: Hands) -> None:
    hands.desk.filter_bar.set_state(FilterState(text="flag:none"))
    hands.wait_for([1, 2, 5, 6, 8])
    hands.press(Key.Key_Right)
    for following in (3, 4, 5, 6, 7, 8):
        hands.press(Key.Key_X)
        assert hands.current == following
    assert hands.flags() == ["none", *["reject"] * 6, "none"]


def test_it_does_so_under_headings(hands: Hands) -> None:
    hands.press(Key.Key_B, ALT)
    hands.desk.filter_bar.set_state(FilterState(text="flag:none"))
    hands.wait_for([1, 2, 5, 6, 8])
    for following in (2, 3, 4, 5):
        hands.press(Key.Key_X)
        assert hands.current == following
    hands.wait_for([5, 6, 8])


def test_the_next_pick_and_what_was_not_looked_at_are_found_in_closed_stacks(hands: Hands) -> None:
    review = hands.desk.review
    review.change("Pick", [3, 8], flag=Flag.PICK)
    review.change("Looked at", [1, 2, 3, 5, 6, 8], looked_at=True)
    hands.wait_for([1, 3, 5, 6, 8])
    for key, modifier, photo in (
        (Key.Key_Period, CTRL, 3),
        (Key.Key_Period, CTRL, 8),
        (Key.Key_Period, CTRL, 3),
        (Key.Key_Comma, CTRL, 8),
        (Key.Key_N, CTRL | Mod.ShiftModifier, 7),
        (Key.Key_N, CTRL | Mod.ShiftModifier, 4),
        (Key.Key_N, NONE, 7),
        (Key.Key_N, NONE, 4),
    ):
        hands.press(key, modifier)
        assert hands.current == photo
    assert list(hands.sheet.ids) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_where_there_is_no_burst_that_is_said(hands: Hands) -> None:
    hands.press(Key.Key_S)
    assert hands.said == "This photo is in no burst."
    hands.press(Key.Key_B, CTRL)
    hands.wait_for(list(range(1, 9)))
    hands.press(Key.Key_P, CTRL)
    assert "Stack them first" in hands.said
    assert hands.flags() == ["none"] * 8


def test_a_closed_stack_is_tagged_whole_once_it_is_seen(hands: Hands) -> None:
    review, palette = hands.desk.review, hands.desk.tagging.palette
    hands.press(Key.Key_T, ALT)
    assert hands.said == "This photo is in no burst." and not palette.isVisible()
    hands.press(Key.Key_Right)
    hands.press(Key.Key_T, ALT)
    assert list(hands.sheet.ids) == [1, 2, 3, 4, 5, 6, 8]
    assert palette.title.text() == "Tags of 3 photos"
    QTest.keyClicks(palette.field, "bus")
    hands.press(Key.Key_Return, Mod.ShiftModifier)
    assert review.ids("tag:bus") == [2, 3, 4]
    assert review.can_undo == "Tag Bus"


def test_all_that_are_shown_are_those_on_top(hands: Hands) -> None:
    palette = hands.desk.tagging.palette
    hands.press(Key.Key_T)
    hands.press(Key.Key_4, CTRL)
    QTest.keyClicks(palette.field, "bus")
    hands.press(Key.Key_Return, Mod.ShiftModifier)
    assert hands.desk.review.ids("tag:bus") == [1, 2, 5, 6, 8]
    hands.press(Key.Key_Right)
    hands.press(Key.Key_T)
    hands.press(Key.Key_3, CTRL)
    assert list(hands.sheet.ids) == [1, 2, 3, 4, 5, 6, 8]
