"""The whole job through the real window, by keyboard, as the README tells it."""

from pathlib import Path

from PySide6.QtCore import QSettings, Qt

from reviewer.card import frames
from reviewer.export.verify import verify
from reviewer.ingest import Plan
from reviewer.photo import Flag, Verdict
from reviewer.workers import Workers
from tests.cards import SECRET, make_card
from tests.journeys.photographer import CTRL, Key, Photographer, import_card
from tests.ui.hands import open_library
from ui.export_dialog import ExportDialog
from ui.import_dialog import ImportDialog, ImportRequest
from ui.main_window import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_from_the_card_to_a_stripped_set(photographer: Photographer, tmp_path: Path) -> None:
    hands = photographer
    card = make_card(tmp_path / "card")
    before = {path: path.read_bytes() for path in card.rglob("*") if path.is_file()}
    import_card(hands, card)
    review = hands.desk.review
    first, second, third = review.ids()[:3]

    # The first frame: nothing to tag, four stars, a pick, a caption.
    hands.press(Key.Key_Home)
    hands.press(Key.Key_L)
    hands.press(Key.Key_4)
    hands.press(Key.Key_P)
    hands.press(Key.Key_I)
    hands.write("A bus, broken down")
    hands.press(Key.Key_Escape)
    marks = review.photo(first).marks
    assert (marks.looked_at, marks.rating, marks.flag) == (True, 4, Flag.PICK)
    assert marks.caption.headline == "A bus, broken down"
    assert review.verdict(first) is Verdict.CLEAR

    # The second, in the loupe: tagged by typing, restricted.
    hands.press(Key.Key_E)
    hands.press(Key.Key_Space)
    assert hands.desk.views.current == second
    hands.press(Key.Key_T)
    hands.write("soldier")
    hands.press(Key.Key_Return, SHIFT)
    assert review.photo(second).marks.tags == {"soldier"}
    assert review.verdict(second) is Verdict.RESTRICTED

    # The third by the key of the tag, taken back, and looked at.
    hands.press(Key.Key_Space)
    hands.press(Key.Key_S, SHIFT)
    assert review.photo(third).marks.tags == {"soldier"}
    assert hands.window.statusBar().currentMessage().startswith("Tag Soldier")
    hands.press(Key.Key_Z, CTRL)
    assert hands.window.statusBar().currentMessage().startswith("Undone: Tag Soldier")
    assert review.photo(third).marks.tags == frozenset()
    hands.press(Key.Key_L)
    hands.press(Key.Key_G)

    # What is clear goes; the rest is held back.
    hands.press(Key.Key_E, CTRL)
    dialog = hands.dialog(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    hands.wait(lambda: dialog.form.plan is not None)
    dialog.form.choose_scope("shown")
    dialog.form.target.set_folder(tmp_path / "set")
    hands.wait(dialog.confirm.isEnabled)
    dialog.confirm.click()
    hands.wait(lambda: dialog.receipt is not None)
    dialog.confirm.click()

    names = sorted(path.name for path in (tmp_path / "set").iterdir())
    assert names == ["001.jpg", "002.jpg"]
    for name in names:
        data = (tmp_path / "set" / name).read_bytes()
        assert verify(data) == ()
        assert SECRET.encode() not in data
    (receipt,) = review.receipts()
    assert [item["id"] for item in receipt["items"]] == [first, third]
    assert len(receipt["held"]) == 6
    assert {path: path.read_bytes() for path in card.rglob("*") if path.is_file()} == before


def test_a_reject_in_a_filtered_view_makes_the_next_frame_current(
    photographer: Photographer, tmp_path: Path
) -> None:
    hands = photographer
    import_card(hands, make_card(tmp_path / "card"))
    review = hands.desk.review
    ids = review.ids()
    hands.press(Key.Key_Slash)
    hands.write("flag:none")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Home)
    for gone in (1, 2):
        hands.press(Key.Key_X)
        hands.wait(lambda gone=gone: list(hands.desk.views.sheet.ids) == ids[gone:])
        assert hands.desk.views.current == ids[gone]
    assert [review.photo(photo).marks.flag for photo in ids[:3]] == [Flag.REJECT, Flag.REJECT, Flag.NONE]
    hands.press(Key.Key_Z, CTRL)
    hands.wait(lambda: list(hands.desk.views.sheet.ids) == ids[1:])


