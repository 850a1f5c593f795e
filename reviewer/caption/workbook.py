"""A table as an Excel workbook: one sheet of texts in SpreadsheetML (ECMA-376, part 1, chapter 18).

Every cell is a text, so that no program takes one for a formula, a number or a day. Author, program and dates
are left out. It is made in memory: openpyxl, which reads workbooks here, would write by way of the folder for
temporary files, where captions have no place.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape

from reviewer.errors import UsageError

# What a workbook can hold at all (Excel specifications and limits).
MOST_ROWS: Final = 1 << 20
LONGEST: Final = 32_767

_NAMESPACE: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TEXT, _HEADING = 1, 2
_PROLOGUE: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS: Final = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/sheet.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_NAMESPACE}" xmlns:r="{_DOCUMENT}">'
    '<sheets><sheet name="Captions" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_DOCUMENT}/worksheet" Target="sheet.xml"/>'
    f'<Relationship Id="rId2" Type="{_DOCUMENT}/styles" Target="styles.xml"/></Relationships>',
    # Number format 49 is text (18.8.30); the styles are: as it comes, text, heading.
    "xl/styles.xml": f'<styleSheet xmlns="{_NAMESPACE}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
    "</cellXfs>"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


def written(rows: Iterable[Sequence[str]], widths: Sequence[int]) -> bytes:
    """A workbook of one sheet, the first row its heading. `widths` are in letters; 0 hides a column.

    Raises UsageError for more than a sheet or one of its cells can hold.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in _PARTS.items():
            archive.writestr(_entry(name), _PROLOGUE + part)
        with archive.open(_entry("xl/sheet.xml"), "w") as sheet:
            sheet.write((_PROLOGUE + _head(widths)).encode())
            for number, row in enumerate(rows, 1):
                sheet.write(_row(number, row).encode())
            sheet.write(b"</sheetData></worksheet>")
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry without the time at which it was made."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _head(widths: Sequence[int]) -> str:
    columns = "".join(
        f'<col min="{number}" max="{number}" style="{_TEXT}" '
        + ('hidden="1"/>' if not width else f'width="{width}" customWidth="1"/>')
        for number, width in enumerate(widths, 1)
    )
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    views = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    return f'<worksheet xmlns="{_NAMESPACE}">{views}<cols>{columns}</cols><sheetData>'


def _row(number: int, cells: Sequence[str]) -> str:
    if number > MOST_ROWS:
        raise UsageError(f"A spreadsheet holds {MOST_ROWS:,} rows and no more. Write fewer photos, or a CSV.")
    style = _HEADING if number == 1 else _TEXT
    return f'<row r="{number}">' + "".join(_cell(style, cell) for cell in cells) + "</row>"


def _cell(style: int, text: str) -> str:
    if len(text.encode("utf-16-le")) // 2 > LONGEST:
        most = f"the {LONGEST:,} letters that a cell of a spreadsheet holds"
        raise UsageError(f"“{text[:40]}…” is longer than {most}. Write a CSV.")
    inside = f'<is><t xml:space="preserve">{escape(text)}</t></is>' if text else ""
    return f'<c s="{style}" t="inlineStr">{inside}</c>' if text else f'<c s="{style}"/>'
