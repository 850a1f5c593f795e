"""What the glyphs of a font mean on a contact sheet: a ToUnicode CMap in one form (ISO 32000-1, 9.10.3).

It tells each glyph once, in order, a hundred in a block at most.
"""

import re

_BEFORE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
_AFTER = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_LINE = re.compile(r"<([0-9a-f]{4})> <((?:[0-9a-f]{4}){1,18})>\n")
_MOST = 100


def read(cmap: bytes) -> dict[int, str] | None:
    """What each glyph means; None for a CMap of another form. Never raises, whatever the bytes are."""
    text = cmap.decode("latin-1")
    lines = _LINE.findall(text.removeprefix(_BEFORE))
    try:
        found = {int(glyph, 16): bytes.fromhex(told).decode("utf-16-be") for glyph, told in lines}
    except UnicodeDecodeError:
        return None
    again = _BEFORE
    for start in range(0, len(lines), _MOST):
        block = lines[start : start + _MOST]
        again += f"{len(block)} beginbfchar\n"
        again += "".join(f"<{glyph}> <{told}>\n" for glyph, told in block) + "endbfchar\n"
    in_order = list(found) == sorted(found) and len(found) == len(lines)
    return found if in_order and text == again + _AFTER else None