def test_marks_and_history_are_there_after_a_restart(photographer: Photographer, tmp_path: Path) -> None:
    hands = photographer
    import_card(hands, make_card(tmp_path / "card"))
    (first, *_) = hands.desk.review.ids()
    hands.press(Key.Key_Home)
    hands.press(Key.Key_5)
    hands.press(Key.Key_I)
    hands.write("Typed and not left")
    open_library(hands.window, tmp_path / "library")
    review = hands.desk.review
    assert review.photo(first).marks.rating == 5
    assert review.photo(first).marks.caption.headline == "Typed and not left"
    hands.press(Key.Key_Z, CTRL)
    hands.press(Key.Key_Z, CTRL)
    assert review.photo(first).marks.rating == 0


def test_the_status_line_says_where_one_stands(photographer: Photographer, tmp_path: Path) -> None:
    hands = photographer
    assert hands.desk.listing.standing == ""
    import_card(hands, make_card(tmp_path / "card"))
    hands.press(Key.Key_Home)
    assert hands.desk.listing.standing == "Photo 1 of 8"
    hands.press(Key.Key_Right)
    hands.press(Key.Key_Right, SHIFT)
    assert hands.desk.listing.standing == "2 of 8 selected"
    hands.press(Key.Key_E)
    assert hands.desk.listing.standing == "Photo 3 of 8"


def test_on_a_small_screen_the_window_is_no_larger_than_it(photographer: Photographer) -> None:
    window = photographer.window
    window.hide()
    window.resize(window.screen().availableSize() * 2)
    window.show_on_screen()
    assert window.isMaximized()
    room = window.screen().availableSize()
    photographer.wait(lambda: window.width() <= room.width() and window.height() <= room.height())


def test_a_library_that_cannot_be_opened_is_told(photographer: Photographer, tmp_path: Path) -> None:
    (tmp_path / "card" / "DCIM").mkdir(parents=True)
    open_library(photographer.window, tmp_path / "card")
    assert photographer.window.desk is None
    assert photographer.window.welcome.isVisible()
    assert "is a card" in photographer.window.welcome.sentence


def test_a_library_another_window_has_is_opened_to_look_at(
    photographer: Photographer, tmp_path: Path, workers: Workers
) -> None:
    hands = photographer
    import_card(hands, make_card(tmp_path / "card"))
    settings = QSettings(str(tmp_path / "other.ini"), QSettings.Format.IniFormat)
    other = MainWindow(workers, settings)
    try:
        open_library(other, tmp_path / "library")
        assert other.desk is not None and other.desk.review.read_only
        assert not other.menus["pick"].isEnabled()
        other.desk.tagging.open()
        assert not other.desk.tagging.palette.isVisible()
        assert "only to look at" in other.statusBar().currentMessage()
    finally:
        other.close()
        other.deleteLater()


def test_an_import_shows_frames_as_they_come_and_goes_on_after_a_cancel(
    photographer: Photographer, tmp_path: Path
) -> None:
    hands = photographer
    desk, card = hands.desk, make_card(tmp_path / "card", count=480)
    seen: list[int] = []

    def stop_after_the_first(photos: frozenset[int]) -> None:
        if photos:  # the shoot alone is told of before its first frame
            seen.append(len(desk.review.ids()))
            desk.importing.bars.strips[0].cancel.click()

    unwatch = desk.review.watch(stop_after_the_first)
    request = ImportRequest(
        card, frames(card).frames, Plan("May", photographer="A. Photographer"), ("dprk-visitor",)
    )
    desk.importing.start(request)
    hands.wait(lambda: not desk.busy)
    unwatch()
    copied = len(desk.review.ids())
    assert 0 < seen[0] <= copied < 482
    assert not list((tmp_path / "library").rglob(".part-*"))
    hands.wait(lambda: len(desk.views.sheet.ids) == copied)
    desk.importing.start(request)
    hands.wait(lambda: not desk.busy and len(desk.views.sheet.ids) == 482)
    assert {photo.marks.caption.byline for photo in desk.review.photos(desk.review.ids())} == {
        "A. Photographer"
    }


def test_a_folder_that_holds_the_library_cannot_be_imported(
    photographer: Photographer, tmp_path: Path
) -> None:
    hands = photographer
    make_card(tmp_path / "card")
    hands.press(Key.Key_I, CTRL)
    dialog = hands.dialog(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    dialog.list_folder(tmp_path)
    hands.wait(lambda: "library" in dialog.error)
    assert not dialog.confirm.isEnabled()
    dialog.reject()
