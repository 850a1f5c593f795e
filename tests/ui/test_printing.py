"""Rows to images: every pixel where it was, in memory of the image's own."""

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from reviewer.errors import PictureError
from reviewer.raster import Raster, hand_over
from ui import printing


@pytest.mark.parametrize("size", [(1, 1), (7, 3), (900, 700)])
def test_rows_become_an_image(size: tuple[int, int]) -> None:
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    picture.putpixel((size[0] - 1, size[1] - 1), (10, 20, 30))
    raster = hand_over(picture, None)
    rows = bytearray(raster.rows)
    image = printing.image_of(Raster(*size), memoryview(rows))
    rows[:] = bytes(len(rows))
    assert image.pixelColor(size[0] - 1, size[1] - 1).getRgb()[:3] == (10, 20, 30)
    assert bytes(memoryview(image.constBits())) == raster.rows


def test_an_image_can_be_painted_faintly(qtbot: QtBot) -> None:
    image = printing.image_of(
        Raster(4, 4), memoryview(hand_over(Image.new("RGB", (4, 4), "white"), None).rows)
    )
    ground = QImage(4, 4, QImage.Format.Format_RGB32)
    ground.fill(QColor("black"))
    with QPainter(ground) as painter:
        painter.setOpacity(0.5)
        painter.drawPixmap(0, 0, QPixmap.fromImage(image))
    assert 120 <= ground.pixelColor(2, 2).red() <= 135


def test_a_picture_there_is_no_memory_for_is_told() -> None:
    with pytest.raises(PictureError, match="no memory"):
        printing.image_of(Raster(1 << 20, 1 << 20), memoryview(b""))
