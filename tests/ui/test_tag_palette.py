"""Tagging by typing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from reviewer.review import Review
from tests.ui import judged
from ui.row import Row
from ui.tag_palette import TagPalette
from ui.tick import Mark


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with judged.library(tmp_path / "library") as review:
        yield review


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def rows(palette: TagPalette) -> list[Row]:
    return [row for row in palette.rows(palette.field.text()) if not row.heading]


def test_enter_sets_the_tag_typed_and_the_palette_stays(
    qtbot: QtBot, review: Review, window: QMainWindow
) -> None:
    palette = TagPalette(review, window)
    palette.open_for([1, 2])
    qtbot.keyClicks(palette.field, "arm")
    with qtbot.waitSignal(palette.changed):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert all(review.photo(photo).marks.tags == {"soldier"} for photo in (1, 2))
    assert palette.isVisible()
    assert rows(palette)[0].mark is Mark.ALL
    qtbot.keyClicks(palette.field, "child")
    assert palette.field.text() == "child"


def test_enter_takes_off_what_all_have_and_sets_what_only_some_have(
    qtbot: QtBot, review: Review, window: QMainWindow
) -> None:
    review.change("Tag", [1], tag=("bus",))
    palette = TagPalette(review, window)
    palette.open_for([1, 2])
    qtbot.keyClicks(palette.field, "bus")
    assert rows(palette)[0].mark is Mark.SOME
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert review.photo(2).marks.tags == {"bus"}
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not review.photo(1).marks.tags | review.photo(2).marks.tags


def test_shift_enter_sets_and_closes_and_gives_the_focus_back(
    qtbot: QtBot, review: Review, window: QMainWindow
) -> None:
    palette = TagPalette(review, window)
    palette.open_for([1])
    qtbot.keyClicks(palette.field, "boy")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert review.photo(1).marks.tags == {"child"}
    assert not palette.isVisible()


def test_what_the_camera_set_is_ticked_and_can_be_denied(
    qtbot: QtBot, review: Review, window: QMainWindow
) -> None:
    palette = TagPalette(review, window)
    palette.open_for([1])
    qtbot.keyClicks(palette.field, "flash")
    row = rows(palette)[0]
    assert row.fixed and row.mark is Mark.ALL
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert review.photo(1).marks.denied == {"flash"}
    assert rows(palette)[0].mark is Mark.NONE
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not review.photo(1).marks.denied
    assert not review.photo(1).marks.tags
    assert not review.photo(1).marks.looked_at


def test_tags_of_late_come_first_and_groups_follow(review: Review, window: QMainWindow) -> None:
    review.change("Tag", [1, 2], tag=("bus",))
    palette = TagPalette(review, window)
    palette.open_for([3, 4])
    found = list(palette.rows(""))
    assert [row.title for row in found[:3]] == ["Recent and frequent", "Bus", "People"]
    assert [row.title for row in found if row.heading] == ["Recent and frequent", "People", "Things", "Taken"]


def test_what_the_frames_next_in_time_show_is_suggested(review: Review, window: QMainWindow) -> None:
    review.change("Tag", [1, 2], tag=("bus",))
    palette = TagPalette(review, window)
    palette.open_for([3])
    found = list(palette.rows(""))
    assert [row.title for row in found[:3]] == ["In the frames next to it", "Bus", "People"]


def test_arrows_step_over_headings(qtbot: QtBot, review: Review, window: QMainWindow) -> None:
    palette = TagPalette(review, window)
    palette.open_for([1])
    assert palette.list.currentIndex().data() == "Soldier"
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().data() == "Bus"
    qtbot.keyClick(palette.field, Qt.Key.Key_PageUp)
    assert palette.list.currentIndex().data() == "Soldier"


def test_letters_typed_in_the_palette_trigger_no_shortcut(
    qtbot: QtBot, review: Review, window: QMainWindow
) -> None:
    picked: list[bool] = []
    for key in ("B", "Return", "Space"):
        action = QAction("Pick", window, shortcut=key)
        action.triggered.connect(lambda: picked.append(True))
        window.addAction(action)
    palette = TagPalette(review, window)
    palette.open_for([1])
    qtbot.keyClicks(palette.field, "b")
    qtbot.keyClick(palette.field, Qt.Key.Key_Space)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not picked
    palette.dismiss()
    qtbot.keyClick(window, Qt.Key.Key_B)
    assert picked


def test_a_shoot_without_rules_says_why_there_are_no_tags(
    qtbot: QtBot, review: Review, window: QMainWindow
) -> None:
    review.start_shoot(judged.UNJUDGED)
    photo = judged.add(review, judged.UNJUDGED, 90)
    palette = TagPalette(review, window)
    palette.open_for([photo])
    assert palette.empty.isVisible()
    assert "no rule set" in palette.empty.text()
