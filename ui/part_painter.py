"""How a part of a rule set is drawn in a list: its sign, its name, and below it a few lines about it."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.lettering import small_font
from ui.row import ROW_ROLE, Row
from ui.row_painter import paint_ground

MOST_LINES: Final = 4
SIGN: Final = 14
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
Index = QModelIndex | QPersistentModelIndex


class PartPainter(QStyledItemDelegate):
    """Paints a `Row`: its title, and its note wrapped below."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the name and the lines below it."""
        row = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        if not isinstance(row, Row):
            return QSize(width, 0)
        name, note = self._metrics(option)
        below = self._note(row, note, width).height() if row.note else 0
        return QSize(100, name.lineSpacing() + below + 2 * theme.NEAR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one part."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        rect: QRect = option.rect
        palette: QPalette = option.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, rect, option.state, palette)
        name, note = self._metrics(option)
        room = rect.adjusted(theme.WIDE, theme.NEAR, -theme.WIDE, -theme.NEAR)
        if row.icon is not None:
            row.icon.paint(painter, QRect(room.left(), room.top() + 1, SIGN, SIGN))
            room.setLeft(room.left() + SIGN + theme.NEAR)
        painter.setFont(_strong(option.font))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        end = note.horizontalAdvance(row.end) + theme.NEAR if row.end else 0
        title = name.elidedText(row.title, Qt.TextElideMode.ElideRight, room.width() - end)
        painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(small_font(option.font))
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, row.end)
        room.setTop(room.top() + name.lineSpacing())
        painter.setClipRect(room)
        painter.drawText(room, int(_WRAP), row.note)
        painter.restore()

    def _metrics(self, option: QStyleOptionViewItem) -> tuple[QFontMetrics, QFontMetrics]:
        return QFontMetrics(_strong(option.font)), QFontMetrics(small_font(option.font))

    def _note(self, row: Row, metrics: QFontMetrics, width: int) -> QRect:
        room = width - 2 * theme.WIDE - (SIGN + theme.NEAR if row.icon is not None else 0)
        return metrics.boundingRect(
            QRect(0, 0, max(60, room), MOST_LINES * metrics.lineSpacing()), int(_WRAP), row.note
        ).intersected(QRect(0, 0, 10_000, MOST_LINES * metrics.lineSpacing()))


def _strong(font: QFont) -> QFont:
    return theme.sized(font, 1.0, bold=True)
