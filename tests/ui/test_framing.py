"""Where pictures lie: whole and in the middle, zoomed under the pointer, never with a margin too many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF

from ui.framing import Framing, centred

PICTURE = QSizeF(6000, 4000)
AREA = QRectF(0, 30, 1200, 800)
# A third of a pixel is no number of the computer; a gap of a millionth of one is no gap.
WITHIN_ROUNDING = AREA.adjusted(1e-6, 1e-6, -1e-6, -1e-6)


def test_a_large_picture_is_shown_whole_and_in_the_middle() -> None:
    place = Framing().place(PICTURE, AREA, 1.0)
    assert place.size() == QSizeF(1200, 800)
    assert place.center() == AREA.center()


def test_a_small_picture_is_not_blown_up() -> None:
    place = Framing().place(QSizeF(300, 200), AREA, 1.0)
    assert place.size() == QSizeF(300, 200)


@given(st.floats(0, 1200), st.floats(30, 830), st.sampled_from([1.0, 1.5, 2.0]))
def test_the_point_under_the_pointer_stays_there(x: float, y: float, ratio: float) -> None:
    at = QPointF(x, y)
    before = Framing().place(PICTURE, AREA, ratio)
    after = Framing().zoomed(1.0, at, PICTURE, AREA, ratio).place(PICTURE, AREA, ratio)
    part = (x - before.left()) / before.width(), (y - before.top()) / before.height()
    assert after.contains(WITHIN_ROUNDING)
    assert after.left() + part[0] * after.width() == pytest.approx(x, abs=1.0)
    assert after.top() + part[1] * after.height() == pytest.approx(y, abs=1.0)


@given(st.floats(-9000, 9000), st.floats(-9000, 9000))
def test_panning_never_opens_a_margin(dx: float, dy: float) -> None:
    framing = Framing(1.0).panned(QPointF(dx, dy), PICTURE, AREA, 1.0)
    place = framing.place(PICTURE, AREA, 1.0)
    assert place.contains(WITHIN_ROUNDING)


def test_dragging_moves_the_picture_with_the_hand() -> None:
    before = Framing(1.0).place(PICTURE, AREA, 1.0)
    after = Framing(1.0).panned(QPointF(50, -20), PICTURE, AREA, 1.0).place(PICTURE, AREA, 1.0)
    assert after.topLeft() - before.topLeft() == QPointF(50, -20)


def test_the_same_framing_shows_the_same_part_of_another_picture() -> None:
    framing = Framing(1.0).zoomed(1.0, QPointF(900, 200), PICTURE, AREA, 1.0)
    assert framing.place(PICTURE, AREA, 1.0) == framing.place(QSizeF(6000, 4000), AREA, 1.0)


def test_at_one_to_one_a_pixel_is_a_pixel_of_the_screen() -> None:
    place = Framing(1.0).place(PICTURE, AREA, 2.0)
    assert place.width() == 3000
    assert (place.left() * 2).is_integer()


@given(
    st.integers(1, 9000), st.integers(1, 9000), st.sampled_from([1.0, 1.25, 1.5, 2.0]), st.integers(0, 300)
)
def test_a_picture_stands_whole_in_its_square_on_whole_screen_pixels(
    width: int, height: int, ratio: float, left: int
) -> None:
    square = QRect(left, 8, 192, 192)
    place = centred(QSize(width, height), square, ratio)
    assert QRectF(square).adjusted(-1, -1, 1, 1).contains(place)
    assert max(place.width(), place.height()) * ratio == pytest.approx(round(192 * ratio))
    assert (place.left() * ratio) == pytest.approx(round(place.left() * ratio))


def test_a_picture_smaller_than_its_square_is_not_blown_up() -> None:
    assert centred(QSize(64, 48), QRect(0, 0, 192, 192), 1.0, longest=64).size() == QSizeF(64, 48)
