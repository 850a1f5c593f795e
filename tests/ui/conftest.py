"""What the widgets' tests stand on: a small library and the pictures of it."""

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from reviewer.review import Review
from tests.ui import shoot
from ui import card_watch, export_pane
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.pictures import Pictures


@pytest.fixture(autouse=True)
def _no_profiles_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test ends while the profiles are being read that it did not ask for."""
    monkeypatch.setattr(export_pane, "SOON_MS", 10**6)


@pytest.fixture(autouse=True)
def _no_cards_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the cards in the machine it runs on."""
    monkeypatch.setattr(card_watch.CardWatch, "look", lambda _watch: None)


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    """A library of six photos, the last of them no picture at all."""
    good = [shoot.picture(colour, mark=str(colour)) for colour in shoot.COLOURS[:5]]
    with shoot.library(tmp_path / "library", [*good, b"not a picture"]) as review:
        yield review


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings of the test's own."""
    return QSettings(str(tmp_path / "settings" / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def workers() -> Iterator[Executor]:
    """Threads do what processes do in the program."""
    with ThreadPoolExecutor(2) as workers:
        yield workers


@pytest.fixture
def pictures(qtbot: QtBot, review: Review) -> Iterator[Pictures]:
    """The pictures of that library; threads do what processes do in the program."""
    with ThreadPoolExecutor(2) as workers:
        pictures = Pictures(review, workers)
        yield pictures
        pictures.close()
        pictures.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The whole window on a library of six photos, with settings of its own."""
    settings = QSettings(str(tmp_path / "settings" / "window.ini"), QSettings.Format.IniFormat)
    with ThreadPoolExecutor(2) as workers:
        window = MainWindow(workers, settings)
        window.show_review(
            shoot.library(tmp_path / "own", [shoot.picture(colour) for colour in shoot.COLOURS])
        )
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        yield window
        window.close()
        window.deleteLater()


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    """The desk of that window."""
    assert window.desk is not None
    return window.desk
