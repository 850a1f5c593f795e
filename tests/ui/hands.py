"""Hands on the keyboard of the whole window: keys go to whatever has the focus."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.main_window import MainWindow

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def press(window: MainWindow, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    """Press one key after the other."""
    for key in keys:
        QTest.keyClick(window.focusWidget() or window, key, modifiers)


def compose(text: str, *, done: bool = True) -> None:
    """Write into what has the focus by an input method; without `done` the text is still being composed."""
    focused = QApplication.focusWidget()
    assert focused is not None
    event = QInputMethodEvent("" if done else text, [])
    if done:
        event.setCommitString(text)
    QApplication.sendEvent(focused, event)


def compare(window: MainWindow, *photos: int) -> None:
    """Select these photos on the sheet and compare them."""
    assert window.desk is not None
    window.desk.views.sheet.set_current(photos[0])
    window.desk.views.sheet.select(set(photos))
    press(window, Qt.Key.Key_C)


def open_library(window: MainWindow, folder: Path) -> None:
    """Open a library and wait until it is open, or told why not."""
    window.open_library(folder)
    while window.opening.running:
        QTest.qWait(1)
