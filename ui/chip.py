"""A tag as a chip: set by a person, set by the camera, or lit because a rule fired on it."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.photo import Verdict
from ui import theme
from ui.lettering import small_font

HEIGHT: Final = 22
PAD: Final = 9
CROSS: Final = 18
SIGN: Final = 16


class Look(Enum):
    """How a chip looks: plain; only on some of the photos; from the camera; lit by a rule."""

    PLAIN = auto()
    PARTLY = auto()
    CAMERA = auto()
    LIT = auto()


class Chip(QWidget):
    """One tag. A removable chip has a ×; Delete and Backspace do the same where it has the focus."""

    removed = Signal()

    def __init__(
        self,
        text: str,
        look: Look = Look.PLAIN,
        *,
        removable: bool = False,
        lit_by: Verdict | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._look, self._removable, self._lit_by = text, look, removable, lit_by
        self._hot = False
        self.setFont(small_font(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.setMouseTracking(removable)
        if removable:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setAccessibleDescription(self.tr("Delete takes this tag off"))

    def sizeHint(self) -> QSize:
        """As wide as the text, with room for the signs."""
        wide = self.fontMetrics().horizontalAdvance(self._text) + 2 * PAD
        wide += SIGN if self._look is Look.CAMERA else 0
        return QSize(wide + (CROSS - PAD // 2 if self._removable else 0), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Chips narrower than their text are cut off with an ellipsis."""
        return QSize(min(self.sizeHint().width(), 60), HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Delete on a chip with the focus is the chip's, not the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and self._removes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the tag off."""
        if self._removes(event):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _removes(self, event: QEvent) -> bool:
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        return self._removable and isinstance(event, QKeyEvent) and event.key() in keys

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the ×."""
        if self._removable and self._cross().contains(event.position().toPoint()):
            self.removed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the × under the pointer."""
        self._heat(self._cross().contains(event.position().toPoint()))

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer came."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer left."""
        self._heat(False)

    def _heat(self, hot: bool) -> None:
        if self._hot != hot:
            self._hot = hot
            self.update()

    def _cross(self) -> QRect:
        return QRect(self.width() - CROSS - 1, 0, CROSS + 1, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill, its text and its signs."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_pill(painter)
            left = PAD + (SIGN if self._look is Look.CAMERA else 0)
            right = CROSS - 2 if self._removable else PAD
            room = self.rect().adjusted(left, 0, -right, 0)
            painter.setPen(self._ink())
            text = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room.width() + 2)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            if self._look is Look.CAMERA:
                _paint_camera(painter, QRectF(PAD - 2, (self.height() - 12) / 2, 13, 12), self._ink())
            if self._removable:
                self._paint_cross(painter)

    def _ink(self) -> QColor:
        role = QPalette.ColorRole
        return self.palette().color(role.PlaceholderText if self._look is Look.CAMERA else role.Text)

    def _paint_pill(self, painter: QPainter) -> None:
        palette, role = self.palette(), QPalette.ColorRole
        fill, edge = palette.color(role.Button), palette.color(role.Mid)
        pen = QPen(edge, 1)
        if self._look is Look.LIT and self._lit_by is not None:
            fill = QColor(theme.VERDICTS[self._lit_by])
            pen.setColor(fill)
            fill.setAlpha(38)
        elif self._look is not Look.PLAIN:
            fill = QColor(Qt.GlobalColor.transparent)
            pen.setStyle(Qt.PenStyle.DashLine if self._look is Look.PARTLY else Qt.PenStyle.SolidLine)
        if self.hasFocus():
            pen = QPen(palette.color(role.Highlight), 1.5)
        painter.setPen(pen)
        painter.setBrush(fill)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)

    def _paint_cross(self, painter: QPainter) -> None:
        role = QPalette.ColorRole.BrightText if self._hot else QPalette.ColorRole.PlaceholderText
        painter.setPen(QPen(self.palette().color(role), 1.4))
        middle, arm = QPointF(self.width() - CROSS / 2 - 1, self.height() / 2), 3.2
        painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm))
        painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm))


def _paint_camera(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.save()
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 2.5, -0.5, -1), 1.5, 1.5)
    painter.drawEllipse(box.center() + QPointF(0, 0.8), 2.2, 2.2)
    painter.drawLine(box.topLeft() + QPointF(4, 1), box.topRight() + QPointF(-4, 1))
    painter.restore()
