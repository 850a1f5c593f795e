"""Sequences in the window: made, filled, ordered by keys and by the mouse, left again."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer import sequencing
from reviewer.progress import finish
from reviewer.sequence import Heading
from tests.ui.hands import press
from ui.desk import Desk
from ui.history_dialog import HistoryDialog
from ui.main_window import MainWindow
from ui.ordered_sheet import OrderedSheet
from ui.sequence_dialog import SequenceDialog

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
NAME = "Front page"


@pytest.fixture
def sheet(qtbot: QtBot, desk: Desk) -> OrderedSheet:
    """The sheet of a window that shows a sequence of four of the six photos."""
    finish(sequencing.putting(desk.review, "Put", NAME, [1, 2, 3, 4]))
    show(qtbot, desk, NAME)
    return desk.views.sheet


def show(qtbot: QtBot, desk: Desk, name: str) -> None:
    qtbot.waitUntil(lambda: name in desk.sidebar.sequences.names)
    desk.sidebar.sequences.choose(name)
    settle(qtbot, desk)


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.search.busy)


def order(desk: Desk, name: str = NAME) -> list[int]:
    return [photo for photo, _ in desk.review.ranked(name)]


def middle(sheet: OrderedSheet, index: int) -> QPoint:
    return sheet._grid.rect(index).translated(-sheet._origin()).center()


def before(sheet: OrderedSheet, index: int) -> QPoint:
    """Just left of a cell."""
    return sheet._grid.rect(index).translated(-sheet._origin()).topLeft() + QPoint(3, 40)


def carry(sheet: OrderedSheet, *points: QPoint) -> None:
    QTest.mousePress(sheet.viewport(), LEFT, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(sheet.viewport(), point)


def let_go(sheet: OrderedSheet, point: QPoint) -> None:
    QTest.mouseRelease(sheet.viewport(), LEFT, pos=point)


# Filling


def test_photos_are_put_into_a_new_one_by_typing_its_name(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    desk.views.sheet.select({2, 4})
    press(window, Key.Key_Q)
    QTest.keyClicks(desk.sequences.palette.field, NAME)
    press(window, Key.Key_Return)
    assert order(desk) == [2, 4]
    desk.views.sheet.set_current(3)
    press(window, Key.Key_A, Key.Key_A)
    assert order(desk) == [2, 4, 3]
    qtbot.waitUntil(lambda: desk.sidebar.sequences.names == [NAME])
    press(window, Key.Key_V)
    press(window, Key.Key_Return)
    settle(qtbot, desk)
    assert list(desk.views.ids) == [2, 4, 3]
    assert desk.sequences.bar.isVisible()


def test_the_same_key_asks_where_none_was_used_yet(window: MainWindow, desk: Desk) -> None:
    press(window, Key.Key_A)
    assert not desk.sequences.palette.isHidden()
    assert desk.sequences.palette.empty.isVisible()
    press(window, Key.Key_Escape)


def test_there_is_nothing_to_show_where_there_is_no_sequence(window: MainWindow, desk: Desk) -> None:
    press(window, Key.Key_V)
    assert "no sequence yet" in window.statusBar().currentMessage()


def test_an_empty_one_says_what_to_do(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    window.menus["sequence-new"].trigger()
    dialog = desk.findChild(SequenceDialog) or window.findChild(SequenceDialog)
    assert dialog is not None
    assert not dialog.confirm.isEnabled()
    QTest.keyClicks(dialog.name_field, "Slides")
    dialog.title_field.setText("A day in May")
    dialog.accept()
    settle(qtbot, desk)
    assert (desk.sequences.shown, list(desk.views.ids)) == ("Slides", [])
    assert desk.review.heading("Slides") == Heading("A day in May")
    assert "Nothing is in “Slides” yet" in desk.views.sheet.accessibleDescription()
    window.menus["sequence-leave"].trigger()
    settle(qtbot, desk)
    assert len(desk.views.ids) == 6
    assert not desk.sequences.bar.isVisible()


def test_photos_dropped_on_a_name_are_put_in(qtbot: QtBot, desk: Desk, sheet: OrderedSheet) -> None:
    desk.sequences.leave()
    settle(qtbot, desk)
    sheet.set_current(6)
    rows = desk.sidebar.sequences.list
    name = rows.visualItemRect(rows.item(0)).center()
    there = sheet.viewport().mapFromGlobal(rows.viewport().mapToGlobal(name))
    carry(sheet, middle(sheet, 5), middle(sheet, 4), there)
    assert rows.currentRow() == 0
    let_go(sheet, there)
    assert rows.currentRow() == -1
    assert order(desk) == [1, 2, 3, 4, 6]


# Order


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Key.Key_Left, [2, 3, 1, 4]),
        (Key.Key_Right, [1, 4, 2, 3]),
        (Key.Key_Home, [2, 3, 1, 4]),
        (Key.Key_End, [1, 4, 2, 3]),
        (Key.Key_Up, [2, 3, 1, 4]),
        (Key.Key_Down, [1, 4, 2, 3]),
    ],
)
def test_keys_move_the_selection_as_a_block(
    qtbot: QtBot, window: MainWindow, desk: Desk, sheet: OrderedSheet, key: Qt.Key, expected: list[int]
) -> None:
    sheet.set_current(2)
    sheet.select({2, 3})
    press(window, key, modifiers=ALT_SHIFT)
    settle(qtbot, desk)
    assert (order(desk), list(sheet.ids), sheet.selection()) == (expected, expected, [2, 3])
    window.menus["undo"].trigger()
    settle(qtbot, desk)
    assert list(sheet.ids) == [1, 2, 3, 4]


def test_in_the_loupe_the_next_photo_is_the_next_of_the_sequence(
    qtbot: QtBot, window: MainWindow, desk: Desk, sheet: OrderedSheet
) -> None:
    finish(sequencing.putting(desk.review, "Move", NAME, [4], before=1))
    settle(qtbot, desk)
    sheet.set_current(4)
    press(window, Key.Key_E)
    assert list(desk.views.filmstrip.ids) == [4, 1, 2, 3]
    press(window, Key.Key_Space)
    assert desk.views.current == 1
    press(window, Key.Key_Right, modifiers=ALT_SHIFT)
    settle(qtbot, desk)
    assert (order(desk), desk.views.current) == ([4, 2, 1, 3], 1)


def test_delete_takes_out_of_the_sequence_and_not_out_of_the_library(
    qtbot: QtBot, window: MainWindow, desk: Desk, sheet: OrderedSheet
) -> None:
    sheet.set_current(2)
    press(window, Key.Key_Delete)
    settle(qtbot, desk)
    assert (list(sheet.ids), sheet.current) == ([1, 3, 4], 3)
    assert desk.review.count() == 6
    desk.sequences.leave()
    settle(qtbot, desk)
    assert not window.menus["sequence-out"].isEnabled()


def test_a_photo_is_carried_to_another_place(qtbot: QtBot, desk: Desk, sheet: OrderedSheet) -> None:
    carry(sheet, middle(sheet, 3), middle(sheet, 2), before(sheet, 1))
    assert sheet._slot is not None
    assert sheet._slot[0] == 1
    let_go(sheet, before(sheet, 1))
    settle(qtbot, desk)
    assert (list(sheet.ids), sheet.current, sheet._slot) == ([1, 4, 2, 3], 4, None)
    carry(sheet, middle(sheet, 0), middle(sheet, 1), middle(sheet, 3) + QPoint(60, 0))
    let_go(sheet, middle(sheet, 3) + QPoint(60, 0))
    settle(qtbot, desk)
    assert list(sheet.ids) == [4, 2, 3, 1]


def test_several_are_carried_together_and_a_click_means_one(
    qtbot: QtBot, desk: Desk, sheet: OrderedSheet
) -> None:
    sheet.set_current(2)
    sheet.select({2, 4})
    carry(sheet, middle(sheet, 3), middle(sheet, 2), before(sheet, 0))
    let_go(sheet, before(sheet, 0))
    settle(qtbot, desk)
    assert (list(sheet.ids), sheet.selection()) == ([2, 4, 1, 3], [2, 4])
    QTest.mouseClick(sheet.viewport(), LEFT, pos=middle(sheet, 1))
    assert sheet.selection() == [4]


def test_escape_puts_back_what_is_carried(desk: Desk, sheet: OrderedSheet) -> None:
    steps = len(desk.review.steps())
    carry(sheet, middle(sheet, 3), middle(sheet, 2), before(sheet, 0))
    QTest.keyClick(sheet, Key.Key_Escape)
    assert sheet._slot is None
    let_go(sheet, before(sheet, 0))
    assert order(desk) == [1, 2, 3, 4]
    assert len(desk.review.steps()) == steps


def test_where_it_was_is_no_step(desk: Desk, sheet: OrderedSheet) -> None:
    steps = len(desk.review.steps())
    carry(sheet, middle(sheet, 1), middle(sheet, 2), middle(sheet, 1) + QPoint(20, 0))
    let_go(sheet, middle(sheet, 1) + QPoint(20, 0))
    assert len(desk.review.steps()) == steps


def test_other_orders_are_off_and_the_strip_says_so(
    window: MainWindow, desk: Desk, sheet: OrderedSheet
) -> None:
    assert not window.menus["sort-name"].isEnabled()
    assert not window.menus["group-day"].isEnabled()
    assert "order of the sequence" in desk.views.strip._ordered.text()
    assert not desk.views.strip._sort.isVisible()
    desk.sidebar.choose_all()
    assert window.menus["sort-name"].isEnabled()
    assert desk.views.strip._sort.isVisible()


def test_a_filter_holds_within_the_sequence(qtbot: QtBot, desk: Desk, sheet: OrderedSheet) -> None:
    finish(sequencing.putting(desk.review, "Move", NAME, [4], before=1))
    desk.filter_bar.set_text("id:1,4,5")
    settle(qtbot, desk)
    assert list(sheet.ids) == [4, 1]


# Names


def test_renamed_duplicated_deleted_and_all_back(
    qtbot: QtBot, window: MainWindow, desk: Desk, sheet: OrderedSheet
) -> None:
    for action, name in (("sequence-edit", "Slides"), ("sequence-duplicate", "Copy")):
        window.menus[action].trigger()
        (dialog,) = [one for one in window.findChildren(SequenceDialog) if one.isVisible()]
        dialog.name_field.setText(name)
        dialog.accept()
        settle(qtbot, desk)
        assert desk.sequences.shown == name
    qtbot.waitUntil(lambda: desk.sidebar.sequences.names == ["Copy", "Slides"])
    window.menus["sequence-delete"].trigger()
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: desk.sidebar.sequences.names == ["Slides"])
    assert (desk.sequences.shown, len(sheet.ids)) == ("", 6)
    for _ in range(3):
        window.menus["undo"].trigger()
    qtbot.waitUntil(lambda: desk.sidebar.sequences.names == [NAME])


def test_the_key_of_taking_out_deletes_the_sequence_where_its_name_has_the_focus(
    qtbot: QtBot, window: MainWindow, desk: Desk, sheet: OrderedSheet
) -> None:
    desk.sidebar.sequences.list.setFocus()
    press(window, Key.Key_Delete)
    settle(qtbot, desk)
    assert (desk.review.sequences(), len(sheet.ids)) == ((), 6)
    press(window, Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert order(desk) == [1, 2, 3, 4]


def test_one_is_told_which_sequences_a_photo_is_in(qtbot: QtBot, desk: Desk, sheet: OrderedSheet) -> None:
    finish(sequencing.putting(desk.review, "Put", "Slides", [2]))
    sheet.set_current(2)
    settle(qtbot, desk)
    assert "in Front page, Slides, 2 of 4" in sheet.accessibleDescription()
    assert desk.inspector._where.text().endswith("in Front page, Slides")


def test_a_long_step_is_made_beside_the_window(
    qtbot: QtBot, window: MainWindow, desk: Desk, sheet: OrderedSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.beside, "most", 1)
    sheet.select_all()
    press(window, Key.Key_Q)
    QTest.keyClicks(desk.sequences.palette.field, "Slides")
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: not desk.beside.running)
    assert order(desk, "Slides") == [1, 2, 3, 4]
    window.menus["sequence-delete"].trigger()
    qtbot.waitUntil(lambda: desk.sidebar.sequences.names == ["Slides"])
    assert order(desk) == []


def test_a_step_of_a_title_has_no_photos_to_show(qtbot: QtBot, desk: Desk, sheet: OrderedSheet) -> None:
    finish(sequencing.writing(desk.review, "Title and text", NAME, Heading("A day in May")))
    dialog = HistoryDialog(desk.review)
    qtbot.addWidget(dialog)
    assert dialog.step is not None
    assert (dialog.step.what, dialog.photos.isEnabled()) == ("Title and text", False)
    assert dialog.list.row is not None
    assert dialog.list.row.hint == ""


def test_a_name_that_is_taken_is_told(window: MainWindow, desk: Desk, sheet: OrderedSheet) -> None:
    window.menus["sequence-duplicate"].trigger()
    (dialog,) = [one for one in window.findChildren(SequenceDialog) if one.isVisible()]
    for name, says in (("front PAGE", "already"), ("yes", "cannot be called")):
        dialog.name_field.setText(name)
        dialog.accept()
        assert says in dialog.error
    dialog.language_field.setText("ko")
    assert dialog.called.text() == "한국어"
    dialog.language_field.setText("?")
    assert dialog.called.text() == ""
    dialog.name_field.setText("Slides")
    dialog.accept()
    assert "no language" in dialog.error
    dialog.reject()
