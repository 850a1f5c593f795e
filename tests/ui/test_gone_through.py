"""How far going through has come, and what waits for another look."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.review import Review
from tests.ui import judged
from tests.ui.hands import press
from ui.desk import Desk
from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
CARTS = """
[[tag]]
id = "cart"
label = "Cart"

[[rule]]
id = "carts"
title = "A cart in the frame"
outcome = "caution"
reason = "Reads as poverty."
all = ["cart"]
"""


@pytest.fixture
def shown(window: MainWindow, tmp_path: Path) -> Desk:
    """A desk on four photos, two of them looked at before the rules asked for more."""
    window.close_library()
    review = judged.library(tmp_path / "judged")
    review.change("Look", [1, 2], looked_at=True)
    window.show_review(review)
    assert window.desk is not None
    return window.desk


def rest(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.search.busy)


def new_tag(review: Review) -> None:
    review.save_ruleset(f"{judged.RULES}\n{CARTS}".encode())


def test_how_many_were_looked_at(qtbot: QtBot, shown: Desk) -> None:
    rest(qtbot, shown)
    going = shown.sidebar.gone_through
    assert going.done.text() == "2 of 4 looked at"
    assert going.new.isHidden() and going.second.isHidden()


def test_what_waits_for_new_tags_is_a_press_away(qtbot: QtBot, shown: Desk) -> None:
    new_tag(shown.review)
    rest(qtbot, shown)
    going = shown.sidebar.gone_through
    assert going.new.isVisible() and going.new.text() == "2 wait for new tags"
    going.new.setFocus()
    QTest.keyClick(going.new, Qt.Key.Key_Space)
    rest(qtbot, shown)
    assert list(shown.views.ids) == [1, 2]
    assert shown.views.sheet.hasFocus()


def test_a_second_look_waits_for_somebody_else(qtbot: QtBot, window: MainWindow, shown: Desk) -> None:
    shown.review.person = "A. B."
    shown.review.change("Look", [3], looked_at=True)
    shown.review.save_ruleset(judged.RULES.replace('version = "1"', 'version = "1"\nlooks = 2').encode())
    shown.dialogs.person_given.emit("C. D.")
    rest(qtbot, shown)
    going = shown.sidebar.gone_through
    assert going.second.text() == "3 wait for your second look"
    press(window, Qt.Key.Key_L, modifiers=CTRL | Qt.KeyboardModifier.AltModifier)
    rest(qtbot, shown)
    assert list(shown.views.ids) == [1, 2, 3]
    shown.dialogs.person_given.emit("A. B.")
    rest(qtbot, shown)
    assert going.second.text() == "2 wait for your second look"


def test_going_past_a_photo_is_no_look_at_it(qtbot: QtBot, window: MainWindow, shown: Desk) -> None:
    shown.views.sheet.set_current(3)
    Key = Qt.Key
    press(window, Key.Key_E, Key.Key_Space, Key.Key_Space, Key.Key_G)  # the loupe, on to the last, the sheet
    press(window, Key.Key_C, Key.Key_Right, Key.Key_Escape)
    press(window, Key.Key_B, Key.Key_B, Key.Key_Escape)
    press(window, Key.Key_T, Key.Key_Escape)
    press(window, Key.Key_4, Key.Key_P)
    press(window, Key.Key_E, modifiers=CTRL)
    press(window, Key.Key_Escape)
    assert [photo for photo in shown.review.ids() if shown.review.photo(photo).marks.looked_at] == [1, 2]
