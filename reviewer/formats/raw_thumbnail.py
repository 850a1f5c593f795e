"""The small JPEG in the head of a RAW file, found without LibRaw.

LibRaw finds previews too, but it is native code over hostile bytes and belongs into a worker process. Most
RAW files are TIFF inside and name their thumbnail where EXIF does, or as a reduced picture (TIFF/EP, ISO
12234-2, 5.6); Fujifilm's name a whole JPEG in their header, and Canon's newer ones have boxes (`canon_cr3`).
"""

import io
from collections.abc import Iterator
from typing import BinaryIO

from reviewer.formats import canon_cr3, exif, jpeg, tiff
from reviewer.formats.jpeg import Embedded

SMALLEST = 120
MAX_SIZE = 1 << 20
FUJIFILM_HEAD = 256 << 10
MAX_DIRECTORIES = 8

_WIDTH, _HEIGHT, _COMPRESSION, _STRIP, _STRIP_SIZE, _SUB_IFDS = 256, 257, 259, 273, 279, 330
_JPEG, _JPEG_SIZE = 513, 514
_JPEG_COMPRESSIONS = (6, 7)


def embedded(stream: BinaryIO) -> Embedded | None:
    """The smallest sound JPEG named in the head, cut to the picture's shape; None if there is none."""
    stream.seek(0)
    head = stream.read(15)
    if head == b"FUJIFILMCCD-RAW":
        return _fujifilm(stream)
    if canon_cr3.is_cr3(head):
        return canon_cr3.embedded(stream)
    reader = tiff.Reader.of(stream)
    if reader is None:
        return None
    directories = list(_directories(reader))
    sizes = [
        (tags[_WIDTH][0], tags[_HEIGHT][0]) for tags in directories if _WIDTH in tags and _HEIGHT in tags
    ]
    width, height = max(sizes, default=(0, 0))
    found = sorted(filter(None, (_jpeg(stream, tags) for tags in directories)), key=len)
    if not found or not width or not height:
        return None
    shaped = next((cut for data in found if (cut := jpeg.shaped(data, width / height))), None)
    return Embedded(shaped, exif.of_tags(directories[0])) if shaped else None


def _directories(reader: tiff.Reader) -> Iterator[tiff.Tags]:
    """The first directories of the chain, each followed by its children."""
    offset = reader.first
    for _ in range(2):
        tags, offset = reader.directory(offset)
        yield tags
        for child in tags.get(_SUB_IFDS, ())[:MAX_DIRECTORIES]:
            yield reader.directory(child)[0]


def _jpeg(stream: BinaryIO, tags: tiff.Tags) -> bytes | None:
    """The JPEG a directory names, if it is one that is large enough to be looked at."""
    start, size = tags.get(_JPEG, (0,))[0], tags.get(_JPEG_SIZE, (0,))[0]
    if not start and tags.get(_COMPRESSION, (1,))[0] in _JPEG_COMPRESSIONS and len(tags.get(_STRIP, ())) == 1:
        start, size = tags[_STRIP][0], tags.get(_STRIP_SIZE, (0,))[0]
    if not start or not 0 < size <= MAX_SIZE:
        return None
    stream.seek(start)
    data = stream.read(size)
    head = jpeg.read_head(io.BytesIO(data))
    return data if head and head.precision == 8 and max(head.width, head.height) >= SMALLEST else None


def _fujifilm(stream: BinaryIO) -> Embedded | None:
    """The EXIF thumbnail of the JPEG in a RAF file, whose place and size stand at offset 84."""
    stream.seek(84)
    place = stream.read(8)
    stream.seek(int.from_bytes(place[:4], "big"))
    return jpeg.embedded(io.BytesIO(stream.read(min(int.from_bytes(place[4:], "big"), FUJIFILM_HEAD))))
