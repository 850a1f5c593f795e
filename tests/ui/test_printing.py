"""Bytes to images: fitted, upright for every orientation, without the camera's black bars."""

import io

import pytest
from PIL import Image, ImageOps
from PySide6.QtGui import QColor, QImage

from tests.ui import shoot
from ui import printing

RED = (200, 60, 60)


@pytest.fixture(autouse=True)
def _hushed() -> None:
    printing.hush()


def has_square_at(image: QImage, x: float, y: float) -> bool:
    colour = image.pixelColor(round(x * image.width()), round(y * image.height()))
    return min(colour.red(), colour.green(), colour.blue()) > 200


def test_an_image_is_shrunk_to_fit_and_never_enlarged() -> None:
    jpeg = shoot.picture(RED, (1200, 800))
    assert printing.from_jpeg(jpeg, (300, 300)).size().toTuple() == (300, 200)
    assert printing.from_jpeg(jpeg, (9000, 9000)).size().toTuple() == (1200, 800)
    assert printing.from_jpeg(jpeg, (9000, 100)).size().toTuple() == (150, 100)


@pytest.mark.parametrize("bad", [b"", b"\xff\xd8\xff", b"not a picture", shoot.picture(RED)[:200]])
def test_what_is_no_picture_is_null(bad: bytes) -> None:
    assert printing.from_jpeg(bad, (100, 100)).isNull()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_upright_as_pillow_says(orientation: int) -> None:
    jpeg = shoot.picture(RED, (120, 80), orientation=orientation)
    with Image.open(io.BytesIO(jpeg)) as opened:
        told = ImageOps.exif_transpose(opened)
    image = printing.upright(printing.from_jpeg(jpeg, (500, 500)), orientation)
    assert image.size().toTuple() == told.size
    for x in (0.05, 0.95):
        for y in (0.05, 0.95):
            pixel = told.getpixel((round(x * told.width), round(y * told.height)))
            assert isinstance(pixel, tuple)
            assert has_square_at(image, x, y) == (min(pixel) > 200)


def test_turning_is_clockwise() -> None:
    image = printing.turned(printing.from_jpeg(shoot.picture(RED), (90, 90)), 90)
    assert image.width() < image.height()
    assert has_square_at(image, 0.95, 0.05)


def test_black_bars_are_cut_off_by_the_true_shape() -> None:
    small = QImage(160, 120, QImage.Format.Format_RGB32)
    small.fill(QColor("black"))
    assert printing.without_bars(small, (6000, 4000)).size().toTuple() == (160, 107)
    assert printing.without_bars(small, (4000, 3000)).size().toTuple() == (160, 120)
    assert printing.without_bars(small, (0, 0)).size().toTuple() == (160, 120)
    assert printing.without_bars(small, (9000, 1000)).size().toTuple() == (160, 120)


def test_rows_of_any_width_become_an_image() -> None:
    rows = Image.new("RGB", (7, 3), (10, 20, 30)).tobytes()
    image = printing.from_rows(7, 3, rows)
    assert image.pixelColor(6, 2).getRgb()[:3] == (10, 20, 30)
