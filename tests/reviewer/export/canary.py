"""A unique token in every spelling a file can hold, and the search for it in what leaves.

A `Place` is a picture with the token somewhere, beside the same picture without it: what leaves must not
only be free of the token, it must be the same bytes as if the token had never been there.
"""

import base64
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PIL import Image

TOKEN = "CANARY-7f3a"
SPELLINGS = {
    "plain": TOKEN.encode(),
    "UTF-16 LE": TOKEN.encode("utf-16-le"),
    "UTF-16 BE": TOKEN.encode("utf-16-be"),
    "UTF-32 LE": TOKEN.encode("utf-32-le"),
    "UTF-32 BE": TOKEN.encode("utf-32-be"),
    "hexadecimal": TOKEN.encode().hex().encode(),
    "base64": base64.b64encode(TOKEN.encode()),
    "deflated": zlib.compress(TOKEN.encode(), 9),
    "backwards": TOKEN.encode()[::-1],
}
PAYLOAD = b" ".join(SPELLINGS.values())
# Only letters that may stand in any text.
TEXT = " ".join(SPELLINGS[name].decode() for name in ("plain", "hexadecimal", "base64", "backwards"))


@dataclass(frozen=True, slots=True)
class Place:
    """A picture with the token at a place of its format, and the same picture without."""

    where: str
    leaky: bytes
    plain: bytes


def put(plain: bytes, places: dict[str, bytes]) -> Iterator[Place]:
    """Places that differ in one picture."""
    return (Place(where, leaky, plain) for where, leaky in places.items())


def spellings_in(data: bytes) -> set[str]:
    """The spellings of the token in the bytes of a file, in its inflated data and in its pixels."""
    return {name for part in _parts(data) for name in SPELLINGS if _found(name, part)}


def _found(name: str, part: bytes) -> bool:
    return SPELLINGS[name] in (part.lower() if name == "hexadecimal" else part)


def _parts(data: bytes) -> Iterator[bytes]:
    yield data
    yield data.replace(b"\xff\0", b"\xff")
    yield b"".join(_inflated(data))
    if data.startswith((b"\xff\xd8", b"\x89PNG")):
        with Image.open(io.BytesIO(data)) as image:
            yield repr(image.info).encode()
            yield image.tobytes()
            yield from (band.tobytes() for band in image.split())


def _inflated(data: bytes) -> Iterator[bytes]:
    """What is behind each thing that looks like the head of a zlib stream (RFC 1950, 2.2)."""
    joined = b"".join(_image_data(data)) or data
    at = joined.find(b"\x78")
    while at >= 0:
        stream = zlib.decompressobj()
        try:
            yield stream.decompress(joined[at:])
            yield stream.unused_data
        except zlib.error:
            pass
        at = joined.find(b"\x78", at + 1)


def _image_data(data: bytes) -> Iterator[bytes]:
    at = 8 if data.startswith(b"\x89PNG") else len(data)
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] == b"IDAT":
            yield data[at + 8 : at + 8 + size]
        at += 12 + size


def replaced(data: bytes, old: bytes, new: bytes) -> bytes:
    """The data with the first `old` as `new`; fails where there is none, so that no place is a fiction."""
    assert old in data
    return data.replace(old, new, 1)


Places = Callable[[], Iterator[Place]]
