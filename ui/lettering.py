"""Labels in the few kinds of lettering the panes and dialogs share."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ui import theme


def body(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Plain text that wraps. What is shown may come from files, so it is never read as rich text."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def quiet(text: str = "", parent: QWidget | None = None) -> QLabel:
    """What is said in passing: smaller, dimmer."""
    label = _sized(body(text, parent), theme.SMALL)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def strong(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A name among other text."""
    return _sized(body(text, parent), 1.0, bold=True)


def title(text: str = "", parent: QWidget | None = None) -> QLabel:
    """What a pane or a dialog speaks of."""
    return _sized(body(text, parent), theme.TITLE, bold=True)


def display(text: str = "", parent: QWidget | None = None) -> QLabel:
    """The one thing to be read across the room."""
    return _sized(body(text, parent), theme.DISPLAY, bold=True)


def small_font(font: QFont) -> QFont:
    """The font in the small size."""
    return theme.sized(font, theme.SMALL)


def _sized(label: QLabel, scale: float, *, bold: bool = False) -> QLabel:
    label.setFont(theme.sized(label.font(), scale, bold=bold))
    return label
