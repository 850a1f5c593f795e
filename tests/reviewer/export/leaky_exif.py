"""EXIF blocks and colour profiles with the token at every place they have room."""

import struct
from collections.abc import Mapping

from PIL import ImageCms

from reviewer.formats import profile
from tests.reviewer.export.canary import PAYLOAD, TEXT
from tests.reviewer.export.pieces import before_eoi, encoded, picture, segment

BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED, SIGNED = 1, 2, 3, 4, 5, 7, 10
EXIF_IFD, GPS_IFD, SUB_IFDS = 0x8769, 0x8825, 0x014A
Entry = tuple[int, bytes]


def text(value: str = TEXT) -> Entry:
    """An ASCII value."""
    return ASCII, value.encode() + b"\0"


def directory(entries: Mapping[int, Entry], at: int, following: int = 0, order: str = "<") -> bytes:
    """A TIFF directory that stands at the offset `at`, its values behind it (TIFF 6.0, section 2)."""
    sizes = {BYTE: 1, ASCII: 1, SHORT: 2, LONG: 4, RATIONAL: 8, UNDEFINED: 1, SIGNED: 8}
    table, values = struct.pack(order + "H", len(entries)), b""
    behind = at + 2 + 12 * len(entries) + 4
    for tag, (kind, value) in sorted(entries.items()):
        inline = value.ljust(4, b"\0")
        if len(value) > 4:
            inline = struct.pack(order + "L", behind + len(values))
            values += value
        table += struct.pack(order + "HHL4s", tag, kind, len(value) // sizes[kind], inline)
    return table + struct.pack(order + "L", following) + values


def tiff(entries: Mapping[int, Entry], order: str = "<", gap: bytes = b"", following: int = 0) -> bytes:
    """A TIFF stream of one directory, with a gap before it."""
    head = {"<": b"II*\0", ">": b"MM\0*"}[order]
    at = 8 + len(gap)
    return head + struct.pack(order + "L", at) + gap + directory(entries, at, following, order)


def below(pointer: int, entries: Mapping[int, Entry]) -> bytes:
    """A TIFF stream whose one directory points to another."""
    at = 8 + 2 + 12 + 4
    return tiff({pointer: (LONG, struct.pack("<L", at))}) + directory(entries, at)


def _second(entries: Mapping[int, Entry], behind: bytes = b"") -> bytes:
    at = 8 + 2 + 12 + 4
    return tiff({0x0112: (SHORT, b"\1\0")}, following=at) + directory(entries, at) + behind


def _thumbnail() -> bytes:
    small = before_eoi(encoded(picture(size=(16, 8))), segment(0xFE, PAYLOAD))
    at = 8 + 2 + 12 + 4 + 2 + 2 * 12 + 4
    told = {0x0201: (LONG, struct.pack("<L", at)), 0x0202: (LONG, struct.pack("<L", len(small)))}
    return _second(told, small)


_FIRST = {
    "title": 0x010D, "caption": 0x010E, "maker": 0x010F, "camera": 0x0110, "software": 0x0131,
    "date": 0x0132, "artist": 0x013B, "host": 0x013C, "copyright": 0x8298, "serial number": 0xC62F,
    "a private tag": 0xFDE8,
}  # fmt: skip
_PHOTO = {
    "date of the photo": 0x9003, "part of a second": 0x9291, "image id": 0xA420, "owner": 0xA430,
    "body serial": 0xA431, "lens": 0xA434, "lens serial": 0xA435, "related sound": 0xA004,
}  # fmt: skip
_GPS = {"satellites": 8, "datum": 18, "day": 29}


def exif_blocks() -> dict[str, bytes]:
    """EXIF without its `Exif` signature: a TIFF stream for each place in it."""
    wide = {UNDEFINED: TEXT.encode("utf-16-le")}
    blocks = {f"EXIF {name}": tiff({tag: text()}) for name, tag in _FIRST.items()}
    blocks |= {f"EXIF {name}": below(EXIF_IFD, {tag: text()}) for name, tag in _PHOTO.items()}
    blocks |= {f"EXIF GPS {name}": below(GPS_IFD, {tag: text()}) for name, tag in _GPS.items()}
    blocks |= {
        "EXIF title of Windows": tiff({0x9C9B: (UNDEFINED, wide[UNDEFINED])}),
        "EXIF of the other byte order": tiff({0x010E: text()}, ">"),
        "EXIF inside a tag": tiff({0x010E: (ASCII, b"CAN\0"), 0x010F: (ASCII, b"ARY\0")}),
        "EXIF maker note": below(EXIF_IFD, {0x927C: (UNDEFINED, b"Maker\0" + PAYLOAD)}),
        "EXIF user comment": below(EXIF_IFD, {0x9286: (UNDEFINED, b"ASCII\0\0\0" + PAYLOAD)}),
        "EXIF interoperability": below(EXIF_IFD, {0xA005: (LONG, b"\x1a\0\0\0"), 0x0001: text()}),
        "EXIF XMP": tiff({0x02BC: (UNDEFINED, PAYLOAD)}),
        "EXIF IPTC": tiff({0x83BB: (UNDEFINED, PAYLOAD)}),
        "EXIF below a directory": below(SUB_IFDS, {0x010E: text()}),
        "EXIF second directory": _second({0x010E: text()}),
        "EXIF thumbnail": _thumbnail(),
        "EXIF gap before the directory": tiff({0x0112: (SHORT, b"\1\0")}, gap=PAYLOAD),
        "EXIF behind its last value": tiff({0x0112: (SHORT, b"\1\0")}) + PAYLOAD,
        "EXIF that is no TIFF": PAYLOAD,
        "EXIF spare bytes of a value": tiff({0x0128: (SHORT, b"\2\0CA"), 0x010E: text()}),
    }
    return blocks


def _srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _with_tag(icc: bytes, name: bytes, body: bytes) -> bytes:
    """The profile with a tag more, or another body for one it has (ICC.1 clause 7)."""
    count = int.from_bytes(icc[128:132], "big")
    table = icc[132 : 132 + 12 * count]
    entries = [struct.unpack(">4sLL", table[at : at + 12]) for at in range(0, len(table), 12)]
    bodies = {tag: icc[at : at + size] for tag, at, size in entries} | {name: body}
    at, told, packed = 132 + 12 * len(bodies), b"", b""
    for tag, one in bodies.items():
        told += struct.pack(">4sLL", tag, at + len(packed), len(one))
        packed += one + bytes(-len(one) % 4)
    whole = icc[4:128] + struct.pack(">L", len(bodies)) + told + packed
    return struct.pack(">L", len(whole) + 4) + whole


def _words(value: bytes) -> bytes:
    wide = value.decode("latin-1").encode("utf-16-be")
    head = b"mluc" + bytes(4) + struct.pack(">LL2s2sLL", 1, 12, b"en", b"US", len(wide), 28)
    return head + wide


def profiles() -> dict[str, tuple[bytes, bytes]]:
    """For each place in a colour profile: the profile with the token, and the one without."""
    found: dict[str, tuple[bytes, bytes]] = {}
    swapped = _srgb().replace(b"rXYZ", b"tmp0", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"tmp0", b"gXYZ", 1)
    for space, icc in {
        "sRGB": _srgb(),
        "Adobe RGB": profile.ADOBE_RGB,
        "Display P3": profile.DISPLAY_P3,
        "ProPhoto": profile.PROPHOTO,
        "a space of its own": swapped,
    }.items():
        found |= {
            f"{space}: {where}": (leaky, icc)
            for where, leaky in {
                "description": _with_tag(icc, b"desc", _words(PAYLOAD)),
                "copyright": _with_tag(icc, b"cprt", _words(PAYLOAD)),
                "maker's name": _with_tag(icc, b"dmnd", _words(PAYLOAD)),
                "a private tag": _with_tag(icc, b"cnry", b"text" + bytes(4) + PAYLOAD),
                "behind the last tag": struct.pack(">L", len(icc) + len(PAYLOAD)) + icc[4:] + PAYLOAD,
                "the header": icc[:48]
                + b"CANARY-7"
                + icc[56:80]
                + b"CANA"
                + b"CANARY-7f3a".ljust(44)
                + icc[128:],
            }.items()
        }
    return found
