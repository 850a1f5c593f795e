"""A rubber band over a view that scrolls: drawn with the mouse, it goes on where the view ends."""

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QRubberBand

from ui.edge_scroll import EdgeScroll


class Band(QObject):
    """Spans from where the mouse was pressed to where it is now.

    `spanned` tells what it spans, counted from the beginning of what the view shows a part of.
    """

    spanned = Signal(QRect)

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._view = view
        self._start: QPoint | None = None
        self._pointer = QPoint()
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, view.viewport())
        self._scrolling = EdgeScroll(view)
        self._scrolling.scrolled.connect(self._stretch)

    def press(self, at: QPoint) -> None:
        """Begin here, once the mouse has moved far enough."""
        self._start = at + self._origin()

    def drag(self, at: QPoint) -> None:
        """Span to here; beyond the edge, scroll on."""
        if self._start is None:
            return
        moved = at + self._origin() - self._start
        if self._band.isHidden() and moved.manhattanLength() < QApplication.startDragDistance():
            return
        self._pointer = at
        self._stretch()
        self._scrolling.follow(at)

    def release(self) -> None:
        """End."""
        self._start = None
        self._scrolling.stop()
        self._band.hide()

    def _origin(self) -> QPoint:
        return QPoint(self._view.horizontalScrollBar().value(), self._view.verticalScrollBar().value())

    def _stretch(self) -> None:
        if self._start is None:
            return
        origin = self._origin()
        span = QRect(self._start, self._pointer + origin).normalized()
        self._band.setGeometry(span.translated(-origin))
        self._band.show()
        self.spanned.emit(span)
