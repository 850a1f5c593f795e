"""A shoot that cannot be judged is seen over the sheet until it can."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui import judged
from ui.desk import Desk
from ui.main_window import MainWindow


def test_a_shoot_without_rules_is_told_over_the_sheet_until_it_has_some(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.close_library()
    review = judged.library(tmp_path / "judged")
    review.start_shoot(judged.UNJUDGED)
    window.show_review(review)
    desk = window.desk
    assert isinstance(desk, Desk)
    assert desk.unjudged.isVisible()
    assert judged.UNJUDGED in desk.unjudged.said.text()
    with qtbot.waitSignal(desk.unjudged.rulesets_requested) as asked:
        desk.unjudged.rulesets_requested.disconnect(desk.dialogs.ask_rulesets)
        desk.unjudged.choose.click()
    assert asked.args == [judged.UNJUDGED]
    review.set_rulesets(judged.UNJUDGED, ["test"])
    qtbot.waitUntil(desk.unjudged.isHidden)
