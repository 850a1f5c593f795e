"""Files bent out of shape: bytes changed anywhere, and parts of JPEG, PNG and ZIP moved about whole.

Parts get their right length and checksum again, so that what is changed inside them is looked at and
not refused at the door.
"""

import re
import struct
import zlib
from collections.abc import Callable
from itertools import pairwise
from random import Random

PNG = b"\x89PNG\r\n\x1a\n"
LARGEST = 1 << 20
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_TELLING = (
    b"\0",
    b"\xff",
    b"\x7f",
    b"\x80",
    b"\0\0",
    b"\xff\xff",
    b"\x7f\xff",
    b"\0\0\0\0",
    b"\xff\xff\xff\xff",
)

Part = tuple[bytes, bytes]


def mutated(data: bytes, random: Random) -> bytes:
    """A file near to `data`, of 1 MB at most."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 5))):
        data = random.choice((_bytes, _bytes, _parts))(data, random)[:LARGEST]
    return data


def _bytes(data: bytes, random: Random) -> bytes:
    at = random.randint(0, len(data))
    end = min(len(data), at + random.choice((0, 1, 1, 1, 2, 4, 16, 200)))
    new = random.choice(
        (
            lambda: b"",
            lambda: random.choice(_TELLING),
            lambda: random.randbytes(end - at),
            lambda: random.randbytes(random.randint(0, 20)),
            lambda: bytes((byte ^ 1 << random.randrange(8)) for byte in data[at:end]),
            lambda: data[at:end] * 2,
        )
    )()
    return data[:at] + new + data[end:]


def _parts(data: bytes, random: Random) -> bytes:
    if data.startswith(b"\xff\xd8"):
        return b"\xff\xd8" + _joined(_moved(_segments(data[2:]), random), _segment)
    if data.startswith(PNG):
        parts = [_repacked(part, random) for part in _moved(_chunks(data[8:]), random)]
        return PNG + _joined(parts, _chunk)
    lines = [(b"", line) for line in data.splitlines(keepends=True)]
    return _joined(_moved(lines, random), lambda part: part[1]) if lines else data


def _moved(parts: list[Part], random: Random) -> list[Part]:
    """One part dropped, doubled, put elsewhere, given another kind, or changed inside."""
    if not parts:
        return parts
    at, to = random.randrange(len(parts)), random.randint(0, len(parts))
    kind, body = parts[at]
    match random.randrange(5):
        case 0:
            return parts[:at] + parts[at + 1 :]
        case 1:
            return [*parts[:to], parts[at], *parts[to:]]
        case 2:
            parts[at] = parts[to - 1]
        case 3:
            parts[at] = parts[to - 1][0], body
        case _:
            parts[at] = kind, _bytes(body, random)
    return parts


def _joined(parts: list[Part], whole: Callable[[Part], bytes]) -> bytes:
    return b"".join(map(whole, parts))


def _segments(data: bytes) -> list[Part]:
    """Each marker with what stands behind it up to the next; its length is made anew."""
    starts = [found.start() for found in _MARKER.finditer(data)]
    return [(data[start : start + 2], data[start + 4 : end]) for start, end in pairwise((*starts, len(data)))]


def _segment(part: Part) -> bytes:
    marker, body = part
    if marker == b"\xff\xd9":
        return marker + body
    own = 4 + 2 * body[0] if marker == b"\xff\xda" and body else len(body)  # the rest is picture data
    return marker + struct.pack(">H", min(own + 2, 0xFFFF)) + body


def _chunks(data: bytes) -> list[Part]:
    parts, at = [], 0
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        parts.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + size]))
        at += 12 + size
    return parts


def _chunk(part: Part) -> bytes:
    kind, body = part
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _repacked(part: Part, random: Random) -> Part:
    """Sometimes the rows of a picture are changed under their compression."""
    kind, body = part
    if kind != b"IDAT" or random.random() < 0.5:
        return part
    try:
        rows = zlib.decompressobj().decompress(body, LARGEST)
    except zlib.error:
        return part
    return kind, zlib.compress(_bytes(rows, random), random.randint(0, 9))
