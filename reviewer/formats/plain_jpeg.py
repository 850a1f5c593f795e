"""Every pixel of an ordinary JPEG, decoded straight into memory the caller has.

Pillow decodes into a picture of its own, packs it into bytes and hands out a copy; with 24 megapixels that
takes longer than the decoding itself. simplejpeg (libjpeg-turbo) writes rows where they are wanted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.formats import pictures, signature
from reviewer.lazily import lazily

if TYPE_CHECKING:
    import numpy as np
    import simplejpeg
else:
    np = lazily("numpy")
    simplejpeg = lazily("simplejpeg")

_BYTES = 4


def decode_into(room: memoryview, path: Path, turn: int) -> tuple[int, int] | None:
    """Fill `room` with rows of blue, green, red, unused, upright and turned clockwise by `turn` degrees.

    Returns width and height. None where the file is not ordinary (no JPEG, a colour profile, four colours,
    too large for the room, damaged): the slower way knows what to do with it, or what to say.
    """
    with path.open("rb") as stream:
        if signature.of_stream(stream) is not signature.JPEG:
            return None
        stream.seek(0)
        head = pictures.read_head(stream, path)
        if head.mode not in ("RGB", "L") or head.info.get("icc_profile"):
            return None
        size = head.width * head.height * _BYTES
        if size > len(room):
            return None
        stream.seek(0)
        data = stream.read()
    if (head.info["orientation"], turn % 360) == (1, 0):
        return head.size if _decoded(data, room[:size]) else None
    rows = bytearray(size)
    if not _decoded(data, rows):
        return None
    picture = np.frombuffer(rows, np.uint32).reshape(head.height, head.width)
    turned = np.rot90(_upright(picture, head.info["orientation"]), -turn // 90)
    height, width = turned.shape
    np.frombuffer(room, np.uint32, height * width).reshape(height, width)[...] = turned
    return width, height


def _decoded(data: bytes, rows: memoryview | bytearray) -> bool:
    try:
        simplejpeg.decode_jpeg(data, colorspace="BGRX", buffer=rows)
    except ValueError:
        return False
    return True


def _upright(picture: np.ndarray, orientation: int) -> np.ndarray:
    """Another view of the same pixels; EXIF 3.0, 4.6.6."""
    match orientation:
        case 2:
            return picture[:, ::-1]
        case 3:
            return picture[::-1, ::-1]
        case 4:
            return picture[::-1]
        case 5:
            return picture.T
        case 6:
            return np.rot90(picture, -1)
        case 7:
            return picture[::-1, ::-1].T
        case 8:
            return np.rot90(picture)
    return picture
