"""How a card or folder to import from is drawn: a tick, its name, and how many frames it has."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette

from ui import theme, tick
from ui.shoot_row import ShootRow
from ui.tick import BOX, Mark


class SourceRow(ShootRow):
    """A row with a tick before its name."""

    def _after_mark(
        self,
        painter: QPainter,
        room: QRect,
        palette: QPalette,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QRect:
        """Paint the tick where the style looks for clicks on it."""
        box = QRectF(room.left(), room.center().y() - BOX / 2 + 0.5, BOX, BOX)
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tick.paint(painter, box, Mark.ALL if ticked else Mark.NONE, palette)
        painter.restore()
        return room.adjusted(BOX + theme.NEAR, 0, 0, 0)
