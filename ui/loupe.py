"""The loupe: one photo, with hands on it to go on, zoom and pan.

At 1:1 the pan stays from frame to frame, so that the same eye can be compared in a whole burst.
"""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.frame_view import FrameView
from ui.framing import MOST, Framing, fitting
from ui.library import JudgedLibrary
from ui.pictures import Pictures
from ui.shown import as_raw

_NOTCH: Final = 120
_ZOOM_STEP: Final = 1.25
_STEPS: Final = (1 / 16, 1 / 8, 1 / 4, 1 / 2, 1.0, 2.0, 4.0, MOST)
_PAN_STEP: Final = 1 / 8
_PANS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_KEY_DOWN: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_LEAVING: Final = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Loupe(FrameView):
    """One photo of a roll, to fit or at a zoom."""

    framing_changed = Signal(object)
    """The new `Framing`; views locked together pass it on with `set_framing`."""
    left = Signal()
    """Esc or Enter: back to where one came from."""
    said = Signal(str)
    """A sentence for the status line."""
    held_down: bool
    """Whether the last key came from holding it down."""

    def __init__(self, review: JudgedLibrary, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(review, pictures, parent)
        self._turned = 0
        self._held: QPointF | None = None
        self._dragged = False
        self.held_down = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Loupe"))

    def set_framing(self, framing: Framing) -> None:
        """Zoom and pan as told, without telling anybody."""
        super().set_framing(framing)
        self._set_cursor()

    def _changed(self) -> None:
        self._held = None
        super()._changed()

    def toggle_zoom(self, zoom: float = 1.0) -> None:
        """Go to 1:1 or another zoom at the pointer (the middle when it is elsewhere); from there to fit."""
        at = QPointF(self.mapFromGlobal(QCursor.pos()))
        if self._framing.zoom == zoom:
            self._frame(Framing(0.0, self._framing.centre))
        else:
            self._zoom_to(zoom, at if self.area.contains(at) else self.area.center())

    def toggle_developed(self) -> None:
        """At 1:1, the RAW file's own pixels instead of the camera's picture, or the other way round."""
        photo = self.photo
        if photo is None:
            return
        if as_raw(photo) is None:
            self.said.emit(self.tr("{0} is no RAW: all its pixels are shown at 1:1.").format(photo.name))
            return
        if self._framing.fits:
            self.toggle_zoom()
        self._best.developed ^= {photo.id}
        self._look()
        self._show_anew()
        self._say_what_is_missing()

    def _on_arrived(self, photos: frozenset[int]) -> None:
        super()._on_arrived(photos)
        if self.current in photos:
            self._say_what_is_missing()

    def _say_what_is_missing(self) -> None:
        """Where the pixels cannot be had, the photo goes on being shown by a smaller picture."""
        if not self._framing.fits and (photo := self.photo) and (sentence := self._best.trouble(photo)):
            self.said.emit(sentence)

    def enlarge(self, by: int) -> None:
        """Go to the next of the usual zooms, up or, below 0, down; the middle stays where it is."""
        now = self._zoom()
        further = [zoom for zoom in _STEPS if (zoom - now) * by > 0]
        if further:
            self._zoom_to(min(further) if by > 0 else max(further), self.area.center())

    def _zoom(self) -> float:
        """How many screen pixels a pixel of the photo takes."""
        photo = self.photo
        if photo is None:
            return 1.0
        return self._framing.zoom or fitting(*self._bounds(photo))

    def _toggle_at(self, at: QPointF) -> None:
        if self._framing.fits:
            self._zoom_to(1.0, at)
        else:
            self._frame(Framing(0.0, self._framing.centre))

    def _zoom_to(self, zoom: float, at: QPointF) -> None:
        photo = self.photo
        if photo is None:
            return
        size, area, ratio = self._bounds(photo)
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
        """Arrows go from frame to frame, with Ctrl they pan. Esc and Enter leave; the rest is not ours."""
        target, key = self._target(event.key()), Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in _PANS:
            self._pan(*_PANS[key])
        elif key in _LEAVING:
            self.left.emit()
        elif target is not None and len(self._roll) > 1:
            self._go(target)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """A key held down is dropped, be it a shortcut or not, until its last step has been seen."""
        if event.type() in _KEY_DOWN and isinstance(event, QKeyEvent):
            self.held_down = event.isAutoRepeat()
            if self.held_down and self._unseen:
                event.accept()
                return True
        return super().event(event)

    def _pan(self, right: int, down: int) -> None:
        """Move the view over the picture by a part of its size."""
        by = QPointF(-right * self.area.width(), -down * self.area.height()) * _PAN_STEP
        self._drag(by)

    def _drag(self, by: QPointF) -> None:
        """Move the picture by so many logical pixels."""
        photo = self.photo
        if photo is not None:
            self._frame(self._framing.panned(by, *self._bounds(photo)))

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
        self._zoom_to(self._zoom() * _ZOOM_STEP**notches, event.position())

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
        if self._held is None:
            return
        by = event.position() - self._held
        if not self._dragged and by.manhattanLength() < QApplication.startDragDistance():
            return
        self._dragged = True
        self._held = event.position()
        self._drag(by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a drag goes back to fit."""
        if self._held is None:
            return
        self._held = None
        if not self._dragged:
            self._toggle_at(event.position())
        self._set_cursor()
