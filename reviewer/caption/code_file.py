"""Photo Mechanic's code replacement files: a code, a tab, what it stands for; more tabs, more alternates.

Source: Camera Bits, "Introduction to Code Replacements in Photo Mechanic" (docs.camerabits.com, article
48000223660): plain text, UTF-8, two or more columns with tabs between them. Files of older versions and of
spreadsheets come in Windows-1252 or UTF-16; those are read too, with any line ends.

A first line whose first column is `code` and whose others are fields of a caption makes it a file of hot
codes, each of which fills all those fields; any spreadsheet can save one. Lines that begin with `#` or `//`
are remarks.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reviewer import caption
from reviewer.errors import Fault, UsageError, shown

# 20,000 codes are 1 MB; a larger file is something else.
LARGEST = 32 << 20

_LINE = re.compile(r"\r\n|\r|\n")
_REMARKS = ("#", "//")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')

_Line = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One code: its columns in their order, and the address each of them fills if it is a hot one."""

    code: str
    columns: tuple[str, ...]
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeFile:
    """What is in a file. `faults` are the lines that are left out, or overruled by later ones."""

    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()


def read(file: Path) -> Iterator[Row]:
    """The codes in a file. Raises UsageError for one that cannot be read, or has none."""
    yield from look_through(file).rows


def look_through(file: Path) -> CodeFile:
    """The codes in a file, and what is wrong in it. Raises UsageError as `read` does."""
    lines = [(number, _columns(line)) for number, line in enumerate(_lines(file), 1) if line.strip()]
    lines = [(number, columns) for number, columns in lines if not columns[0].startswith(_REMARKS)]
    rows = [(number, columns) for number, columns in lines if len(columns) > 1 and columns[0]]
    if not rows:
        raise UsageError(
            f"{shown(file)} has no codes. A line is a code, a tab and what it stands for; spaces are no tab."
        )
    addresses = _header(rows[0][1])
    rows = rows[1:] if addresses else rows
    faults = sorted([*_without_tab(lines), *_repeated(rows)], key=lambda fault: fault.line)
    return CodeFile(
        tuple(Row(columns[0], tuple(columns[1:]), addresses) for _, columns in rows), tuple(faults)
    )


def _without_tab(lines: Iterable[_Line]) -> Iterator[Fault]:
    for number, columns in lines:
        if len(columns) < 2:
            yield Fault(number, f"“{columns[0]}” stands for nothing: there is no tab behind it.")
        elif not columns[0]:
            yield Fault(number, f"There is no code before “{columns[1]}”.")


def _repeated(rows: Iterable[_Line]) -> Iterator[Fault]:
    last: dict[str, int] = {}
    for number, columns in rows:
        if (before := last.get(columns[0])) is not None:
            yield Fault(before, f"“{columns[0]}” comes again in line {number}, which counts.")
        last[columns[0]] = number


def _lines(file: Path) -> list[str]:
    return _LINE.split(_decoded(_bytes(file)))


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
