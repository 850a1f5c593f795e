"""Export: what would go is seen before, what went after."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.export.profile import Container
from reviewer.photo import Flag
from reviewer.review import Review
from tests.ui import judged, shoot
from ui.export_dialog import ExportDialog
from ui.receipts_dialog import ReceiptsDialog


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    """Four photos: restricted, caution, clear and picked, unreviewed."""
    with judged.library(tmp_path / "library") as review:
        for photo in review.ids():
            path = review.path(photo)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(shoot.picture(shoot.COLOURS[photo], (90, 60)))
        review.change("Tag", [1], tag=("soldier",))
        review.change("Tag", [2], tag=("child",))
        review.change("Look", [3], looked_at=True, flag=Flag.PICK)
        yield review


@pytest.fixture
def dialog(qtbot: QtBot, review: Review, tmp_path: Path) -> Iterator[ExportDialog]:
    dialog = ExportDialog(review, [1], review.ids())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.form.plan is not None and not dialog.form.target._errand.running)
    dialog.form.target.set_folder(tmp_path / "set")
    qtbot.waitUntil(lambda: dialog.form.ready)
    yield dialog
    if dialog.job is not None:
        dialog.job.close()
    dialog.close()


def held(dialog: ExportDialog) -> dict[str, str]:
    items = [dialog.form.held.topLevelItem(row) for row in range(dialog.form.held.topLevelItemCount())]
    return {item.text(0): item.text(1) for item in items if item}


def test_what_goes_and_what_is_held_back_is_seen_before(dialog: ExportDialog) -> None:
    assert dialog.form.summary == "1 photo goes, 3 held back"
    assert dialog.confirm.text() == "Export 1 photo"
    assert "Soldiers in the frame" in held(dialog)["IMG_0001"]
    assert held(dialog)["IMG_0004"] == "Nobody has gone through this frame yet."


def test_another_profile_and_another_scope_are_worked_out_anew(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog.form.choose_profile("publication")
    qtbot.waitUntil(lambda: dialog.form.summary == "2 photos go, 2 held back")
    dialog.form.choose_scope("picks")
    qtbot.waitUntil(lambda: dialog.form.summary == "1 photo goes, nothing held back")
    dialog.form.choose_scope("selection")
    qtbot.waitUntil(lambda: dialog.form.summary == "0 photos go, 1 held back")
    assert not dialog.confirm.isEnabled()


def test_an_export_ends_with_its_receipt(
    qtbot: QtBot, dialog: ExportDialog, review: Review, tmp_path: Path
) -> None:
    dialog.form.choose_profile("publication")
    qtbot.waitUntil(lambda: dialog.confirm.text() == "Export 2 photos")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: dialog.receipt is not None and not dialog.running)
    assert sorted(path.name for path in (tmp_path / "set").glob("*.jpg")) == ["001.jpg", "002.jpg"]
    assert dialog.view.text.startswith("2 photos exported")
    assert "2 of 2 verified" in dialog.view.text
    assert dialog.view.held.topLevelItemCount() == 2
    assert len(review.receipts()) == 1
    assert dialog.confirm.text() == "Close"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("place", "sentence"), [("library/inside", "inside a library"), ("full", "not empty")]
)
def test_a_folder_that_will_not_do_is_told_before(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path, place: str, sentence: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("dear")
    dialog.form.target.set_folder(tmp_path / place)
    qtbot.waitUntil(lambda: sentence in dialog.error)
    assert not dialog.confirm.isEnabled()
    dialog.form.target.set_folder(tmp_path / "another")
    qtbot.waitUntil(lambda: dialog.error == "" and dialog.confirm.isEnabled())


def test_a_folder_that_filled_meanwhile_is_a_sentence_and_nothing_is_lost(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "letter.txt").write_text("dear")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: not dialog.running)
    assert "not empty" in dialog.error
    assert dialog.receipt is None
    assert [path.name for path in (tmp_path / "set").iterdir()] == ["letter.txt"]


def test_cancelling_leaves_nothing_behind(
    qtbot: QtBot, dialog: ExportDialog, review: Review, tmp_path: Path
) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    dialog.confirm.click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.running)
    if dialog.receipt is None:
        assert sorted(path.name for path in tmp_path.iterdir()) == before
        assert "cancelled" in dialog.error
    assert dialog.isVisible()


def test_a_folder_can_be_typed(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.form.target.field.clear()
    qtbot.keyClicks(dialog.form.target.field, str(tmp_path / "typed"))
    assert not dialog.confirm.isEnabled()
    qtbot.waitUntil(lambda: dialog.form.target.folder == tmp_path / "typed")
    assert dialog.confirm.isEnabled()


def test_what_is_encoded_anew_is_seen_before(dialog: ExportDialog) -> None:
    assert dialog.form._anew.text() == "Every photo is encoded anew as JPEG, upright and in sRGB."


def test_a_set_can_be_a_zip(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.form.target.set_container(Container.ZIP)
    qtbot.waitUntil(lambda: dialog.form.target.folder == tmp_path / "set.zip")
    assert dialog.form._sentence.text().endswith("all in one ZIP.")
    dialog.form.target.set_container(Container.FOLDER)
    qtbot.waitUntil(lambda: dialog.form.target.folder == tmp_path / "set")
    dialog.form.target.set_container(Container.ZIP)
    qtbot.waitUntil(lambda: dialog.form.target.folder == tmp_path / "set.zip")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: dialog.receipt is not None and not dialog.running)
    with zipfile.ZipFile(tmp_path / "set.zip") as archive:
        assert archive.namelist() == ["001.jpg"]
    assert dialog.receipt is not None and dialog.receipt["to"] == str(tmp_path / "set.zip")


def test_a_zip_is_proposed_where_none_was_chosen(qtbot: QtBot, review: Review) -> None:
    dialog = ExportDialog(review, [3], review.ids())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.form.target.folder is not None)
    dialog.form.target.set_container(Container.ZIP)
    qtbot.waitUntil(lambda: "Travel set" in dialog.form.target.field.text() and dialog.form.ready)
    assert dialog.form.target.field.text().endswith(".zip")


def test_receipts_are_listed_newest_first(qtbot: QtBot, dialog: ExportDialog, review: Review) -> None:
    dialog.confirm.click()
    qtbot.waitUntil(lambda: dialog.receipt is not None and not dialog.running)
    receipts = ReceiptsDialog(review)
    qtbot.addWidget(receipts)
    receipts.show()
    assert receipts.list.count() == 1
    assert "Travel set, 1 photo" in receipts.list.item(0).text()
    assert receipts.view.text.startswith("One photo exported")


def test_receipts_say_where_a_photo_went(qtbot: QtBot, dialog: ExportDialog, review: Review) -> None:
    dialog.confirm.click()
    qtbot.waitUntil(lambda: dialog.receipt is not None and not dialog.running)
    for photo, said in ((3, True), (1, False)):
        receipts = ReceiptsDialog(review, photo=photo)
        qtbot.addWidget(receipts)
        receipts.show()
        assert ("IMG_0003 → 001.jpg" in receipts.list.item(0).text()) is said


def test_a_library_without_receipts_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with judged.library(tmp_path / "other", photos=0) as review:
        receipts = ReceiptsDialog(review)
        qtbot.addWidget(receipts)
        receipts.show()
        assert not receipts.view.isVisible()
