"""The keys that texts mention, as they are in the keymap of the window the text stands in."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui import command_list, keycap


def key_of(widget: QWidget, action: str) -> str:
    """The key of an action of the widget's window as this system writes it; empty when it has none."""
    found = widget.window().findChild(QAction, action)
    return keycap.native(found.shortcuts()) if isinstance(found, QAction) else ""


def action_of(widget: QWidget, key: str) -> str:
    """The name of the action of the widget's window that has this key; empty when none has."""
    wanted = QKeySequence.fromString(key)
    for action in widget.window().findChildren(QAction):
        if wanted in action.shortcuts():
            return command_list.name(action)
    return ""


def with_key(text: str, widget: QWidget, action: str) -> str:
    """A text, and the action's key behind it in parentheses."""
    key = key_of(widget, action)
    return f"{text}  ({key})" if key else text
