"""The strip below the sheet: order, headings, stacks and size, by mouse, by keys, and remembered."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QSlider, QToolButton
from pytestqt.qtbot import QtBot

from reviewer.looking import GROUPINGS, SORTS
from reviewer.review import Review
from tests.ui import hands, judged
from ui.contact_sheet import LEAST, MOST, STEP, USUAL
from ui.main_window import MainWindow
from ui.pictures import Pictures
from ui.view_strip import ViewStrip
from ui.views import Views

Key = Qt.Key


@pytest.fixture
def views(qtbot: QtBot, review: Review, pictures: Pictures) -> Iterator[Views]:
    views = Views(review, pictures)
    qtbot.addWidget(views)
    views.resize(800, 600)
    views.set_ids(review.ids(sort="name"))
    views.show()
    qtbot.waitExposed(views)
    yield views


@pytest.fixture
def strip(views: Views) -> ViewStrip:
    return views.strip


def slider(strip: ViewStrip) -> QSlider:
    found = strip.findChild(QSlider)
    assert isinstance(found, QSlider)
    return found


def button(strip: ViewStrip, name: str) -> QToolButton:
    return next(b for b in strip.findChildren(QToolButton) if b.accessibleName() == name)


def test_at_first_photos_lie_as_they_were_taken_without_groups(strip: ViewStrip) -> None:
    assert (strip.sort, strip.group, strip.stacked) == ("taken", "none", False)


@pytest.mark.parametrize("sort", [*SORTS, *(f"-{sort}" for sort in SORTS)])
def test_every_order_can_be_had_and_is_told_once(qtbot: QtBot, strip: ViewStrip, sort: str) -> None:
    told: list[str] = []
    strip.changed.connect(lambda: told.append(strip.sort))
    strip.set_sort(sort)
    assert told == [sort]
    assert strip.checked()[f"sort-{sort.removeprefix('-')}"]
    assert strip.checked()["sort-reverse"] == sort.startswith("-")


@pytest.mark.parametrize("group", GROUPINGS)
def test_every_grouping_can_be_had(qtbot: QtBot, strip: ViewStrip, group: str) -> None:
    with qtbot.waitSignal(strip.changed):
        strip.set_group(group)
    assert strip.group == group
    assert [id for id, holds in strip.checked().items() if holds and id.startswith("group-")] == [
        f"group-{group}"
    ]


def test_what_is_no_order_changes_nothing(strip: ViewStrip) -> None:
    strip.set_sort("colour")
    strip.set_group("")
    assert (strip.sort, strip.group) == ("taken", "none")


def test_a_choice_of_the_list_is_taken(qtbot: QtBot, strip: ViewStrip) -> None:
    menu = button(strip, "Sort").menu()
    with qtbot.waitSignal(strip.changed):
        menu.actions()[list(SORTS).index("rating")].trigger()
    assert strip.sort == "rating"
    assert "Rating" in button(strip, "Sort").text()
    assert button(strip, "Sort").accessibleDescription() == "Rating"


def test_space_presses_a_button_that_has_the_focus(qtbot: QtBot, strip: ViewStrip) -> None:
    stack = button(strip, "Stack bursts")
    stack.setFocus()
    with qtbot.waitSignal(strip.changed):
        qtbot.keyClick(stack, Key.Key_Space)
    assert strip.stacked
    reverse = button(strip, "Reverse the order")
    reverse.setFocus()
    qtbot.keyClick(reverse, Key.Key_Space)
    assert strip.sort == "-taken"


def test_tab_reaches_every_part_and_the_mouse_leaves_the_keys_with_the_photos(strip: ViewStrip) -> None:
    parts = [*strip.findChildren(QToolButton), slider(strip)]
    assert len(parts) == 5
    for part in parts:
        assert part.accessibleName()
        assert part.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_the_slider_and_the_sheet_have_one_size(qtbot: QtBot, views: Views, strip: ViewStrip) -> None:
    bar = slider(strip)
    assert (bar.minimum(), bar.maximum(), bar.value()) == (LEAST, MOST, USUAL)
    bar.setFocus()
    qtbot.keyClick(bar, Key.Key_Right)
    assert views.sheet.cell_size == USUAL + STEP
    views.sheet.set_cell_size(300)
    assert bar.value() == 300
    bar.setValue(MOST)
    assert views.sheet.cell_size == MOST


def test_it_shows_with_the_sheet_only(views: Views, strip: ViewStrip) -> None:
    assert strip.isVisible()
    views.show_loupe()
    assert not strip.isVisible()
    views.show_sheet()
    assert strip.isVisible()


def test_order_and_size_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    judged.library(tmp_path / "library").close()
    seen = []
    for sort in ("-rating", ""):
        with ThreadPoolExecutor(1) as workers:
            window = MainWindow(workers, settings)
            window.show()
            hands.open_library(window, tmp_path / "library")
            assert window.desk is not None
            strip, sheet = window.desk.views.strip, window.desk.views.sheet
            if sort:
                strip.set_sort(sort)
                strip.set_group("day")
                strip.set_stacked(True)
                sheet.set_cell_size(240)
            seen.append((strip.sort, strip.group, strip.stacked, sheet.cell_size))
            ticked = {id for id, holds in strip.checked().items() if holds}
            assert all(window.menus[id].isChecked() == (id in ticked) for id in strip.checked())
            window.close()
            window.deleteLater()
    assert seen == [("-rating", "day", True, 240)] * 2


def test_choosing_what_is_chosen_keeps_its_tick(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    judged.library(tmp_path / "library").close()
    with ThreadPoolExecutor(1) as workers:
        window = MainWindow(workers, settings)
        window.show()
        hands.open_library(window, tmp_path / "library")
        window.menus["group-none"].trigger()
        assert window.menus["group-none"].isChecked()
        window.menus["group-day"].trigger()
        assert [window.menus[f"group-{group}"].isChecked() for group in GROUPINGS] == [
            False,
            True,
            *[False] * 3,
        ]
        window.close()
        window.deleteLater()
