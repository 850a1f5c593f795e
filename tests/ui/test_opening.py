"""The window while a library is opened: what it tells, and the way out."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from reviewer.errors import UsageError
from reviewer.progress import Progress
from reviewer.review import Review
from tests.ui import judged
from tests.ui.hands import open_library
from ui.main_window import MainWindow
from ui.opening import Opening, Steps, to_change_or_look


@pytest.fixture
def page(qtbot: QtBot) -> Opening:
    page = Opening()
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    judged.library(tmp_path / "judged").close()
    return tmp_path / "judged"


def slow(folder: Path, go_on: Event, *told: Progress) -> Callable[[], Steps]:
    """A library that opens once it may."""

    def steps() -> Iterator[Progress | Review]:
        yield from told
        go_on.wait()
        yield from to_change_or_look(folder)

    return steps


def test_it_tells_what_is_done_and_opens_at_last(qtbot: QtBot, page: Opening, folder: Path) -> None:
    go_on = Event()
    page.start("judged", slow(folder, go_on, Progress(0, 0), Progress(30, 40)))
    qtbot.waitUntil(lambda: page.bar.value() == 30)
    assert page.count.text() == "30 of 40"
    assert "anew" in page.doing.text()
    qtbot.waitUntil(page.cancel.isVisible)
    with qtbot.waitSignal(page.opened) as opened:
        go_on.set()
    (review,) = opened.args
    assert review.shoots() and not review.read_only
    assert not page.running
    review.close()


def test_an_older_catalog_has_no_number(qtbot: QtBot, page: Opening, folder: Path) -> None:
    go_on = Event()
    page.start("judged", slow(folder, go_on, Progress(0, 0)))
    qtbot.waitUntil(lambda: "older Reviewer" in page.doing.text())
    assert (page.bar.maximum(), page.count.text()) == (0, "")
    with qtbot.waitSignal(page.opened) as opened:
        go_on.set()
    opened.args[0].close()


def test_escape_leaves_and_lets_the_library_go(qtbot: QtBot, page: Opening, folder: Path) -> None:
    go_on = Event()
    opened = QSignalSpy(page.opened)
    page.start("judged", slow(folder, go_on))
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)
        go_on.set()
    assert opened.count() == 0
    Review.open(folder).close()


def test_trouble_is_told(qtbot: QtBot, page: Opening) -> None:
    def steps() -> Iterator[Progress | Review]:
        yield Progress(0, 0)
        raise UsageError("Not there.")

    with qtbot.waitSignal(page.failed) as failed:
        page.start("judged", steps)
    assert failed.args == ["Not there."]


def test_the_window_is_closed_while_it_opens(window: MainWindow, folder: Path) -> None:
    go_on = Event()
    window.close_library()
    window.opening.start("judged", slow(folder, go_on))
    go_on.set()
    window.close()
    assert window.desk is None
    Review.open(folder).close()


def test_meanwhile_no_other_library_can_be_opened(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    go_on = Event()
    window._open(folder, lambda one: slow(one, go_on)())
    assert not window.menus["open-library"].isEnabled()
    go_on.set()
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.menus["open-library"].isEnabled()


def test_cancel_shows_the_welcome(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    go_on = Event()
    window._open(folder, lambda one: slow(one, go_on)())
    qtbot.waitUntil(window.opening.cancel.isVisible)
    qtbot.mouseClick(window.opening.cancel, Qt.MouseButton.LeftButton)
    go_on.set()
    qtbot.waitUntil(window.welcome.isVisible)
    assert window.menus["open-library"].isEnabled()
    open_library(window, folder)
    assert window.desk is not None and not window.desk.review.read_only
