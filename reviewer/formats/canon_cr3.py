"""The small JPEG in the head of a Canon CR3 file, found without LibRaw, which would read all of the file.

A CR3 is an ISO base media file (ISO/IEC 14496-12, 4.2) whose second box, `moov`, begins with a box of Canon's
own. What is in that was found out by Laurent Clévy (github.com/lclevy/canon_cr3): `CMT1` is a TIFF directory,
`THMB` a JPEG behind its width, height and size.
"""

import io
from collections.abc import Iterator
from typing import BinaryIO

from reviewer.formats import exif, jpeg, tiff
from reviewer.formats.jpeg import Embedded

HEAD = 128 << 10
MAX_BOXES = 64

_BRAND = b"ftypcrx "
_CANON = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_WIDTH, _HEIGHT = 256, 257
_THUMBNAIL = 16


def is_cr3(head: bytes) -> bool:
    """Whether a file begins as one of these."""
    return head[4:12] == _BRAND


def facts_of(head: bytes) -> bytes:
    """The first bytes of a file up to the end of `moov`. Exiv2 refuses boxes that are cut off behind it."""
    size = 0
    for name, body in _boxes(head):
        size += 8 + len(body)
        if name == b"moov":
            return head[:size]
    return b""


def embedded(stream: BinaryIO) -> Embedded | None:
    """The thumbnail, cut to the picture's shape; None if there is none."""
    stream.seek(0)
    movie = dict(_boxes(stream.read(HEAD))).get(b"moov", b"")
    canon = next((body[16:] for name, body in _boxes(movie) if name == b"uuid" and body[:16] == _CANON), b"")
    inside = dict(_boxes(canon))
    reader = tiff.Reader.of(io.BytesIO(inside.get(b"CMT1", b"")))
    tags = reader.directory(reader.first)[0] if reader else {}
    width, height = tags.get(_WIDTH, (0,))[0], tags.get(_HEIGHT, (0,))[0]
    small = inside.get(b"THMB", b"")
    data = small[_THUMBNAIL : _THUMBNAIL + int.from_bytes(small[8:12], "big")]
    cut = jpeg.shaped(data, width / height) if width and height else None
    return Embedded(cut, exif.of_tags(tags)) if cut else None


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The names and bodies of the boxes that stand there whole; larger sizes than 32 bits end them."""
    at = 0
    for _ in range(MAX_BOXES):
        size = int.from_bytes(data[at : at + 4], "big")
        if size < 8 or at + size > len(data):
            return
        yield data[at + 4 : at + 8], data[at + 8 : at + size]
        at += size
