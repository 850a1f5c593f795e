"""The contact sheet: every photo of the shoot in rows, as large as one likes."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.cell import CellPainter
from ui.grid import Grid
from ui.library import JudgedLibrary
from ui.photo_view import PhotoView
from ui.pictures import Pictures

LEAST: Final = 96
MOST: Final = 400
USUAL: Final = 192
STEP: Final = 16
_NOTCH: Final = 120


class ContactSheet(PhotoView):
    """Photos in rows that fill the width."""

    cell_size_changed = Signal(int)

    def __init__(self, review: JudgedLibrary, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(review, pictures, USUAL, parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(self.tr("Contact sheet"))
        self._turned = 0

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
        heading = QFontMetrics(self.font()).height() + 2 * theme.NEAR
        return Grid(
            len(self._roll),
            cell.size,
            self.viewport().width(),
            gap=theme.NEAR,
            heading=heading,
            groups=self._groups,
        )

    def _target(self, event: QKeyEvent) -> int | None:
        index = self._roll.index
        page = self._grid.rows_in(self.viewport().height())
        rows = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
        }.get(Qt.Key(event.key()))
        if rows is not None and index >= 0:
            return self._grid.below(index, rows)
        return super()._target(event)

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
