"""How a line of the list of facets is drawn: a heading with its arrow, or a value with its count."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme, wording
from ui.facet_model import LINE_ROLE
from ui.facets import Kind, Line

INDENT: Final = 18
DEEPER: Final = 12
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_DOWN: Final = ((-4, -2), (4, -2), (0, 3))
_RIGHT: Final = ((-2, -4), (-2, 4), (3, 0))


class FacetPainter(QStyledItemDelegate):
    """Paints a line; what does not fit is cut from the name, never from the count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Lines of one height."""
        return QSize(0, int(option.fontMetrics.height()) + theme.NEAR)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        rect: QRect = option.rect
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, rect, line, palette, state)
        _paint_words(painter, rect, line, str(index.data()), palette)
        painter.restore()


def _paint_ground(
    painter: QPainter, rect: QRect, line: Line, palette: QPalette, state: QStyle.StateFlag
) -> None:
    role = QPalette.ColorRole
    fill = QColor(Qt.GlobalColor.transparent)
    if line.kind is Kind.VALUE and line.chosen:
        fill = QColor(palette.color(role.Highlight))
        fill.setAlpha(70)
    elif state & QStyle.StateFlag.State_MouseOver:
        fill = QColor(palette.color(role.Mid))
        fill.setAlpha(90)
    focused = state & QStyle.StateFlag.State_HasFocus
    painter.setPen(QPen(palette.color(role.Highlight), 1.2) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.6, 0.6, -0.6, -0.6), theme.RADIUS, theme.RADIUS)


def _paint_words(painter: QPainter, rect: QRect, line: Line, title: str, palette: QPalette) -> None:
    role = QPalette.ColorRole
    quiet = palette.color(role.PlaceholderText)
    room = rect.adjusted(INDENT + DEEPER * line.depth, 0, -theme.NEAR, 0)
    if line.kind is Kind.HEADING:
        _paint_arrow(painter, rect, _DOWN if line.chosen else _RIGHT, quiet)
        painter.setFont(theme.sized(painter.font(), 1.0, bold=True))
    count = wording.number(line.count) if _shows_count(line) else ""
    painter.setPen(palette.color(role.Highlight) if line.kind is Kind.HEADING else quiet)
    painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, count)
    room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(count) - theme.NEAR)
    painter.setPen(_ink(line, palette))
    painter.drawText(
        room,
        _MIDDLE | Qt.AlignmentFlag.AlignLeft,
        painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width()),
    )


def _shows_count(line: Line) -> bool:
    """A heading tells how many values are chosen where they do not show."""
    return line.kind is Kind.VALUE or (line.kind is Kind.HEADING and line.count > 0 and not line.chosen)


def _ink(line: Line, palette: QPalette) -> QColor:
    role = QPalette.ColorRole
    if line.kind is Kind.REST or (line.kind is Kind.VALUE and not line.count):
        return palette.color(role.PlaceholderText)
    return palette.color(role.BrightText if line.kind is Kind.VALUE and line.chosen else role.Text)


def _paint_arrow(painter: QPainter, rect: QRect, shape: tuple[tuple[int, int], ...], colour: QColor) -> None:
    middle = QPointF(rect.left() + INDENT / 2, rect.center().y() + 1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in shape]))
