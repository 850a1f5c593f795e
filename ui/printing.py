"""Bytes to `QImage`, at the size they are shown, upright: what the darkroom's threads do to a picture.

Qt lets go of the interpreter while it decodes, scales and turns, so none of this holds the window up. All
images leave here in the one format that becomes a pixmap without being converted.
"""

from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QLoggingCategory, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QTransform

Size = tuple[int, int]
_FORMAT: Final = QImage.Format.Format_RGB32
_SAME_SHAPE: Final = 1.02
_BARS_AT_MOST: Final = 1.5

# EXIF 3.0, 4.6.6: orientation to (mirrored left to right first, then turned clockwise by).
_UPRIGHT: Final = {
    2: (True, 0),
    3: (False, 180),
    4: (True, 180),
    5: (True, 270),
    6: (False, 90),
    7: (True, 90),
    8: (False, 270),
}


def hush() -> None:
    """Keep Qt's remarks on damaged JPEGs out of the log: what is wrong with a file is told to the person."""
    QLoggingCategory.setFilterRules("qt.gui.imageio*=false")


def from_jpeg(jpeg: bytes, box: Size) -> QImage:
    """A JPEG shrunk to fit `box`, never enlarged, as stored; a null image when it cannot be read."""
    buffer = QBuffer()
    buffer.setData(jpeg)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"jpeg")
    reader.setAutoTransform(False)
    size = reader.size()
    fitted = size.scaled(QSize(*box), Qt.AspectRatioMode.KeepAspectRatio)
    if size.isValid() and fitted.width() < size.width():
        reader.setScaledSize(fitted.expandedTo(QSize(1, 1)))
    image = reader.read()
    return image if image.isNull() else image.convertToFormat(_FORMAT)


def from_rows(width: int, height: int, rows: bytes) -> QImage:
    """Packed 8-bit RGB rows."""
    return QImage(rows, width, height, width * 3, QImage.Format.Format_RGB888).convertToFormat(_FORMAT)


def upright(image: QImage, orientation: int) -> QImage:
    """The image mirrored and turned as the EXIF value 1 to 8 says; other values change nothing."""
    mirrored, degrees = _UPRIGHT.get(orientation, (False, 0))
    return turned(image.flipped(Qt.Orientation.Horizontal) if mirrored else image, degrees)


def turned(image: QImage, degrees: int) -> QImage:
    """The image turned clockwise by a multiple of 90 degrees."""
    if not degrees:
        return image
    return image.transformed(QTransform().rotate(degrees)).convertToFormat(_FORMAT)


def turned_box(box: Size, degrees: int) -> Size:
    """The box an image has to fit before it is turned, to fit `box` afterwards."""
    return box if degrees % 180 == 0 else (box[1], box[0])


def without_bars(image: QImage, stored: Size) -> QImage:
    """A camera's small picture without the black bars that fill it up to 4:3.

    `stored` is the size of the picture it shows, which tells its true shape.
    """
    width, height = stored
    if width <= 0 or height <= 0:
        return image
    shape = (width / height) / (image.width() / image.height())
    if not 1 / _BARS_AT_MOST < shape < _BARS_AT_MOST or 1 / _SAME_SHAPE < shape < _SAME_SHAPE:
        return image
    scale = min(image.width() / width, image.height() / height)
    part = QRect(0, 0, round(width * scale), round(height * scale))
    part.moveCenter(image.rect().center())
    return image.copy(part)
