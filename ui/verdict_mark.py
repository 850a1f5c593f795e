"""A verdict's mark as a widget."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.photo import Verdict
from ui.badge import paint_verdict
from ui.wording import verdict_word


class VerdictMark(QWidget):
    """● ▲ ■ ○ at the size asked for."""

    def __init__(self, verdict: Verdict, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdict, self._side = verdict, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(verdict_word(verdict))

    def set_verdict(self, verdict: Verdict) -> None:
        """Show another verdict."""
        self._verdict = verdict
        self.setAccessibleName(verdict_word(verdict))
        self.update()

    def sizeHint(self) -> QSize:
        """A square, with a pixel of room above so that it stands level with text."""
        return QSize(self._side, self._side + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        with QPainter(self) as painter:
            paint_verdict(painter, self.rect().adjusted(0, 2, 0, 0), self._verdict)
