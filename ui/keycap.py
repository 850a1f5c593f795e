"""Keys drawn as the caps people press. Several keys of one action stand two spaces apart."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.lettering import small_font

GAP: Final = 3
PAD: Final = 6
HEIGHT: Final = 19
OR: Final = "  "


def caps(keys: str) -> list[str]:
    """The caps of a key sequence in native words: "Ctrl++" is Ctrl and +."""
    parts = [part for part in keys.split("+") if part]
    if keys.endswith("+"):
        parts.append("+")
    return parts


def native(sequences: Sequence[QKeySequence]) -> str:
    """The first of an action's shortcuts as this system writes it."""
    return sequences[0].toString(QKeySequence.SequenceFormat.NativeText) if sequences else ""


def width(metrics: QFontMetrics, keys: str) -> int:
    """How wide `paint` paints the keys."""
    widths = [_key_width(metrics, key) for key in keys.split(OR) if key]
    return sum(widths) + theme.NEAR * max(0, len(widths) - 1)


def paint(painter: QPainter, rect: QRect, keys: str, palette: QPalette) -> None:
    """Paint the keys against the right edge of `rect`, in its middle; the painter's font is used."""
    right = rect.right() + 1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for key in reversed(keys.split(OR)):
        _paint_key(painter, right, rect.center().y() - HEIGHT // 2, key, palette)
        right -= _key_width(painter.fontMetrics(), key) + theme.NEAR
    painter.restore()


def _paint_key(painter: QPainter, right: int, top: int, key: str, palette: QPalette) -> None:
    for cap in reversed(caps(key)):
        cap_width = _cap_width(painter.fontMetrics(), cap)
        right -= cap_width
        box = QRectF(right + 0.5, top + 0.5, cap_width - 1, HEIGHT - 1)
        painter.setPen(QPen(_edge(palette), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Button))
        painter.drawRoundedRect(box, theme.RADIUS - 1, theme.RADIUS - 1)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap)
        right -= GAP


def _key_width(metrics: QFontMetrics, key: str) -> int:
    widths = [_cap_width(metrics, cap) for cap in caps(key)]
    return sum(widths) + GAP * max(0, len(widths) - 1)


def _cap_width(metrics: QFontMetrics, cap: str) -> int:
    return max(HEIGHT, metrics.horizontalAdvance(cap) + 2 * PAD)


def _edge(palette: QPalette) -> QColor:
    edge = QColor(palette.color(QPalette.ColorRole.PlaceholderText))
    edge.setAlpha(110)
    return edge


class Keycaps(QWidget):
    """The keys of one action, beside its name."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setFont(small_font(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(keys)

    def sizeHint(self) -> QSize:
        """As wide as its caps."""
        return QSize(width(self.fontMetrics(), self._keys), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the caps."""
        with QPainter(self) as painter:
            paint(painter, self.rect(), self._keys, self.palette())
