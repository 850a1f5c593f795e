"""The code replacements in use are read beside the window, and are there again after a start."""

from pathlib import Path

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from ui.codes_in_use import CodesInUse


def test_codes_are_read_and_remembered(qtbot: QtBot, settings: QSettings, tmp_path: Path) -> None:
    first, second, gone = tmp_path / "first.txt", tmp_path / "second.txt", tmp_path / "gone.txt"
    first.write_text("kju\tKim Jong Un\nx\told\n")
    second.write_text("x\tnew\nnothing\nx\tnewest\n")
    codes = CodesInUse(settings)
    with qtbot.waitSignal(codes.changed):
        codes.use([first, second, gone], "\\")
    assert codes.codes.expand(r"\kju\ \x\ ") == "Kim Jong Un newest "
    assert [fault.line for fault in codes.files[1].content.faults] == [1, 2]
    assert "gone.txt" in codes.files[2].trouble

    again = CodesInUse(settings)
    assert len(again.codes) == 0
    with qtbot.waitSignal(again.changed):
        again.read()
    assert again.paths == [first, second, gone]
    assert again.codes.expand(r"\kju\ ") == "Kim Jong Un "
    for one in (codes, again):
        one.close()


def test_one_file_alone_is_remembered_too(qtbot: QtBot, settings: QSettings, tmp_path: Path) -> None:
    (file := tmp_path / "codes.txt").write_text("a\tb\n")
    codes = CodesInUse(settings)
    with qtbot.waitSignal(codes.changed):
        codes.use([file], "=")
    settings.sync()
    again = CodesInUse(QSettings(settings.fileName(), QSettings.Format.IniFormat))
    assert again.paths == [file]
    codes.close()
