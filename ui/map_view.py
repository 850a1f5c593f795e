"""A plain map of the earth: degrees as a grid, photos as dots, nothing from the network.

Degrees north and east are drawn at the same length (equirectangular, Snyder, Map Projections - A Working
Manual, 1987, p. 90), so that a circle grows wider towards the poles.
"""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.lettering import small_font

Point = tuple[float, float]
"""Degrees north, degrees east."""

HEIGHT: Final = 260
ZOOM: Final = 1.5
_STEPS: Final = (90, 45, 30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001)
_LINE_EVERY: Final = 70
_SCALES: Final = (1.5, 200_000.0)
_DOT: Final = 2.2


class MapView(QWidget):
    """Can be moved and zoomed. It has a middle in degrees, and a scale in pixels a degree."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos: Sequence[Point] = ()
        self._middle: Point = (20.0, 0.0)
        self._scale = 2.0
        self._looked = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(420, HEIGHT)

    def show_photos(self, photos: Sequence[Point]) -> None:
        """Show where photos were taken."""
        self._photos = photos
        if not self._looked:
            self.look_at(photos)
        self.update()

    @property
    def looked(self) -> bool:
        """Whether it was shown some place before, and not the whole earth."""
        return self._looked

    @property
    def photos(self) -> Sequence[Point]:
        """Where photos were taken."""
        return self._photos

    # From degrees to pixels and back

    def at(self, point: Point) -> QPointF:
        """Where a point lies in the widget."""
        north, east = point
        x = self.width() / 2 + (east - self._middle[1]) * self._scale
        return QPointF(x, self.height() / 2 - (north - self._middle[0]) * self._scale)

    def point(self, at: QPointF) -> Point:
        """What lies at a place of the widget, to the pixel."""
        north = self._middle[0] - (at.y() - self.height() / 2) / self._scale
        east = self._middle[1] + (at.x() - self.width() / 2) / self._scale
        # No more places than pixels tell apart.
        places = max(0, min(6, math.ceil(math.log10(self._scale)) + 1))
        return round(max(-90.0, min(90.0, north)), places), round(max(-180.0, min(180.0, east)), places)

    def look_at(self, points: Sequence[Point]) -> None:
        """Show all of these, with room around them."""
        if not points:
            return
        self._looked = True
        norths, easts = [north for north, _ in points], [east for _, east in points]
        self._middle = (min(norths) + max(norths)) / 2, (min(easts) + max(easts)) / 2
        spans = (max(norths) - min(norths), self.height()), (max(easts) - min(easts), max(self.width(), 200))
        scale = min(pixels / max(span * 1.5, 0.02) for span, pixels in spans)
        self._scale = max(_SCALES[0], min(_SCALES[1], scale))
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self.zoom(ZOOM ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def step(self, pixels: float) -> float:
        """So many pixels in degrees."""
        return pixels / self._scale

    def pan(self, by: QPointF) -> None:
        """Move on by so many pixels."""
        self._middle = moved(self._middle, -by.y() / self._scale, by.x() / self._scale)
        self.update()

    def zoom(self, factor: float, at: QPointF) -> None:
        """Zoom, with what lies at a place staying there."""
        there = self._middle[0] - (at.y() - self.height() / 2) / self._scale
        here = self._middle[1] + (at.x() - self.width() / 2) / self._scale
        self._scale = max(_SCALES[0], min(_SCALES[1], self._scale * factor))
        self._middle = (
            there + (at.y() - self.height() / 2) / self._scale,
            here - (at.x() - self.width() / 2) / self._scale,
        )
        self.update()

    # Painting

    def paint_map(self, painter: QPainter) -> None:
        """The grid and the photos."""
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        self._paint_grid(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Text))
        for photo in self._photos:
            painter.drawEllipse(self.at(photo), _DOT, _DOT)

    def _paint_grid(self, painter: QPainter) -> None:
        step = next((one for one in reversed(_STEPS) if one * self._scale >= _LINE_EVERY), _STEPS[0])
        painter.setFont(small_font(self.font()))
        line = QPen(self.palette().color(QPalette.ColorRole.Mid), 1)
        word = QPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        wide, high = self.width(), self.height()
        for degrees in _within(self._middle[1], wide / 2 / self._scale, step, 180):
            x = self.at((0, degrees)).x()
            painter.setPen(line)
            painter.drawLine(QPointF(x, 0), QPointF(x, high))
            painter.setPen(word)
            painter.drawText(QPointF(x + 4, high - 5), _degrees(degrees, "E", "W"))
        for degrees in _within(self._middle[0], high / 2 / self._scale, step, 90):
            y = self.at((degrees, 0)).y()
            painter.setPen(line)
            painter.drawLine(QPointF(0, y), QPointF(wide, y))
            painter.setPen(word)
            if y < high - 2 * painter.fontMetrics().height():
                painter.drawText(QPointF(4, y - 4), _degrees(degrees, "N", "S"))


def moved(point: Point, north: float, east: float) -> Point:
    """A point so many degrees further, as far as the earth goes."""
    return (
        round(max(-90.0, min(90.0, point[0] + north)), 6),
        round(max(-180.0, min(180.0, point[1] + east)), 6),
    )


def _within(middle: float, half: float, step: float, most: float) -> Sequence[float]:
    """The lines of a grid that are seen."""
    first, last = max(-most, middle - half), min(most, middle + half)
    return [number * step for number in range(math.ceil(first / step), math.floor(last / step) + 1)]


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):g}° {plus if value >= 0 else minus}"
