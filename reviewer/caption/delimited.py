"""A table as text with separators: CSV as RFC 4180 has it, and what programs make of it.

It is written in UTF-8 with a byte order mark, by which Excel knows the encoding. Excel itself writes
semicolons where the comma stands in numbers, tabs in UTF-16 as "Unicode text", and the encoding of the
country as plain "CSV"; all of them are understood.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from reviewer.errors import UsageError, shown

MOST_BYTES: Final = 1 << 28
_SEPARATORS: Final = ",;\t"
_LONGEST: Final = 1 << 24


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """The table as CSV."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def read(file: Path) -> Iterator[list[str]]:
    """The rows of a CSV, or of a text with semicolons or tabs.

    Raises UsageError for what is none, OSError for what cannot be read.
    """
    if file.stat().st_size > MOST_BYTES:
        raise UsageError(f"{shown(file)} is larger than a table of captions can be, and was not opened.")
    text = _decoded(file.read_bytes())
    separator, text = _separator(text)
    csv.field_size_limit(_LONGEST)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as error:
        raise UsageError(f"{shown(file)} is no table that can be read: {error}.") from error


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> tuple[str, str]:
    """What stands between the cells, and the text; Excel may say it in a line before the table."""
    first, _, rest = text.partition("\n")
    if first[:4].lower() == "sep=" and len(first.strip()) == 5:
        return first[4], rest
    return max(_SEPARATORS, key=first.count), text
