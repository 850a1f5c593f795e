"""One press of a key as text, the way keymap files write it: "Ctrl+Shift+Z"."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_PORTABLE: Final = QKeySequence.SequenceFormat.PortableText
_NATIVE: Final = QKeySequence.SequenceFormat.NativeText
_HELD: Final = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ONLY_HELD: Final = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_Hyper_L,
        Qt.Key.Key_Hyper_R,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
        Qt.Key.Key_unknown,
    }
)
_ONLY_HELD_NAMES: Final = frozenset(QKeySequence(key).toString(_PORTABLE) for key in _ONLY_HELD)
# With these one moves among photos, opens one, and leaves; they are no action's.
_MOVING: Final = frozenset(
    {"Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"}
    | {"Return", "Enter", "Esc", "Tab", "Backtab"}
)


def read(text: str) -> str:
    """The press a text names, in its one spelling; empty when it names none, or several."""
    sequence = QKeySequence.fromString(text.strip(), _PORTABLE)
    spelled = str(sequence.toString(_PORTABLE)) if sequence.count() == 1 else ""
    return "" if (spelled.rpartition("+")[2] or "+") in _ONLY_HELD_NAMES else spelled


def of(event: QKeyEvent) -> str:
    """The press of an event; empty while only Shift and its like are held.

    The Shift that makes a sign is part of the sign: "?" is "?", wherever it lies on the keyboard.
    """
    held = event.modifiers() & _HELD
    if event.key() in _ONLY_HELD or not event.key():
        return ""
    sign = event.text()
    if sign.isprintable() and sign.strip() and not sign.isalpha():
        held &= ~Qt.KeyboardModifier.ShiftModifier
    return str(QKeySequence(held.value | event.key()).toString(_PORTABLE))


def shown(press: str) -> str:
    """The press as this system writes it."""
    return str(QKeySequence.fromString(press, _PORTABLE).toString(_NATIVE))


def moves(press: str) -> bool:
    """Whether the key moves among the photos or in one, also with Ctrl or Shift; it can be no action's."""
    return press.removeprefix("Ctrl+").removeprefix("Shift+") in _MOVING


def sets_tag(press: str) -> str:
    """The letter of a tag that Shift and this letter would set; empty for any other press."""
    letter = press.removeprefix("Shift+")
    return letter if letter != press and len(letter) == 1 else ""
