"""Captions go out as a table and come in again by the window."""

import csv
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reviewer.caption import table
from reviewer.progress import finish
from reviewer.review import Review
from ui import choose
from ui.beside import Beside
from ui.table_dialog import TableDialog
from ui.table_out_dialog import TableOutDialog


def edited(file: Path, headline: str) -> Path:
    """The table with another headline in its first row, and one row more that fits nothing."""
    with file.open(newline="", encoding="utf-8-sig") as stream:
        rows = list(csv.reader(stream))
    rows[1][rows[0].index("headline")] = headline
    rows.append(["99", "IMG_0099"])
    with file.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(rows)
    return file


def opened(qtbot: QtBot, review: Review, file: Path) -> TableDialog:
    dialog = TableDialog(review, Beside(review, lambda: False, None), file)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.pane.running)
    return dialog


def test_a_table_is_written_of_what_is_meant(
    qtbot: QtBot, review: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = TableOutDialog(review.folder, [1, 2], review.ids())
    qtbot.addWidget(dialog)
    dialog.show()
    monkeypatch.setattr(choose, "new_file", lambda *_: tmp_path / "desk")
    with qtbot.waitSignal(dialog.said) as said:
        dialog.confirm.click()
    assert said.args == ["2 captions are in desk.xlsx"]
    assert [row.name for row in table.read(tmp_path / "desk.xlsx").rows] == ["IMG_0001", "IMG_0002"]


def test_a_name_says_itself_which_table_it_is(
    qtbot: QtBot, review: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = TableOutDialog(review.folder, [1, 2], review.ids())
    qtbot.addWidget(dialog)
    monkeypatch.setattr(choose, "new_file", lambda *_: tmp_path / "desk.csv")
    with qtbot.waitSignal(dialog.said) as said:
        dialog.accept()
    assert said.args == ["2 captions are in desk.csv"]
    assert [row.name for row in table.read(tmp_path / "desk.csv").rows] == ["IMG_0001", "IMG_0002"]


def test_what_cannot_be_written_is_told(
    qtbot: QtBot, review: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = TableOutDialog(review.folder, [], review.ids())
    qtbot.addWidget(dialog)
    dialog.show()
    monkeypatch.setattr(choose, "new_file", lambda *_: tmp_path / "gone" / "desk.xlsx")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "cannot be written" in dialog.error)
    assert dialog.isVisible() and dialog.confirm.isEnabled()
    dialog.done(0)


def test_a_table_that_comes_back_is_seen_before_it_is_taken(
    qtbot: QtBot, review: Review, tmp_path: Path
) -> None:
    file = tmp_path / "desk.csv"
    finish(table.write(file, review, review.ids()))
    name = review.photo(review.ids()[0]).name
    dialog = opened(qtbot, review, edited(file, "A bus"))
    assert dialog.pane.text == "Changes 1 of 6 photos, 1 of 1 texts chosen"
    assert dialog.left.topLevelItem(0).text(1) == "There is no photo 99 in this library."
    with qtbot.waitSignal(dialog.said):
        dialog.confirm.click()
    (photo,) = (one for one in review.photos(review.ids()) if one.name == name)
    assert photo.marks.caption.headline == "A bus"
    assert review.can_undo == "Captions from desk.csv"


def test_what_changed_here_too_is_not_chosen(qtbot: QtBot, review: Review, tmp_path: Path) -> None:
    file = tmp_path / "desk.csv"
    finish(table.write(file, review, review.ids()))
    edited(file, "A bus")
    review.change("Write", [review.ids()[0]], caption={"headline": "A tram"})
    dialog = opened(qtbot, review, file)
    assert dialog.pane.text == "Changes 0 of 6 photos, 0 of 1 texts chosen"
    assert not dialog.confirm.isEnabled()
    dialog.pane.list.changes.choose_all(True)
    assert dialog.confirm.isEnabled()
    dialog.done(0)


def test_what_is_no_table_is_told_and_another_can_be_chosen(
    qtbot: QtBot, review: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bad := tmp_path / "bad.xlsx").write_bytes(b"PK")
    dialog = opened(qtbot, review, bad)
    assert "bad.xlsx is no workbook" in dialog.error
    finish(table.write(good := tmp_path / "good.xlsx", review, review.ids()))
    monkeypatch.setattr(choose, "file", lambda *_: good)
    dialog.other.click()
    qtbot.waitUntil(lambda: not dialog.pane.running)
    assert (dialog.error, dialog.pane.text) == ("", "")
    dialog.done(0)
