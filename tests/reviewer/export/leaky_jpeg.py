"""JPEGs with the token at every legal and every possible illegal place (ITU-T T.81, JFIF, EXIF, MPF)."""

import struct
from collections.abc import Iterator

from reviewer.formats import profile
from tests.reviewer.export import leaky_exif
from tests.reviewer.export.canary import PAYLOAD, TOKEN, Place, put, replaced
from tests.reviewer.export.pieces import after_soi, before_eoi, between_scans, encoded, picture, segment

PLAIN = encoded(picture(), quality=90)
PROGRESSIVE = encoded(picture(), progressive=True)
RESTARTS = encoded(picture(), restart_marker_blocks=2)
GREY = encoded(picture("L"))
FOUR = encoded(picture("CMYK"))
RGB = encoded(picture(), keep_rgb=True)
_JFIF = PLAIN[2:20]
_WORD = TOKEN.encode()
# What Photoshop, cameras and telephones begin their blocks with, by the number of the APP marker.
_SIGNED = {
    "XMP": (1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>"),
    "extended XMP": (1, b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32 + bytes(8)),
    "thermal picture": (1, b"FLIR\0\1\0\0"),
    "profile of one piece of two": (2, b"ICC_PROFILE\0\1\2"),
    "profile of no piece": (2, b"ICC_PROFILE\0\0\0"),
    "further pictures": (2, b"MPF\0MM\0*\0\0\0\x08"),
    "FlashPix": (2, b"FPXR\0\0\1"),
    "gain map": (2, b"urn:iso:std:iso:ts:21496:-1\0"),
    "HDR": (11, b"HDR_RI ver=11"),
    "content credentials": (11, b"JP\0\1\0\0\0\1\0\0\0\x7fjumb"),
    "Ducky": (12, b"Ducky\0\1"),
    "IPTC": (13, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x40\x1c\x02\x78\0\x3a"),
    "Photoshop path": (13, b"Photoshop 3.0\x008BIM\x07\xd0\x04name\0\0\0\0\0\x40"),
    "Photoshop thumbnail": (13, b"Photoshop 3.0\x008BIM\x04\x0c\0\0\0\0\0\x60"),
    "a copy of the profile": (2, b"ICC_PROFILE\0\1\1" + profile.DISPLAY_P3[:200]),
}


def segments() -> dict[str, bytes]:
    """Whole marker segments, each of which is more than a picture needs."""
    found = {f"APP{n}": segment(0xE0 + n, PAYLOAD) for n in range(16)}
    found |= {f"JPG{n}": segment(0xF0 + n, PAYLOAD) for n in range(14)}
    found |= {f"reserved {code:02X}": segment(code, PAYLOAD) for code in (0x02, 0x4F, 0xBF)}
    found |= {name: segment(0xE0 + n, head + PAYLOAD) for name, (n, head) in _SIGNED.items()}
    found |= {name: segment(0xE1, b"Exif\0\0" + block) for name, block in leaky_exif.exif_blocks().items()}
    found |= {
        "comment": segment(0xFE, PAYLOAD),
        "arithmetic tables": segment(0xCC, _WORD[:2]),
        "JFIF once more": segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0" + PAYLOAD),
        "JFIF thumbnail": segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\4\1" + PAYLOAD[:12]),
        "JFXX of pixels": segment(0xE0, b"JFXX\0\x13\4\1" + PAYLOAD[:12]),
        "JFXX of a palette": segment(0xE0, b"JFXX\0\x11\1\1" + PAYLOAD.ljust(768)[:768] + b"\0"),
        "JFXX of a JPEG": segment(0xE0, b"JFXX\0\x10" + before_eoi(GREY, segment(0xFE, PAYLOAD))),
        "Adobe with a tail": segment(0xEE, b"Adobe\0\x64\0\0\0\0\1" + PAYLOAD),
        "Adobe with other numbers": segment(0xEE, b"Adobe" + _WORD[:6] + b"\1"),
        "unused quantization table": segment(0xDB, b"\3" + PAYLOAD.replace(b"\0", b"x")[:64]),
        "unused wide quantization table": segment(0xDB, b"\x12" + _wide()),
        "unused Huffman table": segment(0xC4, b"\x13" + b"\0\0\0\0\0\0\0\x0b" + bytes(8) + _WORD),
        "restart interval nobody needs": segment(0xDD, b"\xff\xfe"),
    }
    return found


def _wide() -> bytes:
    return TOKEN.encode("utf-16-be").ljust(128, b"\1")


def _introduced(jfif: bytes) -> bytes:
    return jfif + PLAIN[20:]


def _pieces(body: bytes) -> dict[str, bytes]:
    """Things that are no marker segment, at the places a reader skips."""
    frame, scan = PLAIN.index(b"\xff\xc0"), PLAIN.index(b"\xff\xda")
    restart = RESTARTS.index(b"\xff\xd2")
    return {
        "bytes behind the start": after_soi(PLAIN, body),
        "bytes between segments": PLAIN[:20] + body + PLAIN[20:],
        "bytes before the frame": PLAIN[:frame] + body + PLAIN[frame:],
        "bytes before the scan": PLAIN[:scan] + body + PLAIN[scan:],
        "bytes behind the last block": before_eoi(PLAIN, body),
        "fill bytes": after_soi(PLAIN, b"\xff" * 40),
        "fill bytes and TEM": after_soi(PLAIN, b"\xff\xff\xff\x01"),
        "a restart marker among tables": after_soi(PLAIN, b"\xff\xd5"),
        "behind the end": PLAIN + body,
        "a comment behind the end": PLAIN + segment(0xFE, body),
        "a second picture": PLAIN + before_eoi(GREY, segment(0xFE, body)),
        "a video behind the end": PLAIN + b"\0\0\0\x18ftypmp42" + body,
        "an archive behind the end": PLAIN + b"PK\3\4" + body,
        "behind the end of a part": RESTARTS[:restart] + body + RESTARTS[restart:],
        "a scan too many": before_eoi(PLAIN, PLAIN[scan:-2] + body),
        "a second frame": replaced(PLAIN, b"\xff\xda", PLAIN[frame : frame + 19] + b"\xff\xda"),
        "a second start": after_soi(PLAIN, b"\xff\xd8" + segment(0xFE, body)),
        "lines told late": before_eoi(PLAIN, segment(0xDC, b"\0\x22" + body)),
        "before the start": body + PLAIN,
    }


def _odd_headers() -> dict[str, bytes]:
    """Numbers in headers and tables that say nothing a decoder needs."""
    return {
        "names of the components": _renamed(b"CAN"),
        "a sequential scan's band": PLAIN.replace(b"\3\x11\0\x3f\0", b"\3\x11CAN"),
        "JFIF resolution": _introduced(b"\xff\xd8" + replaced(_JFIF, b"\0\0\1\0\1", b"\1CANA")),
        "JFIF version": _introduced(b"\xff\xd8" + replaced(_JFIF, b"JFIF\0\1\1", b"JFIF\0CA")),
        "a comment that is empty": after_soi(PLAIN, segment(0xFE, b"")),
        "a quantization table told before": after_soi(PLAIN, segment(0xDB, b"\0" + _wide()[:64])),
        "an empty table segment": after_soi(PLAIN, segment(0xC4, b"")),
    }


def _renamed(names: bytes) -> bytes:
    frame, scan = PLAIN.index(b"\xff\xc0"), PLAIN.index(b"\xff\xda")
    renamed = bytearray(PLAIN)
    for n, name in enumerate(names):
        renamed[frame + 10 + 3 * n] = renamed[scan + 5 + 2 * n] = name
    return bytes(renamed)


def _progressive() -> dict[str, bytes]:
    first = PROGRESSIVE.index(b"\xff\xda")
    found = {f"between scans: {name}": between_scans(PROGRESSIVE, one) for name, one in segments().items()}
    found |= {
        "between scans: bytes": between_scans(PROGRESSIVE, PAYLOAD),
        "behind the last scan": before_eoi(PROGRESSIVE, segment(0xFE, PAYLOAD)),
        "before the first scan": PROGRESSIVE[:first] + segment(0xE7, PAYLOAD) + PROGRESSIVE[first:],
        "an end and a comment between scans": PROGRESSIVE + segment(0xFE, PAYLOAD) + b"\xff\xd9",
    }
    return found


def places() -> Iterator[Place]:
    """All of them."""
    whole = segments()
    yield from put(PLAIN, {f"first: {name}": after_soi(PLAIN, one) for name, one in whole.items()})
    yield from put(PLAIN, {f"last: {name}": before_eoi(PLAIN, one) for name, one in whole.items()})
    yield from put(PLAIN, _odd_headers())
    yield from put(PROGRESSIVE, _progressive())
    for where, leaky in _pieces(PAYLOAD).items():
        yield Place(where, leaky, RESTARTS if where == "behind the end of a part" else PLAIN)
    yield Place("Adobe of four inks", replaced(FOUR, b"Adobe\0\x64\0\0\0\0", b"Adobe\0\x64CANA"), FOUR)
    yield Place("Adobe of RGB", replaced(RGB, b"Adobe\0\x64\0\0\0\0", b"Adobe\0\x64CANA"), RGB)
    yield Place("sampling of one component", replaced(GREY, b"\1\1\x11\0", b"\1\1\x43\0"), GREY)
    for where, (leaky, plain) in leaky_exif.profiles().items():
        yield Place(
            f"profile, {where}", encoded(picture(), icc_profile=leaky), encoded(picture(), icc_profile=plain)
        )
    whole = encoded(picture(), quality=90, icc_profile=profile.DISPLAY_P3)
    yield Place("profile in pieces", _in_pieces(), whole)


def _in_pieces() -> bytes:
    """Our profile and a tail, in pieces that come in another order."""
    whole = struct.pack(">L", len(profile.DISPLAY_P3) + len(PAYLOAD)) + profile.DISPLAY_P3[4:] + PAYLOAD
    pieces = [(1, whole[:100]), (2, whole[100:300]), (3, whole[300:])]
    parts = [segment(0xE2, b"ICC_PROFILE\0" + bytes((n, 3)) + one) for n, one in reversed(pieces)]
    return after_soi(PLAIN[:2] + PLAIN[20:], _JFIF + b"".join(parts))
