"""Checks of captions are turned off and on, for good."""

from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from reviewer.caption.checks import CHECKS
from reviewer.review import Review
from ui.checks_dialog import ChecksDialog
from ui.checks_in_use import ChecksInUse


def test_a_check_is_turned_off_at_once_and_for_good(
    qtbot: QtBot, review: Review, settings: QSettings
) -> None:
    checks = ChecksInUse(settings)
    dialog = ChecksDialog(review, checks)
    qtbot.addWidget(dialog)
    dialog.show()
    assert list(dialog.boxes) == [check.id for check in CHECKS]
    with qtbot.waitSignal(checks.changed):
        qtbot.keyClick(dialog.boxes["credit"], Qt.Key.Key_Space)
    assert checks.off == {"credit"}
    again = ChecksDialog(review, ChecksInUse(settings))
    qtbot.addWidget(again)
    assert not again.boxes["credit"].isChecked()
    qtbot.keyClick(again.boxes["credit"], Qt.Key.Key_Space)
    assert checks.off == frozenset()
