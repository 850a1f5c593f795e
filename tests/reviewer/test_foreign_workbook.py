"""Workbooks that mean harm are refused in a sentence, before they take memory or read other files."""

import zipfile
from pathlib import Path

import pytest

from reviewer.caption import foreign_workbook, table
from reviewer.errors import UsageError
from tests.reviewer.test_caption_table import Library, photo, written


def bent(tmp_path: Path, name: str, content: bytes) -> Path:
    """A workbook of ours with one part of it another."""
    whole = written(Library(photo(1, headline="A bus")), tmp_path / "whole.xlsx")
    with zipfile.ZipFile(whole) as archive, zipfile.ZipFile(file := tmp_path / "bent.xlsx", "w") as other:
        for part in archive.namelist():
            if part != name:
                other.writestr(part, archive.read(part))
        other.writestr(name, content, zipfile.ZIP_DEFLATED)
    return file


BOMB = b'<!DOCTYPE a [<!ENTITY b "cccc"><!ENTITY d SYSTEM "file:///etc/passwd">]>'
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HOSTILE = {
    "entities in the sheet": ("xl/sheet.xml", BOMB + b"<worksheet " + MAIN + b">&d;</worksheet>"),
    "entities in the workbook": ("xl/workbook.xml", BOMB + b"<workbook " + MAIN + b">&d;</workbook>"),
    "entities in disguise": ("xl/other.bin", (BOMB + b"<a>&b;</a>").decode().encode("utf-16")),
    "no XML": ("xl/workbook.xml", b"<workbook"),
    "no sheet": ("xl/workbook.xml", b"<workbook " + MAIN + b"><sheets/></workbook>"),
    "a column beyond all columns": (
        "xl/sheet.xml",
        b"<worksheet " + MAIN + b'><sheetData><row r="1"><c r="ZZZZZZ1"/></row></sheetData></worksheet>',
    ),
}


@pytest.mark.parametrize("part", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_workbook_is_refused_in_a_sentence(part: tuple[str, bytes], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"bent\.xlsx is no workbook"):
        table.read(bent(tmp_path, *part))


def test_a_workbook_that_grows_when_it_is_unpacked_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreign_workbook, "MOST_BYTES", 1 << 20)
    bomb = bent(tmp_path, "xl/media/image.png", b"\0" * (foreign_workbook.MOST_BYTES + 1))
    with pytest.raises(UsageError, match="larger than a table"):
        table.read(bomb)


def test_a_workbook_of_too_many_cells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_workbook, "MOST_ELEMENTS", 20)
    with pytest.raises(UsageError, match="larger than a table"):
        table.read(written(Library(photo(1)), tmp_path / "captions.xlsx"))


def test_a_sheet_that_says_it_is_huge_is_read_as_it_is(tmp_path: Path) -> None:
    row = b'<row r="%d"><c t="inlineStr"><is><t>%s</t></is></c></row>'
    sheet = b'<dimension ref="A1:XFD1048576"/><sheetData>' + row % (1, b"name") + row % (900_000, b"DSC_0001")
    file = bent(tmp_path, "xl/sheet.xml", b"<worksheet " + MAIN + b">" + sheet + b"</sheetData></worksheet>")
    assert [(one.number, one.name) for one in table.read(file).rows] == [(900_000, "DSC_0001")]
