"""One text of a caption in the cell of a table, and what spreadsheet programs do to it.

A spreadsheet runs a cell that begins with `=` as a formula, drops the zeros before a number, and writes a
date as the country does in which it is used. What we write is kept from the first; the others are known
again when the table comes back.
"""

import re
from datetime import date
from typing import Final

# What XML 1.0 cannot hold (section 2.2), and surrogates, which no encoding can.
_UNHELD: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A carriage return as Excel writes it (ECMA-376, part 1, 22.9.2.19).
_LINE_END: Final = re.compile("(?:\r|_x000D_)\n?")
# A cell that would be run (CWE-1236), or one that was kept from it by an apostrophe.
_RUN: Final = re.compile(r"'*(?:\s*[=+\-@]|\t)")
_DAY: Final = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})\.?(?: 00:00(?::00)?)?")
_ROUNDED: Final = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_DIGITS_KEPT: Final = 1e-5


def held(text: str) -> str:
    """The text as a cell holds it: lines end with a line feed, characters no table can hold are left out."""
    return _UNHELD.sub("", _LINE_END.sub("\n", text))


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{text}" if _RUN.match(text) else text


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _RUN.match(cell[1:]) else cell


def spoiled(text: str, cell: str) -> bool:
    """Whether the cell is no more than what a spreadsheet makes of the text by opening and saving it."""
    if text.isdecimal():
        return _same_number(text, cell)
    return _same_day(text, cell)


def _same_number(text: str, cell: str) -> bool:
    if cell.isdecimal():
        return int(cell) == int(text)
    if _ROUNDED.fullmatch(cell):
        number = float(cell.replace(",", "."))
        return abs(number - int(text)) <= number * _DIGITS_KEPT
    return False


def _same_day(text: str, cell: str) -> bool:
    """Whether both are one day, the text as ISO 8601 has it and the cell as some country writes it."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    parts = _DAY.fullmatch(cell)
    if parts is None or cell == text:
        return False
    year, month, number = day.year, day.month, day.day
    said = tuple(int(part) for part in parts.groups())
    orders = ((number, month, year), (month, number, year), (year, month, number))
    return said in (*orders, (number, month, year % 100), (month, number, year % 100))
