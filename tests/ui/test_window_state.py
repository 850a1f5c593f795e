"""The window comes back as it was left: its size, its sides, and the photo one looked at."""

import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from reviewer.review import Review
from tests.ui import shoot
from tests.ui.hands import open_library
from ui.desk import Desk
from ui.main_window import MainWindow

KEY = Qt.Key
Start = Callable[[str], MainWindow]


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Close the window, if one is open, and open another on a library, as a person does another day."""
    for name in ("one", "two"):
        shoot.library(tmp_path / name, [shoot.picture(colour) for colour in shoot.COLOURS]).close()
    windows: list[MainWindow] = []
    with ThreadPoolExecutor(2) as workers:

        def start(name: str) -> MainWindow:
            stop()
            settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
            windows.append(MainWindow(workers, settings))
            windows[-1].show_review(Review.open(tmp_path / name))
            with qtbot.waitActive(windows[-1]):
                windows[-1].show_on_screen()
                windows[-1].activateWindow()
            qtbot.waitUntil(lambda: len(desk_of(windows[-1]).views.sheet.ids) == len(shoot.COLOURS))
            return windows[-1]

        def stop() -> None:
            while windows:
                window = windows.pop()
                window.close()
                window.deleteLater()

        yield start
        stop()


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def test_each_library_opens_at_the_photo_it_was_left_at(qtbot: QtBot, start: Start) -> None:
    desk = desk_of(start("one"))
    qtbot.keyClick(desk.views.sheet, KEY.Key_End)
    qtbot.keyClick(desk.views.sheet, KEY.Key_E)
    assert desk.views.shows_loupe
    desk = desk_of(start("two"))
    assert desk.views.shows_sheet and desk.views.current == 1
    qtbot.keyClick(desk.views.sheet, KEY.Key_Right)
    desk = desk_of(start("one"))
    assert desk.views.current == len(shoot.COLOURS) and desk.views.shows_loupe
    desk = desk_of(start("two"))
    assert desk.views.current == 2 and desk.views.shows_sheet


def test_a_photo_that_is_gone_is_not_looked_for(start: Start, tmp_path: Path) -> None:
    start("one")
    settings = start("two")._settings
    for key in settings.allKeys():
        if key.startswith("place/"):
            settings.setValue(key, "loupe 4711")
    desk = desk_of(start("one"))
    assert desk.views.current == 1 and desk.views.shows_sheet


def test_hidden_sides_stay_hidden_and_the_menu_says_so(qtbot: QtBot, start: Start) -> None:
    window = start("one")
    assert window.menus["sidebar"].isChecked() and window.menus["inspector"].isChecked()
    qtbot.keyClick(desk_of(window).views.sheet, KEY.Key_F8)
    assert desk_of(window).inspector.isHidden() and not window.menus["inspector"].isChecked()
    window = start("one")
    assert desk_of(window).inspector.isHidden() and not window.menus["inspector"].isChecked()
    assert desk_of(window).sidebar.isVisible() and window.menus["sidebar"].isChecked()
    qtbot.keyClick(desk_of(window).views.sheet, KEY.Key_F8)
    assert desk_of(window).inspector.isVisible()


def test_a_full_screen_is_one_again_and_can_be_left(qtbot: QtBot, start: Start) -> None:
    qtbot.keyClick(desk_of(start("one")).views.sheet, KEY.Key_F11)
    window = start("one")
    assert window.isFullScreen() and window.menus["full-screen"].isChecked()
    qtbot.keyClick(desk_of(window).views.sheet, KEY.Key_F11)
    assert not window.isFullScreen() and not window.menus["full-screen"].isChecked()


def test_the_size_is_kept(start: Start) -> None:
    window = start("one")
    window.showNormal()
    window.resize(780, 560)
    size = window.size()
    assert start("one").size() == size


def test_a_maximised_window_is_so_again(start: Start) -> None:
    start("one").showMaximized()
    assert start("one").isMaximized()


def test_settings_that_make_no_sense_are_not_believed(start: Start, tmp_path: Path) -> None:
    settings = start("one")._settings
    start("two")
    for key in settings.allKeys():
        settings.setValue(key, "nonsense")
    settings.sync()
    window = start("one")
    assert desk_of(window).views.current == 1 and desk_of(window).sidebar.isVisible()
    assert window.keymap.keys["pick"] == ("P",)


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are made on Linux only")
def test_a_library_opens_whatever_bytes_its_name_is_made_of(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/Cor\xe9e"))
    shoot.library(folder, [shoot.picture(colour) for colour in shoot.COLOURS]).close()
    for _ in range(2):
        open_library(window, folder)
        qtbot.waitUntil(lambda: len(desk_of(window).views.ids) == len(shoot.COLOURS))
        assert desk_of(window).views.current in (1, len(shoot.COLOURS))
        qtbot.keyClick(desk_of(window).views.sheet, KEY.Key_End)
    assert desk_of(window).views.current == len(shoot.COLOURS)
