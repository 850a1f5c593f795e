"""The three ways to begin, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.welcome import Welcome


@pytest.mark.parametrize(("place", "signal"), [(0, "new_library"), (1, "open_library"), (2, "sample")])
def test_enter_presses_the_button_with_the_focus(qtbot: QtBot, place: int, signal: str) -> None:
    welcome = Welcome()
    qtbot.addWidget(welcome)
    button = welcome.findChildren(QPushButton)[place]
    with qtbot.waitSignal(getattr(welcome, signal), timeout=1000):
        qtbot.keyClick(button, Qt.Key.Key_Return)


def test_nothing_can_be_begun_while_the_sample_is_made(qtbot: QtBot) -> None:
    welcome = Welcome()
    qtbot.addWidget(welcome)
    welcome.wait_for("Drawing")
    assert not any(button.isEnabled() for button in welcome.findChildren(QPushButton))
    welcome.wait_for("")
    assert all(button.isEnabled() for button in welcome.findChildren(QPushButton))
