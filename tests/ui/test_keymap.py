"""Every action has a key, and no key two actions."""

from collections import Counter

from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from ui import keymap
from ui.menus import MENUS


def test_every_action_has_a_key_and_every_key_an_action(qtbot: QtBot) -> None:
    actions = {entry.id for _, entries in MENUS for entry in entries if entry.id}
    assert set(keymap.shipped()) == actions


def test_no_key_stands_for_two_actions(qtbot: QtBot) -> None:
    keys = Counter(key.toString() for keys in keymap.shipped().values() for key in keys)
    assert [key for key, count in keys.items() if count > 1 or not key] == []
    assert QKeySequence("G").toString() in keys
