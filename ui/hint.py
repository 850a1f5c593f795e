"""The keys that texts mention, as they are in the keymap of the window the text stands in."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui import keycap


def key_of(widget: QWidget, action: str) -> str:
    """The key of an action of the widget's window as this system writes it; empty when it has none."""
    found = widget.window().findChild(QAction, action)
    return keycap.native(found.shortcuts()) if isinstance(found, QAction) else ""


def with_key(text: str, widget: QWidget, action: str) -> str:
    """A text, and the action's key behind it in parentheses."""
    key = key_of(widget, action)
    return f"{text}  ({key})" if key else text
