"""Code replacements: their files are added, ordered and looked through by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from tests.ui.test_profiles_dialog import Hands
from ui import choose
from ui.codes_dialog import CodesDialog
from ui.codes_in_use import CodesInUse

KEY = Qt.Key


@pytest.fixture
def codes(qtbot: QtBot, settings: QSettings, tmp_path: Path) -> Iterator[CodesInUse]:
    (tmp_path / "people.txt").write_text("kim\tKim Jong Un\nx\told\nno tab\n")
    (tmp_path / "places.txt").write_text("code\tcity\tcountry\nwon\tWonsan\tNorth Korea\nx\tnew\t\n")
    codes = CodesInUse(settings)
    with qtbot.waitSignal(codes.changed):
        codes.use([tmp_path / "people.txt", tmp_path / "places.txt"], "=")
    yield codes
    codes.close()


@pytest.fixture
def dialog(qtbot: QtBot, codes: CodesInUse) -> CodesDialog:
    dialog = CodesDialog(codes)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


def titles(dialog: CodesDialog) -> list[str]:
    model = dialog.list.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_codes_are_found_by_what_they_stand_for(qtbot: QtBot, dialog: CodesDialog) -> None:
    assert dialog.list.text == "3 codes"
    qtbot.keyClicks(dialog.list.field, "north won")
    assert titles(dialog) == ["=won="]
    assert dialog.list.text == "1 of 3 codes"
    row = dialog.list.list.row
    assert row is not None
    assert (row.hint, row.end) == ("City: Wonsan, Country: North Korea", "hot")


def test_lines_with_faults_are_told(dialog: CodesDialog) -> None:
    item = dialog.faults.topLevelItem(0)
    assert item is not None
    assert (item.text(0), "there is no tab" in item.text(1)) == ("3", True)


def test_the_order_of_files_decides(qtbot: QtBot, dialog: CodesDialog, codes: CodesInUse) -> None:
    hands = Hands(qtbot, dialog)
    assert codes.codes.expand("=x=", "city") == "new"
    with qtbot.waitSignal(codes.changed):
        hands.press(KEY.Key_D, alt=True)
    assert codes.codes.expand("=x=", "city") == "old"
    assert [path.name for path in codes.paths] == ["places.txt", "people.txt"]
    assert dialog.file is not None and dialog.file.path.name == "people.txt"
    with qtbot.waitSignal(codes.changed):
        hands.press(KEY.Key_R, alt=True)
    assert [path.name for path in codes.paths] == ["places.txt"]


def test_a_file_is_added_and_one_that_cannot_be_read_is_told(
    qtbot: QtBot, dialog: CodesDialog, codes: CodesInUse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose, "file", lambda *_: tmp_path / "gone.txt")
    with qtbot.waitSignal(codes.changed):
        dialog.add.click()
    dialog.files.setCurrentIndex(dialog.files.model().index(2, 0))
    assert "gone.txt cannot be read" in dialog.error
    assert not dialog.down.isEnabled() and dialog.up.isEnabled()


def test_the_delimiter_is_of_choice(qtbot: QtBot, dialog: CodesDialog, codes: CodesInUse) -> None:
    dialog.delimiter.setFocus()
    dialog.delimiter.selectAll()
    qtbot.keyClicks(dialog.delimiter, "\\")
    with qtbot.waitSignal(codes.changed):
        dialog.list.field.setFocus()
    assert titles(dialog)[0] == "\\kim\\"
    assert codes.codes.expand("\\kim\\") == "Kim Jong Un"


def test_without_files_it_is_said_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    dialog = CodesDialog(CodesInUse(settings))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Add one of Photo Mechanic's" in dialog.nothing.text()
    assert dialog.nothing.isVisible() and not dialog.remove.isEnabled()
