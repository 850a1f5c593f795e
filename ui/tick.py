"""A box to tick: empty, with a dash for some, with a tick for all. In lists and beside words."""

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox

from ui import own_keys, theme

BOX: Final = 14


class Mark(IntEnum):
    """What stands before a row: nothing at all, or whether none, some or all photos have it."""

    NOTHING = -1
    NONE = 0
    SOME = 1
    ALL = 2


def paint(painter: QPainter, box: QRectF, mark: Mark, palette: QPalette, *, fixed: bool = False) -> None:
    """Paint a mark; `fixed` is grey, for what cannot be changed."""
    role = QPalette.ColorRole
    quiet = palette.color(role.PlaceholderText)
    if mark is Mark.NONE:
        painter.setPen(QPen(quiet, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 3, 3)
        return
    painter.setPen(QPen(quiet, 1) if fixed else Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(role.Mid if fixed else role.Highlight))
    painter.drawRoundedRect(box, 3, 3)
    pen = QPen(palette.color(role.Text if fixed else role.HighlightedText), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if mark is Mark.SOME:
        middle = box.center().y()
        painter.drawLine(QPointF(box.left() + 4, middle), QPointF(box.right() - 4, middle))
    else:
        points = [(3.4, 7.2), (6.0, 9.8), (10.6, 4.4)]
        painter.drawPolyline([box.topLeft() + QPointF(x, y) for x, y in points])


class TickBox(QCheckBox):
    """A check box drawn as the lists draw theirs."""

    def sizeHint(self) -> QSize:
        """Box and text."""
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(BOX + theme.NEAR + wide + 4, max(BOX, self.fontMetrics().height()) + theme.NEAR)

    def hitButton(self, pos: object, /) -> bool:
        """A click anywhere on box or text."""
        return True

    def event(self, event: QEvent) -> bool:
        """Space is the box's while it has the focus."""
        return own_keys.claimed(event, Qt.Key.Key_Space) or super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, text, and a line round both while they have the focus."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            palette, role = self.palette(), QPalette.ColorRole
            box = QRectF(1.5, (self.height() - BOX) / 2, BOX, BOX)
            paint(painter, box, Mark.ALL if self.isChecked() else Mark.NONE, palette)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(palette.color(role.Highlight), 1.5))
                painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 4, 4)
            painter.setPen(palette.color(role.BrightText if self.underMouse() else role.Text))
            room = QRect(BOX + theme.NEAR + 2, 0, self.width(), self.height())
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, middle | Qt.TextFlag.TextShowMnemonic, self.text())
