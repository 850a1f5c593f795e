"""The few things of an EXIF block that pixels depend on: orientation, colour space, thumbnail.

A block starts at its TIFF header. Tag numbers: Exif 3.0, 4.6.
"""

import io

from reviewer.formats import tiff

MAX_THUMBNAIL = 1 << 20

_ORIENTATION, _EXIF_IFD, _INTEROP_IFD = 0x0112, 0x8769, 0xA005
_THUMB_OFFSET, _THUMB_LENGTH = 0x0201, 0x0202
_COLOUR_SPACE, _INTEROP_INDEX = 0xA001, 0x0001
_ADOBE_RGB = 2  # not in the standard, but what some cameras write


def orientation(block: bytes) -> int:
    """The orientation, 1 to 8; 1 where there is no sound one."""
    reader = _reader(block)
    return of_tags(reader.directory(reader.first)[0]) if reader else 1


def of_tags(tags: tiff.Tags) -> int:
    """The orientation in a directory, 1 where there is no sound one."""
    value = tags.get(_ORIENTATION, (1,))[0]
    return value if 1 <= value <= 8 else 1


def is_adobe_rgb(block: bytes) -> bool:
    """Whether the block says the picture is in Adobe RGB (DCF 2.0: interoperability index R03)."""
    reader = _reader(block)
    if reader is None:
        return False
    first, _ = reader.directory(reader.first)
    photo, _ = reader.directory(first.get(_EXIF_IFD, (0,))[0])
    interop, _ = reader.directory(photo.get(_INTEROP_IFD, (0,))[0])
    return interop.get(_INTEROP_INDEX, ())[:3] == tuple(b"R03") or photo.get(_COLOUR_SPACE) == (_ADOBE_RGB,)


def thumbnail(block: bytes) -> bytes:
    """The JPEG thumbnail of the second directory, as it stands there; empty if there is none."""
    reader = _reader(block)
    if reader is None:
        return b""
    _, following = reader.directory(reader.first)
    second, _ = reader.directory(following)
    start = second.get(_THUMB_OFFSET, (0,))[0]
    size = min(second.get(_THUMB_LENGTH, (0,))[0], MAX_THUMBNAIL)
    return block[start : start + size] if start else b""


def _reader(block: bytes) -> tiff.Reader | None:
    return tiff.Reader.of(io.BytesIO(block.removeprefix(b"Exif\x00\x00")))
