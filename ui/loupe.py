"""The loupe: one photo, with hands on it to go on, zoom and pan.

At 1:1 the pan stays from frame to frame, so that the same eye can be compared in a whole burst.
"""

from typing import Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.frame_view import FrameView
from ui.framing import Framing, fitting
from ui.library import JudgedLibrary
from ui.pictures import Pictures

_NOTCH: Final = 120
_ZOOM_STEP: Final = 1.25
_LEAVING: Final = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Loupe(FrameView):
    """One photo of a roll, to fit or at a zoom."""

    framing_changed = Signal(object)
    """The new `Framing`; views locked together pass it on with `set_framing`."""
    left = Signal()
    """Esc or Enter: back to where one came from."""

    def __init__(self, review: JudgedLibrary, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(review, pictures, parent)
        self._turned = 0
        self._held: QPointF | None = None
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Loupe"))

    def set_framing(self, framing: Framing) -> None:
        """Zoom and pan as told, without telling anybody."""
        super().set_framing(framing)
        self._set_cursor()

    def _changed(self) -> None:
        self._held = None
        super()._changed()

    def toggle_zoom(self) -> None:
        """From fit to 1:1 at the pointer (the middle when it is elsewhere), and back."""
        at = QPointF(self.mapFromGlobal(QCursor.pos()))
        self._toggle_at(at if self.area.contains(at) else self.area.center())

    def _toggle_at(self, at: QPointF) -> None:
        if self._framing.fits:
            self._zoom_to(1.0, at)
        else:
            self._frame(Framing(0.0, self._framing.centre))

    def _zoom_to(self, zoom: float, at: QPointF) -> None:
        photo = self.photo
        if photo is None:
            return
        size, area, ratio = self._size(photo), self.area, self.devicePixelRatioF()
        if zoom <= fitting(size, area, ratio) < 1:
            self._frame(Framing(0.0, self._framing.centre))
        else:
            self._frame(self._framing.zoomed(zoom, at, size, area, ratio))

    def _frame(self, framing: Framing) -> None:
        if framing != self._framing:
            self.set_framing(framing)
            self.framing_changed.emit(framing)

    def _set_cursor(self) -> None:
        if self._framing.fits:
            self.unsetCursor()
        else:
            held = self._held is not None
            self.setCursor(Qt.CursorShape.ClosedHandCursor if held else Qt.CursorShape.OpenHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from frame to frame, Esc and Enter leave; everything else is the window's."""
        target = self._target(event.key())
        if event.key() in _LEAVING:
            self.left.emit()
        elif target is not None and len(self._roll) > 1:
            self._go(target)
        else:
            event.ignore()

    def _target(self, key: int) -> int | None:
        """Where on the roll a key leads to, None when it leads nowhere."""
        index, last = self._roll.index, len(self._roll) - 1
        match key:
            case Qt.Key.Key_Right | Qt.Key.Key_Down | Qt.Key.Key_PageDown:
                return index + 1
            case Qt.Key.Key_Left | Qt.Key.Key_Up | Qt.Key.Key_PageUp:
                return index - 1
            case Qt.Key.Key_Home:
                return 0
            case Qt.Key.Key_End:
                return last
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One notch is one photo; with Ctrl, zoom at the pointer."""
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        event.accept()
        if not notches:
            return
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(-notches)
            return
        photo = self.photo
        if photo is not None:
            now = self._framing.zoom or fitting(self._size(photo), self.area, self.devicePixelRatioF())
            self._zoom_to(now * _ZOOM_STEP**notches, event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press to look at the pixels under the pointer."""
        if event.button() is not Qt.MouseButton.LeftButton or not self.area.contains(event.position()):
            return
        self._dragged = self._framing.fits
        if self._framing.fits:
            self._toggle_at(event.position())
        self._held = event.position()
        self._set_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag to pan."""
        photo = self.photo
        if self._held is None or photo is None:
            return
        by = event.position() - self._held
        if not self._dragged and by.manhattanLength() < QApplication.startDragDistance():
            return
        self._dragged = True
        self._held = event.position()
        self._frame(self._framing.panned(by, self._size(photo), self.area, self.devicePixelRatioF()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a drag goes back to fit."""
        if self._held is None:
            return
        self._held = None
        if not self._dragged:
            self._toggle_at(event.position())
        self._set_cursor()
