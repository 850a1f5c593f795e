"""Scrolling on by itself while the mouse, held down, is at the edge of a view or beyond it."""

from typing import Final

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea

_TICK_MS: Final = 16
_FASTEST: Final = 60


class EdgeScroll(QObject):
    """Follows the pointer over a view; the further out it is, the faster. `scrolled` after each step."""

    scrolled = Signal()

    def __init__(self, view: QAbstractScrollArea, edge: int = 0) -> None:
        """`edge` is how wide, in logical pixels, the part of the view is that counts as beyond it."""
        super().__init__(view)
        self._view, self._edge = view, edge
        self._pointer = QPoint()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._scroll)

    def follow(self, pointer: QPoint) -> None:
        """The pointer is here, counted from the top left of the viewport."""
        self._pointer = pointer
        if self._beyond():
            self._timer.start()
        else:
            self._timer.stop()

    def stop(self) -> None:
        """The mouse was let go."""
        self._timer.stop()

    def _beyond(self) -> int:
        """How far above (negative) or below the view the pointer is."""
        bottom = self._view.viewport().height() - self._edge
        return min(self._pointer.y() - self._edge, 0) + max(self._pointer.y() - bottom, 0)

    def _scroll(self) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + max(-_FASTEST, min(self._beyond(), _FASTEST)))
        self.scrolled.emit()
