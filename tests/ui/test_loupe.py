"""The loupe: the right photo, sharp in the end, zoomed where the hand points, honest about broken files."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.review import Review
from tests.ui import shoot
from ui.framing import Framing
from ui.loupe import Loupe
from ui.pictures import Pictures

Key, Button = Qt.Key, Qt.MouseButton


@pytest.fixture
def loupe(qtbot: QtBot, review: Review, pictures: Pictures) -> Iterator[Loupe]:
    loupe = Loupe(review, pictures)
    qtbot.addWidget(loupe)
    loupe.resize(600, 430)
    loupe.set_ids(review.ids(sort="name"))
    loupe.show()
    qtbot.waitExposed(loupe)
    yield loupe


def middle(loupe: Loupe) -> tuple[int, ...]:
    shown: QImage = loupe.grab().toImage()
    return tuple(shown.pixelColor(loupe.area.center().toPoint()).getRgb()[:3])  # type: ignore[arg-type]


def wheel(loupe: Loupe, notches: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = QPointF(300, 230)
    event = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, 120 * notches),
        Button.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(loupe, event)


def test_every_frame_is_sharp_in_the_end_and_the_right_one(qtbot: QtBot, loupe: Loupe) -> None:
    for place, colour in enumerate(shoot.COLOURS[:5]):
        qtbot.waitUntil(lambda: loupe.sharp)
        assert all(abs(a - b) < 15 for a, b in zip(middle(loupe), colour, strict=True))
        with qtbot.waitSignal(loupe.current_changed) as told:
            qtbot.keyClick(loupe, Key.Key_Right)
        assert told.args == [loupe._roll.ids[place + 1]]


def test_the_next_frames_are_fetched_in_the_direction_of_travel(
    qtbot: QtBot, loupe: Loupe, pictures: Pictures
) -> None:
    loupe.set_current(loupe._roll.ids[2])
    assert [loupe._roll.index_of(photo) for photo in loupe._ahead()] == [3, 4, 5, 1]
    loupe.step(-1)
    assert [loupe._roll.index_of(photo) for photo in loupe._ahead()] == [0, 2]
    photo = loupe._roll.ids[0]
    qtbot.waitUntil(lambda: pictures.sharp(photo, loupe._box))
    loupe.step(-1)
    assert loupe.sharp


def test_a_broken_frame_says_what_is_wrong(qtbot: QtBot, loupe: Loupe, pictures: Pictures) -> None:
    broken = loupe._roll.ids[5]
    loupe.set_current(broken)
    qtbot.waitUntil(lambda: bool(pictures.trouble(broken)))
    qtbot.waitUntil(lambda: "IMG_0006.JPG" in loupe.accessibleDescription())
    loupe.grab()


def test_a_click_shows_the_pixels_under_it_and_another_goes_back(qtbot: QtBot, loupe: Loupe) -> None:
    qtbot.waitUntil(lambda: loupe.sharp)
    corner = QPoint(60, 80)
    with qtbot.waitSignal(loupe.framing_changed):
        qtbot.mouseClick(loupe, Button.LeftButton, pos=corner)
    assert loupe.framing.zoom == 1.0
    qtbot.waitUntil(lambda: loupe.sharp)
    shown = loupe.grab().toImage()
    assert min(shown.pixelColor(corner).getRgb()[:3]) > 200
    qtbot.mouseClick(loupe, Button.LeftButton, pos=corner)
    assert loupe.framing.fits


def test_dragging_pans_and_the_pan_stays_from_frame_to_frame(qtbot: QtBot, loupe: Loupe) -> None:
    loupe.toggle_zoom()
    before = loupe.framing
    qtbot.mousePress(loupe, Button.LeftButton, pos=QPoint(300, 200))
    qtbot.mouseMove(loupe, QPoint(340, 230))
    qtbot.mouseMove(loupe, QPoint(380, 260))
    qtbot.mouseRelease(loupe, Button.LeftButton, pos=QPoint(380, 260))
    assert loupe.framing != before
    panned = loupe.framing
    loupe.step(1)
    assert loupe.framing == panned


def test_the_wheel_goes_on_and_with_ctrl_zooms(qtbot: QtBot, loupe: Loupe) -> None:
    wheel(loupe, -1)
    assert loupe._roll.index == 1
    wheel(loupe, 2, Qt.KeyboardModifier.ControlModifier)
    assert not loupe.framing.fits
    wheel(loupe, -9, Qt.KeyboardModifier.ControlModifier)
    assert loupe.framing.fits
    assert loupe._roll.index == 1


def test_a_framing_given_from_outside_is_not_told_again(qtbot: QtBot, loupe: Loupe) -> None:
    with qtbot.assertNotEmitted(loupe.framing_changed):
        loupe.set_framing(Framing(1.0, (0.3, 0.3)))
    assert loupe.framing == Framing(1.0, (0.3, 0.3))


def test_esc_and_enter_leave(qtbot: QtBot, loupe: Loupe) -> None:
    for key in (Key.Key_Escape, Key.Key_Return):
        with qtbot.waitSignal(loupe.left):
            qtbot.keyClick(loupe, key)


def test_the_frame_is_told_to_screen_readers(qtbot: QtBot, loupe: Loupe) -> None:
    loupe.step(1)
    assert loupe.accessibleName()
    assert "IMG_0002" in loupe.accessibleDescription()
    assert "2 of 6" in loupe.accessibleDescription()


def test_an_empty_loupe_is_empty(qtbot: QtBot, loupe: Loupe) -> None:
    loupe.set_ids([])
    assert loupe.current is None
    assert not loupe.step(1)
    loupe.grab()
    loupe.toggle_zoom()
