"""Sidecars from the window: asked for, kept up to date, read, and settled by a person."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.exchange import Side, Wish
from reviewer.photo import Flag
from ui import sidecars
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.settle_dialog import SettleDialog
from ui.sidecars_dialog import SidecarsDialog

FIRST = "shoots/May/IMG_0001.xmp"


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept up to date is written at once."""
    monkeypatch.setattr(sidecars, "SOON_MS", 10)


def written(desk: Desk, name: str = FIRST) -> str:
    path = desk.review.folder / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def write(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """Ask for it by its command, and wait for the end."""
    with qtbot.waitSignal(desk.sidecars.said):
        window.menus["sidecars-write"].trigger()
    assert not desk.sidecars.running


def elsewhere(desk: Desk, old: str, new: str) -> None:
    """Another program writes into the first sidecar."""
    path = desk.review.folder / FIRST
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_they_are_written_when_asked_for(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    desk.review.change("Rate", [1, 2], rating=4)
    assert not written(desk)
    write(qtbot, window, desk)
    assert "<xmp:Rating>4</xmp:Rating>" in written(desk)
    assert window.statusBar().currentMessage() == "2 sidecars written."
    write(qtbot, window, desk)
    assert window.statusBar().currentMessage() == "No sidecar had to be written."


def test_they_are_kept_up_to_date(qtbot: QtBot, desk: Desk) -> None:
    desk.sidecars.set_wish(Wish.KEEP, True)
    desk.review.change("Pick", [1], flag=Flag.PICK)
    qtbot.waitUntil(lambda: "<xmpDM:pick>1</xmpDM:pick>" in written(desk))
    desk.undo()
    qtbot.waitUntil(lambda: "xmpDM:pick" not in written(desk))
    qtbot.waitUntil(lambda: desk.sidecars.unwritten == 0 and not desk.sidecars.running)


def test_of_what_is_kept_up_to_date_trouble_is_told_once(qtbot: QtBot, desk: Desk) -> None:
    Path(desk.review.folder / FIRST).write_bytes(b"<x:xmpmeta")
    desk.review.change("Rate", [1], rating=4)
    with qtbot.waitSignal(desk.sidecars.said) as said:
        desk.sidecars.set_wish(Wish.KEEP, True)
    assert said.args == ["No sidecar had to be written; 1 was left as it is."]
    with qtbot.assertNotEmitted(desk.sidecars.said):
        desk.review.change("Rate", [2], rating=4)
        qtbot.waitUntil(lambda: "4" in written(desk, FIRST.replace("1.", "2.")))
        qtbot.waitUntil(lambda: not desk.sidecars.running)


def test_the_last_change_is_written_before_the_library_closes(
    qtbot: QtBot, window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.sidecars.set_wish(Wish.KEEP, True)
    qtbot.waitUntil(lambda: desk.sidecars.unwritten == 0 and not desk.sidecars.running)
    folder = desk.review.folder
    desk.review.change("Rate", [1], rating=2)
    window.close()
    assert "<xmp:Rating>2</xmp:Rating>" in (folder / FIRST).read_text(encoding="utf-8")


def test_what_changed_in_them_is_read_as_one_step(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    desk.review.change("Rate", [1], rating=4)
    write(qtbot, window, desk)
    elsewhere(desk, "<xmp:Rating>4", "<xmp:Rating>5")
    window.menus["sidecars-read"].trigger()
    qtbot.waitUntil(lambda: desk.review.photo(1).marks.rating == 5)
    assert window.statusBar().currentMessage() == "Taken over from 1 sidecar."
    desk.undo()
    assert desk.review.photo(1).marks.rating == 4


def conflict(qtbot: QtBot, window: MainWindow, desk: Desk) -> SettleDialog:
    """Change a headline and the stars on both sides, and ask for them to be written."""
    desk.review.change("Caption", [1], caption={"headline": "A bus"})
    desk.review.change("Rate", [1], rating=4)
    write(qtbot, window, desk)
    elsewhere(desk, "A bus", "Their bus")
    elsewhere(desk, "<xmp:Rating>4", "<xmp:Rating>5")
    desk.review.change("Caption", [1], caption={"headline": "Our bus"})
    desk.review.change("Rate", [1], rating=1)
    write(qtbot, window, desk)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SettleDialog)
    return dialog


def test_what_both_changed_is_settled_by_keys(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    dialog = conflict(qtbot, window, desk)
    rows = dialog.table.conflicts.rows
    assert [(row.address, row.texts) for row in rows] == [
        ("rating", ("★", "★★★★★")),
        ("headline", ("Our bus", "Their bus")),
    ]
    assert dialog.choices == {1: {"headline": Side.OURS, "rating": Side.OURS}}
    qtbot.keyClick(dialog.table, Qt.Key.Key_Right)
    assert dialog.choices == {1: {"headline": Side.OURS, "rating": Side.THEIRS}}
    dialog.confirm.click()
    qtbot.waitUntil(lambda: desk.review.photo(1).marks.rating == 5)
    assert "Our bus" in written(desk)
    assert desk.review.photo(1).marks.caption.headline == "Our bus"
    assert not desk.sidecars.outcome.conflicts


def test_what_is_not_settled_stays_on_both_sides(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    dialog = conflict(qtbot, window, desk)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    dialog.theirs.click()
    assert set(dialog.choices[1].values()) == {Side.THEIRS}
    dialog.cancel.click()
    assert "Their bus" in written(desk) and desk.review.photo(1).marks.caption.headline == "Our bus"
    assert desk.sidecars.unwritten == 1


def test_the_library_is_asked_once_and_warned(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    window.menus["sidecars"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SidecarsDialog)
    assert dialog.warning.isHidden() and not dialog.subject.isChecked()
    dialog.subject.click()
    assert not dialog.warning.isHidden() and desk.sidecars.wishes(Wish.SUBJECT)
    dialog.subject.click()
    assert dialog.warning.isHidden() and not desk.sidecars.wishes(Wish.SUBJECT)
    desk.review.change("Rate", [1], rating=4)
    with qtbot.waitSignal(desk.sidecars.said):
        dialog.write.click()
    assert written(desk)
    dialog.reject()


def test_one_that_makes_no_sense_is_shown_with_the_reason(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    Path(desk.review.folder / FIRST).write_bytes(b"<x:xmpmeta")
    desk.review.change("Rate", [1], rating=4)
    write(qtbot, window, desk)
    assert window.statusBar().currentMessage() == "No sidecar had to be written; 1 was left as it is."
    window.menus["sidecars"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SidecarsDialog)
    item = dialog.left.topLevelItem(0)
    assert item is not None and item.text(0) == "IMG_0001.xmp" and "broken XML" in item.text(1)
    dialog.reject()
