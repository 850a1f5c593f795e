"""The small marks on a photo: verdict, flag, stars, colour label. One drawing of each for the whole window.

They are painted, not taken from a font, so that they look the same on every machine, and each verdict has
its own shape: nobody needs to see red to know what is restricted.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from reviewer.photo import ColourLabel, Flag, Verdict
from ui import theme

STARS: Final = 5
_STAR: Final = (
    (0.500, 0.030),
    (0.621, 0.364),
    (0.975, 0.376),
    (0.695, 0.594),
    (0.794, 0.935),
    (0.500, 0.735),
    (0.206, 0.935),
    (0.305, 0.594),
    (0.025, 0.376),
    (0.379, 0.364),
)


def paint_verdict(painter: QPainter, rect: QRect | QRectF, verdict: Verdict) -> None:
    """Paint ● clear, ▲ caution, ■ restricted or ○ unreviewed in the largest square within `rect`."""
    box = _square(QRectF(rect))
    colour = theme.VERDICTS[verdict]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    unit = box.width() / 16
    match verdict:
        case Verdict.CLEAR:
            painter.drawEllipse(box.adjusted(unit, unit, -unit, -unit))
        case Verdict.CAUTION:
            _paint_triangle(painter, box, colour)
        case Verdict.RESTRICTED:
            painter.drawRoundedRect(
                box.adjusted(unit * 1.5, unit * 1.5, -unit * 1.5, -unit * 1.5), unit, unit
            )
        case Verdict.UNREVIEWED:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, unit * 2))
            painter.drawEllipse(box.adjusted(unit * 2, unit * 2, -unit * 2, -unit * 2))
    painter.restore()


def _paint_triangle(painter: QPainter, box: QRectF, colour: QColor) -> None:
    unit = box.width() / 16
    corners = QPolygonF(
        [
            QPointF(box.center().x(), box.top() + 2 * unit),
            QPointF(box.right() - 1.5 * unit, box.bottom() - 2 * unit),
            QPointF(box.left() + 1.5 * unit, box.bottom() - 2 * unit),
        ]
    )
    pen = QPen(colour, 2 * unit)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolygon(corners)


def paint_flag(painter: QPainter, rect: QRect | QRectF, flag: Flag, colour: QColor) -> None:
    """Paint a pennant for a pick and a cross for a reject; nothing for no flag."""
    if flag is Flag.NONE:
        return
    box = _square(QRectF(rect))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = box.width() / 16
    pen = QPen(colour, 2 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if flag is Flag.PICK:
        pole = box.left() + 4 * unit
        painter.drawLine(QPointF(pole, box.top() + 2 * unit), QPointF(pole, box.bottom() - unit))
        cloth = QPolygonF(
            [
                QPointF(pole, box.top() + 2 * unit),
                QPointF(box.right() - 1.5 * unit, box.top() + 5.5 * unit),
                QPointF(pole, box.top() + 9 * unit),
            ]
        )
        painter.setBrush(QBrush(colour))
        painter.drawPolygon(cloth)
    else:
        inner = box.adjusted(3 * unit, 3 * unit, -3 * unit, -3 * unit)
        pen.setWidthF(2.4 * unit)
        painter.setPen(pen)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
    painter.restore()


def paint_stars(painter: QPainter, rect: QRect | QRectF, rating: int, colour: QColor) -> None:
    """Paint `rating` stars from the left edge of `rect`, each as high as `rect`."""
    if rating <= 0:
        return
    box = QRectF(rect)
    side = box.height()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for place in range(min(rating, STARS)):
        left = box.left() + place * (side + side / 6)
        painter.drawPolygon(QPolygonF([QPointF(left + x * side, box.top() + y * side) for x, y in _STAR]))
    painter.restore()


def stars_width(height: float, rating: int = STARS) -> float:
    """How wide `paint_stars` paints so many stars of that height."""
    return max(0.0, rating * height + (rating - 1) * height / 6)


def paint_label(painter: QPainter, rect: QRect | QRectF, label: ColourLabel) -> None:
    """Paint a colour label as a rounded swatch filling `rect`; nothing for no label."""
    if label is ColourLabel.NONE:
        return
    box = QRectF(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.LABEL_EDGES[label], 1))
    painter.setBrush(theme.LABELS[label])
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
    painter.restore()


def paint_broken(painter: QPainter, rect: QRect | QRectF, colour: QColor) -> None:
    """Paint a torn picture: the sign of a file that cannot be shown."""
    box = _square(QRectF(rect))
    unit = box.width() / 16
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 1.25 * unit)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    left = _line(box, (7.5, 3), (1.5, 3), (1.5, 13), (6, 13), (7.5, 10), (5.5, 7.5), (7.5, 3))
    right = _line(box, (10.5, 3), (14.5, 3), (14.5, 13), (9, 13), (10.5, 10), (8.5, 7.5), (10.5, 3))
    painter.drawPath(left)
    painter.drawPath(right)
    painter.restore()


def paint_lock(painter: QPainter, rect: QRect | QRectF, colour: QColor) -> None:
    """Paint a closed lock: the sign of a frame that was protected in the camera."""
    box = _square(QRectF(rect))
    unit = box.width() / 16
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2 * unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(box.left() + 4.5 * unit, box.top() + unit, 7 * unit, 9 * unit), 0, 180 * 16)
    for side in (4.5, 11.5):
        place = box.left() + side * unit
        painter.drawLine(QPointF(place, box.top() + 5.5 * unit), QPointF(place, box.top() + 8 * unit))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    body = QRectF(box.left() + 2.5 * unit, box.top() + 7.5 * unit, 11 * unit, 7.5 * unit)
    painter.drawRoundedRect(body, unit, unit)
    painter.restore()


def _square(rect: QRectF) -> QRectF:
    side = min(rect.width(), rect.height())
    return QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)


def _line(box: QRectF, *points: tuple[float, float]) -> QPainterPath:
    unit = box.width() / 16
    places = [QPointF(box.left() + x * unit, box.top() + y * unit) for x, y in points]
    path = QPainterPath(places[0])
    for place in places[1:]:
        path.lineTo(place)
    return path
