"""The letters a PDF brings along: TrueType shapes without the tables that name a font, and what they mean.

Layouts: OpenType 1.9 (the table directory, `head`), of which a PDF needs six tables (ISO 32000-1, 9.9);
ToUnicode CMaps (9.10.3).
"""

import re
import struct
import unicodedata
from collections.abc import Iterator, Mapping

_NEEDED = (b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp")
_ENTRY = struct.Struct(">4sLLL")
# What the checksum of a whole font is taken from.
_MAGIC = 0xB1B0AFBA
_RANGE = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4})> (?:\[([^\]]*)\]|<([0-9a-fA-F]+)>)")
# Radicals, ligatures and the shapes of Arabic letters beside others, which share glyphs with letters.
_READ = re.compile("[\u2e80-\u2fdf\ufb00-\ufdff\ufe70-\ufefc]")
_MOST_IN_A_BLOCK = 100
_BEFORE = (
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<0000> <ffff>",
    "endcodespacerange",
)
_AFTER = ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end", "")


def shapes(font: bytes) -> bytes:
    """The font with the tables that drawing needs, one behind the other, undated."""
    tables = {tag: data for tag, data in _tables(font) if tag in _NEEDED}
    tables[b"head"] = _undated(tables[b"head"])
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">LHHHH", 0x10000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    at, entries, body = len(head) + _ENTRY.size * count, b"", b""
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        entries += _ENTRY.pack(tag, _checksum(padded), at + len(body), len(data))
        body += padded
    made = head + entries + body
    adjusted = (_MAGIC - _checksum(made)) & 0xFFFFFFFF
    place = at + sum(len(data) + -len(data) % 4 for tag, data in tables.items() if tag < b"head") + 8
    return made[:place] + adjusted.to_bytes(4, "big") + made[place + 4 :]


def _tables(font: bytes) -> Iterator[tuple[bytes, bytes]]:
    for n in range(int.from_bytes(font[4:6], "big")):
        tag, _, at, length = _ENTRY.unpack_from(font, 12 + _ENTRY.size * n)
        yield tag, font[at : at + length]


def _undated(head: bytes) -> bytes:
    """Revision 1.0, the checksum still open, no dates."""
    return head[:4] + struct.pack(">LL", 0x10000, 0) + head[12:20] + bytes(16) + head[36:]


def _checksum(data: bytes) -> int:
    return sum(int.from_bytes(data[at : at + 4], "big") for at in range(0, len(data), 4)) & 0xFFFFFFFF


def meanings(cmap: bytes) -> dict[int, str]:
    """What each glyph stands for, by Qt's CMap; glyphs that stand for nothing are left out.

    Shapes that letters have only beside others are told as the letters, a tabulator as the space it is.
    """
    found: dict[int, str] = {}
    for first, last, several, one in _RANGE.findall(cmap):
        told = re.findall(rb"[0-9a-fA-F]+", several) or [one]
        for step, glyph in enumerate(range(int(first, 16), int(last, 16) + 1)):
            letters = bytes.fromhex(told[step if several else 0].decode()).decode("utf-16-be", "replace")
            shifted = letters if several else chr(ord(letters[0]) + step)
            meaning = _READ.sub(_plain, shifted.replace("\t", " "))
            if meaning.isprintable():
                found[glyph] = meaning
    return found


def _plain(shape: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", shape[0])


def cmap(meanings: Mapping[int, str]) -> bytes:
    """A CMap that tells them, a line for each glyph."""
    told = [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in sorted(meanings.items())]
    lines = [*_BEFORE]
    for start in range(0, len(told), _MOST_IN_A_BLOCK):
        block = told[start : start + _MOST_IN_A_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, *_AFTER]).encode()
