"""How one side of a conflict is drawn: the sign of a choice, and what the side says."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui import theme

Index = QModelIndex | QPersistentModelIndex
_FLAGS: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_LINES: Final = 6
_PAD: Final = theme.NEAR
_SIGN: Final = 13
_DOT: Final = (3.5, 3.5, -3.5, -3.5)


class ConflictPainter(QStyledItemDelegate):
    """A text with the sign of a choice before it; what does not hold is dim."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text, of a long one the first lines."""
        size = super().sizeHint(option, index)
        room = QRect(0, 0, max(40, self._table.columnWidth(index.column()) - 4 * _PAD), 10_000)
        text = option.fontMetrics.boundingRect(room, int(_FLAGS), str(index.data() or " "))
        most = _LINES * option.fontMetrics.lineSpacing()
        size.setHeight(max(2 * option.fontMetrics.lineSpacing(), min(most, text.height())) + 2 * _PAD)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        room = QRect(option.rect).adjusted(_PAD, _PAD, -_PAD, -_PAD)
        role = QPalette.ColorRole
        colour = option.palette.color(role.Text)
        if index.column():
            holds = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            if not holds:
                colour = option.palette.color(role.PlaceholderText)
            painter.setPen(QPen(colour, 1.2))
            _paint_choice(painter, QRectF(room.left(), room.top() + 1, _SIGN, _SIGN), holds, colour)
            room.setLeft(room.left() + _SIGN + _PAD)
        painter.setPen(colour)
        painter.setClipRect(room)
        painter.drawText(room, int(_FLAGS), str(index.data() or "—"))
        painter.restore()


def _paint_choice(painter: QPainter, room: QRectF, holds: bool, colour: QColor) -> None:
    """A ring, with a dot in it where this side holds."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawEllipse(room)
    if holds:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(room.adjusted(*_DOT))
