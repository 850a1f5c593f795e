"""Labels in the few kinds of lettering the panes and dialogs share."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from reviewer.photo import Verdict
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


class Tinted(QLabel):
    """Quiet text, in the colour of a verdict where it must not be overlooked.

    It is painted, as a style sheet takes back the palette of a label when another theme is put on.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._verdict: Verdict | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setFont(small_font(self.font()))

    def set_verdict(self, verdict: Verdict | None) -> None:
        """Whose colour it has; None for none."""
        self._verdict = verdict
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text."""
        if self._verdict is None:
            super().paintEvent(event)
            return
        wrap = Qt.TextFlag.TextWordWrap if self.wordWrap() else Qt.TextFlag.TextSingleLine
        with QPainter(self) as painter:
            painter.setPen(theme.VERDICTS[self._verdict])
            painter.drawText(self.contentsRect(), self.alignment() | wrap, self.text())


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
