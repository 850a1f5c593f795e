"""RAW at 1:1: the camera's picture until the RAW's own pixels are asked for, and what is wrong with them."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.reviewer.test_raw import HEIGHT, WIDTH, jpeg, negative, noise
from tests.ui import shoot
from ui.loupe import Loupe
from ui.pictures import Pictures

Key = Qt.Key
PREVIEW = (240, 180)


@pytest.fixture
def loupe(qtbot: QtBot, tmp_path: Path) -> Iterator[Loupe]:
    sound = negative(noise(), thumbnail=jpeg(PREVIEW))
    frames = [sound, sound[: len(sound) // 2]]
    library = shoot.library(tmp_path / "raws", frames, size=(WIDTH, HEIGHT), suffix="DNG")
    with library as review, ThreadPoolExecutor(1) as workers:
        pictures = Pictures(review, workers)
        loupe = Loupe(review, pictures)
        qtbot.addWidget(loupe)
        loupe.resize(300, 240)
        loupe.set_ids(review.ids(sort="name"))
        loupe.show()
        qtbot.waitExposed(loupe)
        loupe.toggle_zoom()
        qtbot.waitUntil(lambda: loupe.sharp)
        yield loupe
        pictures.close()
        pictures.deleteLater()


def state(loupe: Loupe) -> str:
    loupe.grab()
    return loupe._state(loupe.showing)


def test_the_cameras_picture_is_shown_until_the_raw_is_asked_for(qtbot: QtBot, loupe: Loupe) -> None:
    before = loupe.showing
    assert before is not None
    assert before.picture.size().toTuple() == PREVIEW
    assert state(loupe).startswith("Camera's picture")
    loupe.toggle_developed()
    assert state(loupe).startswith("Developing")
    qtbot.waitUntil(lambda: state(loupe).startswith("Developed"))
    after = loupe.showing
    assert after is not None
    assert after.picture.size().toTuple() == (WIDTH, HEIGHT)
    assert after.place == before.place  # the camera's picture lay where the RAW's pixels lie
    loupe.toggle_developed()
    assert state(loupe).startswith("Camera's picture")


def test_a_raw_cut_short_is_told_and_goes_on_being_shown_by_its_preview(qtbot: QtBot, loupe: Loupe) -> None:
    qtbot.keyClick(loupe, Key.Key_Right)
    qtbot.waitUntil(lambda: loupe.sharp)
    with qtbot.waitSignal(loupe.said) as told:
        loupe.toggle_developed()
    assert "IMG_0002.DNG is cut short" in told.args[0]
    assert state(loupe).startswith("Not developed")
    assert loupe.showing is not None
    assert loupe.showing.picture.size().toTuple() == PREVIEW


def test_a_raw_with_a_small_preview_and_no_sound_pixels_is_still_shown(qtbot: QtBot, tmp_path: Path) -> None:
    cut = negative(noise(), thumbnail=jpeg((150, 112)))
    library = shoot.library(tmp_path / "cut", [cut[: len(cut) // 2]], size=(WIDTH, HEIGHT), suffix="DNG")
    with library as review, ThreadPoolExecutor(1) as workers:
        pictures = Pictures(review, workers)
        loupe = Loupe(review, pictures)
        qtbot.addWidget(loupe)
        loupe.resize(300, 240)
        loupe.set_ids(review.ids())
        loupe.show()
        qtbot.waitUntil(lambda: loupe.showing is not None)
        with qtbot.waitSignal(loupe.said) as told:
            loupe.toggle_zoom()
        assert "cut short" in told.args[0]
        assert loupe.showing is not None
        assert state(loupe).startswith("Preview")
        loupe.toggle_zoom()
        assert loupe.sharp
        pictures.close()
        pictures.deleteLater()
