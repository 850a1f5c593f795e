"""Drawing an area on the map: a circle that is dragged, an outline that is clicked point by point."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from reviewer.rules import Area
from ui import own_keys, theme
from ui.map_view import ZOOM, MapView, Point, moved

CIRCLE, OUTLINE = "circle", "outline"
_KM_A_DEGREE: Final = 2 * math.pi * 6371.0088 / 360
_NEAR: Final = 9.0
_FIRST_KM: Final = 10.0
_KEYS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
}
_ZOOMS: Final = {Qt.Key.Key_Plus: ZOOM, Qt.Key.Key_Equal: ZOOM, Qt.Key.Key_Minus: 1 / ZOOM}
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AreaMap(MapView):
    """`drawn` carries the area as it was drawn.

    Arrows move the map and + and - zoom. With Ctrl, arrows move the area and + and - make a circle larger
    or smaller; Enter sets the circle, or a point of the outline, in the middle; Delete takes the last point.
    """

    drawn = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area = Area("", "")
        self._drawing = ""
        self._held: int | None = None
        self._pressed: QPointF | None = None
        self._panning = False
        self.setAccessibleName(self.tr("Map"))
        self.setAccessibleDescription(
            self.tr(
                "Arrows move it, + and - zoom; with Ctrl they move and size the area; Enter sets a point."
            )
        )
        self.setToolTip(self.accessibleDescription())

    def show_area(self, area: Area, drawing: str) -> None:
        """Show an area, to be drawn as `CIRCLE` or as `OUTLINE`, or not at all."""
        self._area, self._drawing = area, drawing
        if self._held is None and not (self.looked and self._in_view(self._shape())):
            self.look_at(self._shape() or self.photos)
        self.update()

    def _in_view(self, points: Sequence[Point]) -> bool:
        """Whether all of these are seen, and larger than a dot."""
        seen = QPolygonF([self.at(point) for point in points]).boundingRect()
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
            if (distance := math.dist(at.toTuple(), self.at(point).toTuple())) < _NEAR
        ]
        return min(found)[1] if found else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take what lies there, or the map."""
        self._pressed, self._panning = event.position(), False
        self._held = self._handle_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held."""
        at = event.position()
        if self._pressed is None:
            near = self._handle_at(at) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if near else Qt.CursorShape.ArrowCursor)
        elif self._held is not None:
            self._drag(self.point(at))
        elif self._panning or (at - self._pressed).manhattanLength() > 3:
            self._panning = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.pan(self._pressed - at)
            self._pressed = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click beside everything sets the circle there, or one more point."""
        if self._pressed is not None and self._held is None and not self._panning:
            self._set(self.point(event.position()))
        self._pressed = self._held = None
        self.setCursor(Qt.CursorShape.ArrowCursor)

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
            self._draw(replace(self._area, centre=point, km=self._area.km or _FIRST_KM))

    def _draw(self, area: Area) -> None:
        self._area = area
        self.update()
        self.drawn.emit(area)

    # Keys

    def event(self, event: QEvent) -> bool:
        """These keys are the map's while it has the focus."""
        keys = (*_KEYS, *_ZOOMS, *_ENTERS, Qt.Key.Key_Delete)
        return own_keys.claimed(event, *keys) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, zoom, draw."""
        key = Qt.Key(event.key())
        of_area = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _KEYS:
            up, right = _KEYS[key]
            if of_area:
                self._shift(self.step(4 * up), self.step(4 * right))
            else:
                self.pan(QPointF(40 * right, -40 * up))
        elif key in _ZOOMS:
            if of_area:
                self._grow(1.1 if _ZOOMS[key] > 1 else 1 / 1.1)
            else:
                self.zoom(_ZOOMS[key], QPointF(self.rect().center()))
        elif key in _ENTERS:
            self._set(self.point(QPointF(self.width() / 2, self.height() / 2)))
        elif key == Qt.Key.Key_Delete and self._area.outline:
            self._draw(replace(self._area, outline=self._area.outline[:-1]))
        else:
            super().keyPressEvent(event)

    def _grow(self, factor: float) -> None:
        """Make the circle larger or smaller."""
        if self._drawing == CIRCLE and self._area.centre:
            self._draw(replace(self._area, km=round(self._area.km * factor, 3)))

    def _shift(self, north: float, east: float) -> None:
        """Move the area."""
        area = self._area
        if area.centre:
            self._draw(replace(area, centre=moved(area.centre, north, east)))
        else:
            self._draw(replace(area, outline=tuple(moved(point, north, east) for point in area.outline)))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The grid, the photos, the area, the cross in the middle."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_map(painter)
            self._paint_area(painter)
            if self.hasFocus():
                self._paint_focus(painter)

    def _paint_area(self, painter: QPainter) -> None:
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        fill = QColor(accent)
        fill.setAlpha(60)
        painter.setPen(QPen(accent, 1.6))
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([self.at(point) for point in self._shape()]))
        painter.setBrush(accent)
        for point in self._handles():
            at = self.at(point)
            painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7))

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.drawLine(middle - QPointF(5, 0), middle + QPointF(5, 0))
        painter.drawLine(middle - QPointF(0, 5), middle + QPointF(0, 5))


def _away(centre: Point, km: float, degrees: float) -> Point:
    """The point so far from the centre, as the map draws it, in a direction counted from the north."""
    angle, reach = math.radians(degrees), km / _KM_A_DEGREE
    wide = reach / max(0.02, math.cos(math.radians(centre[0])))
    return centre[0] + reach * math.cos(angle), centre[1] + wide * math.sin(angle)


def _km(one: Point, other: Point) -> float:
    """How far two points lie apart, as the map draws it."""
    wide = (other[1] - one[1]) * math.cos(math.radians((one[0] + other[0]) / 2))
    return math.hypot(other[0] - one[0], wide) * _KM_A_DEGREE
