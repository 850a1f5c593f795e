"""What the tones of a picture tell: how many pixels are how bright, and where there is no drawing left.

Pure work over an image, for a thread of its own; knows no widgets.
"""

from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageChops
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

LEVELS: Final = 256
# From here on a channel is full, up to there all of them are empty: a camera's JPEG is not exact to a level.
WHITE: Final = 254
BLACK: Final = 2

_ENOUGH: Final = QSize(1024, 1024)
_OVER: Final = QColor("#ff3b30")
_UNDER: Final = QColor("#3d8bff")
_STRIPE: Final = 8


@dataclass(frozen=True, slots=True)
class Tones:
    """How many pixels have each of the 256 levels, by channel, and which part of them is clipped."""

    red: tuple[int, ...]
    green: tuple[int, ...]
    blue: tuple[int, ...]
    luminance: tuple[int, ...]
    over: float
    under: float


def tones(image: QImage) -> Tones:
    """The tones of a picture; of a large one, of pixels spread evenly over it."""
    if image.width() > _ENOUGH.width() or image.height() > _ENOUGH.height():
        image = image.scaled(_ENOUGH, Qt.AspectRatioMode.KeepAspectRatio)
    picture = _pillow(image)
    counts = picture.histogram()
    red, green, blue = (tuple(counts[start : start + LEVELS]) for start in (0, LEVELS, 2 * LEVELS))
    most = _brightest(picture).histogram()
    total = max(1, picture.width * picture.height)
    return Tones(
        red,
        green,
        blue,
        tuple(picture.convert("L").histogram()),
        over=sum(most[WHITE:]) / total,
        under=sum(most[: BLACK + 1]) / total,
    )


def clipped(image: QImage, part: QRect, size: QSize, ratio: float) -> QImage:
    """What to lay over that part of a picture, `size` in screen pixels: red stripes rising where a colour
    is full, blue ones falling where nothing but black is left. No speck gets lost, however small it is shown.
    """
    most = _brightest(_pillow(image.copy(part)))
    over = most.point([0] * WHITE + [255] * (LEVELS - WHITE))
    under = most.point([255] * (BLACK + 1) + [0] * (LEVELS - BLACK - 1))
    made = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        for mask, colour, rising in ((over, _OVER, True), (under, _UNDER, False)):
            painter.drawImage(0, 0, _stripes(_sized(mask, size), colour, rising, ratio))
    return made


def _brightest(picture: Image.Image) -> Image.Image:
    """The largest of the three channels, pixel by pixel."""
    red, green, blue = picture.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _pillow(image: QImage) -> Image.Image:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    size = (image.width(), image.height())
    # Qt keeps a pixel as one number, so that its bytes stand the other way round (little endian).
    return Image.frombuffer("RGB", size, bytes(image.constBits()), "raw", "BGRX", image.bytesPerLine(), 1)


def _sized(mask: Image.Image, size: QSize) -> Image.Image:
    sized = mask.resize((size.width(), size.height()), Image.Resampling.BOX)
    return sized.point([0] + [255] * (LEVELS - 1))


def _stripes(mask: Image.Image, colour: QColor, rising: bool, ratio: float) -> QImage:
    """Stripes of a colour where the mask is set."""
    levels = mask.tobytes()
    alpha = QImage(levels, mask.width, mask.height, mask.width, QImage.Format.Format_Alpha8)
    made = QImage(alpha.size(), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.fillRect(made.rect(), QBrush(_tile(colour, rising, ratio)))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.drawImage(0, 0, alpha)
    return made


def _tile(colour: QColor, rising: bool, ratio: float) -> QImage:
    """One tile of an endless pattern of slanting stripes."""
    side = round(_STRIPE * ratio)
    tile = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(colour.darker(300) if rising else Qt.GlobalColor.transparent)
    with QPainter(tile) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, side / 2.8))
        for shift in (-side, 0, side):
            if rising:
                painter.drawLine(shift - side, 2 * side, shift + 2 * side, -side)
            else:
                painter.drawLine(shift - side, -side, shift + 2 * side, 2 * side)
    return tile
