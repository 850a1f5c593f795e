"""The contact sheet with hands that carry photos: to another place in a sequence, or out of the sheet.

While a sequence is shown, any photo can be carried, and a mark between two cells says where it would go. Else
what was selected before can be, so that a band can still be drawn over the others.
"""

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from ui.carry import Carry
from ui.contact_sheet import ContactSheet
from ui.edge_scroll import EdgeScroll
from ui.library import JudgedLibrary
from ui.pictures import Pictures

_EDGE: Final = 36
_MARK: Final = 4


class OrderedSheet(ContactSheet):
    """`moved` carries photos, and the one they are to come before, None for the end.

    `held_out` says where on the screen they are while they are not over the sheet, None when they are;
    `dropped_out` what was let go there.
    """

    moved = Signal(list, object)
    held_out = Signal(object)
    dropped_out = Signal(list, QPoint)

    def __init__(self, review: JudgedLibrary, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(review, pictures, parent)
        self._carries = self._ordered = False
        self._pressed: int | None = None
        self._slot: tuple[int, QRect] | None = None
        self._carry = Carry(self.viewport())
        self._carry.held.connect(self._hold)
        self._carry.dropped.connect(self._drop)
        self._carry.ended.connect(self._let_go)
        self._edges = EdgeScroll(self, _EDGE)
        self._edges.scrolled.connect(self._show_slot)
        self._pointer = QPoint()

    def set_carrying(self, carries: bool, *, ordered: bool) -> None:
        """Whether photos can be carried, and whether these are `ordered`: in the order of a sequence."""
        self._carries, self._ordered = carries, ordered
        self.set_numbered(ordered)

    @property
    def columns(self) -> int:
        """How many cells stand in a row."""
        return self._grid.columns

    def _restore(self, anchor: tuple[int, int] | None) -> None:
        """In a sequence all stays where it is but the photos that move; the current one is in view."""
        if self._ordered and self._roll.index >= 0:
            self._bring_into_view(self._roll.index)
        else:
            super()._restore(anchor)

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On what can be carried, wait whether it is; several stay selected for that."""
        at = event.position().toPoint()
        photo, selected = self.photo_at(at), self.selection()
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        meant = self._carries and plain and not self._on_count(at + self._origin())
        if photo is None or not meant or not (self._ordered or photo in selected):
            super().mousePressEvent(event)
            return
        if photo in selected:
            self._pressed = photo
        else:
            self.set_current(photo)
            selected = [photo]
        self._carry.press(at, selected)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry, or draw the band."""
        self._carry.drag(event.position().toPoint())
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; who carried nothing meant the one photo."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self._carry.active:
            self._go(self._roll.index_of(pressed))
        self._carry.release(event.position().toPoint())
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back what is carried."""
        if self._carry.active and event.key() == Qt.Key.Key_Escape:
            self._pressed = None
            self._carry.put_back()
        else:
            super().keyPressEvent(event)

    # What is carried

    def _hold(self, point: QPoint) -> None:
        self._pointer = self.viewport().mapFromGlobal(point)
        self._edges.follow(self._pointer)
        self._show_slot()
        self.held_out.emit(None if self._over else point)

    @property
    def _over(self) -> bool:
        """Whether they are held over the sheet, or above or below it, where it scrolls."""
        return 0 <= self._pointer.x() < self.viewport().width()

    def _drop(self, photos: list[int], point: QPoint) -> None:
        self._pointer = self.viewport().mapFromGlobal(point)
        if not self._over:
            self.dropped_out.emit(photos, point)
        elif self._ordered:
            index, _ = self._grid.slot(self._pointer + self._origin())
            self.moved.emit(photos, self.ids[index] if index < len(self.ids) else None)

    def _let_go(self) -> None:
        self._edges.stop()
        self._mark(None)
        self.held_out.emit(None)

    def _show_slot(self) -> None:
        shown = self._ordered and self._over
        self._mark(self._grid.slot(self._pointer + self._origin()) if shown else None)

    def _mark(self, slot: tuple[int, QRect] | None) -> None:
        if slot != self._slot:
            self._slot = slot
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet, and between two cells the mark."""
        super().paintEvent(event)
        if self._slot is None:
            return
        gap = self._slot[1].translated(-self._origin())
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.palette().color(QPalette.ColorRole.Highlight)))
            bar = QRect(gap.center().x() - _MARK // 2 + 1, gap.top(), _MARK, gap.height())
            painter.drawRoundedRect(bar, _MARK / 2, _MARK / 2)
