"""The pieces a JPEG is put together from: segments, the tables in them, the data of a scan.

Layout: ITU-T T.81 annex B. What is not as it should be is refused with a reason made to follow "because".
"""

from typing import TYPE_CHECKING

from reviewer.errors import ExportRefused
from reviewer.lazily import lazily

if TYPE_CHECKING:
    import numpy as np
else:
    np = lazily("numpy")

BROKEN = "its structure is damaged"
# So many bytes of a scan are looked at together; the first few first, for a scan can be short.
_FIRST_PIECE, _LARGEST_PIECE = 1 << 12, 1 << 18


class CutShort(ExportRefused):
    """The bytes end before the picture does."""

    def __init__(self) -> None:
        super().__init__("it is cut short")


def scan_end(data: bytes, start: int) -> int:
    """Where the first marker stands that does not belong to a scan's data (B.1.1.5, E.1.4); else CutShort."""
    every = np.frombuffer(data, np.uint8)
    at, size = start, _FIRST_PIECE
    while at < len(data) - 1:
        piece = every[at : at + size + 1]
        marks = (piece[:-1] == 0xFF) > (piece[1:] == 0)
        if marks.any():
            marks &= (piece[1:] & 0xF8) != 0xD0
            if marks.any():
                return at + int(marks.argmax())
        at, size = at + size, min(2 * size, _LARGEST_PIECE)
    raise CutShort


def segment(code: int, body: bytes) -> bytes:
    """A marker with its length and body, of 65,533 bytes at most (B.1.1.4)."""
    return bytes((0xFF, code)) + (len(body) + 2).to_bytes(2, "big") + body


def quantization(body: bytes) -> dict[int, bytes]:
    """The tables in a DQT, each as it stands there, by their number (B.2.4.1)."""
    tables, at = {}, 0
    while at < len(body):
        size = 129 if body[at] >> 4 else 65
        tables[body[at] & 15] = body[at : at + size]
        if at + size > len(body):
            raise ExportRefused(BROKEN)
        at += size
    return tables


def huffman(body: bytes) -> dict[int, bytes]:
    """The tables in a DHT, each as it stands there, by their class and number (B.2.4.2)."""
    tables, at = {}, 0
    while at < len(body):
        size = 17 + sum(body[at + 1 : at + 17])
        tables[body[at]] = body[at : at + size]
        if at + 17 > len(body) or at + size > len(body):
            raise ExportRefused(BROKEN)
        at += size
    return tables
