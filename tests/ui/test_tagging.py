"""Tagging in the whole window: bursts, letters of one's own, what is remembered."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.review import Review
from tests.ui.hands import press
from ui.beside import Beside
from ui.desk import Desk
from ui.main_window import MainWindow

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def ruled(desk: Desk) -> Desk:
    """The desk, its photos judged."""
    desk.review.set_rulesets(desk.review.shoots()[0].name, ["dprk-visitor"])
    return desk


def write(qtbot: QtBot, desk: Desk, text: str) -> None:
    qtbot.keyClicks(desk.tagging.palette.field, text)


def test_a_letter_of_ones_own_sets_the_tag_in_every_library(
    qtbot: QtBot, window: MainWindow, ruled: Desk
) -> None:
    press(window, KEY.Key_T)
    write(qtbot, ruled, "bus")
    press(window, KEY.Key_F2, KEY.Key_Y, KEY.Key_Escape)
    press(window, KEY.Key_Y, modifiers=SHIFT)
    first = ruled.views.current
    assert first is not None and ruled.review.photo(first).marks.tags == {"bus"}
    assert ruled.tagging.letters()["Y"] == "Bus"
    folder = ruled.review.folder
    window.close_library()
    window.show_review(Review.open(folder))
    assert window.desk is not None and window.desk.tagging.letters()["Y"] == "Bus"


def test_tags_of_late_are_remembered(qtbot: QtBot, window: MainWindow, ruled: Desk) -> None:
    press(window, KEY.Key_T)
    write(qtbot, ruled, "bus")
    press(window, KEY.Key_Return, KEY.Key_Escape)
    folder = ruled.review.folder
    window.close_library()
    window.show_review(Review.open(folder))
    assert window.desk is not None and window.desk.tagging.palette.recent == ["bus"]


def test_a_letter_tags_very_many_beside_and_takes_off_what_all_have(
    qtbot: QtBot, window: MainWindow, ruled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Beside, "most", 2)
    ruled.views.sheet.select_all()
    for said, tagged in (("Tag Soldier or other military", 6), ("Untag Soldier or other military", 0)):
        with qtbot.waitSignal(ruled.tagging.said, check_params_cb=said.__eq__):
            press(window, KEY.Key_S, modifiers=SHIFT)
        assert len(ruled.review.ids("tag:soldier")) == tagged
