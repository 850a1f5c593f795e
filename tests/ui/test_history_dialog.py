"""What was done is listed, and one goes back to any of it, after a restart too."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.photo import ColourLabel, Flag, Marks, Waiver
from reviewer.review import Review
from tests.ui import judged
from ui.history_dialog import HistoryDialog
from ui.main_window import MainWindow

KEY, MOD = Qt.Key, Qt.KeyboardModifier
CTRL = MOD.ControlModifier


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with judged.library(tmp_path / "judged") as review:
        review.change("Rate 3", [1], rating=3)
        review.change("Pick", [1, 2, 3], flag=Flag.PICK)
        review.change("Label Red", [2], label=ColourLabel.RED)
        yield review


def opened(qtbot: QtBot, review: Review) -> HistoryDialog:
    dialog = HistoryDialog(review)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def titles(dialog: HistoryDialog) -> list[str]:
    model = dialog.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def press_back(qtbot: QtBot, dialog: HistoryDialog) -> None:
    letter = KEY.Key_D if "&Do" in dialog.back.text() else KEY.Key_T
    with qtbot.waitSignal(dialog.back.clicked):
        qtbot.keyClick(dialog.field, letter, MOD.AltModifier)


def test_steps_stand_newest_first_with_what_they_touched(qtbot: QtBot, review: Review) -> None:
    dialog = opened(qtbot, review)
    assert titles(dialog)[:4] == ["Done", "Label Red", "Pick", "Rate 3"]
    assert dialog.list.row is not None and dialog.list.row.hint == "1 photo"
    assert not dialog.back.isEnabled()
    qtbot.keyClicks(dialog.field, "pick")
    assert titles(dialog) == ["Done", "Pick"]
    assert dialog.list.row.hint == "3 photos"
    dialog.field.setText("no such step")
    assert dialog.nothing.isVisible() and not dialog.photos.isEnabled()


def test_one_goes_back_to_a_step_and_forth_again_by_keys(qtbot: QtBot, review: Review) -> None:
    dialog = opened(qtbot, review)
    qtbot.keyClick(dialog.field, KEY.Key_Down)
    qtbot.keyClick(dialog.field, KEY.Key_Down)
    press_back(qtbot, dialog)
    assert review.photo(2).marks == Marks()
    assert review.photo(1).marks.rating == 3
    assert titles(dialog)[:4] == ["Taken back", "Label Red", "Pick", "Done"]
    qtbot.keyClick(dialog.field, KEY.Key_Up)
    assert dialog.step is not None and dialog.step.what == "Pick"
    press_back(qtbot, dialog)
    assert review.photo(2).marks.flag is Flag.PICK and review.can_redo == "Label Red"
    for _ in range(9):
        qtbot.keyClick(dialog.field, KEY.Key_Down)
    press_back(qtbot, dialog)
    assert review.can_undo == "" and review.photo(1).marks == Marks()


def test_the_history_is_there_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    with judged.library(tmp_path / "kept") as review:
        review.change("Rate 3", [1], rating=3)
        review.change("Rate 5", [1], rating=5)
        review.undo()
    with Review.open(tmp_path / "kept") as review:
        dialog = opened(qtbot, review)
        assert titles(dialog)[:4] == ["Taken back", "Rate 5", "Done", "Rate 3"]
        qtbot.keyClick(dialog.field, KEY.Key_Up)
        press_back(qtbot, dialog)
        assert review.photo(1).marks.rating == 5


def test_a_library_to_look_at_shows_its_history_and_goes_nowhere(qtbot: QtBot, tmp_path: Path) -> None:
    with judged.library(tmp_path / "kept") as review:
        review.change("Rate 3", [1], rating=3)
        review.change("Rate 5", [1], rating=5)
    with Review.open(tmp_path / "kept", read_only=True) as review:
        dialog = opened(qtbot, review)
        qtbot.keyClick(dialog.field, KEY.Key_Down)
        assert dialog.step is not None and not dialog.back.isEnabled()


def test_enter_shows_the_photos_of_a_step(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None
    desk = window.desk
    desk.review.change("Pick", [1, 3], flag=Flag.PICK)
    qtbot.keyClick(desk.views.sheet, KEY.Key_H, CTRL)
    dialog = window.findChild(HistoryDialog)
    assert isinstance(dialog, HistoryDialog)
    qtbot.keyClick(dialog.field, KEY.Key_Return)
    qtbot.waitUntil(lambda: list(desk.views.sheet.ids) == [1, 3])
    assert desk.filter_bar.text() == "id:1,3"


WAIVER = Waiver("test", "army", "The guide allowed it.", "2012-05-04T11:03:09+00:00")
CHANGES: dict[str, Callable[[Review], None]] = {
    "rating": lambda review: review.change("It", [1, 2], rating=4),
    "flag": lambda review: review.change("It", [1, 2], flag=Flag.REJECT),
    "label": lambda review: review.change("It", [1, 2], label=ColourLabel.BLUE),
    "looked at": lambda review: review.change("It", [1, 2], looked_at=False),
    "tag": lambda review: review.change("It", [1, 2], tag=["child"]),
    "untag": lambda review: review.change("It", [1, 2], untag=["soldier"]),
    "waiver": lambda review: review.change("It", [1, 2], waive=WAIVER),
    "caption": lambda review: review.change("It", [1, 2], caption={"headline": "A bus"}),
    "rotation": lambda review: review.turn("It", [1, 2], 90),
    "best": lambda review: review.pick_best("It", 1, [2]),
    "copied marks": lambda review: review.copy_marks("It", 3, [1, 2]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_every_kind_of_mark_is_one_step_back_and_forth(
    qtbot: QtBot, tmp_path: Path, change: Callable[[Review], None]
) -> None:
    folder = tmp_path / "kept"
    with judged.library(folder) as review:
        review.change("Before", [1, 2], tag=["soldier"])
        review.change("Before", [3], rating=5, tag=["bus"])
        before = [(photo.marks, review.verdict(photo.id)) for photo in review.photos([1, 2])]
        change(review)
        after = [(photo.marks, review.verdict(photo.id)) for photo in review.photos([1, 2])]
        assert all(old != new for old, new in zip(before, after, strict=True))
    with Review.open(folder) as review:
        assert review.can_undo == "It"
        review.undo()
        assert [(photo.marks, review.verdict(photo.id)) for photo in review.photos([1, 2])] == before
        assert review.can_undo == "Before"
    with Review.open(folder) as review:
        review.redo()
        assert [(photo.marks, review.verdict(photo.id)) for photo in review.photos([1, 2])] == after
        assert review.can_redo == ""
