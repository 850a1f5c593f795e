"""Who objected to a picture is noted by keyboard, shown, found and taken back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from reviewer.photo import Asked, Objection
from tests.ui.hands import press
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.objection_dialog import ObjectionDialog

CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_an_objection_is_noted_by_keyboard(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    press(window, Qt.Key.Key_O, modifiers=CHORD)
    dialog = window.findChild(ObjectionDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.by.hasFocus())
    QTest.keyClicks(dialog.by, "guide")
    QTest.keyClick(dialog.by, Qt.Key.Key_Tab)
    assert dialog.asked.hasFocus()
    QTest.keyClick(dialog.asked, Qt.Key.Key_Down)
    QTest.keyClick(dialog.asked, Qt.Key.Key_Tab)
    dialog.when.clear()
    QTest.keyClicks(dialog.when, "2012-05-04")
    QTest.keyClick(dialog.when, Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.said, "Delete it, please.")
    QTest.keyClick(dialog.said, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(dialog.isHidden)
    photo = desk.views.sheet.current
    assert photo is not None
    expected = Objection(Asked.DELETE, "guide", "2012-05-04", "Delete it, please.")
    assert desk.review.photo(photo).marks.objections == (expected,)
    desk.filter_bar.set_text("asked:delete")
    qtbot.waitUntil(lambda: list(desk.views.sheet.ids) == [photo])
    desk.undo()
    assert desk.review.photo(photo).marks.objections == ()


def test_an_objection_is_taken_back_in_the_inspector(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    photo = desk.views.sheet.current
    assert photo is not None
    objection = Objection(Asked.TAKE_DOWN, "border official", "2013", "It must go.")
    desk.review.change("Note", [photo], object=objection)
    pane = desk.inspector.objections
    qtbot.waitUntil(lambda: bool(pane.findChildren(QToolButton)))
    (back,) = pane.findChildren(QToolButton)
    assert back.accessibleName() == "Take back: border official: asked to take it down"
    back.click()
    assert desk.review.photo(photo).marks.objections == ()
