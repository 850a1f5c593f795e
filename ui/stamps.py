"""Small pictures that are the same in many cells: drawn once, stamped from then on."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

_KEPT: Final = 40


class Stamps:
    """A few stamps, drawn for a screen with `ratio` pixels to a logical one."""

    def __init__(self, ratio: float) -> None:
        self._ratio = ratio
        self._stamps: dict[object, QPixmap] = {}

    def get(self, key: object) -> QPixmap | None:
        """A stamp that was drawn before."""
        return self._stamps.get(key)

    def draw(
        self,
        key: object,
        size: QSize,
        draw: Callable[[QPainter], None],
        ground: QColor | Qt.GlobalColor = Qt.GlobalColor.transparent,
    ) -> QPixmap:
        """Draw a stamp and keep it. On a solid ground it needs no blending, most of what a card costs."""
        if len(self._stamps) >= _KEPT:
            self._stamps.clear()
        stamp = QPixmap(size * self._ratio)
        stamp.setDevicePixelRatio(self._ratio)
        stamp.fill(ground)
        with QPainter(stamp) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter)
        self._stamps[key] = stamp
        return stamp
