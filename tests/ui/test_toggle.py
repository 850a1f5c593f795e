"""A word that stays down shows that keys go to it, chosen or not."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.toggle import Toggle


@pytest.mark.parametrize("chosen", [False, True])
def test_the_focus_is_seen(qtbot: QtBot, chosen: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    toggle, other = Toggle("Selection"), Toggle("Everything shown")
    for one in (toggle, other):
        column.addWidget(one)
    toggle.setChecked(chosen)
    with qtbot.waitActive(window):
        window.show()
    other.setFocus()
    before = toggle.grab().toImage()
    toggle.setFocus()
    assert toggle.grab().toImage() != before
