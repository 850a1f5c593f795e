"""A JPEG copied without decoding it: the same pixels, and only the bytes they need.

The writer puts together a new file from tables, frame header and scans; nothing else of the old one is
copied, wherever in it it stood. Component names, scan headers and the Adobe marker are written in one
canonical form (ITU-T T.81 annex B), and a well-known colour space is told by a profile of ours. A picture
that is not upright is turned (`turn`), and written once more. What cannot be copied safely is refused, and
the caller makes fresh pixels instead: a picture whose edges do not let it be turned, colours that need a
profile of their own, rare kinds of JPEG.
"""

import re
import struct

from reviewer.errors import ExportRefused
from reviewer.export import colour_space
from reviewer.export.pieces import BROKEN, CutShort, huffman, quantization, scan_end, segment
from reviewer.export.turn import Turn
from reviewer.formats import MAX_PIXELS, exif, profile

_MARKER = re.compile(rb"\xff[^\x00\xff]")
_MORE_PICTURES = b"MPF\0"  # CIPA DC-007, 5.2
_ICC = b"ICC_PROFILE\0"
_ADOBE = b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00"
_UNSUPPORTED = frozenset((*range(0xC3, 0xD0), 0xDC, 0xDE, 0xDF)) - {0xC4}
_SCAN, _END = 0xDA, 0xD9
END = b"\xff\xd9"
"""The end of a JPEG."""
# A picture has some hundreds at most; a file made of segments would keep its reader busy.
_MOST_SEGMENTS = 10_000
_ODD = "it is a kind of JPEG that few programs can show"


def lossless(data: bytes, rotation: int = 0) -> bytes:
    """The first picture of a JPEG, upright, with its own compressed pixels and nothing else.

    `rotation` in degrees clockwise comes on top of the camera's own. Raises ExportRefused with the reason,
    made to follow "because", where only fresh pixels will do.
    """
    copy = _Copy(data)
    copy.read()
    turn = copy.turn(rotation)
    written = copy.written()
    return written if turn.nothing else lossless(turn.made(written))


def hindrance(head: bytes, rotation: int = 0) -> str:
    """Why `lossless` would refuse a JPEG that begins like this, as far as that tells, else ""."""
    copy = _Copy(head)
    try:
        copy.read(until=_SCAN)
        copy.turn(rotation)
        copy.profile()
    except CutShort:
        return ""
    except ExportRefused as refused:
        return str(refused)
    return ""


def plain(head: bytes) -> tuple[bytes, int] | None:
    """The beginning of the file that `lossless` gives for a JPEG that begins like this, and where in the old
    one the rest begins, down to its `END`; None where something has to be decoded for it.

    A profile of the file's own has to be followed to know its colours, and a turned picture is recoded.
    That the one scan with all of the picture goes on to the end of the file is believed here: the verifier
    looks at each byte, and refuses the copy of a file with more in it. Raises ExportRefused.
    """
    copy = _Copy(head + END, believing=True)
    copy.read()
    *before, scan = copy.scans
    if copy.icc or not copy.believing or exif.orientation(copy.exif) != 1:
        return None
    copy.scans = before
    return copy.written()[: -len(END)], len(head) - len(scan)


def samples(data: bytes) -> bytes:
    """A JPEG's compressed pixels alone, neither turned nor told in which colours; ExportRefused as above."""
    copy = _Copy(data)
    copy.read()
    copy.icc, copy.exif = [], b""
    return copy.written()


