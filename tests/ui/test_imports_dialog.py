"""The receipts of imports: at the end of each, and again at any time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from reviewer import card
from reviewer.import_receipt import Tally
from reviewer.imported import BackupFailed, Known
from reviewer.ingest import Plan
from reviewer.photo import Failed, Frame
from reviewer.review import Review
from tests.cards import make_card
from tests.ui import judged
from ui.desk import Desk
from ui.import_dialog import ImportRequest
from ui.imports_dialog import ImportsDialog
from ui.main_window import MainWindow


def record(
    shoot: str, *told: Failed | Known | BackupFailed, ended: str = "", **about: object
) -> dict[str, Any]:
    tally = Tally(Plan(shoot, backup=Path("/backup")), Path("/media/EOS"))
    for one in told:
        tally.take(one)
    return {**tally.receipt(len(told), 75.0, ended), **about}


KNOWN = Known("IMG_1", Frame((Path("IMG_1.JPG"),)))
FAILED = Failed("IMG_7.CR3", "IMG_7.CR3 could not be read from the card: Input/output error.")


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[ImportsDialog]:
    with judged.library(tmp_path / "library") as review:
        review.add_import(record("May", KNOWN, copied=212, frames=213, bytes=3 << 30))
        review.add_import(record("June", KNOWN, FAILED, BackupFailed("IMG_8", "No room on the backup.")))
        dialog = ImportsDialog(review)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.list.model().rowCount() == 2)
        yield dialog
        dialog.close()


def failures(dialog: ImportsDialog) -> list[tuple[str, str]]:
    tree = dialog.view.failed
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in items if item is not None]


def test_the_newest_is_shown_with_each_frame_that_failed_and_why(dialog: ImportsDialog) -> None:
    assert "Not every frame is in the library: do not format the card." in dialog.view.text
    assert "One frame failed. One is not on the backup." in dialog.view.text
    assert failures(dialog) == [
        ("IMG_7.CR3", "IMG_7.CR3 could not be read from the card: Input/output error."),
        ("IMG_8", "No room on the backup."),
    ]


def test_an_older_one_tells_counts_bytes_time_and_places(dialog: ImportsDialog) -> None:
    dialog.list.step(1)
    text = dialog.view.text
    for said in (
        "212 frames copied, 3.2 GB",
        "213 of 213 frames from EOS in 1 min 15 s; 1 was there already.",
        "Into May and, as a backup, to /backup",
        "Every copy was read back",
    ):
        assert said in text
    assert not dialog.view.failed.isVisible()


def test_typing_narrows_by_shoot_and_by_a_frame_that_failed(qtbot: QtBot, dialog: ImportsDialog) -> None:
    for typed, rows in (("may", 1), ("img_7", 1), ("eos", 2), ("nothing such", 0)):
        dialog.field.clear()
        qtbot.keyClicks(dialog.field, typed)
        assert dialog.list.model().rowCount() == rows
    assert dialog.nothing.text() == "No import fits."


def test_an_import_that_ended_early_says_so(qtbot: QtBot, dialog: ImportsDialog) -> None:
    dialog.view.show_receipt(record("July", KNOWN, ended="the disk is full.", past_cache=False))
    assert "Ended early: the disk is full." in dialog.view.text
    assert "does not tell whether from the disk itself" in dialog.view.text


def test_the_bar_of_an_import_leads_to_its_receipt(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    review: Review = desk.review
    top = make_card(tmp_path / "CARD", count=2)
    desk.importing.start(ImportRequest(top, card.frames(top).frames, Plan("May")))
    qtbot.waitUntil(lambda: not desk.importing.running, timeout=20_000)
    assert [one["copied"] for one in review.imports()] == [4]
    strip = desk.importing.bars.strips[0]
    assert [button.text() for button in strip.offers] == ["Show", "Receipt"]
    strip.offers[1].click()
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportsDialog)))
    shown = window.findChildren(ImportsDialog)[0]
    qtbot.waitUntil(lambda: "4 frames copied" in shown.view.text)
    shown.reject()
