"""What the blocks of a JPEG show beyond the edge of its picture.

Blocks are 8 pixels wide and units of them up to 32; where a picture is no multiple of that, what is over is
decoded and cut off (ITU-T T.81 A.2.4). Encoders fill it by repeating the last pixels, or with one colour.
Who crops a JPEG without decoding it leaves there what was to be cut off. So the picture is decoded with
its blocks whole: beyond the edge, brightness must change less from pixel to pixel than before it.

That is a guess and no proof: coarse quantization makes waves there too, and something faint is missed.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from reviewer.lazily import lazily

if TYPE_CHECKING:
    import numpy as np
    import simplejpeg
else:
    np = lazily("numpy")
    simplejpeg = lazily("simplejpeg")

_BLOCK = 8
# So many pixels before the edge say how lively the picture is there.
_NEAR = 24
# The share of that, and of one step more for quiet pictures, which the rounding of a sound picture makes.
_MOST = 0.45


def shows_more(jpeg: bytes) -> bool:
    """Whether a JPEG of ours has something to see beyond its edge, or cannot be decoded to find out."""
    if not reaches(jpeg):
        return False
    at, (width, height), (wide, high) = _sizes(jpeg)
    whole = jpeg[: at + 5] + struct.pack(">HH", high, wide) + jpeg[at + 9 :]
    space = "CMYK" if jpeg[at + 9] == 4 else "GRAY"
    try:
        grey = simplejpeg.decode_jpeg(whole, space, strict=False)[..., 0]
    except (ValueError, MemoryError):
        return True
    return _lively(grey, width) or _lively(grey.T, height)


def reaches(jpeg: bytes) -> bool:
    """Whether the blocks of a JPEG of ours are more than its picture."""
    _, size, whole = _sizes(jpeg)
    return size != whole


def _sizes(jpeg: bytes) -> tuple[int, tuple[int, int], tuple[int, int]]:
    """Where the frame header stands; width and height of the picture and of all its blocks."""
    at = _frame_header(jpeg)
    height, width = struct.unpack_from(">HH", jpeg, at + 5)
    return at, (width, height), _whole(jpeg[at : at + 10 + 3 * jpeg[at + 9]], width, height)


def _frame_header(jpeg: bytes) -> int:
    """Where it stands: the first segment that is neither tables nor an application's."""
    at = 2
    while jpeg[at + 1] not in (0xC0, 0xC1, 0xC2):
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return at


def _whole(header: bytes, width: int, height: int) -> tuple[int, int]:
    """The size up to which a decoder has whole blocks: units, where one scan holds all there is."""
    sampling = header[11::3]
    units = header[1] != 0xC2 and len(sampling) > 1
    wide = _BLOCK * (max(one >> 4 for one in sampling) if units else 1)
    high = _BLOCK * (max(one & 15 for one in sampling) if units else 1)
    return -(-width // wide) * wide, -(-height // high) * high


def _lively(grey: np.ndarray, edge: int) -> bool:
    """Whether columns from `edge` on change from one to the next; steps between blocks do not count."""
    first = max(0, edge - _NEAR)
    steps = np.abs(np.diff(grey[:, first:].astype(np.int16), axis=1)).mean(axis=0)
    column = np.arange(first + 1, first + 1 + len(steps))
    beyond, before = steps[(column >= edge) & (column % _BLOCK > 0)], steps[column < edge]
    most = _MOST * (1 + (before.mean() if before.size else 0))
    return bool(beyond.size and beyond.mean() > most)
