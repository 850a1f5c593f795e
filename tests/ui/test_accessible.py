"""Whoever cannot see the window, or has no mouse, can use every part of it all the same."""

from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMainWindow, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from reviewer.caption import table, template
from reviewer.caption.codes import Codes
from reviewer.caption.template import Entry, Template, Way
from reviewer.exchange import Compared
from reviewer.export.profile import Shelf as Profiles
from reviewer.progress import finish
from reviewer.review import Review
from reviewer.sidecar.comparison import Comparison, Conflict
from tests.ui import judged
from tests.ui.test_tag_palette import opened
from ui import card_scan
from ui.beside import Beside
from ui.checks_dialog import ChecksDialog
from ui.checks_in_use import ChecksInUse
from ui.codes_dialog import CodesDialog
from ui.codes_in_use import CodesInUse
from ui.export_dialog import ExportDialog
from ui.filter_bar import FilterBar
from ui.history_dialog import HistoryDialog
from ui.import_dialog import ImportDialog
from ui.importing import Importing
from ui.imports_dialog import ImportsDialog
from ui.inspector import Inspector
from ui.job import Job
from ui.keyboard_dialog import KeyboardDialog
from ui.keymap_shelf import Shelf, shipped
from ui.keys_help import KeysHelp
from ui.profiles_dialog import ProfilesDialog
from ui.receipts_dialog import ReceiptsDialog
from ui.replace_dialog import ReplaceDialog
from ui.ruleset_editor import RuleSetEditor
from ui.rulesets_dialog import RuleSetsDialog
from ui.settle_dialog import SettleDialog
from ui.sidebar import Sidebar
from ui.sidecars import Sidecars
from ui.sidecars_dialog import SidecarsDialog
from ui.table_dialog import TableDialog
from ui.table_out_dialog import TableOutDialog
from ui.template_dialog import TemplateDialog
from ui.template_shelf import Shelved, TemplateShelf
from ui.templates_dialog import TemplatesDialog


@pytest.fixture
def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Review]:
    monkeypatch.setattr(card_scan, "cards", lambda _library: iter(()))
    with judged.library(tmp_path / "library") as review:
        review.change("Tag", [1], tag=("soldier", "bus"))
        yield review


def nameless(top: QWidget) -> list[str]:
    """Widgets that take the keys and have neither a name nor a text."""
    return [
        type(widget).__name__
        for widget in top.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(top)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and widget.objectName() != "qt_scrollarea_viewport"
    ]


def test_every_control_of_the_panes_has_a_name(qtbot: QtBot, review: Review) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    inspector, bar, sidebar = (
        Inspector(review, Beside(review, lambda: False, None)),
        FilterBar(),
        Sidebar(review),
    )
    panes = QSplitter()
    panes.addWidget(sidebar)
    panes.addWidget(inspector)
    window.setCentralWidget(panes)
    window.setMenuWidget(bar)
    window.show()
    inspector.show_photos([1], 1)
    qtbot.waitUntil(lambda: len(inspector.verdict.cards) == 1)
    palette, keys = opened(review, window, [1]), KeysHelp(lambda: [], dict, window)
    assert palette.isVisible()
    keys.open()
    qtbot.waitUntil(lambda: inspector.tags.chips[0].isVisibleTo(window))
    assert nameless(window) == []
    inspector.stop()


@pytest.mark.parametrize(
    "kind",
    [
        *(ImportDialog, RuleSetsDialog, ExportDialog, ProfilesDialog),
        *(ReceiptsDialog, KeyboardDialog, HistoryDialog, RuleSetEditor),
        *(ReplaceDialog, TableOutDialog, TableDialog, TemplatesDialog, CodesDialog, ChecksDialog),
        *(SidecarsDialog, SettleDialog),
    ],
)
def test_every_dialog_is_used_by_keys_alone(
    qtbot: QtBot, review: Review, kind: type[QDialog], workers: Executor, settings: QSettings
) -> None:
    dialog = made(kind, review, workers, settings)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    app = QApplication.instance()
    assert app is not None
    qtbot.waitUntil(lambda: not app.findChildren(Job))
    assert nameless(dialog) == []
    reached = set()
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None and dialog.isAncestorOf(focused)
        reached.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    buttons = [b for b in dialog.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
    groups = {b.group() for b in reached if isinstance(b, QAbstractButton)} - {None}
    unreached = [
        b.text()
        for b in buttons
        if b.focusPolicy() & Qt.FocusPolicy.TabFocus and b not in reached and b.group() not in groups
    ]
    assert [text for text in unreached if not text.startswith(("Selection", "Everything"))] == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def made(kind: type[QDialog], review: Review, workers: Executor, settings: QSettings) -> QDialog:
    if kind is ExportDialog:
        return ExportDialog(review, [], review.ids(), Profiles(review.folder.parent / "profiles"))
    if kind is ProfilesDialog:
        return ProfilesDialog(Profiles(review.folder.parent / "profiles"), review, review.ids())
    if kind is KeyboardDialog:
        return KeyboardDialog(Shelf(review.folder / "keymaps"), shipped()["default"], {"S": "Soldier"})
    if kind is SidecarsDialog:
        importing = Importing(review, workers, settings)
        beside = Beside(review, lambda: False, None)
        dialog = SidecarsDialog(Sidecars(review, beside, importing, settings))
        importing.bars.setParent(dialog)
        return dialog
    if kind is SettleDialog:
        both = Comparison(conflicts={"rating": Conflict("1", "2"), "headline": Conflict("A", "B")})
        return SettleDialog([Compared(review.photo(1), review.folder / "a.xmp", comparison=both)])
    if kind is ImportsDialog:
        return ImportsDialog(review)
    if kind is TemplateDialog:
        app = QApplication.instance()
        assert app is not None
        return TemplateDialog(TemplateShelf(review.folder / "captions", app), Shelved(""))
    if kind is HistoryDialog:
        return HistoryDialog(review)
    if kind is RuleSetEditor:
        editor = RuleSetEditor(review, Beside(review, lambda: False, None), judged.SHOOT)
        editor.open_ruleset("test")
        return editor
    beside = Beside(review, lambda: False, None)
    if kind is RuleSetsDialog:
        return RuleSetsDialog(review, beside, judged.SHOOT)
    if kind is ReplaceDialog:
        return ReplaceDialog(review, beside, [1], review.ids(), workers)
    if kind is TableOutDialog:
        return TableOutDialog(review.folder, [1], review.ids())
    if kind is TableDialog:
        finish(table.write(review.folder / "table.csv", review, review.ids()))
        return TableDialog(review, beside, review.folder / "table.csv")
    if kind is TemplatesDialog:
        template.save(review.folder / "captions", Template("Desk", (Entry("city", Way.SET, "Wonsan"),)))
        return TemplatesDialog(review, beside, review.folder / "captions", [1], review.ids(), Codes())
    if kind is CodesDialog:
        return CodesDialog(CodesInUse(settings))
    if kind is ChecksDialog:
        return ChecksDialog(review, ChecksInUse(settings))
    return ImportDialog(review, workers, settings) if kind is ImportDialog else ReceiptsDialog(review)
