"""A box that says something which must not be overlooked, and what to do about it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer.photo import Verdict
from ui import theme
from ui.lettering import body


class Notice(QFrame):
    """A sentence in a tinted box, and buttons below it."""

    def __init__(self, text: str, verdict: Verdict, parent: QWidget | None = None) -> None:
        """The box has the colour of a verdict."""
        super().__init__(parent)
        self._verdict = verdict
        self.label = body(text, self)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.NEAR)
        self.setAccessibleName(text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.APART, theme.NEAR + 2, theme.APART, theme.NEAR + 2)
        layout.setSpacing(theme.NEAR)
        layout.addWidget(self.label)
        layout.addLayout(self._buttons)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self.label.setText(text)
        self.setAccessibleName(text)

    def add_button(self, text: str) -> QPushButton:
        """A button under the sentence."""
        button = QPushButton(text, self)
        self._buttons.addWidget(button)
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tinted box."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colour = theme.VERDICTS[self._verdict]
            fill, edge = QColor(colour), QColor(colour)
            fill.setAlpha(26)
            edge.setAlpha(150)
            painter.setPen(QPen(edge, 1))
            painter.setBrush(fill)
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS
            )
