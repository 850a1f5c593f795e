"""Ranks: what orders the photos of a sequence, so that to move one is to change one.

A rank is a fraction in base 62, written without what stands before the point and without zeros at its end,
so that ranks in order are texts in order, and between two there is always room for more: fractional
indexing (Evan Wallace, "Realtime editing of ordered sequences", Figma 2017; David Greenspan,
"Implementing fractional indexing", 2020). The first six digits count, as Greenspan's integer part does:
what is put at an end counts on, and its rank grows no longer.
"""

import re
import string
from collections.abc import Iterator

_DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}
_BASE = len(_DIGITS)
_HEAD = 6
_MIDDLE = _BASE**_HEAD // 2
_RANK = re.compile(r"[0-9A-Za-z]*[1-9A-Za-z]")
# Each photo put at the very same place again takes a sixth of a digit.
LONGEST = 48


def between(low: str, high: str, count: int) -> list[str] | None:
    """So many ranks in order, above `low` and below `high`; an empty one stands for the end there.

    None where there is no room, and all ranks of the sequence are to be made anew.
    """
    if not low and not high:
        return _ranks(range(_MIDDLE, _MIDDLE + count), _HEAD)
    if not high:
        last = _number(low, _HEAD)
        return _ranks(range(last + 1, last + 1 + count), _HEAD) if last + count < _BASE**_HEAD else None
    if not low:
        first = _number(high, _HEAD)
        return _ranks(range(first - count, first), _HEAD) if first > count else None
    for digits in range(1, LONGEST + 1):
        below, room = _number(low, digits), _number(high, digits) - _number(low, digits)
        if room > count:
            return _ranks((below + room * step // (count + 1) for step in range(1, count + 1)), digits)
    return None


def checked(text: str) -> str:
    """A rank as it was written down. Raises ValueError for what is none."""
    if len(text) > LONGEST or not _RANK.fullmatch(text):
        raise ValueError(f"a photo has the rank {text!r}")
    return text


def _number(rank: str, digits: int) -> int:
    """The first digits of a rank as a whole number."""
    number = 0
    for digit in rank[:digits].ljust(digits, _DIGITS[0]):
        number = number * _BASE + _VALUES[digit]
    return number


def _ranks(numbers: range | Iterator[int], digits: int) -> list[str]:
    return [_written(number, digits) for number in numbers]


def _written(number: int, digits: int) -> str:
    written = ""
    for _ in range(digits):
        number, digit = divmod(number, _BASE)
        written = _DIGITS[digit] + written
    return written.rstrip(_DIGITS[0])
