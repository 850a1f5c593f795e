"""The dark plate behind what is written over a picture: legible on snow and on night alike, in any theme."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ui import theme

GROUND: Final = QColor(0, 0, 0, 190)
TEXT: Final = QColor(0xF0, 0xF0, 0xF0)
DIM: Final = QColor(0xB4, 0xB4, 0xB4)


def paint(painter: QPainter, rect: QRectF) -> None:
    """Paint the plate; the painter is left without a pen."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(GROUND)
    painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
