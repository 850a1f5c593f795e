"""The head of a JPEG file: its size, its EXIF block, and the thumbnail a camera put into it.

Reading only the head makes a contact sheet appear at once: a thumbnail costs some ten kilobytes of disk
instead of a whole picture. Layout: ITU-T T.81 annex B; Exif 3.0, 4.5.
"""

import io
import struct
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, JpegImagePlugin

from reviewer.formats import exif

MAX_SEGMENTS = 400
# JPEG blurs a bar into the picture; so many pixels are cut off with it.
INSET = 2

_SOF = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset((0x01, *range(0xD0, 0xD9)))


@dataclass(frozen=True, slots=True)
class Embedded:
    """A small JPEG found inside a picture, and the EXIF orientation (1 to 8) that turns it upright.

    An orientation in an EXIF block of the JPEG itself is not to be applied as well.
    """

    jpeg: bytes
    orientation: int


@dataclass(frozen=True, slots=True)
class Head:
    """Size and bits of the main picture, its EXIF block from the TIFF header on (empty if there is none)."""

    width: int
    height: int
    precision: int
    exif: bytes


def read_head(stream: BinaryIO) -> Head | None:
    """Walk the segments up to the frame header. None if there is no sound one."""
    stream.seek(0)
    if stream.read(2) != b"\xff\xd8":
        return None
    block = b""
    for _ in range(MAX_SEGMENTS):
        marker, size = _next_segment(stream)
        if marker in _SOF:
            body = stream.read(5)
            if len(body) < 5:
                return None
            precision, height, width = struct.unpack(">BHH", body)
            return Head(width, height, precision, block) if width and height else None
        if marker == 0xE1 and not block:
            body = stream.read(size)
            block = body[6:] if body.startswith(b"Exif\x00\x00") else b""
        elif marker in (0, 0xD9, 0xDA):
            return None
        else:
            stream.seek(size, io.SEEK_CUR)
    return None


def embedded(stream: BinaryIO) -> Embedded | None:
    """The EXIF thumbnail of a JPEG, cut to the shape of the picture; None if it cannot stand for it."""
    head = read_head(stream)
    if head is None or not head.exif:
        return None
    thumbnail = shaped(exif.thumbnail(head.exif), head.width / head.height)
    return Embedded(thumbnail, exif.orientation(head.exif)) if thumbnail else None


def _next_segment(stream: BinaryIO) -> tuple[int, int]:
    """The next marker and the length of its body; (0, 0) when the stream is no JPEG any more."""
    byte = stream.read(1)
    if byte != b"\xff":
        return 0, 0
    while byte == b"\xff":
        byte = stream.read(1)
    if not byte or byte[0] in (0, 0xD9):
        return 0, 0
    if byte[0] in _BARE:
        return byte[0], 0
    length = stream.read(2)
    size = int.from_bytes(length, "big") - 2
    return (byte[0], size) if len(length) == 2 and size >= 0 else (0, 0)


def shaped(jpeg: bytes, aspect: float) -> bytes | None:
    """A thumbnail if it has the picture's width to height; without its black bars if it has such; else None.

    Cameras put 3:2 pictures into 160×120 thumbnails with black bars. A thumbnail of another shape without
    such bars shows another picture than the file does: somebody cropped one and kept the other.
    """
    head = read_head(io.BytesIO(jpeg))
    if head is None:
        return None
    if abs(head.width / head.height / aspect - 1) < 0.03:
        return jpeg
    if head.width * head.height > 1_000_000:
        return None
    with JpegImagePlugin.JpegImageFile(io.BytesIO(jpeg)) as image:
        image.load()
        cropped = without_bars(image, aspect)
        if cropped is None:
            return None
        out = io.BytesIO()
        cropped.convert("RGB").save(out, "JPEG", quality=90)
        return out.getvalue()


def without_bars(image: Image.Image, aspect: float) -> Image.Image | None:
    """The middle of `image` that has the given width to height, if what is cut off is black bars."""
    width, height = image.size
    inner_width, inner_height = min(width, round(height * aspect)), min(height, round(width / aspect))
    if inner_width < 16 or inner_height < 16:
        return None
    left, top = (width - inner_width) // 2, (height - inner_height) // 2
    grey = image.convert("L")
    bars = (
        (grey.crop((0, 0, width, top)), grey.crop((0, top + inner_height, width, height)))
        if inner_height < height
        else (grey.crop((0, 0, left, height)), grey.crop((left + inner_width, 0, width, height)))
    )
    if not all(map(_black, bars)):
        return None
    box = (left, top, left + inner_width, top + inner_height)
    return image.crop((box[0] + INSET, box[1] + INSET, box[2] - INSET, box[3] - INSET))


def _black(bar: Image.Image) -> bool:
    """Whether a bar is black but for the ringing of JPEG blocks at its edge with the picture."""
    if 0 in bar.size:
        return True
    histogram = bar.histogram()
    return sum(histogram[:40]) >= 0.75 * sum(histogram)
