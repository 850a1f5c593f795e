"""The contact sheet: every photo in rows, as large as one likes, under headings, bursts in stacks."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.band import Band
from ui.cell import CellPainter
from ui.grid import Grid
from ui.library import JudgedLibrary
from ui.pictures import Pictures
from ui.sheet_text import heading_height
from ui.stacked_view import StackedView

LEAST: Final = 96
MOST: Final = 400
USUAL: Final = 192
STEP: Final = 16
_NOTCH: Final = 120
_Mod = Qt.KeyboardModifier


class ContactSheet(StackedView):
    """Photos in rows that fill the width."""

    cell_size_changed = Signal(int)

    def __init__(self, review: JudgedLibrary, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(review, pictures, USUAL, parent)
        self._turned = 0
        self._besides: frozenset[int] = frozenset()
        self._band = Band(self)
        self._band.spanned.connect(self._select_within)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(self.tr("Contact sheet"))

    def select_group(self) -> None:
        """Select the photos under the same heading as the current one."""
        if self.current is not None:
            places = self._grid.places(self._grid.group_of(self.current_index))
            self._change_selection(lambda: self._roll.select_run(places))

    # Layout

    @property
    def cell_size(self) -> int:
        """The side of the square a picture stands in, in logical pixels."""
        return self._edge

    def set_cell_size(self, edge: int) -> None:
        """Make cells larger or smaller; the current photo stays in view."""
        edge = min(max(edge, LEAST), MOST)
        if edge == self._edge:
            return
        anchor = self._anchor()
        self._edge = edge
        self._cells = None
        self._lay_out()
        self._restore(anchor)
        self.viewport().update()
        self.cell_size_changed.emit(edge)

    def enlarge(self, by: int) -> None:
        """Make cells so many steps larger."""
        self.set_cell_size(self._edge + by * STEP)

    def _make_grid(self, cell: CellPainter) -> Grid:
        return Grid(
            len(self._roll),
            cell.size,
            self.viewport().width(),
            gap=theme.NEAR,
            heading=heading_height(self.font()),
            groups=self._groups,
        )

    # Hands

    def _target(self, event: QKeyEvent) -> int | None:
        index = self._roll.index
        page = self._grid.rows_in(self.viewport().height() - self._grid.heading)
        rows = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
        }.get(Qt.Key(event.key()))
        if rows is not None and index >= 0:
            return self._grid.below(index, rows)
        return super()._target(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On a heading, select the photos below it; else as in every view, and begin a band."""
        at, origin = event.position().toPoint(), self._origin()
        group = self._grid.group_at(at + origin, origin.y())
        if group >= 0 and event.button() is Qt.MouseButton.LeftButton:
            places = self._grid.places(group)
            self._change_selection(lambda: self._roll.select_run(places))
            return
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            if self._on_count(at + origin):
                self.open_stack()
                return
            adding = event.modifiers() & (_Mod.ControlModifier | _Mod.ShiftModifier)
            self._besides = frozenset(self.selection()) if adding else frozenset()
            self._band.press(at)

    def _on_count(self, point: QPoint) -> bool:
        """Whether the number on a stack lies there."""
        index = self._grid.at(point)
        closed = index >= 0 and self.stacks.closed(self.ids[index])
        return closed and self._painter().count_area(self._grid.rect(index)).contains(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the band."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._band.drag(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What the band has touched is selected."""
        self._band.release()
        super().mouseReleaseEvent(event)

    def _select_within(self, span: QRect) -> None:
        gap = self._grid.gap  # it belongs to no photo
        left, bottom = min(span.left() + gap, span.right()), max(span.bottom() - gap, span.top())
        within = QRect(left, span.top(), span.right() - left + 1, bottom - span.top() + 1)
        places = list(self._grid.within(within))
        self._change_selection(lambda: self._roll.select_places(places, self._besides))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl make cells larger or smaller."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        self.set_cell_size(self._edge + notches * STEP)
        event.accept()
