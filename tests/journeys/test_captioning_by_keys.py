"""Twenty frames captioned by keyboard, from a template and codes; and where their words go."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from reviewer import card, ingest
from reviewer.export.verify import verify
from reviewer.review import Review
from reviewer.sample import card as drawn
from reviewer.sample import make_card
from reviewer.sample.shots import Shot
from reviewer.workers import Workers
from tests.journeys.photographer import CTRL, Key, Photographer
from ui import export_pane
from ui.changes_dialog import ChangesDialog
from ui.export_dialog import ExportDialog
from ui.main_window import MainWindow
from ui.replace_dialog import ReplaceDialog
from ui.templates_dialog import TemplatesDialog

COUNT, SHOOT = 20, "Sample card"
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CODES = "harb\tthe quays of the old harbour\tthe harbour\n"


@pytest.fixture
def hands(
    qtbot: QtBot, tmp_path: Path, workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Photographer]:
    """A window on twenty frames of the card that were gone through, all of them clear."""

    def plain(shot: Shot) -> Image.Image:
        return Image.new("RGB", (300, 200), (shot.number, 90, 120))

    monkeypatch.setattr(drawn, "draw", plain)
    monkeypatch.setattr(export_pane, "SOON_MS", 10**6)  # no profile is read that nobody asks for
    make_card(tmp_path / "card")
    review = Review.create(tmp_path / "library")
    review.start_shoot(SHOOT, ["dprk-visitor"])
    frames = card.frames(tmp_path / "card").frames[:COUNT]
    for told in ingest.ingest(frames, review.folder, ingest.Plan(SHOOT), review, workers=workers):
        review.add(SHOOT, [one for one in told if isinstance(one, ingest.Copied)])
    review.change("Gone through", review.ids(), looked_at=True)
    (tmp_path / "codes.txt").write_text(CODES)
    window = MainWindow(workers, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    window.show()
    window.show_review(review)
    window.activateWindow()
    qtbot.waitActive(window, timeout=5000)
    desk = window.desk
    assert desk is not None
    qtbot.waitUntil(lambda: len(desk.views.ids) == COUNT)
    with qtbot.waitSignal(desk.proofs.codes.changed):
        desk.proofs.codes.use([tmp_path / "codes.txt"], "=")
    yield Photographer(qtbot, window)
    window.close()
    window.deleteLater()


def found(hands: Photographer, dialog: ChangesDialog) -> None:
    """Wait until all changes are found that would be made."""
    hands.wait(lambda: dialog.confirm.isEnabled() and not dialog.pane.running)


def fill(hands: Photographer, dialog: TemplatesDialog, address: str, text: str) -> None:
    """Tab to the box of a field, tick it, write."""
    box = dialog.form.entries[address].box
    while dialog.focusWidget() is not box:
        hands.press(Key.Key_Tab)
    hands.press(Key.Key_Space)
    hands.write(text)


def test_captions_of_a_template_go_where_they_should(hands: Photographer, tmp_path: Path) -> None:
    review = hands.desk.review

    # A template is made, and written into all twenty.
    hands.press(Key.Key_Home)
    hands.press(Key.Key_A, CTRL)
    hands.press(Key.Key_T, CTRL | SHIFT)
    template = hands.dialog(TemplatesDialog)
    assert isinstance(template, TemplatesDialog)
    hands.wait(lambda: not template._shelf.busy)
    hands.press(Key.Key_N, ALT)
    hands.wait(template.asking.name.hasFocus)
    hands.write("Newsroom")
    hands.press(Key.Key_Return)
    hands.wait(lambda: template.name == "Newsroom")
    fill(hands, template, "headline", "Zephyrine {seq:2} at =harb#2=")
    fill(hands, template, "description", "Boats leave =harb=.")
    fill(hands, template, "city", "Wonsan")
    hands.press(Key.Key_S, CTRL)
    hands.wait(lambda: not template._shelf.busy and not template._pause.isActive())
    found(hands, template)
    assert template.pane.text.startswith("Changes 20 of 20 photos")
    hands.press(Key.Key_H, ALT)
    hands.wait(lambda: review.can_undo == "Template Newsroom")
    headlines = [review.photo(photo).marks.caption.headline for photo in review.ids()]
    assert headlines[0] == "Zephyrine 01 at the harbour"
    assert sorted(headlines) == [f"Zephyrine {number:02} at the harbour" for number in range(1, 21)]

    # A word is another in all of them, as one step that is taken back and done again.
    hands.press(Key.Key_F, CTRL | ALT)
    replacing = hands.dialog(ReplaceDialog)
    assert isinstance(replacing, ReplaceDialog)
    hands.write("boats")
    hands.press(Key.Key_Tab)
    hands.write("Ships")
    hands.wait(lambda: not replacing._pause.isActive())
    found(hands, replacing)
    hands.press(Key.Key_H, ALT)
    hands.wait(lambda: review.can_undo == "Replace “boats” by “Ships”")
    texts = {review.photo(photo).marks.caption.description for photo in review.ids()}
    assert texts == {"Ships leave the quays of the old harbour."}
    hands.press(Key.Key_Z, CTRL)
    assert review.photo(1).marks.caption.description.startswith("Boats")
    hands.press(Key.Key_Z, CTRL | SHIFT)
    assert review.photo(1).marks.caption.description.startswith("Ships")

    # In one of them a code is typed, and turns into words; Esc puts away what else it could be, then leaves.
    hands.press(Key.Key_D, CTRL)
    hands.press(Key.Key_Home)
    hands.press(Key.Key_I)
    hands.press(Key.Key_End)
    hands.write(" and =harb=")
    hands.press(Key.Key_Escape)
    hands.press(Key.Key_Escape)
    first = review.photo(review.ids()[0]).marks.caption.headline
    assert first == "Zephyrine 01 at the harbour and the quays of the old harbour"

    # They go out, and the words with them: into the story and the captions beside, and into no picture.
    hands.press(Key.Key_E, CTRL)
    dialog = hands.dialog(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    hands.wait(lambda: dialog.form.plan is not None)
    dialog.form.choose_scope("shown")
    dialog.form.choose_profile("publication")
    hands.wait(lambda: dialog.form.plan is not None and len(dialog.form.plan.goes) == COUNT)
    dialog.form.target.set_folder(tmp_path / "set")
    hands.wait(dialog.confirm.isEnabled)
    dialog.confirm.click()
    hands.wait(lambda: dialog.receipt is not None)
    dialog.confirm.click()
    files = [path for path in (tmp_path / "set").rglob("*") if path.is_file()]
    telling = {path.name for path in files if b"Zephyrine" in path.read_bytes()}
    assert telling == {"story.html", "captions.csv", "captions.txt"}
    with (tmp_path / "set" / "captions.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == COUNT
    assert {row["description"] for row in rows} == {"Ships leave the quays of the old harbour."}
    story = (tmp_path / "set" / "story.html").read_text(encoding="utf-8")
    assert story.count("Ships leave the quays") == COUNT
    for picture in (tmp_path / "set").glob("*.jpg"):
        assert verify(picture.read_bytes()) == ()
