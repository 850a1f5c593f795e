"""Painting tags: a brush holds some, and each photo that is clicked, or run over, gets them all.

With the right button they are taken off, and with Alt, which some window managers keep for themselves. Enter
paints the photos meant, and goes on where it is one. A stroke is one step of undo. Whoever paints a photo
tags it, and so has looked at it; going past one is no stroke.
"""

from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtCore import QEvent, QLineF, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from reviewer.edit import NewMarks
from ui.beside import Beside
from ui.brush_palette import BrushPalette
from ui.paint_bar import PaintBar
from ui.text_field import is_enter
from ui.views import Views

_ALT: Final = Qt.KeyboardModifier.AltModifier
_BUTTONS: Final = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
_SAMPLE: Final = 24
"""A quick stroke is followed in steps of so many pixels: no cell is narrower."""


class Painting(QObject):
    """The mode. `changed`: it began or ended. `failed` carries a sentence."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, views: Views, brush: BrushPalette, beside: Beside) -> None:
        super().__init__(views)
        self._views, self._beside = views, beside
        self.brush = brush
        self.bar = PaintBar()
        self.active = False
        self._stroke: dict[int, None] = {}
        self._last: QPointF | None = None
        self._off = False
        self._sheet = views.sheet.viewport()
        brush.changed.connect(lambda: self.bar.show_brush(brush.tags))
        self.bar.done.connect(self.end)
        self.bar.taken_off.connect(self._leave_out)
        for widget in (self._sheet, views.sheet, views.loupe):
            widget.installEventFilter(self)

    def begin(self) -> None:
        """Every click paints from now on."""
        self.active = True
        self._sheet.setCursor(Qt.CursorShape.CrossCursor)
        self.bar.show_brush(self.brush.tags)
        self.bar.show()
        self.changed.emit()

    def end(self) -> None:
        """Clicks select again."""
        self.active, self._last = False, None
        self._stroke.clear()
        self._sheet.unsetCursor()
        self.bar.hide()
        self._views.focus_front()
        self.changed.emit()

    def _leave_out(self, tag: str) -> None:
        self.brush.take({other: label for other, label in self.brush.tags.items() if other != tag})

    # Hands

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse on the sheet, and Enter and Esc on sheet and loupe."""
        if self.active and watched is self._sheet and isinstance(event, QMouseEvent):
            return self._mouse(event)
        if self.active and watched is not self._sheet and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif is_enter(event):
            if not event.isAutoRepeat():  # a key held too long paints one photo, not a row of them
                self._paint_and_go_on(off=bool(event.modifiers() & _ALT))
        else:
            return False
        return True

    def _paint_and_go_on(self, *, off: bool) -> None:
        photos = self._views.targets()
        self._paint(photos, off=off, then=self._go_on if len(photos) == 1 else None)

    def _go_on(self) -> None:
        self._views.step(1)

    def _mouse(self, event: QMouseEvent) -> bool:
        """Strokes of the left or the right button; with Ctrl or Shift, the sheet has its way."""
        kind, at = event.type(), event.position()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            if event.button() not in _BUTTONS or event.modifiers() & ~_ALT:
                return False
            self._stroke, self._last = {}, at
            self._off = event.button() is Qt.MouseButton.RightButton or bool(event.modifiers() & _ALT)
            self._touch(at)
        elif self._last is None:
            return False
        elif kind == QEvent.Type.MouseMove:
            self._drag(self._last, at)
        elif kind == QEvent.Type.MouseButtonRelease:
            self._last = None
            self._paint(tuple(self._stroke), off=self._off)
        return True

    def _drag(self, start: QPointF, to: QPointF) -> None:
        line = QLineF(start, to)
        steps = int(line.length() / _SAMPLE) + 1
        for step in range(1, steps + 1):
            self._touch(line.pointAt(step / steps))
        self._last = to

    def _touch(self, at: QPointF) -> None:
        """The stroke is at this point; what it has run over is selected, so that one sees it."""
        sheet = self._views.sheet
        photo = sheet.photo_at(at.toPoint())
        if photo is None or photo in self._stroke:
            return
        if not self._stroke:
            sheet.set_current(photo)
        self._stroke[photo] = None
        sheet.select(self._stroke)

    # Paint

    def _paint(self, photos: Collection[int], *, off: bool, then: Callable[[], None] | None = None) -> None:
        tags = self.brush.tags
        if not tags:
            self.failed.emit(self.tr("Nothing is on the brush: choose the tags to paint."))
        elif photos:
            what = self.tr("Take off {tags}") if off else self.tr("Paint {tags}")
            what = what.replace("{tags}", ", ".join(tags.values()))
            marks: NewMarks = {"untag": tuple(tags)} if off else {"tag": tuple(tags)}
            self._beside.change(what, tuple(photos), self.failed.emit, then, **marks)
