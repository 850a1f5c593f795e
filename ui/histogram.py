"""The histogram over the loupe's picture: the three colours, the luminance, and how much is clipped."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF

from ui import plate, theme
from ui.frame_view import FrameView
from ui.lettering import small_font
from ui.measured import Measured
from ui.shown import Showing
from ui.tones import LEVELS, Tones, tones

_WIDTH: Final = 256
_HEIGHT: Final = 96
_TOWERS: Final = 6
# Where all three lie upon one another they add up to a grey that the line of the luminance stands out from.
_COLOURS: Final = (QColor("#8c0a0a"), QColor("#0a780a"), QColor("#1428b4"))


class Histogram(Measured[Tones]):
    """A plate at the top right of the picture."""

    def __init__(self, view: FrameView) -> None:
        super().__init__(view)
        self.setFont(small_font(view.font()))
        self.setAccessibleName(self.tr("Histogram"))

    def _work(self, showing: Showing) -> Callable[[], Tones]:
        return partial(tones, showing.picture.toImage())

    def _lay_out(self) -> None:
        area = self._view.area.toRect()
        width = min(_WIDTH + 2 * theme.NEAR, area.width() - 2 * theme.NEAR)
        height = _HEIGHT + QFontMetrics(self.font()).height() + theme.TIGHT + 2 * theme.NEAR
        self.setGeometry(area.right() + 1 - width - theme.NEAR, area.top() + theme.NEAR, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the plate, and the curves once they are known."""
        found = self.found
        with QPainter(self) as painter:
            plate.paint(painter, QRectF(self.rect()))
            chart = QRectF(self.rect()).adjusted(theme.NEAR, theme.NEAR, -theme.NEAR, 0)
            chart.setHeight(_HEIGHT)
            painter.fillRect(QRectF(chart.left(), chart.bottom(), chart.width(), 1), plate.DIM)
            if found is not None:
                _paint_curves(painter, chart, found)
                self._paint_clipped(painter, found)
        self.setAccessibleDescription("" if found is None else ", ".join(self._clipped(found)))

    def _clipped(self, found: Tones) -> tuple[str, str]:
        return (
            self.tr("black {n}").replace("{n}", _percent(found.under)),
            self.tr("white {n}").replace("{n}", _percent(found.over)),
        )

    def _paint_clipped(self, painter: QPainter, found: Tones) -> None:
        painter.setFont(self.font())
        line = QRectF(self.rect()).adjusted(theme.NEAR, 0, -theme.NEAR, -theme.NEAR)
        bottom = Qt.AlignmentFlag.AlignBottom
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        parts = (found.under, found.over)
        for words, side, part in zip(self._clipped(found), sides, parts, strict=True):
            painter.setPen(plate.TEXT if part >= 0.0005 else plate.DIM)
            painter.drawText(line, int(side | bottom), words)


def _paint_curves(painter: QPainter, chart: QRectF, found: Tones) -> None:
    """Paint the colours as areas whose light adds up, and the luminance as a line."""
    channels = (found.red, found.green, found.blue)
    # The clipped ends and a few levels beside them tower above the rest; these do not set the scale.
    most = max(1, *(sorted(counts)[-_TOWERS] for counts in (*channels, found.luminance)))
    painter.save()
    painter.setClipRect(chart)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    for counts, colour in zip(channels, _COLOURS, strict=True):
        outline = _outline(counts, most, chart)
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([chart.bottomLeft(), *outline, chart.bottomRight()]))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setPen(QPen(plate.TEXT, 1.2))
    painter.drawPolyline(QPolygonF(_outline(found.luminance, most, chart)))
    painter.restore()


def _outline(counts: Sequence[int], most: int, chart: QRectF) -> list[QPointF]:
    step = chart.width() / (LEVELS - 1)
    return [
        QPointF(chart.left() + level * step, chart.bottom() - chart.height() * min(1.0, count / most))
        for level, count in enumerate(counts)
    ]


def _percent(part: float) -> str:
    return f"{part * 100:.1f} %"
