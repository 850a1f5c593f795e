"""Names in words for what must not be in a JPEG, so that a photographer knows what would have leaked.

Only names: whether something may stay is decided in `jpeg`. The layouts: EXIF 2.32 (TIFF 6.0
directories), XMP part 3, ICC.1 annex B.4, CIPA DC-007 (MPF), JFIF 1.02.
"""

import struct

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0xE0, b"JFIF\0", "JFIF block with a resolution or thumbnail (APP0)"),
    (0xE0, b"JFXX\0", "JFIF thumbnail (APP0)"),
    (0xE1, b"http://ns.adobe.com/xap/1.0/\0", "XMP block (APP1)"),
    (0xE1, b"http://ns.adobe.com/xmp/extension/\0", "XMP extension block (APP1)"),
    (0xE2, b"ICC_PROFILE\0", "colour profile (APP2)"),
    (0xE2, b"MPF\0", "index of further pictures (MPF, APP2)"),
    (0xE2, b"FPXR\0", "FlashPix block (APP2)"),
    (0xE2, b"urn:iso:std:iso:ts:21496:-1\0", "gain map data (APP2)"),
    (0xEB, b"JP", "JUMBF block, such as content credentials (APP11)"),
    (0xED, b"Photoshop 3.0\0", "Photoshop block, often with IPTC captions (APP13)"),
    (0xEE, b"Adobe", "Adobe block that is not needed for the colour (APP14)"),
)
_PLAIN = {
    0x01: "TEM marker",
    0xCC: "arithmetic coding tables (DAC)",
    0xD8: "a second start of a picture",
    0xDC: "number of lines given late (DNL)",
    0xDE: "hierarchical picture (DHP)",
    0xDF: "reference expansion (EXP)",
    0xFE: "comment (COM)",
}
_EXIF_TAGS = {
    0x010E: "caption",
    0x010F: "camera",
    0x0110: "camera",
    0x0132: "date",
    0x013B: "photographer's name",
    0x8298: "copyright",
    0x8825: "GPS position",
    0x9003: "date",
    0x927C: "maker notes",
    0x9286: "user comment",
    0xA430: "owner's name",
    0xA431: "serial number",
    0xA435: "serial number",
}
_EXIF_POINTER = 0x8769


def segment(code: int, body: bytes) -> str:
    """What a marker segment that is not needed is, in words."""
    if code == 0xE1 and body.startswith(b"Exif\0"):
        found = _in_exif(body[6:])
        return "EXIF block (APP1)" + (": " + ", ".join(found) if found else "")
    for marker, signature, name in _SIGNATURES:
        if code == marker and body.startswith(signature):
            return name
    return _by_code(code)


def _by_code(code: int) -> str:
    if code in _PLAIN:
        return _PLAIN[code]
    if 0xE0 <= code <= 0xEF:
        return f"application block (APP{code - 0xE0})"
    if 0xF0 <= code <= 0xFD:
        return f"JPEG extension block (JPG{code - 0xF0})"
    if 0xC0 <= code <= 0xCF:
        return "a kind of JPEG no ordinary program shows (lossless, hierarchical or arithmetic)"
    if 0xD0 <= code <= 0xD7:
        return "restart marker outside the picture data"
    return f"reserved marker (FF{code:02X})"


def trailer(rest: bytes) -> str:
    """What stands after the end of the picture, in words."""
    if rest.startswith(b"\xff\xd8\xff"):
        return "another picture after the end of the picture"
    if rest[4:8] == b"ftyp":
        return "a video after the end of the picture"
    return "bytes after the end of the picture"


def _in_exif(tiff: bytes) -> list[str]:
    """The telling things in an EXIF block, as far as it can be read; never raises."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return []
    first = _directory(tiff, order, struct.unpack_from(order + "I", tiff, 4)[0])
    inner = _directory(tiff, order, first[0].get(_EXIF_POINTER, 0))
    names = [_EXIF_TAGS[tag] for tag in (*first[0], *inner[0]) if tag in _EXIF_TAGS]
    if first[1] and 0x0201 in _directory(tiff, order, first[1])[0]:
        names.append("thumbnail")
    return sorted(set(names))


def _directory(tiff: bytes, order: str, at: int) -> tuple[dict[int, int], int]:
    """Tags of one directory with their raw values, and the offset of the next one (0: none)."""
    if not 8 <= at <= len(tiff) - 2:
        return {}, 0
    count = struct.unpack_from(order + "H", tiff, at)[0]
    room = (len(tiff) - at - 2) // 12
    entries = (struct.unpack_from(order + "HHII", tiff, at + 2 + 12 * n) for n in range(min(count, room)))
    tags = {tag: value for tag, _, _, value in entries}
    end = at + 2 + 12 * count
    return tags, struct.unpack_from(order + "I", tiff, end)[0] if end + 4 <= len(tiff) else 0
