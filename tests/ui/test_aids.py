"""Histogram, clipping and camera facts over the loupe: right, remembered, and never of another photo."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from reviewer.review import Review
from tests.ui import hands, shoot
from tests.ui.hands import compare, press
from ui.aids import Aid
from ui.clipping import Clipping
from ui.desk import Desk
from ui.frame_view import FrameView
from ui.histogram import Histogram
from ui.main_window import MainWindow
from ui.shot_facts import ShotFacts
from ui.tones import clipped, tones

Key = Qt.Key


@pytest.fixture
def review(desk: Desk) -> Review:
    """The window's own library."""
    return desk.review


def picture(*bands: str) -> QImage:
    """Bands of colours side by side, each 10 pixels wide."""
    image = QImage(10 * len(bands), 10, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        for place, colour in enumerate(bands):
            painter.fillRect(QRect(place * 10, 0, 10, 10), QColor(colour))
    return image


def over(view: FrameView, kind: type[Histogram]) -> Histogram:
    found = view.findChild(kind)
    assert isinstance(found, kind)
    return found


def test_tones_are_counted_by_colour() -> None:
    found = tones(picture("#ff0000", "#000000", "#646464", "#646464"))
    assert (found.red[255], found.red[0], found.red[100]) == (100, 100, 200)
    assert (found.green[0], found.blue[0]) == (200, 200)
    assert found.luminance[100] == 200
    assert (found.over, found.under) == (0.25, 0.25)


def test_stripes_lie_where_it_is_clipped_and_the_two_kinds_differ_in_shape() -> None:
    image = picture("#ffffff", "#646464", "#000000")
    stripes = clipped(image, image.rect(), QSize(90, 30), 1.0)
    bands = [stripes.copy(left, 0, 30, 30) for left in (0, 30, 60)]
    opaque = [
        {(x, y) for x in range(30) for y in range(30) if band.pixelColor(x, y).alpha() > 127}
        for band in bands
    ]
    assert len(opaque[0]) == 900
    assert opaque[1] == set()
    assert 0 < len(opaque[2]) < 900
    white, black = (
        bands[0].pixelColor(4, 4),
        max((bands[2].pixelColor(x, 4) for x in range(30)), key=QColor.alpha),
    )
    assert white.red() > white.blue()
    assert black.blue() > black.red()


def test_no_speck_is_lost_where_the_picture_is_shown_small() -> None:
    image = picture(*["#646464"] * 100)
    image.setPixelColor(500, 5, QColor("white"))
    stripes = clipped(image, image.rect(), QSize(50, 1), 1.0)
    assert [x for x in range(50) if stripes.pixelColor(x, 0).alpha()] == [25]


def test_the_histogram_is_that_of_the_photo_shown(
    qtbot: QtBot, window: MainWindow, desk: Desk, review: Review
) -> None:
    press(window, Key.Key_E, Key.Key_H)
    histogram = over(desk.views.loupe, Histogram)
    assert histogram.isVisible()
    for colour in shoot.COLOURS[:3]:
        qtbot.waitUntil(lambda: desk.views.loupe.sharp and histogram.found is not None)
        assert histogram.found is not None
        peak = max(range(1, 255), key=histogram.found.red.__getitem__)
        assert abs(peak - colour[0]) < 4
        assert histogram.found.over > 0.02  # the white square
        window.grab()
        press(window, Key.Key_Right)
        assert histogram.found is None
    assert "white" in histogram.accessibleDescription()


def test_clipping_follows_zoom_and_pan(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    press(window, Key.Key_E, Key.Key_J)
    clipping = over(desk.views.loupe, Clipping)
    qtbot.waitUntil(lambda: desk.views.loupe.sharp and clipping.found is not None)
    assert clipping.found is not None
    whole = clipping.found.part
    press(window, Key.Key_Z)
    qtbot.waitUntil(lambda: desk.views.loupe.sharp)
    qtbot.waitUntil(lambda: clipping.found is not None and clipping.found.part != whole)
    window.grab()
    press(window, Key.Key_J)
    assert not clipping.isVisible()


def test_camera_facts_stand_over_every_photo_compared(window: MainWindow, desk: Desk, review: Review) -> None:
    one, two, *_ = review.ids()
    press(window, Key.Key_F)
    compare(window, one, two)
    window.grab()
    for loupe, name in zip(desk.views.compare.loupes, ("IMG_0001.JPG", "IMG_0002.JPG"), strict=False):
        lines = over(loupe, ShotFacts).lines
        assert any(name in line for line in lines)
        assert any("1200 × 800" in line for line in lines)


def test_in_a_small_window_the_facts_leave_the_histogram_alone(window: MainWindow, desk: Desk) -> None:
    window.resize(960, 600)
    press(window, Key.Key_E, Key.Key_H, Key.Key_F)
    window.grab()
    loupe = desk.views.loupe
    assert not over(loupe, ShotFacts).geometry().intersects(over(loupe, Histogram).geometry())


def test_what_is_on_is_remembered(window: MainWindow, desk: Desk) -> None:
    press(window, Key.Key_H, Key.Key_F)
    assert window.menus["histogram"].isChecked()
    assert not window.menus["clipping"].isChecked()
    review = desk.review
    window.close_library()
    hands.open_library(window, review.folder)
    assert window.desk is not None
    assert [aid in window.desk.views.aids for aid in Aid] == [True, False, True]
