"""The ledger of exports: found by photo, by name and by a file that turned up elsewhere."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reviewer.export import receipt
from reviewer.export.bare import Bare
from reviewer.export.plan import Going
from reviewer.export.staging import Written
from reviewer.photo import Asked, Objection, Waiver
from reviewer.review import Review
from tests.ui import judged
from ui.receipts_dialog import ReceiptsDialog

Opened = Callable[..., ReceiptsDialog]
FOUND = b"what somebody found"


def _receipt(number: int, photo: int) -> dict[str, object]:
    sha256 = hashlib.sha256(FOUND).hexdigest() if number == 1 else f"{number:064x}"
    item = {
        "id": photo, "name": f"IMG_{photo:04d}", "output": f"{number:03d}.jpg", "size": 1000,
        "sha256": sha256, "source_sha256": f"{photo:064x}",
        "form": "fresh pixels", "verdict": "clear", "waivers": [],
    }  # fmt: skip
    return {
        "at": f"2031-05-{number:02d}T07:08:09+00:00",
        "profile": {"id": "test", "title": "Test", "sentence": "Test: all."},
        "to": f"/out/{number}",
        "items": [item],
        "held": [],
        "captions": [],
        "checks": {"verified": 1, "left": 0, "how": "read back"},
    }


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    """Four photos; three exports: of the first, the second, and the first again."""
    with judged.library(tmp_path / "library") as review:
        for number, photo in ((1, 1), (2, 2), (3, 1)):
            review.add_receipt(_receipt(number, photo))
        yield review


@pytest.fixture
def opened(qtbot: QtBot, review: Review) -> Iterator[Opened]:
    made: list[ReceiptsDialog] = []

    def opening(photo: int | None = None, library: Review = review) -> ReceiptsDialog:
        dialog = ReceiptsDialog(library, photo=photo)
        qtbot.addWidget(dialog)
        made.append(dialog)
        dialog.show()
        _settle(qtbot, dialog)
        return dialog

    yield opening
    for dialog in made:
        dialog.close()


def _settle(qtbot: QtBot, dialog: ReceiptsDialog) -> None:
    qtbot.waitUntil(lambda: not dialog._lookup.busy)


def _hints(dialog: ReceiptsDialog) -> list[str]:
    rows = [dialog.list._rows.row(dialog.list.model().index(n, 0)) for n in range(len(dialog._lines))]
    return [row.hint for row in rows if row]


def test_all_exports_are_listed_newest_first(opened: Opened) -> None:
    dialog = opened()
    assert [line["receipt"] for line in dialog._lines] == [3, 2, 1]
    assert dialog.list.row is not None and (dialog.list.row.hint, dialog.list.row.end) == ("Test", "1 photo")
    assert dialog.view.text.startswith("One photo exported")
    assert not dialog.found.isVisible() and not dialog.all.isVisible()


def test_arrows_go_through_them(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    _settle(qtbot, dialog)
    assert dialog.view._where.text() == str(Path("/out/2"))


def test_a_photo_is_followed_through_its_exports(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(1)
    assert dialog.subject.text() == "Exports of IMG_0001"
    assert _hints(dialog) == ["IMG_0001 → 003.jpg", "IMG_0001 → 001.jpg"]
    assert dialog.found.text().startswith("IMG_0001 went as 003.jpg: fresh pixels, ")
    dialog.all.click()
    _settle(qtbot, dialog)
    assert len(dialog._lines) == 3 and not dialog.all.isVisible()


def test_a_photo_that_never_went_says_so(opened: Opened) -> None:
    dialog = opened(4)
    assert dialog.nothing.isVisible() and "IMG_0004 was never exported" in dialog.nothing.text()
    assert not dialog.view.isVisible() and not dialog.found.isVisible()


def test_names_of_photos_and_of_files_are_found(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    for text, hints in (("0002", ["IMG_0002 → 002.jpg"]), ("001.j", ["IMG_0001 → 001.jpg"]), ("%", [])):
        dialog.field.clear()
        qtbot.keyClicks(dialog.field, text)
        _settle(qtbot, dialog)
        assert _hints(dialog) == hints
    assert "“%”" in dialog.nothing.text()


def test_a_file_that_turned_up_is_traced(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "found.jpg"
    file.write_bytes(FOUND)
    dialog = opened()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    _settle(qtbot, dialog)
    assert _hints(dialog) == ["IMG_0001 → 001.jpg"]
    assert "found.jpg" in dialog.subject.text()
    file.write_bytes(b"something else")
    dialog.trace_file(file)
    _settle(qtbot, dialog)
    assert "no file of an export" in dialog.nothing.text()
    dialog.trace_file(tmp_path / "gone.jpg")
    _settle(qtbot, dialog)
    assert "cannot be read" in dialog.error


def test_a_library_without_receipts_says_so(opened: Opened, tmp_path: Path) -> None:
    with judged.library(tmp_path / "other", photos=0) as other:
        dialog = opened(None, other)
        assert "Nothing was exported" in dialog.nothing.text() and not dialog.list.isVisible()
        dialog.close()


def test_ten_thousand_receipts_are_listed(opened: Opened, review: Review) -> None:
    with review._catalog.writing():
        for number in range(10_000):
            review._catalog.add_receipt(f"{number}", _receipt(number % 28 + 1, number % 4 + 1))
    assert len(opened()._lines) == 10_003
    assert len(opened(3)._lines) == 2_500


def test_it_tells_what_a_photo_went_with_and_what_holds_today(
    qtbot: QtBot, opened: Opened, review: Review
) -> None:
    review.person = "E. L."
    review.change("Tag", [1], tag=["soldier"])
    review.change("Waive", [1], waive=Waiver("test", "army", "Asked"))
    review.change("Objection", [1], object=Objection(Asked.DELETE, "guide", "2012-05-01"))
    going = Going(review.photo(1), review.judgement(1))
    item = receipt.item(going, Written("009.jpg", 10), Bare(b"made", ".jpg", reencoded=True))
    review.add_receipt({**_receipt(9, 1), "items": [item]})
    text = (review.folder / "rulesets" / "test.toml").read_bytes()
    review.save_ruleset(text.replace(b'"restricted"', b'"caution"').replace(b"Soldiers in", b"An army in"))
    dialog = opened(photo=1)
    said = "\n".join(label.text() for label in dialog.then.findChildren(QLabel))
    assert "It went as restricted · Rules of the test 1" in said
    assert "Soldiers in the frame" in said
    assert "Waived by E. L." in said and "Objection by guide on 2012-05-01" in said
    assert "Today the rules say caution of this photo." in said
