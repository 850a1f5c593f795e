"""A card gone through, a story put into order by hand, and handed over in that order."""

import csv
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.cards import make_card
from tests.journeys.photographer import CTRL, Key, Photographer, import_card
from ui.export_dialog import ExportDialog
from ui.sequence_dialog import SequenceDialog

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
NAME = "Front page"


def test_from_the_card_to_a_story_in_its_order(photographer: Photographer, tmp_path: Path) -> None:
    hands = photographer
    import_card(hands, make_card(tmp_path / "card"))
    desk, review = hands.desk, hands.desk.review
    one, two, three, four = review.ids()[:4]

    # Four frames are looked at and captioned, and put into a sequence by its name.
    hands.press(Key.Key_Home)
    for number, photo in enumerate((one, two, three, four), 1):
        hands.press(Key.Key_L)
        hands.press(Key.Key_I)
        hands.write(f"No. {number}")
        hands.press(Key.Key_Escape)
        hands.press(Key.Key_Q)
        hands.write(NAME if photo == one else NAME[:3])
        hands.press(Key.Key_Return)
        hands.press(Key.Key_Right)
    hands.wait(lambda: desk.sidebar.sequences.names == [NAME])
    hands.press(Key.Key_V)
    hands.press(Key.Key_Return)
    sheet = desk.views.sheet
    hands.wait(lambda: list(sheet.ids) == [one, two, three, four])

    # The last is carried to the front, the first moved on by keys, and one step taken back.
    middle = sheet._grid.rect(3).center()
    QTest.mousePress(sheet.viewport(), LEFT, pos=middle)
    for point in (middle - QPoint(40, 0), sheet._grid.rect(0).topLeft() + QPoint(4, 30)):
        QTest.mouseMove(sheet.viewport(), point)
    QTest.mouseRelease(sheet.viewport(), LEFT, pos=point)
    hands.wait(lambda: list(sheet.ids) == [four, one, two, three])
    hands.press(Key.Key_Right)
    hands.press(Key.Key_Right, ALT_SHIFT)
    hands.wait(lambda: list(sheet.ids) == [four, two, one, three])
    hands.press(Key.Key_End, ALT_SHIFT)
    hands.wait(lambda: list(sheet.ids) == [four, two, three, one])
    hands.press(Key.Key_Z, CTRL)
    hands.wait(lambda: list(sheet.ids) == [four, two, one, three])

    # It gets a title, and goes.
    hands.press(Key.Key_F2)
    named = hands.dialog(SequenceDialog)
    assert isinstance(named, SequenceDialog)
    hands.press(Key.Key_Tab)
    hands.write("A day in May")
    hands.press(Key.Key_Return, CTRL)
    assert review.heading(NAME).title == "A day in May"
    hands.press(Key.Key_E, CTRL)
    dialog = hands.dialog(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    hands.wait(lambda: dialog.form.plan is not None)
    dialog.form.choose_profile("publication")
    hands.wait(lambda: dialog.form.plan is not None and len(dialog.form.plan.goes) == 4)
    assert dialog.form.sequences.chosen == NAME
    dialog.form.target.set_folder(tmp_path / "set")
    hands.wait(dialog.confirm.isEnabled)
    dialog.confirm.click()
    hands.wait(lambda: dialog.receipt is not None)
    dialog.confirm.click()

    table = (tmp_path / "set" / "captions.csv").read_text("utf-8-sig")
    told = {row["file"]: row["headline"] for row in csv.DictReader(table.splitlines())}
    assert told == {"001.jpg": "No. 4", "002.jpg": "No. 2", "003.jpg": "No. 1", "004.jpg": "No. 3"}
    assert all(NAME.encode() not in file.read_bytes() for file in (tmp_path / "set").iterdir())
