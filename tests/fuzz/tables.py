"""Tables of captions and files of codes, from whatever program: read, or refused in a sentence.

What is no ZIP is read as a text and, once more, as the sheet of a workbook, whose own checks would hide it.
"""

import io
import zipfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from reviewer.caption import cell, code_file, table, workbook
from reviewer.errors import UsageError

_ROWS = [
    ["id", "name", "headline", "date", "description@ko"],
    ["1", "DSC_0001", "=1+1", "2024-05-06", "서울의 봄"],
]
_WIDTHS = [8] * len(_ROWS[0])
_SHEET = "xl/sheet.xml"


def _parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(workbook.written(_ROWS, _WIDTHS))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


PARTS = _parts()


def _zip(sheet: bytes) -> bytes:
    """A workbook of ours with another sheet; nothing is packed, so that every byte of it can be bent."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in {**PARTS, _SHEET: sheet}.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


_FOREIGN = PARTS[_SHEET].replace(
    b"</sheetData>",
    b'<row r="3" spans="1:5"><c r="A3"><v>2</v></c><c r="B3" t="str"><f>A1&amp;A2</f><v>DSC_0002</v></c>'
    b'<c r="D3" t="d"><v>2024-05-06</v></c><c r="E3" t="b"><v>1</v></c></row></sheetData>',
)
SEEDS = (
    _zip(PARTS[_SHEET]),
    _FOREIGN,
    PARTS[_SHEET],
    'id;name;headline\r\n1;DSC_0001;"a; b"\r\n'.encode("cp1252"),
    "id\tname\tcity\n1\tDSC_0001\tWonsan\n".encode("utf-16"),
    b"sep=,\nid,name,was,headline\n1,DSC_0001,headline:0011aabb,'=1+1\n",
    b"# ours\ncode\tcity\tcountry\nwon\tWonsan\t\nx\n",
)


def check(data: bytes) -> None:
    """Rows come in their order, of texts that a cell can hold; a refusal names the file."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "desk.table")
        for content in (data,) if data.startswith(b"PK") else (data, _zip(data)):
            file.write_bytes(content)
            _check(file)
        with suppress(UsageError):
            assert all(row.code and row.columns for row in code_file.look_through(file).rows)


def _check(file: Path) -> None:
    try:
        read = table.read(file)
    except UsageError as refused:
        assert "desk.table" in str(refused)
        return
    numbers = [row.number for row in read.rows]
    assert numbers == sorted(set(numbers))
    for row in read.rows:
        assert all(text == cell.held(text) for text in row.cells.values())
