"""A photographer at the window: hands on the keyboard, and the card that is imported first."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from reviewer import rules
from ui.desk import Desk
from ui.import_dialog import ImportDialog
from ui.main_window import MainWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class Photographer:
    """Hands on the keyboard: keys go to whatever has the focus."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self.window = window

    @property
    def desk(self) -> Desk:
        assert self.window.desk is not None
        return self.window.desk

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._focus(), key, modifiers)

    def write(self, text: str) -> None:
        QTest.keyClicks(self._focus(), text)

    def _focus(self) -> QWidget:
        top = self.window
        dialogs = [d for d in top.findChildren(QDialog) if d.isVisible()]
        front: QWidget = dialogs[-1] if dialogs else top
        if not front.isActiveWindow():  # no window manager gives the focus back here
            front.activateWindow()
            self._qtbot.waitUntil(front.isActiveWindow)
        return front.focusWidget() or front

    def dialog(self, kind: type[QDialog]) -> QDialog:
        self._qtbot.waitUntil(lambda: any(d.isVisible() for d in self.window.findChildren(kind)))
        return next(d for d in self.window.findChildren(kind) if d.isVisible())

    def wait(self, holds: object) -> None:
        self._qtbot.waitUntil(holds, timeout=30_000)


def import_card(hands: Photographer, card: Path) -> None:
    hands.press(Key.Key_I, CTRL)
    dialog = hands.dialog(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    dialog.list_folder(card)
    hands.wait(lambda: dialog.confirm.isEnabled() and len(dialog.form.rulesets.boxes) == len(rules.shipped()))
    for ref, box in dialog.form.rulesets.boxes.items():
        box.setChecked(ref == "dprk-visitor")
    QTest.keyClick(dialog, Key.Key_Return)
    hands.wait(lambda: not hands.desk.busy and len(hands.desk.views.sheet.ids) == 8)
