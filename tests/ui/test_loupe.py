"""The loupe: the right photo, sharp in the end, zoomed where the hand points, honest about broken files."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.review import Review
from tests.ui import shoot
from ui.framing import Framing
from ui.loupe import Loupe
from ui.pictures import Pictures

Key, Button = Qt.Key, Qt.MouseButton
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


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


def test_keys_zoom_in_steps_and_go_to_two_to_one(loupe: Loupe) -> None:
    zooms = []
    for by in (1, 1, 1, -1, -1, -1):
        loupe.enlarge(by)
        zooms.append(loupe.framing.zoom)
    assert zooms == [1.0, 2.0, 4.0, 2.0, 1.0, 0.0]
    loupe.toggle_zoom(2.0)
    assert loupe.framing.zoom == 2.0
    loupe.toggle_zoom()
    assert loupe.framing.zoom == 1.0
    loupe.toggle_zoom()
    assert loupe.framing.fits


def test_ctrl_and_arrows_pan(qtbot: QtBot, loupe: Loupe) -> None:
    qtbot.keyClick(loupe, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert loupe.framing.fits
    loupe.toggle_zoom(2.0)
    before = loupe.framing.centre
    qtbot.keyClick(loupe, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(loupe, Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert loupe.framing.centre[0] > before[0]
    assert loupe.framing.centre[1] < before[1]
    assert loupe._roll.index == 0


def test_a_key_held_down_never_runs_ahead_of_the_eye(qtbot: QtBot, loupe: Loupe) -> None:
    def hold(times: int) -> None:
        for _ in range(times):
            event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Right, NO_MODIFIER, "", True)
            QApplication.sendEvent(loupe, event)

    loupe.grab()
    hold(3)
    assert loupe._roll.index == 1
    loupe.grab()
    hold(3)
    assert loupe._roll.index == 2
    qtbot.keyClick(loupe, Key.Key_Right)
    assert loupe._roll.index == 3  # pressed by a finger: never dropped
    loupe.step(-1)
    space = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Space, NO_MODIFIER, " ", True)
    space.ignore()
    QApplication.sendEvent(loupe, space)
    assert space.isAccepted()


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


def test_the_pan_is_kept_between_frames_of_differing_size_and_orientation(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """The preview lies where the pixels will lie, and says that it is a preview."""
    shapes = [(2400, 1600), (1200, 1800), (3000, 2000)]
    frames = [shoot.picture((90, 120, 90), size, mark=str(size)) for size in shapes]
    with shoot.library(tmp_path / "mixed", frames, sizes=shapes) as review, ThreadPoolExecutor(1) as workers:
        pictures = Pictures(review, workers)
        loupe = Loupe(review, pictures)
        qtbot.addWidget(loupe)
        loupe.resize(600, 430)
        loupe.set_ids(review.ids(sort="name"))
        loupe.show()
        loupe.set_framing(Framing(1.0, (0.25, 0.7)))
        for shape in [*shapes, shapes[0]]:
            qtbot.waitUntil(lambda: loupe.showing is not None)
            before = loupe.showing
            assert before is not None
            qtbot.waitUntil(lambda: loupe.sharp)
            after = loupe.showing
            assert after is not None
            assert (after.picture.width(), after.picture.height()) == shape
            assert before.place == after.place
            middle = loupe.area.center() - after.place.topLeft()
            assert abs(middle.x() / after.place.width() - 0.25) < 0.01
            assert loupe.framing == Framing(1.0, (0.25, 0.7))
            if not loupe.step(1):
                loupe.set_current(review.ids(sort="name")[0])
        pictures.close()
        pictures.deleteLater()
        loupe.close()
