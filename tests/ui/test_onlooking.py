"""A second window on a library shows what the first one does."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reviewer.photo import Verdict
from reviewer.review import Review
from tests.ui import judged
from ui.main_window import MainWindow


def test_a_window_open_to_look_follows_the_one_that_changes(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.close_library()
    with judged.library(tmp_path / "judged") as other:
        other.change("Look", [1], looked_at=True)
        window.show_review(Review.open(other.folder, read_only=True))
        desk = window.desk
        assert desk is not None

        def headline() -> str:
            return " ".join(label.text() for label in desk.inspector.verdict.findChildren(QLabel))

        qtbot.waitUntil(lambda: "Clear" in headline())
        other.change("Tag", [1], tag=["soldier"])
        desk.onlooking.catch_up()
        assert desk.review.verdict(1) is Verdict.RESTRICTED
        qtbot.waitUntil(lambda: "Restricted" in headline())
        text = (other.folder / "rulesets" / "test.toml").read_bytes()
        other.save_ruleset(text.replace(b'"restricted"', b'"caution"'))
        desk.onlooking.catch_up()
        assert desk.review.verdict(1) is desk.review.judgement(1).verdict is Verdict.CAUTION
        qtbot.waitUntil(lambda: not desk.search.busy)
        window.close_library()
