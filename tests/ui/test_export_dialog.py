"""Export: what would go is seen before, what went after."""

import threading
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest
from PIL import ExifTags, Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer import sequencing
from reviewer.export.profile import Container, Shelf
from reviewer.photo import Flag
from reviewer.progress import finish
from reviewer.review import Review
from reviewer.sequence import Heading
from tests.reviewer.export.pieces import disk_of, needs_limits
from tests.ui import judged, shoot
from ui.export_dialog import ExportDialog

P = ParamSpec("P")
T = TypeVar("T")


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
    dialog = ExportDialog(review, [1], review.ids(), Shelf(review.folder.parent / "profiles"))
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
    assert not dialog.form.held.isVisible()
    dialog.form.choose_scope("selection")
    qtbot.waitUntil(lambda: dialog.form.summary == "0 photos go, 1 held back")
    assert not dialog.confirm.isEnabled()


def test_a_sequence_is_exported_in_its_order(
    qtbot: QtBot, dialog: ExportDialog, review: Review, tmp_path: Path
) -> None:
    finish(sequencing.putting(review, "Put", "Front page", [3, 2]))
    other = ExportDialog(
        review, [3], [3, 2], Shelf(tmp_path / "profiles"), first="publication", sequence="Front page"
    )
    qtbot.addWidget(other)
    form = other.form
    qtbot.waitUntil(lambda: form.plan is not None and not form.target._errand.running)
    assert [going.photo.id for going in form.plan.goes] == [3, 2]
    assert form.sequences.isChecked()
    form.choose_scope("shown")
    assert (form.sequences.chosen, form.scopes["shown"].isChecked()) == ("", True)
    finish(sequencing.writing(review, "Title", "Front page", Heading("A day in May")))
    form.choose_sequence("Front page")
    assert not form.scopes["shown"].isChecked()
    qtbot.waitUntil(lambda: form.plan is not None)
    assert form.plan.heading.title == "A day in May"
    form.sequences.set_chosen("")
    form.sequences.changed.emit()
    assert form.scopes["shown"].isChecked()
    other.close()


