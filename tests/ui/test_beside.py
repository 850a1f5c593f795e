"""Long changes: the window waits, tells how far it is, and shows nothing half done."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.errors import UsageError
from reviewer.progress import Progress
from reviewer.review import Review
from ui import slices
from ui.beside import Beside, Waiting
from ui.desk import Desk
from ui.main_window import MainWindow

CHANGED = [1, 2]


def held(go_on: Event) -> Callable[[Review], Iterator[Progress]]:
    """A change of two photos that is made when it may."""

    def work(review: Review) -> Iterator[Progress]:
        yield Progress(1, 2)
        go_on.wait()
        yield Progress(2, 2)
        review.change("Rate", CHANGED, rating=4)

    return work


def waiting() -> Waiting | None:
    tops = QApplication.topLevelWidgets()
    return next((top for top in tops if isinstance(top, Waiting) and top.isVisible()), None)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def beside(desk: Desk) -> Beside:
    return desk.beside


def run(beside: Beside, work: Callable[[Review], Iterator[Progress]], told: list[str]) -> None:
    beside.run("Rating", work, lambda: told.append("made"), told.append)


def test_the_window_waits_and_takes_the_change_in(
    qtbot: QtBot, desk: Desk, beside: Beside, told: list[str]
) -> None:
    go_on, heard = Event(), list[frozenset[int]]()
    desk.review.watch(heard.append)
    run(beside, held(go_on), told)
    qtbot.waitUntil(lambda: (box := waiting()) is not None and box.bar.value() == 1)
    box = waiting()
    assert box is not None and box.isModal() and box.count.text() == "1 of 2"
    assert desk.review.photo(1).marks.rating == 0
    go_on.set()
    qtbot.waitUntil(lambda: told == ["made"])
    assert heard == [frozenset(CHANGED)]
    assert desk.review.photo(1).marks.rating == 4
    assert waiting() is None and not beside.running
    desk.undo()
    assert desk.review.photo(1).marks.rating == 0


def test_escape_leaves_everything_as_it_was(
    qtbot: QtBot, desk: Desk, beside: Beside, told: list[str]
) -> None:
    go_on = Event()
    run(beside, held(go_on), told)
    qtbot.waitUntil(lambda: waiting() is not None)
    box = waiting()
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.isVisible() and "Stopping" in box.count.text()
    go_on.set()
    qtbot.waitUntil(lambda: not beside.running)
    assert (told, desk.review.photo(1).marks.rating, desk.review.can_undo) == ([], 0, "")


def test_what_goes_wrong_is_told(qtbot: QtBot, beside: Beside, told: list[str]) -> None:
    def work(review: Review) -> Iterator[Progress]:
        yield Progress(0, 2)
        review.change("Rate", CHANGED, rating=9)

    run(beside, work, told)
    qtbot.waitUntil(lambda: not beside.running)
    assert len(told) == 1 and "made" not in told


def test_nothing_is_begun_while_an_import_runs(desk: Desk, told: list[str]) -> None:
    with pytest.raises(UsageError):
        run(Beside(desk.review, lambda: True, desk), held(Event()), told)


def test_the_library_is_closed_meanwhile(qtbot: QtBot, desk: Desk, beside: Beside, told: list[str]) -> None:
    go_on = Event()
    run(beside, held(go_on), told)
    qtbot.waitUntil(lambda: waiting() is not None)
    go_on.set()
    folder = desk.review.folder
    window = desk.window()
    window.close()
    with Review.open(folder) as review:
        assert review.photo(1).marks.rating in (0, 4)


def test_a_mark_of_many_photos_is_made_beside_and_taken_back_in_one_step(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Beside, "most", 2)
    begun: list[str] = []
    run = desk.beside.run
    monkeypatch.setattr(desk.beside, "run", lambda what, *rest: (begun.append(what), run(what, *rest)))
    desk.views.sheet.select(set(desk.views.ids))
    desk.marking.rate(3)
    qtbot.waitUntil(lambda: not desk.beside.running)
    assert len(desk.review.ids("rating:3")) == len(desk.views.ids) > 2
    desk.undo()
    qtbot.waitUntil(lambda: not desk.beside.running)
    assert desk.review.ids("rating:3") == []
    desk.redo()
    qtbot.waitUntil(lambda: not desk.beside.running)
    assert len(desk.review.ids("rating:3")) == len(desk.views.ids)
    assert begun == ["Rate 3", "Undo: Rate 3", "Redo: Rate 3"]
    assert desk.review.can_undo == "Rate 3"


def test_a_library_is_closed_in_the_midst_of_reading_a_selection(
    qtbot: QtBot, window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "SLICE_S", -1.0)  # one photo in each
    desk.views.sheet.select_all()
    qtbot.waitUntil(lambda: desk.inspector._walk.running)
    window.close_library()
    assert not desk.inspector._walk.running  # it would ask the closed library
