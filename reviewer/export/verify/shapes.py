"""The letters that a contact sheet brings along: a TrueType font of six tables, of which each byte draws.

By OpenType 1.9: the table directory, `head`, `hhea`, `hmtx`, `maxp`, `loca` and simple glyphs in `glyf`. What
is left of room for a message are the shapes themselves and the measures of the font.
"""

import struct
from collections.abc import Collection, Iterator
from itertools import pairwise

_TABLES = (b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp")
_ENTRY = struct.Struct(">4sLLL")
_DIRECTORY = 12 + _ENTRY.size * len(_TABLES)
# Six tables: the largest power of two in it is 4 (search range, selector, range shift).
_BEGIN = struct.pack(">LHHHH", 0x10000, 6, 64, 2, 32)
_MAGIC = 0x5F0F3CF5
_WHOLE = 0xB1B0AFBA
# Flags of a point (glyf): short, repeated, same or positive.
_SHORT_X, _SHORT_Y, _REPEATED, _SAME_X, _SAME_Y = 2, 4, 8, 16, 32
_KNOWN_FLAGS = 0x7F


def wrong(font: bytes, used: Collection[int]) -> str:
    """What is wrong with a font of which these glyphs are drawn, in words; the empty string when nothing is.

    Never raises, whatever the bytes are.
    """
    try:
        return next(_found(font, used), "")
    except (struct.error, IndexError):
        return "a font that is cut short"


def _found(font: bytes, used: Collection[int]) -> Iterator[str]:
    tables = _tables(font)
    if not tables:
        yield "a font with other tables than its letters need"
        return
    glyf, head, hhea, hmtx, loca, maxp = (tables[tag] for tag in _TABLES)
    if len(head) != 54 or len(hhea) != 36 or len(maxp) != 32:
        yield "a font with a table of another length"
    if head[:8] != struct.pack(">LL", 0x10000, 0x10000) or head[12:16] != struct.pack(">L", _MAGIC):
        yield "a font of another revision"
    if any(head[20:36]):
        yield "the date of a font"
    if _checksum(font) != _WHOLE:
        yield "a checksum that is not that of the font"
    count: int = struct.unpack_from(">H", maxp, 4)[0]
    measured: int = struct.unpack_from(">H", hhea, 34)[0]
    if measured > count or len(hmtx) != 4 * measured + 2 * (count - measured):
        yield "a font with more or fewer measures than letters"
    if set(used) | {0} != set(range(count)):
        yield "letters that are nowhere written"
    yield from _wrong_with_glyphs(glyf, _places(loca, count, wide=bool(head[51])))


def _tables(font: bytes) -> dict[bytes, bytes]:
    """The tables by their names, if they are the six and stand one behind the other; else none."""
    tables, at = {}, _DIRECTORY
    if font[:12] != _BEGIN:
        return {}
    for n, name in enumerate(_TABLES):
        tag, checksum, place, length = _ENTRY.unpack_from(font, 12 + _ENTRY.size * n)
        end = place + length + -length % 4
        table = font[place:end]
        whole = table[:8] + bytes(4) + table[12:] if tag == b"head" else table
        if (tag, place) != (name, at) or any(table[length:]) or _checksum(whole) != checksum:
            return {}
        tables[tag], at = table[:length], end
    return tables if at == len(font) else {}


def _checksum(data: bytes) -> int:
    return sum(int.from_bytes(data[at : at + 4], "big") for at in range(0, len(data), 4)) & 0xFFFFFFFF


def _places(loca: bytes, count: int, *, wide: bool) -> list[int]:
    """Where each glyph begins and the last one ends; empty for a table of another length."""
    form = f">{count + 1}{'L' if wide else 'H'}"
    if struct.calcsize(form) != len(loca):
        return []
    return [place * (1 if wide else 2) for place in struct.unpack(form, loca)]


def _wrong_with_glyphs(glyf: bytes, places: list[int]) -> Iterator[str]:
    if not places or places[0] or places[-1] != len(glyf) or places != sorted(places):
        yield "shapes of letters that are not where they should be"
        return
    for start, end in pairwise(places):
        glyph = glyf[start:end]
        if glyph and (not (needed := _needed(glyph)) or any(glyph[needed:]) or end - start - needed > 3):
            yield "bytes in a font that draw nothing"


def _needed(glyph: bytes) -> int:
    """How many bytes a simple glyph takes; 0 for one of another kind."""
    contours: int = struct.unpack_from(">h", glyph)[0]
    if contours <= 0:
        return 0
    points = struct.unpack_from(f">{contours}H", glyph, 10)[-1] + 1
    at = 10 + 2 * contours
    if glyph[at] or glyph[at + 1]:  # instructions, of which there are none
        return 0
    at += 2
    coordinates = seen = 0
    while seen < points:
        flag = glyph[at]
        times = 1 + glyph[at + 1] if flag & _REPEATED else 1
        at += 2 if flag & _REPEATED else 1
        if flag & ~_KNOWN_FLAGS:
            return 0
        across = 1 if flag & _SHORT_X else 0 if flag & _SAME_X else 2
        up = 1 if flag & _SHORT_Y else 0 if flag & _SAME_Y else 2
        coordinates += times * (across + up)
        seen += times
    return at + coordinates if seen == points else 0
