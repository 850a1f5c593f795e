"""How a picture lies in a view: all of it, or a part of it at a zoom. Geometry only, shared by every view
that zooms, so that views locked together are simply given the same framing.
"""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF

MOST: Final = 8.0


@dataclass(frozen=True, slots=True)
class Framing:
    """`zoom` in screen pixels to a pixel of the picture, 0 to fit; `centre` in parts of it, 0 to 1."""

    zoom: float = 0.0
    centre: tuple[float, float] = (0.5, 0.5)

    @property
    def fits(self) -> bool:
        """Whether all of the picture is shown."""
        return self.zoom == 0

    def place(self, picture: QSizeF, area: QRectF, ratio: float) -> QRectF:
        """Where the whole picture lies, in logical pixels of the view.

        `picture` is its size in its own pixels, `ratio` the screen pixels to a logical pixel. A picture is
        never blown up to fit, and one larger than the area leaves no margin at its edges.
        """
        zoom = (self.zoom or fitting(picture, area, ratio)) / ratio
        size = QSizeF(picture.width() * zoom, picture.height() * zoom)
        left = _along(area.left(), area.width(), size.width(), self.centre[0])
        top = _along(area.top(), area.height(), size.height(), self.centre[1])
        return QRectF(_on_grid(left, ratio), _on_grid(top, ratio), size.width(), size.height())

    def zoomed(self, zoom: float, at: QPointF, picture: QSizeF, area: QRectF, ratio: float) -> "Framing":
        """The framing at another zoom in which the point under `at` stays where it is."""
        now = self.place(picture, area, ratio)
        if now.isEmpty():
            return self
        zoom = min(zoom, MOST)
        part_x = min(max((at.x() - now.left()) / now.width(), 0.0), 1.0)
        part_y = min(max((at.y() - now.top()) / now.height(), 0.0), 1.0)
        width, height = picture.width() * zoom / ratio, picture.height() * zoom / ratio
        return replace(
            self,
            zoom=zoom,
            centre=_held(
                part_x + (area.center().x() - at.x()) / width,
                part_y + (area.center().y() - at.y()) / height,
                QSizeF(width, height),
                area,
            ),
        )

    def panned(self, by: QPointF, picture: QSizeF, area: QRectF, ratio: float) -> "Framing":
        """The framing after dragging the picture `by` so many logical pixels."""
        if self.fits:
            return self
        size = QSizeF(picture.width() * self.zoom / ratio, picture.height() * self.zoom / ratio)
        x, y = self.centre
        return replace(self, centre=_held(x - by.x() / size.width(), y - by.y() / size.height(), size, area))


def fitting(picture: QSizeF, area: QRectF, ratio: float) -> float:
    """The zoom at which all of the picture is seen, at most 1."""
    if picture.isEmpty():
        return 1.0
    return min(area.width() * ratio / picture.width(), area.height() * ratio / picture.height(), 1.0)


def _along(start: float, room: float, length: float, centre: float) -> float:
    if length <= room:
        return start + (room - length) / 2
    return min(start, max(start + room - length, start + room / 2 - centre * length))


def _held(x: float, y: float, size: QSizeF, area: QRectF) -> tuple[float, float]:
    return _inside(x, size.width(), area.width()), _inside(y, size.height(), area.height())


def _inside(centre: float, length: float, room: float) -> float:
    if length <= room:
        return 0.5
    half = room / length / 2
    return min(max(centre, half), 1 - half)


def _on_grid(place: float, ratio: float) -> float:
    return round(place * ratio) / ratio


def centred(shape: QSize, square: QRect, ratio: float, longest: int = 0) -> QRectF:
    """Where a picture of that shape stands in a square: whole, in the middle, on whole screen pixels.

    Its long edge is as long as the side, but no longer than `longest` screen pixels, where given.
    """
    side = round(square.width() * ratio)
    side = min(side, longest) if longest else side
    width, height = shape.width(), shape.height()
    scale = side / max(width, height, 1)
    width, height = max(1, round(width * scale)), max(1, round(height * scale))
    left = square.left() * ratio + (square.width() * ratio - width) / 2
    top = square.top() * ratio + (square.height() * ratio - height) / 2
    return QRectF(round(left) / ratio, round(top) / ratio, width / ratio, height / ratio)
