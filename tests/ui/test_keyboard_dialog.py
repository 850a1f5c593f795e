"""Keys are changed by keys alone, at once, in a keymap of one's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from ui.keyboard_dialog import KeyboardDialog
from ui.keycap import Keycaps
from ui.keymap import Keymap
from ui.keymap_shelf import Shelf, shipped
from ui.main_window import MainWindow

KEY, MOD = Qt.Key, Qt.KeyboardModifier


class Hands:
    """Keys go to whatever has the focus in the dialog."""

    def __init__(self, qtbot: QtBot, dialog: KeyboardDialog) -> None:
        self._qtbot, self.dialog = qtbot, dialog

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = MOD.NoModifier) -> None:
        self._qtbot.keyClick(self._focused(), key, held)
        # A button pressed by its letter goes down, and up a moment later.
        buttons = self.dialog.findChildren(QAbstractButton)
        self._qtbot.waitUntil(lambda: not any(button.isDown() for button in buttons))

    def write(self, text: str) -> None:
        self._qtbot.keyClicks(self._focused(), text)

    def _focused(self) -> QWidget:
        focused = self.dialog.focusWidget()
        assert focused is not None
        return focused

    def find(self, name: str) -> None:
        self.dialog.field.clear()
        self.write(name)

    @property
    def keymap(self) -> Keymap:
        return self.dialog.keymap


def opened(qtbot: QtBot, dialog: KeyboardDialog) -> Hands:
    if dialog.parent() is None:
        qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return Hands(qtbot, dialog)


@pytest.fixture
def shelf(qtbot: QtBot, tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path / "keymaps")
    shelf.save(shipped()["default"].copy("Mine"))
    return shelf


@pytest.fixture
def hands(qtbot: QtBot, shelf: Shelf) -> Iterator[Hands]:
    return opened(qtbot, KeyboardDialog(shelf, shelf.load("Mine"), {"S": "Soldier"}))


def test_another_key_is_pressed_and_holds_and_is_saved(hands: Hands, shelf: Shelf, qtbot: QtBot) -> None:
    hands.find("reject")
    with qtbot.waitSignal(hands.dialog.changed):
        hands.press(KEY.Key_Return)
        hands.press(KEY.Key_F13)
    assert hands.keymap.of("reject") == ("F13",)
    assert shelf.load("Mine") == hands.keymap
    assert hands.dialog.field.hasFocus()


def test_a_second_key_is_added_taken_away_and_given_back(hands: Hands) -> None:
    hands.find("reject")
    hands.press(KEY.Key_A, MOD.AltModifier)
    hands.press(KEY.Key_F14)
    assert hands.keymap.of("reject") == ("X", "F14")
    hands.press(KEY.Key_T, MOD.AltModifier)
    assert hands.keymap.of("reject") == ()
    hands.press(KEY.Key_S, MOD.AltModifier)
    assert hands.keymap.of("reject") == ("X",)


def test_a_conflict_is_told_with_both_names_and_the_key_moves_or_stays(hands: Hands) -> None:
    hands.find("reject")
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_T)
    asking = hands.dialog.asking
    assert "T" in asking.sentence.text() and "“Tags”" in asking.sentence.text()
    assert "“Reject”" in asking.yes.text()
    hands.press(KEY.Key_Escape)
    assert hands.keymap.of("reject") == ("X",) and hands.dialog.isVisible()
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_T)
    hands.press(KEY.Key_Return)
    assert hands.keymap.of("reject") == ("T",) and hands.keymap.of("tags") == ()


def test_giving_a_key_back_asks_who_has_it_now(hands: Hands) -> None:
    hands.find("reject")
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_T)
    hands.press(KEY.Key_Return)
    hands.find("tags")
    hands.press(KEY.Key_S, MOD.AltModifier)
    assert "“Reject”" in hands.dialog.asking.sentence.text()
    hands.press(KEY.Key_Return)
    assert hands.keymap.of("tags") == ("T",) and hands.keymap.of("reject") == ()


@pytest.mark.parametrize(
    ("key", "held", "word"),
    [
        (KEY.Key_S, MOD.ShiftModifier, "Soldier"),
        (KEY.Key_Left, MOD.NoModifier, "moves"),
        (KEY.Key_Tab, MOD.NoModifier, "moves"),
        (KEY.Key_Left, MOD.ControlModifier, "moves"),
        (KEY.Key_F, MOD.AltModifier, "File"),
    ],
)
def test_a_key_that_is_taken_for_good_is_told_and_another_asked_for(
    hands: Hands, key: Qt.Key, held: Qt.KeyboardModifier, word: str
) -> None:
    hands.find("reject")
    hands.press(KEY.Key_Return)
    hands.press(key, held)
    assert word in hands.dialog.asking.sentence.text()
    hands.press(KEY.Key_F15)
    assert hands.keymap.of("reject") == ("F15",)


def test_an_action_is_found_by_its_key(hands: Hands) -> None:
    hands.press(KEY.Key_F, MOD.AltModifier)
    hands.press(KEY.Key_X)
    assert hands.dialog.list.action == "reject"
    hands.find("key:F35")
    assert hands.dialog.nothing.isVisible() and "F35" in hands.dialog.nothing.text()


def test_arrows_move_in_the_list_while_one_types(hands: Hands) -> None:
    hands.find("stars")
    first = hands.dialog.list.action
    hands.press(KEY.Key_Down)
    assert hands.dialog.list.action not in ("", first)
    hands.press(KEY.Key_Up)
    assert hands.dialog.list.action == first


def test_tags_with_a_key_stand_in_the_list_and_cannot_be_changed(hands: Hands) -> None:
    hands.find("soldier")
    assert hands.dialog.list.isVisible() and hands.dialog.list.action == ""
    hands.press(KEY.Key_Return)
    assert not hands.dialog.asking.isVisible() and not hands.dialog.change.isEnabled()


def test_a_shipped_keymap_stays_and_the_change_goes_into_a_copy(qtbot: QtBot, shelf: Shelf) -> None:
    hands = opened(qtbot, KeyboardDialog(shelf, shipped()["photo-mechanic"], {}))
    hands.find("reject")
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_F15)
    assert "stays as it is" in hands.dialog.asking.sentence.text()
    hands.write("Desk")
    hands.press(KEY.Key_Return)
    assert hands.keymap.name == "Desk" and hands.keymap.of("reject") == ("F15",)
    assert shelf.load("Desk").base == shipped()["photo-mechanic"]
    assert hands.dialog.keymaps.currentText() == "Desk"
    hands.press(KEY.Key_L, MOD.AltModifier)
    hands.press(KEY.Key_Return)
    assert hands.keymap.changes() == {}
    hands.press(KEY.Key_R, MOD.AltModifier)
    hands.press(KEY.Key_Return)
    assert hands.keymap == shipped()["photo-mechanic"] and "Desk" not in shelf.names()


def test_a_keymap_that_cannot_be_saved_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "keymaps").write_text("no folder", encoding="utf-8")
    hands = opened(qtbot, KeyboardDialog(Shelf(tmp_path / "keymaps"), shipped()["default"].copy("Mine"), {}))
    hands.find("reject")
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_F15)
    assert "cannot be saved" in hands.dialog.error
    assert hands.keymap.of("reject") == ("X",)


def test_the_window_has_the_new_key_at_once_and_after_a_restart(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None
    qtbot.keyClick(window.desk.views.sheet, KEY.Key_K, MOD.ControlModifier | MOD.ShiftModifier)
    dialog = window.findChild(KeyboardDialog)
    assert isinstance(dialog, KeyboardDialog)
    hands = opened(qtbot, dialog)
    hands.find("reject")
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_F13)
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_Escape)
    assert window.menus["reject"].shortcut().toString() == "F13"
    assert window.keymap.name == "My keys"
    assert window.keymaps.load("My keys").of("reject") == ("F13",)
    window.keys_help.open()
    assert "F13" in {caps.accessibleName() for caps in window.keys_help.findChildren(Keycaps)}
    window.keys_help.dismiss()
