"""How a shoot is drawn in the sidebar: its name, and how many photos it has at the right."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from . import theme

COUNT_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1


class ShootRow(QStyledItemDelegate):
    """Paints a row; what does not fit is cut from the name, never from the count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows of one height."""
        return QSize(0, int(option.fontMetrics.height()) + theme.APART)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        rect: QRect = option.rect
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        painter.save()
        self._ground(painter, rect, palette, state)
        room = self._after_mark(painter, rect.adjusted(theme.NEAR, 0, -theme.NEAR, 0), palette, index)
        count = str(index.data(COUNT_ROLE) or "")
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, count)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(count) - theme.NEAR)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        title = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, title)
        painter.restore()

    def _after_mark(
        self,
        painter: QPainter,
        room: QRect,
        palette: QPalette,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QRect:
        """The room that is left behind what stands before the name: here, nothing does."""
        return room

    def _ground(self, painter: QPainter, rect: QRect, palette: QPalette, state: QStyle.StateFlag) -> None:
        colour = QColor(palette.color(QPalette.ColorRole.Mid))
        if not state & QStyle.StateFlag.State_Selected:
            if not state & QStyle.StateFlag.State_MouseOver:
                return
            colour.setAlpha(90)
        painter.fillRect(rect, colour)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
