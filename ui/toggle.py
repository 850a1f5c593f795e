"""A small button that stays down: a sign, a word or a number, for the filter bar."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import own_keys, theme, wording
from ui.lettering import small_font

HEIGHT: Final = 26
SIGN: Final = 13
PAD: Final = 5
MOST_IN_FULL: Final = 1_000

Sign = Callable[[QPainter, QRectF], None]


class Toggle(QAbstractButton):
    """`sign` paints into a square of 13 pixels; the text stands behind it."""

    def __init__(self, name: str, sign: Sign | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._sign = sign
        self.setCheckable(True)
        self.setFont(small_font(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(name)
        self.setAccessibleName(name)

    def set_count(self, count: int) -> None:
        """The number behind the sign; it does not change what the button does."""
        self.set_hint(count)
        self.setText(str(count) if count < MOST_IN_FULL else f"{count // 1000}k")
        self.updateGeometry()

    def set_hint(self, count: int) -> None:
        """The number for those who point at the button, or hear it."""
        number = wording.number(count)
        self.setToolTip(f"{self._name}: {number}")
        self.setAccessibleDescription(number)

    def sizeHint(self) -> QSize:
        """As wide as sign and text; room for two figures, so that counting does not move the bar."""
        wide = self.fontMetrics().horizontalAdvance(self.text()) if self.text() else 0
        sign = SIGN if self._sign else 0
        gap = theme.TIGHT + 1 if self._sign and self.text() else 0
        return QSize(sign + gap + wide + 2 * PAD, HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Space is the button's while it has the focus."""
        return own_keys.claimed(event, Qt.Key.Key_Space) or super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill, lit while it is down."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_pill(painter)
            left = PAD
            if self._sign:
                painter.setOpacity(1.0 if self.isEnabled() else 0.4)
                self._sign(painter, QRectF(left, (self.height() - SIGN) / 2, SIGN, SIGN))
                painter.setOpacity(1.0)
                left += SIGN + theme.TIGHT + 1
            lit = self.isChecked() and self.isEnabled()
            role = QPalette.ColorRole.BrightText if lit else QPalette.ColorRole.Text
            painter.setPen(self.palette().color(role))
            room = QRect(left, 0, self.width() - left, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    def _paint_pill(self, painter: QPainter) -> None:
        palette, role = self.palette(), QPalette.ColorRole
        fill, edge = QColor(palette.color(role.Button)), QColor(palette.color(role.Button))
        if self.isChecked():
            fill = QColor(palette.color(role.Highlight))
            fill.setAlpha(70)
            edge = palette.color(role.Highlight)
        elif self.underMouse():
            fill = fill.lighter(118)
        if self.hasFocus():
            edge = palette.color(role.BrightText if self.isChecked() else role.Highlight)
        painter.setPen(QPen(edge, 1.2))
        painter.setBrush(fill)
        box = QRectF(self.rect()).adjusted(0.6, 0.6, -0.6, -0.6)
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