class _Copy:
    """One pass over the old file, collecting the parts of the new one."""

    def __init__(self, data: bytes, *, believing: bool = False) -> None:
        self.data = data
        self.believing = believing
        self.pos = 2
        self.quant: dict[int, bytes] = {}
        self.huffman: dict[int, bytes] = {}
        self.restart = b"\0\0"
        self.frame = b""
        self.names = b""
        self.tables_written: dict[tuple[int, int], bytes] = {}
        self.restart_written = b"\0\0"
        self.jfif = False
        self.adobe: int | None = None
        self.exif = b""
        self.icc: list[bytes] = []
        self.scans: list[bytes | memoryview] = []

    @property
    def components(self) -> int:
        """How many colour components the picture has."""
        return len(self.names)

    def read(self, until: int = _END) -> None:
        """Take in everything up to the end of the first picture, or up to a marker before that."""
        if not self.data.startswith(b"\xff\xd8"):
            raise ExportRefused("it is not a JPEG")
        for _ in range(_MOST_SEGMENTS):
            code = self._next_marker()
            if code in (_END, until):
                break
            if code in _UNSUPPORTED:
                raise ExportRefused(_ODD)
            if 0xD0 <= code <= 0xD8:
                raise ExportRefused(BROKEN)
            if code != 0x01:
                self._take(code, self._body())
        else:
            raise ExportRefused(_ODD)
        if not self.frame:
            raise ExportRefused(BROKEN)

    def turn(self, rotation: int) -> Turn:
        """What makes it upright. Raises ExportRefused where that cannot be done without loss."""
        turn = Turn.of(exif.orientation(self.exif), rotation)
        height, width = struct.unpack_from(">HH", self.frame, 5)
        samplings = self.frame[11::3]
        unit = 8 * max(s >> 4 for s in samplings), 8 * max(s & 15 for s in samplings)
        if hindrance := turn.hindrance((width, height), unit):
            raise ExportRefused(hindrance)
        return turn

    def written(self) -> bytes:
        """The new file."""
        if not self.scans:
            raise ExportRefused(BROKEN)
        return b"".join((b"\xff\xd8", self._colour_marker(), self.profile(), *self.scans, b"\xff\xd9"))

    def _next_marker(self) -> int:
        found = _MARKER.search(self.data, self.pos)
        if not found:
            raise CutShort
        self.pos = found.end()
        return self.data[found.end() - 1]

    def _body(self) -> bytes:
        size = int.from_bytes(self.data[self.pos : self.pos + 2], "big")
        body = self.data[self.pos + 2 : self.pos + size]
        if size < 2 or len(body) != size - 2:
            raise CutShort
        self.pos += size
        return body

    def _take(self, code: int, body: bytes) -> None:
        match code:
            case 0xDB:
                self.quant.update(quantization(body))
            case 0xC4:
                self.huffman.update(huffman(body))
            case 0xDD:
                self.restart = body
            case 0xC0 | 0xC1 | 0xC2:
                self._take_frame(code, body)
            case 0xDA:
                self._take_scan(body)
            case 0xE0 if body.startswith(b"JFIF\0") and len(body) >= 14 and not self.scans:
                self.jfif = True
            case 0xE1 if body.startswith(b"Exif\0") and not self.exif and not self.scans:
                self.exif = body
            case 0xE2 if body.startswith(_ICC) and not self.scans:
                self.icc.append(body)
            case 0xE2 if body.startswith(_MORE_PICTURES):
                self.believing = False
            case 0xEE if body.startswith(b"Adobe") and len(body) >= 12 and not self.scans:
                self.adobe = body[11]

    def _take_frame(self, code: int, body: bytes) -> None:
        if self.frame:
            raise ExportRefused(BROKEN)
        if len(body) < 9 or len(body) != 6 + 3 * body[5] or body[0] != 8:
            raise ExportRefused(_ODD)
        height, width = struct.unpack_from(">HH", body, 1)
        if not 0 < width * height <= MAX_PIXELS:
            raise ExportRefused("it says that it has more pixels than can be opened, or none")
        self.names = body[6::3]
        if len(set(self.names)) != len(self.names):
            raise ExportRefused(BROKEN)
        parts = [bytes((n, *body[6 + 3 * n - 2 : 6 + 3 * n])) for n in range(1, body[5] + 1)]
        if len(parts) == 1:  # its sampling is its own measure, whatever it is (A.2.2)
            parts = [bytes((1, 0x11, body[8]))]
        self.frame = segment(code, body[:6] + b"".join(parts))

    def _take_scan(self, body: bytes) -> None:
        if not self.frame or not body or len(body) != 4 + 2 * body[0]:
            raise ExportRefused(BROKEN)
        header = self._scan_header(body)
        end = self._scan_end(body[0])
        if not self.scans:
            self.scans.append(self.frame)
        self.scans += [self._tables(header), self._restart_interval(self.pos, end)]
        self.scans += [segment(0xDA, header), memoryview(self.data)[self.pos : end]]
        self.pos = end

    def _scan_end(self, components: int) -> int:
        whole = self.frame[1] != 0xC2 and components == self.components
        return len(self.data) - len(END) if self.believing and whole else scan_end(self.data, self.pos)

    def _scan_header(self, body: bytes) -> bytes:
        """The header with our component names, the fixed band of a sequential scan, and no idle tables."""
        progressive = self.frame[1] == 0xC2
        band = body[-3:] if progressive else b"\x00\x3f\x00"
        refining = band[2] >> 4
        selectors = []
        for n in range(1, len(body) - 3, 2):
            dc, ac = body[n + 1] >> 4, body[n + 1] & 15
            if progressive:
                dc = 0 if band[0] or refining else dc
                ac = ac if band[0] else 0
            name = self.names.find(body[n : n + 1])
            if name < 0:
                raise ExportRefused(BROKEN)
            selectors += [name + 1, dc << 4 | ac]
        return bytes((body[0], *selectors)) + band

    def _tables(self, header: bytes) -> bytes:
        """The tables this scan needs that the new file does not have yet."""
        progressive = self.frame[1] == 0xC2
        first, refining = header[-3], header[-1] >> 4
        out = []
        for name, selector in zip(header[1:-3:2], header[2:-3:2], strict=True):
            if first == 0 and not refining:
                # A decoder takes the quantization in force at the first scan of the component.
                out.append(self._table(0xDB, self.quant, self.frame[9 + 3 * name]))
                out.append(self._table(0xC4, self.huffman, selector >> 4))
            if first or not progressive:
                out.append(self._table(0xC4, self.huffman, 0x10 | (selector & 15)))
        return b"".join(out)

    def _table(self, code: int, tables: dict[int, bytes], number: int) -> bytes:
        table = tables.get(number)
        if table is None:
            raise ExportRefused(_ODD)
        if self.tables_written.get((code, number)) == table:
            return b""
        self.tables_written[code, number] = table
        return segment(code, table)

    def _restart_interval(self, start: int, end: int) -> bytes:
        """DRI where it comes into force: before scans with restart markers, and to end that after them."""
        restarts = any(self.restart) and self.data.find(b"\xff\xd0", start, end) >= 0
        wanted = self.restart if restarts else b"\0\0"
        if wanted == self.restart_written:
            return b""
        self.restart_written = wanted
        return segment(0xDD, wanted)

    def _colour_marker(self) -> bytes:
        """The Adobe marker where decoders would guess other colours without it.

        The order of belief is libjpeg's: JFIF says YCbCr, then Adobe's transform, then the components' names.
        """
        if self.components == 4 and self.adobe is not None:
            return _ADOBE + bytes((self.adobe if self.adobe in (0, 2) else 2,))
        if self.components == 3 and not self.jfif:
            rgb = self.names == b"RGB" if self.adobe is None else self.adobe == 0
            return _ADOBE + b"\0" if rgb else b""
        return b""

    def profile(self) -> bytes:
        """The segment that tells the colour space, of the profile that stands in for the picture's own.

        A profile comes in numbered pieces (ICC.1 annex B.4); without one EXIF can say Adobe RGB. Raises
        ExportRefused where no profile of ours has its colours.
        """
        icc = b"".join(piece[14:] for piece in sorted(self.icc, key=lambda piece: piece[12:13]))
        if not icc and self.components == 3 and exif.is_adobe_rgb(self.exif):
            icc = profile.ADOBE_RGB
        ours = colour_space.stand_in(icc, self.components) if icc else colour_space.SRGB
        if ours is None:
            raise ExportRefused("its colours need a profile of their own")
        return segment(0xE2, _ICC + b"\x01\x01" + ours) if ours else b""
