"""Rows to images: every pixel where it was, in memory of the image's own."""

import pytest
from PIL import Image

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
