"""The last template goes into other photos by one key."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.caption import template
from reviewer.caption.template import Entry, Template, Way
from tests.ui.hands import press
from ui import settings as remembered
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.templates_dialog import TemplatesDialog


def test_the_last_template_is_written_again(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    settings = desk.caption_dialogs._settings
    template.save(remembered.captions(settings), Template("Desk", (Entry("city", Way.SET, "Wonsan"),)))
    settings.setValue(remembered.TEMPLATE, "Desk")
    desk.views.sheet.select({1, 2})
    press(window, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: desk.review.can_undo == "Template Desk")
    assert [photo.id for photo in desk.review.photos(desk.review.ids("captioned:yes"))] == [1, 2]
    press(window, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: window.statusBar().currentMessage().startswith("These captions have it already"))


def test_a_template_that_is_gone_is_told(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    desk.caption_dialogs._settings.setValue(remembered.TEMPLATE, "Gone")
    press(window, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: "Gone" in window.statusBar().currentMessage())


def test_without_one_it_is_asked_which(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    press(window, Qt.Key.Key_F12)
    (dialog,) = desk.findChildren(TemplatesDialog)
    qtbot.waitUntil(lambda: not dialog._shelf.busy)
    assert dialog.name == ""
    dialog.reject()
