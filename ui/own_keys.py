"""Keys a widget needs itself while it has the focus, though they are the window's elsewhere."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def claimed(event: QEvent, *keys: Qt.Key) -> bool:
    """Take one of these keys before it becomes a shortcut of the window; False for any other event.

    Qt asks by such an event first, then sends the key itself to whoever accepted it.
    """
    asked = event.type() == QEvent.Type.ShortcutOverride
    if not (asked and isinstance(event, QKeyEvent) and event.key() in keys):
        return False
    event.accept()
    return True
