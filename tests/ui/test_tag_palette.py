"""Tagging by typing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from reviewer.review import Review
from tests.ui import judged
from ui.beside import Beside
from ui.row import Row
from ui.tag_keys import TagKeys
from ui.tag_palette import TagPalette
from ui.tag_scope import Scope
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


def opened(review: Review, window: QMainWindow, ids: list[int]) -> TagPalette:
    settings = QSettings(str(review.folder.parent / "window.ini"), QSettings.Format.IniFormat)
    palette = TagPalette(review, Beside(review, lambda: False, window), TagKeys(settings), window)
    palette.open_for({Scope.PHOTO: ids[:1], Scope.SELECTION: ids, Scope.SHOWN: review.ids()}, Scope.SELECTION)
    return palette


def rows(palette: TagPalette) -> list[Row]:
    return [row for row in palette.rows(palette.field.text()) if not row.heading]


def test_enter_sets_the_tag_typed_and_the_palette_stays(
    qtbot: QtBot, review: Review, window: QMainWindow
) -> None:
    palette = opened(review, window, [1, 2])
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
    palette = opened(review, window, [1, 2])
    qtbot.keyClicks(palette.field, "bus")
    assert rows(palette)[0].mark is Mark.SOME
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert review.photo(2).marks.tags == {"bus"}
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not review.photo(1).marks.tags | review.photo(2).marks.tags


def test_shift_enter_sets_and_closes_and_gives_the_focus_back(
    qtbot: QtBot, review: Review, window: QMainWindow
) -> None:
    palette = opened(review, window, [1])
    qtbot.keyClicks(palette.field, "boy")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert review.photo(1).marks.tags == {"child"}
    assert not palette.isVisible()


def test_what_the_camera_set_is_ticked_and_can_be_denied(
    qtbot: QtBot, review: Review, window: QMainWindow
) -> None:
    palette = opened(review, window, [1])
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
    palette = opened(review, window, [3, 4])
    palette.set_counts(review.counts()["tag"])
    found = list(palette.rows(""))
    assert [row.title for row in found[:3]] == ["Recent and frequent", "Bus", "People"]
    assert [row.title for row in found if row.heading] == ["Recent and frequent", "People", "Things", "Taken"]


def test_what_the_frames_next_in_time_show_is_suggested(review: Review, window: QMainWindow) -> None:
    review.change("Tag", [1, 2], tag=("bus",))
    palette = opened(review, window, [3])
    found = list(palette.rows(""))
    assert [row.title for row in found[:3]] == ["In the frames next to it", "Bus", "People"]


def test_arrows_step_over_headings(qtbot: QtBot, review: Review, window: QMainWindow) -> None:
    palette = opened(review, window, [1])
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
    palette = opened(review, window, [1])
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
    palette = opened(review, window, [photo])
    assert palette.empty.isVisible()
    assert "no rule set" in palette.empty.text()


def test_the_head_says_for_which_photos_and_a_key_chooses_others(
    qtbot: QtBot, review: Review, window: QMainWindow
) -> None:
    palette = opened(review, window, [2, 3])
    assert palette.scopes.buttons[Scope.SHOWN].text() == "All shown · 4"
    assert not palette.scopes.buttons[Scope.BURST].isEnabled()
    qtbot.keyClick(palette.field, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert palette.scopes.scope is Scope.SELECTION
    qtbot.keyClick(palette.field, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert palette.title.text() == "Tags of 4 photos"
    qtbot.keyClicks(palette.field, "bus")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert review.ids("tag:bus") == [1, 2, 3, 4]
    qtbot.keyClick(palette.field, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert review.ids("tag:bus") == [1, 3, 4]


def test_very_many_photos_are_counted_and_changed_beside_the_window(
    qtbot: QtBot, review: Review, window: QMainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Beside, "most", 2)
    review.change("Tag", [1], tag=("bus",))
    palette = opened(review, window, [1, 2, 3])
    assert rows(palette)[0].mark is Mark.NOTHING
    qtbot.waitUntil(lambda: rows(palette)[0].mark is not Mark.NOTHING)
    qtbot.keyClicks(palette.field, "bus")
    assert rows(palette)[0].mark is Mark.SOME
    with qtbot.waitSignal(palette.changed):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(palette)[0].mark is Mark.ALL)
    assert review.ids("tag:bus") == [1, 2, 3]
    palette.close_lookup()


def test_a_tag_gets_a_key_of_ones_own(qtbot: QtBot, review: Review, window: QMainWindow) -> None:
    palette = opened(review, window, [1])
    Key = Qt.Key
    qtbot.keyClicks(palette.field, "bus")
    with qtbot.waitSignal(palette.keys_changed):
        qtbot.keyClick(palette.field, Key.Key_F2)
        qtbot.keyClick(palette.field, Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert rows(palette)[0].keys == "Shift+B"
    assert palette.field.text() == "bus"
    qtbot.keyClick(palette.field, Key.Key_F2)
    qtbot.keyClick(palette.field, Key.Key_S)
    assert "sets “Soldier”" in palette.foot.text()
    assert rows(palette)[0].keys == "Shift+B"
    qtbot.keyClick(palette.field, Key.Key_S)
    assert rows(palette)[0].keys == "Shift+S"
    assert not next(row for row in palette.rows("soldier") if not row.heading).keys
    qtbot.keyClick(palette.field, Key.Key_F2)
    qtbot.keyClick(palette.field, Key.Key_Backspace)
    assert not rows(palette)[0].keys
    assert next(row for row in palette.rows("soldier") if not row.heading).keys == "Shift+S"


def test_a_key_of_the_window_is_given_to_no_tag(qtbot: QtBot, review: Review, window: QMainWindow) -> None:
    action = QAction("Turn over", window, shortcut="Shift+B")
    window.addAction(action)
    palette = opened(review, window, [1])
    qtbot.keyClick(palette.field, Qt.Key.Key_F2)
    qtbot.keyClick(palette.field, Qt.Key.Key_B)
    assert "Shift+B is the key of “Turn over”" in palette.foot.text()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isVisible()
    assert rows(palette)[0].keys == "Shift+S"
