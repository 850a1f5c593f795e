"""The window that journeys go through, on an empty library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from reviewer.review import Review
from reviewer.workers import Workers
from tests.journeys.photographer import Photographer
from ui.main_window import MainWindow


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers() as pool:
        pool.submit(int).result()  # its threads belong to all tests of this module
        yield pool


@pytest.fixture
def photographer(qtbot: QtBot, tmp_path: Path, workers: Workers) -> Iterator[Photographer]:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(workers, settings)
    window.show()
    window.show_review(Review.create(tmp_path / "library"))
    window.activateWindow()
    qtbot.waitActive(window, timeout=5000)
    yield Photographer(qtbot, window)
    window.close()
    window.deleteLater()
