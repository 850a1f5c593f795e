"""Photo Mechanic's code replacement files: a code, a tab, what it stands for; more tabs, more alternates.

Source: Camera Bits, "Introduction to Code Replacements in Photo Mechanic" (docs.camerabits.com, article
48000223660): plain text, UTF-8, two or more columns with tabs between them. Files of older versions and of
spreadsheets come in Windows-1252 or UTF-16; those are read too, with any line ends.

A first line whose first column is `code` and whose others are fields of a caption makes it a file of hot
codes, each of which fills all those fields; any spreadsheet can save one. Lines that begin with `#` or `//`
are remarks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reviewer import caption
from reviewer.errors import UsageError, shown

# 20,000 codes are 1 MB; a larger file is something else.
LARGEST = 32 << 20

_LINE = re.compile(r"\r\n|\r|\n")
_REMARKS = ("#", "//")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')


@dataclass(frozen=True, slots=True)
class Row:
    """One code: its columns in their order, and the address each of them fills if it is a hot one."""

    code: str
    columns: tuple[str, ...]
    addresses: tuple[str, ...] = ()


def read(file: Path) -> Iterator[Row]:
    """The codes in a file. Raises UsageError for one that cannot be read, or has none."""
    lines = [_columns(line) for line in _LINE.split(_decoded(_bytes(file))) if line.strip()]
    lines = [columns for columns in lines if not columns[0].startswith(_REMARKS)]
    rows = [columns for columns in lines if len(columns) > 1 and columns[0]]
    if not rows:
        raise UsageError(
            f"{shown(file)} has no codes. A line is a code, a tab and what it stands for; spaces are no tab."
        )
    addresses = _header(rows[0])
    for columns in rows[1:] if addresses else rows:
        yield Row(columns[0], tuple(columns[1:]), addresses)


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(f"The code replacements {shown(file)} cannot be read: {error.strerror}.") from error
    if len(data) > LARGEST:
        raise UsageError(f"{shown(file)} is too large for a file of code replacements.")
    return data


def _decoded(data: bytes) -> str:
    """The text, by its byte order mark, else as UTF-8 if it is that, else as what Windows wrote before."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:4]:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _columns(line: str) -> list[str]:
    """The columns without the spaces around them; empty ones at the end are none."""
    columns = [_unquoted(column.strip()) for column in line.split("\t")]
    while len(columns) > 1 and not columns[-1]:
        columns.pop()
    return columns


def _unquoted(column: str) -> str:
    """A column as a spreadsheet puts it into quotes, for a comma or quotes within."""
    quoted = _QUOTED.fullmatch(column)
    inner = quoted[1] if quoted else ""
    return inner.replace('""', '"') if "," in inner or '""' in inner else column


def _header(columns: list[str]) -> tuple[str, ...]:
    """The addresses that the columns fill, by a first line that names them; else none."""
    if columns[0].lower() != "code":
        return ()
    try:
        return tuple(caption.address(caption.field(one).name, caption.language(one)) for one in columns[1:])
    except UsageError:
        return ()
