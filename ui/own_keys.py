"""Keys a widget needs itself while it has the focus, though they are the window's elsewhere."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication


def claimed(event: QEvent, *keys: Qt.Key) -> bool:
    """Take one of these keys before it becomes a shortcut of the window; False for any other event.

    Qt asks by such an event first, then sends the key itself to whoever accepted it.
    """
    asked = event.type() == QEvent.Type.ShortcutOverride
    if not (asked and isinstance(event, QKeyEvent) and event.key() in keys):
        return False
    event.accept()
    return True


def claimed_by_button(event: QEvent) -> bool:
    """The same for Space while any button has the focus: it presses the button."""
    return isinstance(QApplication.focusWidget(), QAbstractButton) and claimed(event, Qt.Key.Key_Space)
