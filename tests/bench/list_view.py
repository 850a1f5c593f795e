"""Qt's own way to show as much: a QListView in icon mode, with as little in it as can be."""

import time

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QListView

from tests.bench.bare_library import grey

ROWS = 100_000
EDGE = 192
RESIZES = 5


class Rows(QAbstractListModel):
    """Rows that all have the same picture."""

    def __init__(self) -> None:
        super().__init__()
        picture = QPixmap()
        picture.loadFromData(grey())
        self._icon = QIcon(picture.scaledToWidth(EDGE))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """All of them."""
        return 0 if parent.isValid() else ROWS

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """A name and a picture."""
        if role == Qt.ItemDataRole.DisplayRole:
            return f"IMG_{index.row():07}"
        return self._icon if role == Qt.ItemDataRole.DecorationRole else None


def measure() -> dict[str, list[float]]:
    """Milliseconds of opening and of resizing, each until it is painted."""
    app = QApplication([])
    rows, view = Rows(), QListView()
    view.setViewMode(QListView.ViewMode.IconMode)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setUniformItemSizes(True)
    view.setIconSize(QSize(EDGE, EDGE))
    view.resize(1440, 900)
    begun = time.perf_counter()
    view.setModel(rows)
    view.show()
    app.processEvents()
    view.viewport().repaint()
    opened = (time.perf_counter() - begun) * 1000
    resized = []
    for number in range(RESIZES):
        begun = time.perf_counter()
        view.resize(1440 - 70 * (number + 1), 900)
        app.processEvents()
        view.viewport().repaint()
        resized.append((time.perf_counter() - begun) * 1000)
    view.close()
    return {"open": [opened], "resize": resized}
