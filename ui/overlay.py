"""A panel that lies over the window, at the top centre, until Esc or a click beside it.

It is a child of the window and no window of its own, so that it stands where it should on Wayland
too, and keys typed while it is open reach it and nothing else.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from . import theme
from .text_field import belongs_to_typing, is_enter

TOP = 56
MARGIN = 24
SHADOW = 14
CORNER = 2 * theme.RADIUS
VEIL = QColor(0, 0, 0, 110)
CLEAR = QColor(0, 0, 0, 0)


class Overlay(QFrame):
    """The panel. Fill it as any frame; `open_over` shows it, `dismiss` takes it away."""

    dismissed = Signal()

    def __init__(self, parent: QWidget, size: QSize, veil: QColor = VEIL) -> None:
        self._veil = _Veil(parent, veil)
        super().__init__(self._veil)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._wanted = size
        self._before: QWidget | None = None
        self._veil.resized.connect(self._settle)
        self._veil.clicked.connect(self.dismiss)

    @property
    def shown(self) -> bool:
        """Whether the panel is open."""
        return not self._veil.isHidden()

    def open_over(self, first: QWidget) -> None:
        """Show the panel and put the focus in its first field."""
        if not self.shown:
            self._before = QApplication.focusWidget()
        self._veil.cover()
        self._settle()
        self.show()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Take the panel away and give the focus back to where it was."""
        if not self.shown:
            return
        self._veil.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.dismissed.emit()

    def event(self, event: QEvent) -> bool:
        """Nothing typed here reaches the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if belongs_to_typing(event) or is_enter(event):
                event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the panel away."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the panel is no click beside it."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel's ground, lighter than the window below it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(self.palette().color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        painter.end()

    def focusNextPrevChild(self, next: bool, /) -> bool:
        """Tab stays among the panel's own widgets."""
        own = [w for w in self.findChildren(QWidget) if w.isVisible() and w.isEnabled() and _takes_tab(w)]
        focused = QApplication.focusWidget()
        if not own:
            return False
        at = own.index(focused) if focused in own else -1
        own[(at + (1 if next else -1)) % len(own)].setFocus(
            Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def _settle(self) -> None:
        room = self._veil.size()
        width = min(self._wanted.width(), room.width() - 2 * MARGIN)
        height = min(self._wanted.height(), room.height() - TOP - MARGIN)
        self.setGeometry(QRect(QPoint((room.width() - width) // 2, TOP), QSize(width, max(height, 80))))


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


class _Veil(QWidget):
    """Dims the window below the panel and takes the clicks beside it."""

    resized = Signal()
    clicked = Signal()

    def __init__(self, window: QWidget, colour: QColor) -> None:
        super().__init__(window)
        self._window, self._colour = window, colour
        self.hide()
        window.installEventFilter(self)

    def cover(self) -> None:
        """Lie over everything in the window."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._window.rect())
            self.resized.emit()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel."""
        event.accept()
        self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies below, and most around the panel."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 14))
        for panel in self.findChildren(Overlay, options=Qt.FindChildOption.FindDirectChildrenOnly):
            for grow in range(1, SHADOW, 2):
                box = panel.geometry().adjusted(-grow, -grow + 4, grow, grow + 4)
                painter.drawRoundedRect(box, CORNER + grow, CORNER + grow)
        painter.end()
