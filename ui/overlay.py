"""A panel that lies over the window, at the top centre, until Esc or a click beside it.

It is a child of the window and no window of its own, so that it stands where it should on Wayland
too, and keys typed while it is open reach it and nothing else.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ui import theme
from ui.text_field import belongs_to_typing, is_enter

TOP: Final = 56
MARGIN: Final = 24
SHADOW: Final = 14
CORNER: Final = 2 * theme.RADIUS
VEIL: Final = QColor(0, 0, 0, 110)
CLEAR: Final = QColor(0, 0, 0, 0)


class Overlay(QWidget):
    """Covers the window and dims it; what it shows lies on `panel`.

    `open_over` shows it, `dismiss` takes it away and gives the focus back.
    """

    dismissed = Signal()

    def __init__(self, window: QWidget, size: QSize, veil: QColor = VEIL) -> None:
        super().__init__(window)
        self._window, self._wanted, self._veil = window, size, veil
        self._before: QWidget | None = None
        self.panel = _Panel(self)
        self.hide()
        window.installEventFilter(self)

    def open_over(self, first: QWidget) -> None:
        """Show the panel and put the focus in its first field."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._settle()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Take the panel away and give the focus back to where it was."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.dismissed.emit()

    def event(self, event: QEvent) -> bool:
        """Nothing typed here reaches the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if belongs_to_typing(event) or is_enter(event):
                event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if watched is self._window and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._settle()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the panel away; no other key goes on to the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel takes it away."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def focusNextPrevChild(self, next: bool, /) -> bool:
        """Tab stays among the panel's own widgets."""
        own = [w for w in self.findChildren(QWidget) if w.isVisible() and w.isEnabled() and _takes_tab(w)]
        focused = QApplication.focusWidget()
        if not own:
            return False
        at = own.index(focused) if focused in own else -1
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        own[(at + (1 if next else -1)) % len(own)].setFocus(reason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies below, and most around the panel."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._veil)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 14))
            for grow in range(1, SHADOW, 2):
                box = self.panel.geometry().adjusted(-grow, -grow + 4, grow, grow + 4)
                painter.drawRoundedRect(box, CORNER + grow, CORNER + grow)

    def _settle(self) -> None:
        self.setGeometry(self._window.rect())
        room = self.size()
        width = min(self._wanted.width(), room.width() - 2 * MARGIN)
        height = max(80, min(self._wanted.height(), room.height() - TOP - MARGIN))
        left = (room.width() - width) // 2
        self.panel.setGeometry(QRect(QPoint(left, TOP), QSize(width, height)))


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


class _Panel(QFrame):
    """The panel's ground, lighter than the window below it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded card."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
            painter.setBrush(self.palette().color(QPalette.ColorRole.AlternateBase))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
