"""The text a profile keeps in a JPEG: exactly the values asked for, in exactly one form.

EXIF (TIFF 6.0 section 2, EXIF 2.32 section 4.5): one directory with ImageDescription and Copyright,
their values behind it without a gap. XMP (ISO 16684-1 section 7): one rdf:Description with
dc:description, dc:rights and photoshop:Credit. Anything else inside, and the block is not accepted.
"""

import re
import struct

from reviewer.export.kept import Kept

_EXIF = b"Exif\0\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_ASCII = 2


def kind(body: bytes) -> str:
    """Which of the two blocks an APP1 segment is: "exif", "xmp" or ""."""
    if body.startswith(_EXIF):
        return "exif"
    return "xmp" if body.startswith(_XMP) else ""


def accepts(kind: str, body: bytes, keep: Kept) -> bool:
    """Whether each byte of the block belongs to a value that is to be kept."""
    if keep.empty:
        return False
    if kind == "exif":
        return _exif_holds_only(body[len(_EXIF) :], {0x010E: keep.description, 0x8298: keep.copyright})
    return _xmp_holds_only(body[len(_XMP) :], keep)


def _exif_holds_only(tiff: bytes, wanted: dict[int, str]) -> bool:
    order = {b"II*\0\x08\0\0\0": "<", b"MM\0*\0\0\0\x08": ">"}.get(tiff[:8])
    if not order or len(tiff) < 10:
        return False
    count: int = struct.unpack_from(order + "H", tiff, 8)[0]
    values_at = 10 + 12 * count + 4
    if not 1 <= count <= len(wanted) or len(tiff) < values_at or any(tiff[values_at - 4 : values_at]):
        return False
    last = 0
    for n in range(count):
        tag, kind, length, inline = struct.unpack(order + "HHI4s", tiff[10 + 12 * n : 22 + 12 * n])
        value = wanted.get(tag, "").encode() + b"\0"
        if tag <= last or kind != _ASCII or length != len(value) or length == 1:
            return False
        if length > 4:
            place = struct.pack(order + "I", values_at)
            if inline != place or tiff[values_at : values_at + length] != value:
                return False
            values_at += length
        elif inline != value.ljust(4, b"\0"):
            return False
        last = tag
    return len(tiff) == values_at


_TEXT = "([^<>]*)"
_ALTERNATIVE = r'<rdf:Alt><rdf:li xml:lang="x-default">' + _TEXT + "</rdf:li></rdf:Alt>"
_PACKET = re.compile(
    '<\\?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"\\?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www\\.w3\\.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl\\.org/dc/elements/1\\.1/"'
    ' xmlns:photoshop="http://ns\\.adobe\\.com/photoshop/1\\.0/">'
    f"(?:<dc:description>{_ALTERNATIVE}</dc:description>)?"
    f"(?:<dc:rights>{_ALTERNATIVE}</dc:rights>)?"
    f"(?:<photoshop:Credit>{_TEXT}</photoshop:Credit>)?"
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
    '<\\?xpacket end="r"\\?>'
)


def _xmp_holds_only(packet: bytes, keep: Kept) -> bool:
    try:
        found = _PACKET.fullmatch(packet.decode())
    except UnicodeDecodeError:
        return False
    if not found:
        return False
    for coded, value in zip(found.groups(), (keep.description, keep.copyright, keep.credit), strict=True):
        if coded is not None and (not value or not _says(coded, value)):
            return False
    return True


def _says(coded: str, value: str) -> bool:
    """Whether text of the packet is the value: only the three escapes a text needs, each where needed."""
    stray = re.search("&(?!amp;|lt;|gt;)", coded)
    plain = coded.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return stray is None and plain == value
