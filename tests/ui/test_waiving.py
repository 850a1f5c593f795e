"""A rule is let pass by keyboard; who does so is asked the first time and remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui import judged
from tests.ui.hands import press
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.person_dialog import PersonDialog

CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shown(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> Desk:
    """A desk on a photo of soldiers."""
    window.close_library()
    review = judged.library(tmp_path / "judged", 1)
    review.change("Tag", [1], tag=["soldier"])
    window.show_review(review)
    assert window.desk is not None
    desk = window.desk
    qtbot.waitUntil(lambda: bool(desk.inspector.verdict.cards))
    return desk


def waive(shown: Desk, reason: str) -> None:
    card = shown.inspector.verdict.cards[0]
    card.ask()
    QTest.keyClicks(card.reason, reason)
    QTest.keyClick(card.reason, Qt.Key.Key_Return)


def test_initials_are_asked_once_and_kept(qtbot: QtBot, window: MainWindow, shown: Desk) -> None:
    waive(shown, "He asked for it")
    dialog = window.findChild(PersonDialog)
    assert dialog is not None
    assert not shown.review.photo(1).marks.waivers
    QTest.keyClicks(dialog.field, "E. L.")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    (waiver,) = shown.review.photo(1).marks.waivers
    assert (waiver.by, waiver.reason) == ("E. L.", "He asked for it")
    shown.undo()
    qtbot.waitUntil(lambda: bool(shown.inspector.verdict.cards[0].button.text() == "Waive…"))
    waive(shown, "Again")
    assert [waiver.by for waiver in shown.review.photo(1).marks.waivers] == ["E. L."]


def test_without_an_answer_nothing_is_waived(window: MainWindow, shown: Desk) -> None:
    waive(shown, "He asked for it")
    dialog = window.findChild(PersonDialog)
    assert dialog is not None
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert not shown.review.photo(1).marks.waivers


def test_the_strictest_rule_is_waived_by_a_key(qtbot: QtBot, window: MainWindow, shown: Desk) -> None:
    shown.review.person = "E. L."
    press(window, Qt.Key.Key_W, modifiers=CHORD)
    card = shown.inspector.verdict.cards[0]
    qtbot.waitUntil(card.reason.hasFocus)
    QTest.keyClicks(card.reason, "He asked for it")
    QTest.keyClick(card.reason, Qt.Key.Key_Return)
    (waiver,) = shown.review.photo(1).marks.waivers
    assert waiver.reason == "He asked for it"
    qtbot.waitUntil(lambda: not any(card.can_waive for card in shown.inspector.verdict.cards))
    with qtbot.waitSignal(shown.said) as said:
        shown.waive()
    assert said.args == ["No rule stands here that could be waived."]
