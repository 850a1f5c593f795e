"""Filters get a name, are taken again, renamed and removed; by menu, by dialog and by keys."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from reviewer.photo import Verdict
from reviewer.review import Review
from tests.ui import judged
from ui.filter_bar import FilterBar
from ui.save_filter_dialog import SaveFilterDialog
from ui.saved_filters import SavedFilters
from ui.saved_filters_dialog import SavedFiltersDialog

Key = Qt.Key


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with judged.library(tmp_path / "library") as review:
        yield review


class Filters:
    """A filter bar with its saved filters, and the dialog that is open."""

    def __init__(self, review: Review, window: QWidget) -> None:
        self.window = window
        self.bar = FilterBar(window)
        self.said: list[str] = []
        self.dialog: QDialog | None = None
        self.saved = SavedFilters(review, self.bar, self.bar.text, self.show, window)
        self.saved.said.connect(self.said.append)

    def show(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()

    def labels(self) -> list[str]:
        return [action.text() for action in self.bar.menu._menu.actions()]


@pytest.fixture
def filters(qtbot: QtBot, review: Review) -> Filters:
    window = QWidget()
    qtbot.addWidget(window)
    filters = Filters(review, window)
    window.show()
    return filters


def test_a_filter_is_saved_under_a_name_and_taken_again(
    qtbot: QtBot, filters: Filters, review: Review
) -> None:
    filters.bar.set_text("verdict:clear tag:bus")
    assert not filters.bar.menu.isChecked()
    filters.saved.save()
    dialog = filters.dialog
    assert isinstance(dialog, SaveFilterDialog)
    assert not dialog.confirm.isEnabled()
    QTest.keyClicks(dialog.field, "Buses & more")
    QTest.keyClick(dialog.field, Key.Key_Return)
    assert review.saved_filters() == {"Buses & more": "verdict:clear tag:bus"}
    assert filters.bar.menu.isChecked()
    assert filters.said == ["The filter is saved as Buses & more."]
    filters.bar.clear()
    assert not filters.bar.menu.isChecked()
    assert filters.labels()[0] == "Buses && more"
    filters.bar.menu._menu.actions()[0].trigger()
    assert filters.bar.text() == "verdict:clear tag:bus"
    assert filters.bar.verdicts[Verdict.CLEAR].isChecked()


def test_the_button_opens_its_list(
    qtbot: QtBot, filters: Filters, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QPoint] = []
    monkeypatch.setattr(filters.bar.menu._menu, "popup", opened.append)
    review.save_filter("A", "tag:bus")
    QTest.mouseClick(filters.bar.menu, Qt.MouseButton.LeftButton)
    QTest.keyClick(filters.bar.menu, Key.Key_Space)
    assert len(opened) == 2
    can = [action.text() for action in filters.bar.menu._menu.actions() if action.isEnabled()]
    assert [text for text in can if text] == ["A", "Saved filters…"]
    assert not filters.bar.menu.isChecked()


def test_nothing_is_saved_where_nothing_is_filtered(filters: Filters) -> None:
    filters.saved.save()
    assert filters.dialog is None
    assert filters.said == ["Nothing is filtered; there is no filter to save."]


def test_a_name_taken_is_told_before_it_is_replaced(filters: Filters, review: Review) -> None:
    review.save_filter("Mine", "tag:bus")
    filters.bar.set_text("tag:soldier")
    filters.saved.save()
    dialog = filters.dialog
    assert isinstance(dialog, SaveFilterDialog)
    QTest.keyClicks(dialog.field, "Mine")
    assert dialog._there.text() == "Replaces the filter of this name."
    QTest.keyClick(dialog.field, Key.Key_Return)
    assert review.saved_filters() == {"Mine": "tag:soldier"}


@pytest.fixture
def listed(qtbot: QtBot, filters: Filters, review: Review) -> SavedFiltersDialog:
    for name, line in (("A", "tag:bus"), ("B", "tag:soldier"), ("C", "rating>=3")):
        review.save_filter(name, line)
    filters.saved.choose()
    dialog = filters.dialog
    assert isinstance(dialog, SavedFiltersDialog)
    qtbot.waitActive(dialog)
    return dialog


def test_enter_filters_by_the_one_chosen(listed: SavedFiltersDialog, filters: Filters) -> None:
    QTest.keyClick(listed.list, Key.Key_Down)
    assert listed._said.text() == "tag:soldier"
    QTest.keyClick(listed.list, Key.Key_Return)
    assert not listed.isVisible()
    assert filters.bar.text() == "tag:soldier"


def test_f2_renames(qtbot: QtBot, listed: SavedFiltersDialog, review: Review) -> None:
    QTest.keyClick(listed.list, Key.Key_F2)
    type_in_place(qtbot, listed, "Buses")
    assert review.saved_filters() == {"Buses": "tag:bus", "B": "tag:soldier", "C": "rating>=3"}
    QTest.keyClick(listed.list, Key.Key_F2)
    type_in_place(qtbot, listed, "C")
    assert listed.error == "There is a filter of this name already."
    assert listed.list.item(0).text() == "Buses"
    assert listed.isVisible()
    assert review.saved_filters()["Buses"] == "tag:bus"


def type_in_place(qtbot: QtBot, dialog: SavedFiltersDialog, text: str) -> None:
    qtbot.waitUntil(lambda: dialog.list.viewport().isAncestorOf(dialog.focusWidget()))
    editor = dialog.focusWidget()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(dialog.list.hasFocus)


def test_delete_removes(listed: SavedFiltersDialog, review: Review, filters: Filters) -> None:
    for left in (["B", "C"], ["C"], []):
        QTest.keyClick(listed.list, Key.Key_Delete)
        assert list(review.saved_filters()) == left
    assert not listed.confirm.isEnabled()
    assert listed._said.text() == "No filter is saved in this library."
    QTest.keyClick(listed.list, Key.Key_Escape)
    assert filters.labels()[0] == ""


def test_a_library_to_look_at_only_lets_its_filters_be_used(qtbot: QtBot, tmp_path: Path) -> None:
    with judged.library(tmp_path / "library") as review:
        review.save_filter("A", "tag:bus")
    with Review.open(tmp_path / "library", read_only=True) as looked_at:
        dialog = SavedFiltersDialog(looked_at)
        qtbot.addWidget(dialog)
        assert dialog.line == "tag:bus"
        assert dialog.confirm.isEnabled()
        assert not dialog.rename.isEnabled()
        assert not dialog.remove.isEnabled()


def test_the_filter_is_copied_as_the_command_line_takes_it(filters: Filters) -> None:
    filters.bar.choose("lens", ["50 mm f/2", 'the "old" one\'s'])
    filters.saved.copy()
    option, line = shlex.split(QGuiApplication.clipboard().text())
    assert (option, line) == ("--where", filters.bar.text())
    filters.bar.clear()
    filters.saved.copy()
    assert filters.said[-1] == "Nothing is filtered; there is nothing to copy."
