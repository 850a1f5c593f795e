"""The filmstrip below the loupe: the same photos in one row, the current one in the middle."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.cell import CellPainter
from ui.grid import Grid
from ui.library import JudgedLibrary
from ui.photo_view import PhotoView
from ui.pictures import Pictures

EDGE: Final = 96
_NOTCH: Final = 120


class Filmstrip(PhotoView):
    """Photos in one row that follows the current one."""

    def __init__(self, review: JudgedLibrary, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(review, pictures, EDGE, parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Filmstrip"))
        self._turned = 0

    def sizeHint(self) -> QSize:
        """As high as a cell."""
        return QSize(6 * EDGE, self._painter().size.height() + 2 * theme.TIGHT)

    def minimumSizeHint(self) -> QSize:
        """One cell."""
        return QSize(EDGE, self.sizeHint().height())

    def _make_grid(self, cell: CellPainter) -> Grid:
        return Grid(len(self._roll), cell.size, self.viewport().width(), gap=theme.TIGHT, one_row=True)

    def _bring_into_view(self, index: int) -> None:
        middle = self._grid.rect(index).center().x()
        self.horizontalScrollBar().setValue(middle - self.viewport().width() // 2)

    def _restore(self, anchor: tuple[int, int] | None) -> None:
        if self._roll.index >= 0:
            self._bring_into_view(self._roll.index)

    def _ahead(self) -> list[int]:
        index = self._roll.index
        return list(self._roll.ids[index + 1 : index + 1 + len(self.visible_ids())]) if index >= 0 else []

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One notch is one photo."""
        self._turned += event.angleDelta().y() or event.angleDelta().x()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        if notches:
            self.step(-notches)
        event.accept()
