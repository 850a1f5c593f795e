"""Command palette and list of keys: everything the window can do, from its actions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from ui import command_list, keycap
from ui.command_palette import CommandPalette
from ui.keys_help import KeysHelp


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1100, 700)
    window.setCentralWidget(QLineEdit())
    photo = window.menuBar().addMenu("&Photo")
    photo.addAction("&Pick").setShortcut("P")
    photo.addAction("&Reject").setShortcut("X")
    photo.addSeparator()
    photo.addAction("Turn left").setEnabled(False)
    photo.addMenu("More").addAction("Looked at, nothing to tag").setShortcut("L")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def actions(window: QMainWindow) -> list[QAction]:
    return command_list.real(window.findChildren(QAction))


def test_separators_and_menus_are_no_commands(window: QMainWindow) -> None:
    names = {command_list.name(action) for action in actions(window)}
    assert names == {"Pick", "Reject", "Turn left", "Looked at, nothing to tag"}
    by_name = {command_list.name(action): action for action in actions(window)}
    assert command_list.menu(by_name["Pick"]) == "Photo"


def test_a_command_is_found_by_typing_and_done_after_the_palette_is_gone(
    qtbot: QtBot, window: QMainWindow
) -> None:
    window.centralWidget().setFocus()
    palette = CommandPalette(lambda: actions(window), window)
    palette.open()
    qtbot.keyClicks(palette.field, "noth")
    found = palette.rows("noth")
    assert [row.title for row in found] == ["Looked at, nothing to tag"]
    assert found[0].keys == "L"
    action = found[0].key
    assert isinstance(action, QAction)
    with qtbot.waitSignal(action.triggered):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.centralWidget().hasFocus()


def test_a_disabled_command_is_shown_and_not_done(qtbot: QtBot, window: QMainWindow) -> None:
    palette = CommandPalette(lambda: actions(window), window)
    palette.open()
    qtbot.keyClicks(palette.field, "turn")
    assert not palette.rows("turn")[0].enabled
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_a_click_beside_the_panel_closes_it(qtbot: QtBot, window: QMainWindow) -> None:
    palette = CommandPalette(lambda: actions(window), window)
    palette.open()
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert not palette.isVisible()


def test_the_panel_follows_the_window(qtbot: QtBot, window: QMainWindow) -> None:
    palette = CommandPalette(lambda: actions(window), window)
    palette.open()
    window.resize(700, 500)
    qtbot.waitUntil(lambda: palette.width() == 700)
    assert palette.panel.geometry().center().x() in range(345, 355)


def test_all_keys_stand_on_one_sheet_and_can_be_searched(qtbot: QtBot, window: QMainWindow) -> None:
    sheet = KeysHelp(lambda: actions(window), lambda: {"S": "Soldier"}, window)
    sheet.open()
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Photo", "Pick", "Reject", "More", "Looked at, nothing to tag"} <= shown
    assert "Turn left" not in shown
    assert {"Tags", "Soldier"} <= shown
    qtbot.keyClicks(sheet.field, "x")
    inside = sheet._scroll.widget()
    assert {label.text() for label in inside.findChildren(QLabel)} == {"Photo", "Reject"}
    sheet.field.setText("no such thing")
    inside = sheet._scroll.widget()
    assert isinstance(inside, QLabel) and "no such thing" in inside.text()


def test_keys_are_split_into_caps() -> None:
    assert keycap.caps("Ctrl+Shift+Z") == ["Ctrl", "Shift", "Z"]
    assert keycap.caps("Ctrl++") == ["Ctrl", "+"]
    assert keycap.caps("+") == ["+"]
