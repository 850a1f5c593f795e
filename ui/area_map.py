"""A plain map of the earth to draw an area on: degrees as a grid, photos as dots, nothing from the network.

Degrees north and east are drawn at the same length (equirectangular, Snyder, Map Projections - A Working
Manual, 1987, p. 90), so that a circle grows wider towards the poles.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.rules import Area
from ui import own_keys, theme
from ui.lettering import small_font

Point = tuple[float, float]

CIRCLE, OUTLINE = "circle", "outline"
HEIGHT: Final = 260
_KM_A_DEGREE: Final = 2 * math.pi * 6371.0088 / 360
_STEPS: Final = (90, 45, 30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001)
_LINE_EVERY: Final = 70
_NEAR: Final = 9.0
_ZOOM: Final = 1.5
_SCALES: Final = (1.5, 200_000.0)
_KEYS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
}


class AreaMap(QWidget):
    """`drawn` carries the area as it was drawn.

    Arrows move the map and + and - zoom. With Ctrl, arrows move the area and + and - make a circle larger
    or smaller; Enter sets the circle, or a point of the outline, in the middle; Delete takes the last point.
    """

    drawn = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area = Area("", "")
        self._drawing = ""
        self._photos: Sequence[Point] = ()
        self._middle: Point = (20.0, 0.0)
        self._scale = 2.0
        self._held: int | None = None
        self._pressed: QPointF | None = None
        self._looked = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Map"))
        self.setAccessibleDescription(
            self.tr(
                "Arrows move it, + and - zoom; with Ctrl they move and size the area; Enter sets a point."
            )
        )
        self.setToolTip(self.accessibleDescription())

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(420, HEIGHT)

    def show_photos(self, photos: Sequence[Point]) -> None:
        """Show where photos were taken."""
        self._photos = photos
        if not self._looked:
            self._look_at(self._shape() or photos)
        self.update()

    def show_area(self, area: Area, drawing: str) -> None:
        """Show an area, to be drawn as `CIRCLE` or as `OUTLINE`, or not at all."""
        self._area, self._drawing = area, drawing
        if self._held is None and not (self._looked and self._in_view(self._shape())):
            self._look_at(self._shape() or self._photos)
        self.update()

    # From degrees to pixels and back

    def _at(self, point: Point) -> QPointF:
        north, east = point
        x = self.width() / 2 + (east - self._middle[1]) * self._scale
        return QPointF(x, self.height() / 2 - (north - self._middle[0]) * self._scale)

    def _point(self, at: QPointF) -> Point:
        north = self._middle[0] - (at.y() - self.height() / 2) / self._scale
        east = self._middle[1] + (at.x() - self.width() / 2) / self._scale
        places = max(0, min(6, math.ceil(math.log10(self._scale)) + 1))
        return round(max(-90.0, min(90.0, north)), places), round(max(-180.0, min(180.0, east)), places)

    def _look_at(self, points: Sequence[Point]) -> None:
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

    def _in_view(self, points: Sequence[Point]) -> bool:
        """Whether all of these are seen, and larger than a dot."""
        seen = QPolygonF([self._at(point) for point in points]).boundingRect()
        small = len(points) > 2 and max(seen.width(), seen.height()) < _NEAR
        return not points or (QRectF(self.rect()).contains(seen) and not small)

    def _shape(self) -> list[Point]:
        """The points of the outline, or around the circle."""
        area = self._area
        if self._drawing != CIRCLE or area.centre is None:
            return list(area.outline)
        return [_away(area.centre, area.km, angle) for angle in range(0, 360, 5)]

    # The mouse

    def _handles(self) -> list[Point]:
        """What can be dragged: the middle and the rim of the circle, or the points of the outline."""
        area = self._area
        if self._drawing == OUTLINE:
            return list(area.outline)
        return [area.centre, _away(area.centre, area.km, 90)] if area.centre else []

    def _handle_at(self, at: QPointF) -> int | None:
        found = [
            (distance, number)
            for number, point in enumerate(self._handles())
            if (distance := math.dist(at.toTuple(), self._at(point).toTuple())) < _NEAR
        ]
        return min(found)[1] if found else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take what lies there, or the map."""
        self._pressed = event.position()
        self._held = self._handle_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held."""
        at = event.position()
        if self._pressed is None:
            near = self._handle_at(at) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if near else Qt.CursorShape.ArrowCursor)
        elif self._held is not None:
            self._drag(self._point(at))
        elif (
            at - self._pressed
        ).manhattanLength() > 3 or self.cursor().shape() == Qt.CursorShape.ClosedHandCursor:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pan(self._pressed - at)
            self._pressed = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click beside everything sets the circle there, or one more point."""
        panned = self.cursor().shape() == Qt.CursorShape.ClosedHandCursor
        if self._pressed is not None and self._held is None and not panned:
            self._set(self._point(event.position()))
        self._pressed = self._held = None
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self._zoom(_ZOOM ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def _drag(self, to: Point) -> None:
        area, held = self._area, self._held
        if self._drawing == OUTLINE and held is not None:
            self._draw(replace(area, outline=(*area.outline[:held], to, *area.outline[held + 1 :])))
        elif held == 0:
            self._draw(replace(area, centre=to))
        elif area.centre:
            self._draw(replace(area, km=round(max(0.01, _km(area.centre, to)), 2)))

    def _set(self, point: Point) -> None:
        if self._drawing == OUTLINE:
            self._draw(replace(self._area, outline=(*self._area.outline, point)))
        elif self._drawing == CIRCLE:
            self._draw(replace(self._area, centre=point, km=self._area.km or 10.0))

    def _draw(self, area: Area) -> None:
        self._area = area
        self.update()
        self.drawn.emit(area)

    # Keys

    def event(self, event: QEvent) -> bool:
        """These keys are the map's while it has the focus."""
        keys = (*_KEYS, Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_Delete)
        return own_keys.claimed(event, *keys, Qt.Key.Key_Return, Qt.Key.Key_Enter) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, zoom, draw."""
        key, held = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in _KEYS:
            up, right = _KEYS[key]
            if held:
                self._shift(up * 4 / self._scale, right * 4 / self._scale)
            else:
                self._pan(QPointF(right, -up) * 40)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            factor = 1 / _ZOOM if key == Qt.Key.Key_Minus else _ZOOM
            if not held:
                self._zoom(factor, QPointF(self.rect().center()))
            elif self._drawing == CIRCLE and self._area.centre:
                self._draw(replace(self._area, km=round(self._area.km * (1.1 if factor > 1 else 1 / 1.1), 3)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._set(self._point(QPointF(self.width() / 2, self.height() / 2)))
        elif key == Qt.Key.Key_Delete and self._area.outline:
            self._draw(replace(self._area, outline=self._area.outline[:-1]))
        else:
            super().keyPressEvent(event)

    def _shift(self, north: float, east: float) -> None:
        """Move the area."""
        area = self._area
        if area.centre:
            self._draw(replace(area, centre=_moved(area.centre, north, east)))
        else:
            self._draw(replace(area, outline=tuple(_moved(point, north, east) for point in area.outline)))

    def _pan(self, by: QPointF) -> None:
        self._middle = _moved(self._middle, -by.y() / self._scale, by.x() / self._scale)
        self.update()

    def _zoom(self, factor: float, at: QPointF) -> None:
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """The grid, the photos, the area, the cross in the middle."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            role, palette = QPalette.ColorRole, self.palette()
            painter.fillRect(self.rect(), palette.color(role.Base))
            self._paint_grid(painter)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(role.Text))
            for photo in self._photos:
                painter.drawEllipse(self._at(photo), 2.2, 2.2)
            self._paint_area(painter)
            if self.hasFocus():
                self._paint_focus(painter)

    def _paint_grid(self, painter: QPainter) -> None:
        step = next((one for one in reversed(_STEPS) if one * self._scale >= _LINE_EVERY), _STEPS[0])
        painter.setFont(small_font(self.font()))
        line = QPen(self.palette().color(QPalette.ColorRole.Mid), 1)
        word = self.palette().color(QPalette.ColorRole.PlaceholderText)
        half = self.width() / 2 / self._scale, self.height() / 2 / self._scale
        first, last = self._middle[1] - half[0], self._middle[1] + half[0]
        for number in range(math.ceil(max(-180, first) / step), math.floor(min(180, last) / step) + 1):
            x = self._at((0, number * step)).x()
            painter.setPen(line)
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
            painter.setPen(word)
            painter.drawText(QPointF(x + 3, self.height() - 4), _degrees(number * step, "E", "W"))
        first, last = self._middle[0] - half[1], self._middle[0] + half[1]
        for number in range(math.ceil(max(-90, first) / step), math.floor(min(90, last) / step) + 1):
            y = self._at((number * step, 0)).y()
            painter.setPen(line)
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
            painter.setPen(word)
            painter.drawText(QPointF(4, y - 3), _degrees(number * step, "N", "S"))

    def _paint_area(self, painter: QPainter) -> None:
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        fill = QColor(accent)
        fill.setAlpha(60)
        painter.setPen(QPen(accent, 1.6))
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([self._at(point) for point in self._shape()]))
        painter.setBrush(accent)
        for point in self._handles():
            at = self._at(point)
            painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7))

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.drawLine(middle - QPointF(5, 0), middle + QPointF(5, 0))
        painter.drawLine(middle - QPointF(0, 5), middle + QPointF(0, 5))


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):g}° {plus if value >= 0 else minus}"


def _moved(point: Point, north: float, east: float) -> Point:
    return (
        round(max(-90.0, min(90.0, point[0] + north)), 6),
        round(max(-180.0, min(180.0, point[1] + east)), 6),
    )


def _away(centre: Point, km: float, degrees: float) -> Point:
    """The point so far from the centre, as the map draws it, in a direction counted from the north."""
    angle, reach = math.radians(degrees), km / _KM_A_DEGREE
    wide = reach / max(0.02, math.cos(math.radians(centre[0])))
    return centre[0] + reach * math.cos(angle), centre[1] + wide * math.sin(angle)


def _km(one: Point, other: Point) -> float:
    """How far two points lie apart, as the map draws it."""
    wide = (other[1] - one[1]) * math.cos(math.radians((one[0] + other[0]) / 2))
    return math.hypot(other[0] - one[0], wide) * _KM_A_DEGREE
