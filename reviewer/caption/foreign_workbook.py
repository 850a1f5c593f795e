"""A workbook of somebody else's: its first sheet as rows of texts.

It may come from any program and from anybody. openpyxl knows the programs; it is given nothing before the
archive was found to be of a bearable size, and without document types, which no workbook has (ECMA-376, part
2, 8.1.4).
"""

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Final
from xml.parsers import expat

import openpyxl

from reviewer.caption.workbook import MOST_ROWS
from reviewer.errors import UsageError, shown

MOST_COLUMNS: Final = 256
# Unpacked; some hundred thousand captions.
MOST_BYTES: Final = 1 << 28
MOST_ELEMENTS: Final = 5_000_000
# How a part begins that a parser of XML would take, whatever its name.
_XML: Final = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")
_LOOK: Final = 64
# What openpyxl stumbles over in a broken workbook; anything else is a bug.
_TROUBLE: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    expat.ExpatError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


def read(file: Path) -> Iterator[list[str]]:
    """The rows of a workbook's first sheet as texts; days in ISO 8601. No formula is run.

    Raises UsageError for what is no workbook, and for one too large to be read; OSError.
    """
    if file.stat().st_size > MOST_BYTES:
        raise _too_large(file)
    content = io.BytesIO(file.read_bytes())
    try:
        with zipfile.ZipFile(content) as archive:
            _check(archive, file)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out: no text of a cell
            yield from _rows(content)
    except _TROUBLE as error:
        raise UsageError(
            f"{shown(file)} is no workbook that can be read. Save the table as .xlsx, or as CSV."
        ) from error


def _rows(content: io.BytesIO) -> Iterator[list[str]]:
    book = openpyxl.load_workbook(content, read_only=True, data_only=True, keep_links=False)
    try:
        sheet = book.worksheets[0]
        for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True):
            # A sheet may begin at its millionth row; the empty ones before it are handed on as such.
            empty = row.count(None) == len(row)
            yield [] if empty else [_text(value) for value in row]
    finally:
        book.close()


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _check(archive: zipfile.ZipFile, file: Path) -> None:
    """Raise UsageError where reading it would take more memory than a table may."""
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > MOST_BYTES:
        raise _too_large(file)
    left = MOST_ELEMENTS

    def begin(_name: str, _attributes: object) -> None:
        nonlocal left
        left -= 1
        if not left:
            raise _too_large(file)

    for part in parts:
        with archive.open(part) as stream:
            like_xml = _XML.match(stream.read(_LOOK))
        if like_xml:
            parser = expat.ParserCreate()
            parser.StartDoctypeDeclHandler = _refuse
            parser.StartElementHandler = begin
            with archive.open(part) as stream:
                parser.ParseFile(stream)


def _refuse(name: str, *_: object) -> None:
    raise ValueError(f"a document type {name!r}")


def _too_large(file: Path) -> UsageError:
    return UsageError(f"{shown(file)} is larger than a table of captions can be, and was not opened.")
