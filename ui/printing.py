"""Rows to `QImage`: the one step between a worker's picture and a pixmap."""

from typing import Final

from PySide6.QtGui import QImage

from reviewer.errors import PictureError
from reviewer.raster import Raster

_FORMAT: Final = QImage.Format.Format_RGB32
# Between two strips the window's thread can have the interpreter.
_STRIP: Final = 1 << 20


def image_of(raster: Raster, rows: memoryview) -> QImage:
    """An image with memory of its own, in the one format that becomes a pixmap without being converted.

    Raises PictureError where there is no memory for it.
    """
    image = QImage(raster.width, raster.height, _FORMAT)
    if image.isNull():
        raise PictureError(f"There is no memory for a picture of {raster.width} × {raster.height} pixels.")
    bits = memoryview(image.bits())
    for start in range(0, raster.size, _STRIP):
        end = min(start + _STRIP, raster.size)
        bits[start:end] = rows[start:end]
    return image
