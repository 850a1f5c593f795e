"""The rows of a PNG behind their filters, and what in them no screen shows.

Looked at only where rows or other chunks can hold more than the picture: bits behind the last pixel of a
row, colours of a palette that no pixel has, a transparent colour that no pixel has, colours under full
transparency (PNG specification, third edition, sections 7 to 9 and 11).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Pass:
    """One of the seven passes of an interlaced picture, or the whole of another.

    `row` is the bytes of a row with its filter byte, `spare` the bits its last byte has too many.
    """

    row: int
    rows: int
    spare: int


@dataclass(slots=True)
class Seen:
    """What the rows show: `values` of all samples, whether a pixel has the bytes `key`, bits in the spare.

    With `alpha`, the bytes of a pixel and of each of its samples: whether colours are `hidden` under none.
    """

    depth: int
    key: bytes = b""
    alpha: tuple[int, int] | None = None
    values: set[int] = field(default_factory=set)
    has_key: bool = False
    stray: bool = False
    hidden: bool = False

    def look(self, row: bytes, spare: int) -> None:
        """Take in one row."""
        if self.alpha:
            self.hidden = self.hidden or _hides(row, *self.alpha)
        elif self.key:
            self.has_key = self.has_key or _holds(row, self.key)
        elif self.depth == 8:
            self.values.update(row)
        else:
            self.stray = self.stray or bool(row[-1] & (1 << spare) - 1)
            for byte in set(row[:-1]):
                self.values.update(_samples(byte, self.depth, 0))
            self.values.update(_samples(row[-1], self.depth, spare))


def unfiltered(pieces: Iterator[bytes], passes: list[Pass], step: int) -> Iterator[tuple[bytes, int]]:
    """Each row as its pixels' bytes, with its spare bits. `step` is the bytes of a pixel, at least 1."""
    packed = bytearray()
    for one in passes:
        above = bytes(one.row - 1)
        for _ in range(one.rows):
            while len(packed) < one.row:
                packed += next(pieces)
            above = _FILTERS[packed[0]](packed[1 : one.row], above, step)
            del packed[: one.row]
            yield above, one.spare


def _samples(byte: int, depth: int, spare: int) -> list[int]:
    return [byte >> shift & (1 << depth) - 1 for shift in range(8 - depth, spare - 1, -depth)]


def _holds(row: bytes, key: bytes) -> bool:
    at = row.find(key)
    while at % len(key) and at >= 0:
        at = row.find(key, at + 1)
    return at >= 0


def _hides(row: bytes, pixel: int, sample: int) -> bool:
    clear, pixels = bytes(sample), (row[at : at + pixel] for at in range(0, len(row), pixel))
    return any(one.endswith(clear) and any(one) for one in pixels if not one[-1])


def _sub(row: bytearray, above: bytes, step: int) -> bytes:
    for first in range(step):
        row[first::step] = bytes(total & 255 for total in accumulate(row[first::step]))
    return bytes(row)


def _up(row: bytearray, above: bytes, step: int) -> bytes:
    return bytes(byte + over & 255 for byte, over in zip(row, above, strict=True))


def _average(row: bytearray, above: bytes, step: int) -> bytes:
    for n, over in enumerate(above):
        left = row[n - step] if n >= step else 0
        row[n] = row[n] + (left + over) // 2 & 255
    return bytes(row)


def _paeth(row: bytearray, above: bytes, step: int) -> bytes:
    for n, over in enumerate(above):
        left, corner = (row[n - step], above[n - step]) if n >= step else (0, 0)
        by_left, by_over = abs(over - corner), abs(left - corner)
        by_corner = abs(left + over - 2 * corner)
        # The nearest to left + over - corner, in this order where two are as near (9.4).
        if by_left <= by_over and by_left <= by_corner:
            corner = left
        elif by_over <= by_corner:
            corner = over
        row[n] = row[n] + corner & 255
    return bytes(row)


def _none(row: bytearray, above: bytes, step: int) -> bytes:
    return bytes(row)


_FILTERS = (_none, _sub, _up, _average, _paeth)
