"""The mouse on the sheet: a band drawn over cells, headings, the number on a stack."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRubberBand
from pytestqt.qtbot import QtBot

from reviewer.preview import Cache
from tests.ui.test_contact_sheet import Bare, cell
from ui.contact_sheet import ContactSheet
from ui.grid import Group
from ui.pictures import Pictures

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def sheet(qtbot: QtBot, tmp_path: Path) -> Iterator[ContactSheet]:
    library = Bare(Cache(tmp_path / "previews"))
    with ThreadPoolExecutor(1) as workers:
        pictures = Pictures(library, workers)
        sheet = ContactSheet(library, pictures)
        qtbot.addWidget(sheet)
        sheet.resize(700, 500)
        sheet.set_cell_size(96)
        sheet.set_ids(range(1000))
        sheet.show()
        qtbot.waitExposed(sheet)
        yield sheet
        pictures.close()
        pictures.deleteLater()


def drag(sheet: ContactSheet, *points: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press at the first point and move over the others, without letting go."""
    QTest.mousePress(sheet.viewport(), LEFT, modifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(sheet.viewport(), point)


def let_go(sheet: ContactSheet) -> None:
    QTest.mouseRelease(sheet.viewport(), LEFT)


def test_a_band_selects_the_cells_it_touches(sheet: ContactSheet) -> None:
    columns = sheet._grid.columns
    drag(sheet, cell(sheet, 1).center(), cell(sheet, columns + 2).center())
    assert sheet.selection() == [1, 2, columns + 1, columns + 2]
    assert sheet.findChild(QRubberBand).isVisible()
    QTest.mouseMove(sheet.viewport(), cell(sheet, 2).center())
    assert sheet.selection() == [1, 2]
    let_go(sheet)
    assert not sheet.findChild(QRubberBand).isVisible()
    assert sheet.selection() == [1, 2]
    assert sheet.current in (1, 2)


def test_a_straight_band_selects_a_row_or_a_column(sheet: ContactSheet) -> None:
    columns = sheet._grid.columns
    drag(sheet, cell(sheet, 1).center(), cell(sheet, 2 * columns + 1).center())
    let_go(sheet)
    assert sheet.selection() == [1, columns + 1, 2 * columns + 1]


def test_a_band_from_the_gap_beside_a_photo_touches_only_what_it_reaches(sheet: ContactSheet) -> None:
    first = cell(sheet, 0)
    drag(sheet, first.topRight() + QPoint(4, -4), cell(sheet, 2).center())
    let_go(sheet)
    assert sheet.selection() == [1, 2]


def test_ctrl_and_shift_add_to_what_is_selected(sheet: ContactSheet) -> None:
    columns = sheet._grid.columns
    QTest.mouseClick(sheet.viewport(), LEFT, NONE, cell(sheet, 0).center())
    drag(sheet, cell(sheet, columns + 1).center(), cell(sheet, columns + 2).center(), modifier=CTRL)
    let_go(sheet)
    assert sheet.selection() == [0, columns + 1, columns + 2]


def test_a_hand_that_trembles_draws_no_band(sheet: ContactSheet) -> None:
    at = cell(sheet, 3).center()
    drag(sheet, at, at + QPoint(2, 2))
    assert not sheet.findChild(QRubberBand).isVisible()
    let_go(sheet)
    assert sheet.selection() == [3]


def test_beyond_the_edge_it_scrolls_on(qtbot: QtBot, sheet: ContactSheet) -> None:
    bar = sheet.verticalScrollBar()
    drag(sheet, cell(sheet, 0).center(), QPoint(60, 300), QPoint(60, sheet.viewport().height() + 50))
    qtbot.waitUntil(lambda: bar.value() > 400)
    let_go(sheet)
    stopped = bar.value()
    selected = sheet.selection()
    assert selected[0] == 0
    assert selected[-1] > sheet._grid.columns * 5
    qtbot.wait(50)
    assert bar.value() == stopped


def test_a_click_beside_the_photos_leaves_the_current_one(sheet: ContactSheet) -> None:
    sheet.set_ids(range(3))
    sheet.select_all()
    beside = cell(sheet, 2).bottomRight() + QPoint(30, 60)
    QTest.mouseClick(sheet.viewport(), LEFT, CTRL, beside)
    assert sheet.selection() == [0, 1, 2]
    QTest.mouseClick(sheet.viewport(), LEFT, NONE, beside)
    assert sheet.selection() == [0]


def heading(sheet: ContactSheet, group: int) -> QRect:
    places = sheet._grid.places(group)
    return QRect(20, cell(sheet, places.start).top() - sheet._grid.heading, 100, sheet._grid.heading)


def test_a_click_on_a_heading_selects_what_stands_below_it(sheet: ContactSheet) -> None:
    sheet.set_ids(range(10), [Group("Monday", 4), Group("Tuesday", 6)])
    QTest.mouseClick(sheet.viewport(), LEFT, NONE, heading(sheet, 1).center())
    assert sheet.selection() == [4, 5, 6, 7, 8, 9]
    assert sheet.current == 4
    QTest.mouseClick(sheet.viewport(), LEFT, NONE, heading(sheet, 0).center())
    assert (sheet.selection(), sheet.current) == ([0, 1, 2, 3], 0)
    sheet.select_none()
    sheet.select_group()
    assert sheet.selection() == [0, 1, 2, 3]


def test_the_heading_stays_at_the_top_and_can_be_clicked_there(sheet: ContactSheet) -> None:
    sheet.set_ids(range(400), [Group("Monday", 200), Group("Tuesday", 200)])
    sheet.verticalScrollBar().setValue(1000)
    QTest.mouseClick(sheet.viewport(), LEFT, NONE, QPoint(40, 8))
    assert sheet.selection() == list(range(200))
    sheet.set_current(210)
    sheet.set_current(150)
    assert cell(sheet, 150).top() >= sheet._grid.heading


def test_a_click_on_the_number_opens_the_stack(sheet: ContactSheet) -> None:
    sheet.set_ids(range(10), (), [(2, 3, 4)])
    assert list(sheet.ids) == [0, 1, 2, 5, 6, 7, 8, 9]
    QTest.mouseClick(sheet.viewport(), LEFT, NONE, cell(sheet, 2).center())
    assert sheet.current == 2
    assert list(sheet.ids) == [0, 1, 2, 5, 6, 7, 8, 9]
    QTest.mouseClick(sheet.viewport(), LEFT, NONE, cell(sheet, 2).topLeft() + QPoint(9, 9))
    assert list(sheet.ids) == list(range(10))


def test_headings_count_what_lies_in_stacks_too(sheet: ContactSheet) -> None:
    sheet.set_ids(range(10), [Group("Monday", 4), Group("Tuesday", 6)], [(2, 3, 4, 5), (6, 7)])
    assert list(sheet._groups) == [Group("Monday", 3, 4), Group("Tuesday", 3, 6)]
    assert list(sheet.ids) == [0, 1, 2, 6, 8, 9]
    sheet.open_stacks()
    assert list(sheet._groups) == [Group("Monday", 4), Group("Tuesday", 6)]


def test_a_group_that_lies_wholly_under_another_photo_has_no_heading(sheet: ContactSheet) -> None:
    sheet.set_ids(range(4), [Group("Clear", 2), Group("Caution", 2)], [(0, 1, 2, 3)])
    assert list(sheet._groups) == [Group("Clear", 1, 2)]