def test_a_story_has_a_title_and_an_opening_text(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    form = dialog.form
    assert form.heading.isHidden()
    form.choose_profile("publication")
    qtbot.waitUntil(lambda: dialog.confirm.text() == "Export 2 photos")
    assert form.heading.isVisible()
    qtbot.keyClicks(form.heading.title, "In /home/me/May")
    assert not dialog.confirm.isEnabled()
    assert "The title of the story has where a file lies on a disk" in form.heading._fault.label.text()
    form.heading.title.clear()
    qtbot.keyClicks(form.heading.title, "Two days in May")
    qtbot.keyClicks(form.heading.opening, "It rained.")
    form.choose_profile("travel-set")
    form.choose_profile("publication")
    qtbot.waitUntil(lambda: dialog.confirm.text() == "Export 2 photos")
    qtbot.keyClick(form.heading.opening, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.receipt is not None and not dialog.running)
    story = (tmp_path / "set" / "story.html").read_text("utf-8")
    assert "Two days in May</h1>" in story and "It rained.</p>" in story
    assert (tmp_path / "set" / "contact-sheet.pdf").is_file()
    assert "story.html, contact-sheet.pdf" in dialog.view._beside.text()


def test_esc_in_a_title_leaves_the_dialog(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog.form.choose_profile("publication")
    qtbot.keyClick(dialog.form.heading.title, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


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


class Gate(ThreadPoolExecutor):
    """One worker that is let through one picture at a time."""

    def __init__(self) -> None:
        super().__init__(1)
        self._turns = threading.Semaphore(0)

    def let(self, pictures: int = 1) -> None:
        """Let so many through."""
        self._turns.release(pictures)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do it when its turn comes."""
        super().submit(self._turns.acquire)
        return super().submit(fn, *args, **kwargs)


@pytest.fixture
def gate() -> Iterator[Gate]:
    with Gate() as gate:
        yield gate
        gate.let(99)


@pytest.fixture
def running(qtbot: QtBot, review: Review, tmp_path: Path, gate: Gate) -> Iterator[ExportDialog]:
    """An export of four photos, one of them done, the second waiting for its turn."""
    review.change("Look", review.ids(), looked_at=True, untag=("soldier", "child"))
    dialog = ExportDialog(review, review.ids(), review.ids(), Shelf(tmp_path / "profiles"), workers=gate)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.form.plan is not None and not dialog.form.target._errand.running)
    dialog.form.target.set_folder(tmp_path / "set")
    qtbot.waitUntil(lambda: dialog.form.ready)
    dialog.confirm.click()
    gate.let()
    qtbot.waitUntil(lambda: dialog.progress.bar.value() == 1)
    yield dialog
    gate.let(99)
    dialog.done(0)


def test_cancelling_asks_and_the_work_goes_on_meanwhile(
    qtbot: QtBot, running: ExportDialog, gate: Gate
) -> None:
    qtbot.keyClick(running, Qt.Key.Key_Escape)
    progress = running.progress
    assert progress.asking and running.running
    assert "1 of 4 files are done" in progress.question.accessibleName()
    assert progress.keep_button.text() == "Keep the one that is done"
    assert running.focusWidget() is progress.go_on_button
    gate.let()
    qtbot.waitUntil(lambda: progress.keep_button.text() == "Keep the 2 that are done")
    qtbot.keyClick(running, Qt.Key.Key_Escape)
    assert not progress.asking and running.running
    gate.let(2)
    qtbot.waitUntil(lambda: running.receipt is not None and not running.running)
    assert running.receipt is not None and running.receipt["ended_early"] is None


def test_what_is_done_can_be_kept(
    qtbot: QtBot, running: ExportDialog, review: Review, tmp_path: Path, gate: Gate
) -> None:
    running.cancel.click()
    running.progress.keep_button.click()
    gate.let(4)
    qtbot.waitUntil(lambda: running.receipt is not None and not running.running)
    assert sorted(path.name for path in (tmp_path / "set").iterdir()) == ["001.jpg", "002.jpg"]
    assert running.view.text.endswith("Ended early: 2 of 4, by the user's choice.")
    assert review.receipts()[0]["not_made"][0]["name"] == "IMG_0003"


def test_discarding_leaves_nothing_behind(
    qtbot: QtBot, running: ExportDialog, review: Review, tmp_path: Path, gate: Gate
) -> None:
    running.cancel.click()
    running.progress.discard_button.click()
    gate.let(4)
    qtbot.waitUntil(lambda: not running.running)
    assert running.receipt is None and review.receipts() == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["library", "rules.toml"]
    assert "Nothing was written" in running.error and running.isVisible()


@needs_limits
@pytest.mark.parametrize("keep", [True, False])
def test_a_disk_that_fails_in_the_middle_is_asked_about(
    qtbot: QtBot, running: ExportDialog, tmp_path: Path, gate: Gate, keep: bool
) -> None:
    with disk_of(50):
        gate.let(1)
        qtbot.waitUntil(lambda: running.progress.asking)
    progress = running.progress
    assert "cannot go on: its disk is full" in progress.question.accessibleName()
    assert not progress.go_on_button.isVisible() and running.focusWidget() is progress.discard_button
    gate.let(4)
    if keep:
        progress.keep_button.click()
    else:
        qtbot.keyClick(running, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not running.running)
    assert (tmp_path / "set").exists() is keep
    assert "disk is full" in (running.view.text if keep else running.error)


@needs_limits
def test_closing_the_library_ends_an_export_that_asks(
    qtbot: QtBot, running: ExportDialog, tmp_path: Path, gate: Gate
) -> None:
    with disk_of(50):
        gate.let(1)
        qtbot.waitUntil(lambda: running.progress.asking)
    gate.let(4)
    running.done(0)
    assert not running.running and not (tmp_path / "set").exists()


def test_a_folder_can_be_typed(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.form.target.field.clear()
    qtbot.keyClicks(dialog.form.target.field, str(tmp_path / "typed"))
    assert not dialog.confirm.isEnabled()
    qtbot.waitUntil(lambda: dialog.form.target.folder == tmp_path / "typed")
    assert dialog.confirm.isEnabled()


def test_what_is_encoded_anew_is_seen_before(dialog: ExportDialog) -> None:
    assert dialog.form._anew.text() == "Every photo is encoded anew as JPEG, upright and in sRGB."


def test_what_cannot_keep_its_own_pixels_is_counted_before_with_the_reason(
    qtbot: QtBot, dialog: ExportDialog, review: Review
) -> None:
    turned = Image.Exif()
    turned[ExifTags.Base.Orientation] = 6
    Image.new("RGB", (90, 61)).save(review.path(2), "JPEG", exif=turned)
    dialog.form.choose_profile("agency")
    assert dialog.form._anew.text() == "Looking which photos can keep their own pixels…"
    qtbot.waitUntil(lambda: dialog.form._anew.text().startswith("1 photo can keep its own pixels"))
    assert "1 is encoded anew: it is turned, and its edges cut" in dialog.form._anew.text()
    dialog.form.choose_profile("publication")
    assert dialog.form._anew.text().startswith("Every photo is encoded anew")
    review.path(2).write_bytes(review.path(3).read_bytes())
    dialog.form.choose_profile("agency")
    qtbot.waitUntil(lambda: dialog.form._anew.text() == "Every photo can keep its own pixels.")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: dialog.receipt is not None and not dialog.running)
    assert dialog.receipt is not None
    assert {item["form"] for item in dialog.receipt["items"]} == {"its own pixels"}
    assert dialog.view._pixels.text() == "2 of 2 with their own pixels."


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
    dialog = ExportDialog(review, [3], review.ids(), Shelf(review.folder.parent / "profiles"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.form.target.folder is not None)
    dialog.form.target.set_container(Container.ZIP)
    qtbot.waitUntil(lambda: "Travel set" in dialog.form.target.field.text() and dialog.form.ready)
    assert dialog.form.target.field.text().endswith(".zip")
