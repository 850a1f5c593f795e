"""How a row of a type-ahead list is drawn: mark, title, hint, and the keys at the right."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import keycap, theme, tick
from ui.lettering import small_font
from ui.row import ROW_ROLE, Row
from ui.tick import BOX, Mark

HEIGHT: Final = 30
HEADING: Final = 26


class RowPainter(QStyledItemDelegate):
    """Paints a `Row`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows of one height, headings lower."""
        row = index.data(ROW_ROLE)
        return QSize(100, HEADING if isinstance(row, Row) and row.heading else HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        rect: QRect = option.rect
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            _paint_heading(painter, rect, row, palette)
        else:
            paint_ground(painter, rect, state, palette)
            _paint_row(painter, rect.adjusted(theme.WIDE, 0, -theme.WIDE, 0), row, palette)
        painter.restore()


def _paint_heading(painter: QPainter, rect: QRect, row: Row, palette: QPalette) -> None:
    font = small_font(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    room = rect.adjusted(theme.WIDE, 0, -theme.WIDE, -theme.TIGHT)
    painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, row.title)


def paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag, palette: QPalette) -> None:
    """The ground of a row that is chosen, or lies under the pointer; a ring where keys go."""
    role, flag = QPalette.ColorRole, QStyle.StateFlag
    colour = QColor(palette.color(role.Mid))
    if not state & flag.State_Selected:
        colour.setAlpha(90 if state & flag.State_MouseOver else 0)
    painter.setPen(
        QPen(palette.color(role.Highlight), 1.2) if state & flag.State_HasFocus else Qt.PenStyle.NoPen
    )
    painter.setBrush(colour)
    ground = QRectF(rect).adjusted(theme.NEAR, 1, -theme.NEAR, -1)
    painter.drawRoundedRect(ground, theme.RADIUS, theme.RADIUS)


def _paint_row(painter: QPainter, room: QRect, row: Row, palette: QPalette) -> None:
    own = palette
    own.setCurrentColorGroup(QPalette.ColorGroup.Active if row.enabled else QPalette.ColorGroup.Disabled)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    if row.mark is not Mark.NOTHING:
        tick.paint(painter, _box(room), row.mark, own, fixed=row.fixed)
        room = room.adjusted(BOX + theme.NEAR + 2, 0, 0, 0)
    if row.icon is not None:
        row.icon.paint(painter, QRect(room.left(), room.center().y() - 8, 16, 16))
        room = room.adjusted(16 + theme.NEAR, 0, 0, 0)
    if row.keys:
        body = painter.font()
        painter.setFont(small_font(body))
        keycap.paint(painter, room, row.keys, own)
        room = room.adjusted(0, 0, -keycap.width(painter.fontMetrics(), row.keys) - theme.APART, 0)
        painter.setFont(body)
    room = _paint_end(painter, room, row, own)
    painter.setPen(own.color(QPalette.ColorRole.PlaceholderText if row.dim else QPalette.ColorRole.Text))
    title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, middle, title)
    room = room.adjusted(painter.fontMetrics().horizontalAdvance(title) + theme.APART, 0, 0, 0)
    painter.setPen(own.color(QPalette.ColorRole.PlaceholderText))
    painter.setFont(small_font(painter.font()))
    hint = painter.fontMetrics().elidedText(row.hint, Qt.TextElideMode.ElideRight, max(0, room.width()))
    painter.drawText(room, middle, hint)


def _paint_end(painter: QPainter, room: QRect, row: Row, palette: QPalette) -> QRect:
    """The quiet word at the right edge; the room that is left."""
    body = painter.font()
    painter.setFont(small_font(body))
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.end)
    width = painter.fontMetrics().horizontalAdvance(row.end)
    painter.setFont(body)
    return room.adjusted(0, 0, -width - theme.APART if row.end else 0, 0)


def _box(room: QRect) -> QRectF:
    return QRectF(room.left(), room.center().y() - BOX / 2 + 0.5, BOX, BOX)
