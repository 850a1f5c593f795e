"""Photos carried over the sheet: what can be carried, the mark between cells, scrolling at the edges."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QRubberBand
from pytestqt.qtbot import QtBot

from reviewer.preview import Cache
from tests.ui.test_contact_sheet import Bare, cell
from ui.ordered_sheet import OrderedSheet
from ui.pictures import Pictures

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def sheet(qtbot: QtBot, tmp_path: Path) -> Iterator[OrderedSheet]:
    library = Bare(Cache(tmp_path / "previews"))
    with ThreadPoolExecutor(1) as workers:
        pictures = Pictures(library, workers)
        sheet = OrderedSheet(library, pictures)
        qtbot.addWidget(sheet)
        sheet.resize(700, 500)
        sheet.set_cell_size(96)
        sheet.set_ids(range(1000))
        sheet.set_carrying(True, ordered=True)
        sheet.show()
        qtbot.waitExposed(sheet)
        yield sheet
        pictures.close()
        pictures.deleteLater()


def press(sheet: OrderedSheet, at: QPoint) -> None:
    QTest.mousePress(sheet.viewport(), LEFT, pos=at)


def to(sheet: OrderedSheet, at: QPoint) -> None:
    QTest.mouseMove(sheet.viewport(), at)


def let_go(sheet: OrderedSheet, at: QPoint) -> None:
    QTest.mouseRelease(sheet.viewport(), LEFT, pos=at)


def notes(sheet: OrderedSheet) -> list[str]:
    return [label.text() for label in sheet.window().findChildren(QLabel) if label.isVisible()]


def test_a_note_tells_how_many_are_carried_and_a_mark_where_to(qtbot: QtBot, sheet: OrderedSheet) -> None:
    sheet.select({3, 4, 5})
    press(sheet, cell(sheet, 4).center())
    assert sheet.selection() == [3, 4, 5]
    to(sheet, cell(sheet, 4).center() + QPoint(2, 1))
    assert notes(sheet) == []
    to(sheet, cell(sheet, 1).topLeft() + QPoint(5, 40))
    assert notes(sheet) == ["3 photos"]
    left = cell(sheet, 1).left() - sheet._grid.gap // 2
    mark = sheet.viewport().grab().toImage().pixelColor(left, cell(sheet, 1).center().y())
    assert mark == sheet.palette().highlight().color()
    with qtbot.waitSignal(sheet.moved) as told:
        let_go(sheet, cell(sheet, 1).topLeft() + QPoint(5, 40))
    assert told.args == [[3, 4, 5], 1]
    assert notes(sheet) == []


def test_at_the_edges_it_scrolls_and_the_end_is_none(qtbot: QtBot, sheet: OrderedSheet) -> None:
    bar = sheet.verticalScrollBar()
    bottom = QPoint(60, sheet.viewport().height() - 5)
    press(sheet, cell(sheet, 0).center())
    to(sheet, cell(sheet, 2).center())
    to(sheet, bottom)
    qtbot.waitUntil(lambda: bar.value() > 200)
    bar.setValue(bar.maximum())
    beside = cell(sheet, 999).center() + QPoint(20, 0)
    with qtbot.waitSignal(sheet.moved) as told:
        let_go(sheet, beside)
    assert told.args == [[0], None]
    stopped = bar.value()
    qtbot.wait(50)
    assert bar.value() == stopped


def test_what_is_held_beside_the_sheet_is_told(qtbot: QtBot, sheet: OrderedSheet) -> None:
    held: list[object] = []
    sheet.held_out.connect(held.append)
    beside = QPoint(-40, 100)
    press(sheet, cell(sheet, 0).center())
    to(sheet, cell(sheet, 1).center())
    to(sheet, beside)
    assert sheet._slot is None
    with qtbot.assertNotEmitted(sheet.moved), qtbot.waitSignal(sheet.dropped_out) as told:
        let_go(sheet, beside)
    assert told.args == [[0], sheet.viewport().mapToGlobal(beside)]
    assert held == [None, sheet.viewport().mapToGlobal(beside), None]


def test_without_an_order_only_what_is_selected_is_carried(qtbot: QtBot, sheet: OrderedSheet) -> None:
    sheet.set_carrying(True, ordered=False)
    press(sheet, cell(sheet, 2).center())
    to(sheet, cell(sheet, 3).center())
    assert sheet.findChild(QRubberBand).isVisible()
    let_go(sheet, cell(sheet, 3).center())
    assert sheet.selection() == [2, 3]
    press(sheet, cell(sheet, 2).center())
    to(sheet, cell(sheet, 6).center())
    assert notes(sheet) == ["2 photos"]
    with qtbot.assertNotEmitted(sheet.moved):
        let_go(sheet, cell(sheet, 6).center())
    assert sheet.selection() == [2, 3]


def test_a_library_to_look_at_keeps_its_order(qtbot: QtBot, sheet: OrderedSheet) -> None:
    sheet.set_carrying(False, ordered=True)
    press(sheet, cell(sheet, 0).center())
    to(sheet, cell(sheet, 3).center())
    assert sheet.findChild(QRubberBand).isVisible()
    with qtbot.assertNotEmitted(sheet.moved):
        let_go(sheet, cell(sheet, 3).center())


def test_while_a_sequence_is_ordered_the_sheet_does_not_wander(sheet: OrderedSheet) -> None:
    bar = sheet.verticalScrollBar()
    sheet.set_current(500)
    bar.setValue(sheet._grid.rect(500).top() - 200)
    here = bar.value()
    order = list(range(1000))
    order.insert(505, order.pop(500))
    sheet.set_ids(order)
    assert (sheet.current, bar.value()) == (500, here)
