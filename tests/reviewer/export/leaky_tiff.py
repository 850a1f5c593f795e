"""TIFFs and digital negatives with the token at every place they have room (TIFF 6.0, DNG 1.4, TIFF/EP)."""

import random
import struct
from collections.abc import Iterator, Mapping

from tests.reviewer.export import leaky_exif
from tests.reviewer.export.canary import PAYLOAD, Place, put
from tests.reviewer.export.leaky_exif import (
    ASCII,
    BYTE,
    LONG,
    RATIONAL,
    SHORT,
    SIGNED,
    SUB_IFDS,
    UNDEFINED,
    Entry,
    directory,
    text,
)
from tests.reviewer.export.leaky_png import under_nothing
from tests.reviewer.export.pieces import before_eoi, encoded, picture, segment

_STRIP = 273
_TEXTS = {
    "document": 269, "caption": 270, "maker": 271, "camera": 272, "page": 285, "software": 305, "date": 306,
    "artist": 315, "host": 316, "copyright": 33432, "serial number": 50735, "a private tag": 65000,
}  # fmt: skip
_BLOCKS = {
    "XMP": 700, "IPTC": 33723, "Photoshop": 34377, "ImageSourceData": 37724, "title of Windows": 40091,
    "maker note": 37500, "DNG private data": 50740, "negative's own name": 50827, "GDAL": 42112,
}  # fmt: skip
Tags = Mapping[int, Entry]


def stream(
    tags: Tags,
    strip: bytes,
    *,
    lead: bytes = b"",
    gap: bytes = b"",
    behind: bytes = b"",
    more: Tags | None = None,
) -> bytes:
    """A TIFF of one strip: head, `lead`, directory, `gap`, strip, `behind`, and the directory `more`."""
    at = 8 + len(lead)
    pixels = at + len(directory({**tags, _STRIP: (LONG, bytes(4))}, at)) + len(gap)
    told = {**tags, _STRIP: (LONG, struct.pack("<L", pixels))}
    following = pixels + len(strip) + len(behind)
    first = directory(told, at, following if more else 0)
    last = directory({**told, **more}, following) if more else b""
    return b"II*\0" + struct.pack("<L", at) + lead + first + gap + strip + behind + last


def _short(*values: int) -> Entry:
    return SHORT, struct.pack(f"<{len(values)}H", *values)


def _long(value: int) -> Entry:
    return LONG, struct.pack("<L", value)


_PIXELS = picture().tobytes()
_PICTURE: Tags = {
    256: _short(45),
    257: _short(34),
    258: _short(8, 8, 8),
    259: _short(1),
    262: _short(2),
    277: _short(3),
    278: _short(34),
    279: _long(len(_PIXELS)),
}
_WIDE, _HIGH = 64, 48
_SENSOR = random.Random(7).randbytes(2 * _WIDE * _HIGH)
_NEGATIVE: Tags = {
    254: _long(0),
    256: _long(_WIDE),
    257: _long(_HIGH),
    258: _short(16),
    259: _short(1),
    262: _short(32803),
    271: (ASCII, b"Test\0"),
    272: (ASCII, b"Test 1\0"),
    277: _short(1),
    278: _long(_HIGH),
    279: _long(len(_SENSOR)),
    33421: _short(2, 2),
    33422: (BYTE, bytes((0, 1, 1, 2))),
    50706: (BYTE, bytes((1, 4, 0, 0))),
    50708: (ASCII, b"Test 1\0"),
    50721: (SIGNED, struct.pack("<18l", *(v for n in range(9) for v in (int(n % 4 == 0), 1)))),
    50728: (RATIONAL, struct.pack("<6L", 1, 1, 1, 1, 1, 1)),
    50778: _short(21),
}


def _places(tags: Tags, strip: bytes) -> Iterator[Place]:
    """The places that a picture and a negative share."""
    plain = stream(tags, strip)
    entries = {name: {tag: text()} for name, tag in _TEXTS.items()}
    entries |= {name: {tag: (UNDEFINED, PAYLOAD)} for name, tag in _BLOCKS.items()}
    entries |= {"resolution": {282: (RATIONAL, b"CANARY-7"), 283: (RATIONAL, b"CANARY-7")}}
    yield from put(plain, {f"tag: {name}": stream({**tags, **more}, strip) for name, more in entries.items()})
    pages = {name: stream(tags, strip, more=more) for name, more in entries.items()}
    yield from put(plain, {f"second page: {name}": page for name, page in pages.items()})
    yield from put(plain, _gaps(tags, strip))
    yield from put(plain, _below(tags, strip))


def _gaps(tags: Tags, strip: bytes) -> dict[str, bytes]:
    orphan = directory({**tags, 270: text()}, 8)
    return {
        "before the directory": stream(tags, strip, lead=PAYLOAD),
        "a directory nothing points to": stream(tags, strip, lead=orphan),
        "between directory and pixels": stream(tags, strip, gap=PAYLOAD),
        "behind the pixels": stream(tags, strip, behind=PAYLOAD),
        "behind the pixels, told as theirs": stream(
            {**tags, 279: _long(len(strip + PAYLOAD))}, strip + PAYLOAD
        ),
        "before a second page": stream(tags, strip, behind=PAYLOAD, more={}),
        "a picture behind the end": stream(tags, strip)
        + before_eoi(encoded(picture()), segment(0xFE, PAYLOAD)),
    }


def _below(tags: Tags, strip: bytes) -> dict[str, bytes]:
    """Directories that a tag points to: EXIF, GPS and smaller pictures, standing before the first one."""
    pointers = {"EXIF": (0x8769, 0x9286), "GPS": (0x8825, 29), "a smaller picture": (SUB_IFDS, 270)}
    return {
        f"below: {name}": stream({**tags, pointer: _long(8)}, strip, lead=directory({tag: text()}, 8))
        for name, (pointer, tag) in pointers.items()
    }


def places() -> Iterator[Place]:
    """All of them in pictures."""
    yield from _places(_PICTURE, _PIXELS)
    for where, (leaky, icc) in leaky_exif.profiles().items():
        told = ({**_PICTURE, 34675: (UNDEFINED, one)} for one in (leaky, icc))
        yield Place(f"profile, {where}", *(stream(tags, _PIXELS) for tags in told))
    hidden, black = (encoded(one, "TIFF") for one in under_nothing())
    yield Place("colours under full transparency", hidden, black)
    for form in ("tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"):
        plain = encoded(picture(), "TIFF", compression=form)
        yield Place(f"behind {form}", plain + PAYLOAD, plain)


def negatives() -> Iterator[Place]:
    """All of them in negatives."""
    yield from _places(_NEGATIVE, _SENSOR)
