"""Small pictures and pieces of files that the export's tests are made of."""

import io
import struct
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PIL import Image

from reviewer.export.profile import Profile
from reviewer.photo import Verdict

if sys.platform != "win32":
    import resource

needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="no limit can be set there")
PUBLICATION = Profile("test", "Test", frozenset({Verdict.CLEAR, Verdict.CAUTION}), waivers=True)


def picture(mode: str = "RGB", size: tuple[int, int] = (45, 34)) -> Image.Image:
    """A picture in which no two corners and no two rows look alike."""
    red = Image.linear_gradient("L").resize(size)
    green = red.transpose(Image.Transpose.ROTATE_90).resize(size)
    blue = Image.radial_gradient("L").resize(size)
    return Image.merge("RGB", (red, green, blue)).convert(mode)


def encoded(image: Image.Image, form: str = "JPEG", **options: object) -> bytes:
    """The bytes Pillow writes for a picture."""
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def segment(code: int, body: bytes) -> bytes:
    """A marker segment of a JPEG."""
    return bytes((0xFF, code)) + struct.pack(">H", len(body) + 2) + body


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def exif(tags: dict[int, object]) -> bytes:
    """An EXIF block as it stands in a JPEG, with these tags in its first directory."""
    block = Image.Exif()
    for tag, value in tags.items():
        block[tag] = value
    return b"Exif\0\0" + block.tobytes().removeprefix(b"Exif\0\0")


def after_soi(jpeg: bytes, piece: bytes) -> bytes:
    """The JPEG with something right behind its first marker."""
    return jpeg[:2] + piece + jpeg[2:]


def before_eoi(jpeg: bytes, piece: bytes) -> bytes:
    """The JPEG with something right before its last marker."""
    return jpeg[:-2] + piece + jpeg[-2:]


def between_scans(jpeg: bytes, piece: bytes) -> bytes:
    """A progressive JPEG with something between its last two scans."""
    at = jpeg.rindex(b"\xff\xda")
    tables = jpeg.rindex(b"\xff\xc4", 0, at)
    return jpeg[:tables] + piece + jpeg[tables:]


def after_ihdr(png: bytes, piece: bytes) -> bytes:
    """The PNG with something behind its header."""
    return png[:33] + piece + png[33:]


@contextmanager
def disk_of(size: int) -> Iterator[None]:
    """No file can grow beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
