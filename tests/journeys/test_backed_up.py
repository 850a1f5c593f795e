"""A card and its backup by keyboard, when the backup fails and when it is whole again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.cards import jpeg
from tests.journeys.photographer import Photographer
from ui import card_scan
from ui.import_dialog import ImportDialog
from ui.imports_dialog import ImportsDialog
from ui.progress_strip import ProgressStrip

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
FRAMES = 5


@pytest.fixture
def card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only card that is mounted."""
    folder = tmp_path / "EOS_DIGITAL" / "DCIM" / "100CANON"
    folder.mkdir(parents=True)
    for number in range(FRAMES):
        (folder / f"IMG_{number:04}.JPG").write_bytes(jpeg(number))
    monkeypatch.setattr(card_scan, "mounted_cards", lambda: (tmp_path / "EOS_DIGITAL",))
    return tmp_path / "EOS_DIGITAL"


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """A backup disk on which another file has the place of the backup."""
    folder = tmp_path / "disk"
    folder.mkdir()
    (folder / "library").write_text("not a folder")
    return folder


def ask(hands: Photographer) -> ImportDialog:
    """The import dialog, with the frames of the card in it."""
    hands.press(Key.Key_I, CTRL)
    dialog = hands.dialog(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    hands.wait(lambda: len(dialog.pane.frames.frames) == FRAMES and bool(dialog.form.rulesets.boxes))
    return dialog


def import_now(hands: Photographer, dialog: ImportDialog) -> ProgressStrip:
    """Enter, and the bar when all is over."""
    hands.wait(dialog.confirm.isEnabled)
    hands.press(Key.Key_Return)
    hands.wait(lambda: not hands.desk.busy)
    return hands.desk.importing.bars.strips[-1]


def test_a_failing_backup_is_told_at_once_and_completed_by_importing_again(
    photographer: Photographer, card: Path, disk: Path
) -> None:
    hands = photographer
    dialog = ask(hands)
    dialog.form.backup.field.setFocus()
    hands.write(str(disk))
    first = import_now(hands, dialog)
    assert first.warning.isVisible()
    assert first.warning.label.text().startswith("The backup takes no more.")
    assert f"{FRAMES} are not on the backup" in first.summary
    assert "do not format it" in first.summary
    hands.wait(lambda: len(hands.desk.views.sheet.ids) == FRAMES)

    # The disk is put right, and the card is imported again: nothing is to be chosen by hand.
    (disk / "library").unlink()
    again = ask(hands)
    hands.wait(lambda: again.confirm.isEnabled())
    assert f"{FRAMES} of them are not on the backup." in again.summary
    second = import_now(hands, again)
    assert not second.warning.isVisible()
    assert "safe to remove" in second.summary
    assert [strip for strip in hands.desk.importing.bars.strips if strip.isVisible()] == [second]
    assert len(list((disk / "library" / "shoots").rglob("*.JPG"))) == FRAMES
    assert len(hands.desk.review.shoots()) == 1

    hands.press(Key.Key_I, CTRL | ALT)
    receipts = hands.dialog(ImportsDialog)
    assert isinstance(receipts, ImportsDialog)
    hands.wait(lambda: receipts.list.model().rowCount() == 2)
    assert f"{FRAMES} missing copies were made" in receipts.view.text
    hands.press(Key.Key_Down)
    assert f"{FRAMES} are not on the backup." in receipts.view.text
    receipts.accept()
