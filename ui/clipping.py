"""Stripes over what is clipped in the loupe's picture: red and rising where a colour is full, blue and
falling where only black is left.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent

from ui.frame_view import FrameView
from ui.measured import Measured
from ui.shown import Showing
from ui.tones import clipped


@dataclass(frozen=True, slots=True)
class Stripes:
    """What to lay over a part of a picture, given in its pixels."""

    part: QRect
    image: QImage


class Clipping(Measured[Stripes]):
    """Lies over the whole view."""

    def __init__(self, view: FrameView) -> None:
        super().__init__(view)
        self.setAccessibleName(self.tr("Clipping"))

    def _question(self, showing: Showing) -> Hashable:
        part, size = self._seen(showing)
        return (*self._subject(showing), part.getRect(), size.toTuple())

    def _subject(self, showing: Showing) -> tuple[int, int]:
        return showing.photo.id, showing.picture.cacheKey()

    def _work(self, showing: Showing) -> Callable[[], Stripes]:
        part, size = self._seen(showing)
        return partial(_stripes, showing.picture.toImage(), part, size, self.devicePixelRatioF())

    def _seen(self, showing: Showing) -> tuple[QRect, QSize]:
        """The part of the picture in view, in its pixels, and its size on the screen, in the screen's."""
        scale, ratio = showing.scale, self.devicePixelRatioF()
        seen = showing.place.intersected(showing.area).translated(-showing.place.topLeft())
        part = QRectF(seen.topLeft() / scale, seen.size() / scale).toAlignedRect()
        part &= showing.picture.rect()
        return part, QSize(round(part.width() * scale * ratio), round(part.height() * scale * ratio))

    def _lay_out(self) -> None:
        self.setGeometry(self._view.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stripes where their part of the picture lies now."""
        found, showing = self.found, self._view.showing
        if found is None or showing is None:
            return
        scale = showing.scale
        part = QRectF(found.part)
        place = QRectF(part.topLeft() * scale + showing.place.topLeft(), part.size() * scale)
        with QPainter(self) as painter:
            painter.setClipRect(showing.area)
            painter.drawImage(place, found.image)


def _stripes(image: QImage, part: QRect, size: QSize, ratio: float) -> Stripes:
    return Stripes(part, clipped(image, part, size, ratio))
