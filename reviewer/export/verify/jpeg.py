"""A JPEG's bytes, one by one: needed to decode the picture, or left over.

Allowed: SOI, at most one canonical JFIF header, one canonical Adobe marker where the colour needs it
and one of our profiles of three colours, in this order; DQT, DHT, DRI and SOF0 to SOF2 that a scan uses,
scans with stuffed data and restart markers in order, EOI, and nothing after it (ITU-T T.81 annex B;
JFIF 1.02; Adobe technical note 5116; ICC.1 annex B.4).
"""

import re

from reviewer.export.kept import Kept
from reviewer.export.verify import coded, kept_text, names, profiles, stuffing, tables
from reviewer.export.verify.left import Left
from reviewer.export.verify.tables import FrameHeader, HuffmanTable, ScanHeader, Unsound

_MARKER = re.compile(rb"\xff[^\x00\xff]")
_STANDALONE = frozenset((0x01, *range(0xD0, 0xD9)))
_JFIF = re.compile(rb"JFIF\0\x01[\x01\x02]\x00\x00\x01\x00\x01\x00\x00")
_ADOBE = b"Adobe\x00\x64\x00\x00\x00\x00"
# So much wrong is no picture; what follows is told as one piece.
_ENOUGH = 500
# No program makes as many as a tenth of it; each scan has a header and tables of its own.
_MOST_SCANS = 200


def check(data: bytes | memoryview, keep: Kept, *, thorough: bool) -> tuple[Left, ...]:
    """What is left over in a file that starts with SOI; `thorough` decodes its scans too."""
    walk = _Walk(data, keep)
    walk.run()
    if thorough and not walk.left:
        walk.look_into_scans()
    return tuple(sorted(walk.left, key=lambda one: one.offset))


class _Table:
    """Where a table stands, whether a scan has used it, and on how many bytes of picture data."""

    def __init__(self, offset: int, length: int, what: str, codes: HuffmanTable | None = None) -> None:
        self.offset, self.length, self.what, self.codes = offset, length, what, codes
        self.used = False
        self.data = 0


class _Walk:
    """One pass over the file, marker by marker."""

    def __init__(self, data: bytes | memoryview, keep: Kept) -> None:
        self.data = data
        self.keep = keep
        self.left: list[Left] = []
        self.pos = 2
        self.jfif = False
        self.frame: FrameHeader | None = None
        self.tables: dict[object, _Table] = {}
        self.interval = self.interval_before = 0
        self.coded: dict[tuple[int, int], int] = {}  # (component, coefficient) -> its lowest bit so far
        self.scans: list[tuple[int, int]] = []  # where the data of each starts and ends
        self.kept: set[str] = set()
        self.adobe: _Table | None = None
        self.profile: _Table | None = None

    def run(self) -> None:
        """Walk to the end, then tell what no scan has used."""
        while self._step():
            if len(self.left) > _ENOUGH:
                self._leave(self.pos, len(self.data) - self.pos, "the rest, not looked at: too much is wrong")
                break
        for table in self.tables.values():
            self._leave_unused(table)
        self._check_colour()

    def look_into_scans(self) -> None:
        """Decode what stands in the scans of a file that is clean so far."""
        assert self.frame
        pixels = self.frame.width * self.frame.height
        fault = coded.fault(bytes(self.data), self.scans, pixels, len(self.frame.components))
        if fault:
            start, end = self.scans[0][0], self.scans[-1][1]
            self._leave(start, end - start, fault)

    def _step(self) -> bool:
        found = _MARKER.search(self.data, self.pos)
        if not found:
            rest = len(self.data) - self.pos
            self._leave(self.pos, rest, "no end: the file breaks off before the end of the picture")
            return False
        self._leave_gap(found.start())
        code = self.data[found.start() + 1]
        if code == 0xD9:
            self._end(found.end())
            return False
        if code in _STANDALONE:
            self._leave(found.start(), 2, names.segment(code, b""))
            self.pos = found.end()
            return True
        return self._segment(found.start(), code)

    def _segment(self, at: int, code: int) -> bool:
        size = int.from_bytes(self.data[at + 2 : at + 4], "big")
        body = bytes(self.data[at + 4 : at + 2 + size])
        self.pos = at + 2 + size
        if size < 2 or self.pos > len(self.data):
            self._leave(at, len(self.data) - at, "a segment that runs past the end of the file")
            self.pos = len(self.data)
            return False
        try:
            what = self._needed(at, code, body)
        except Unsound as fault:
            what = str(fault)
        if what:
            self._leave(at, 2 + size, what)
            if code == 0xDA:
                self._skip_scan()
        return True

    def _needed(self, at: int, code: int, body: bytes) -> str:
        """Take a segment in; "" when it is needed, else what it is."""
        if code == 0xDB:
            for number, offset, length in tables.quantization(body):
                self._define(("quant", number), at + 4 + offset, length, "unused quantization table")
            return "" if body else "an empty table segment"
        if code == 0xC4:
            for table in tables.huffman(body):
                key = ("huffman", table.kind, table.number)
                self._define(key, at + 4 + table.offset, table.length, "unused Huffman table", table)
            return "" if body else "an empty table segment"
        if code == 0xDD:
            return self._restart_interval(at, body)
        if code in (*tables.SEQUENTIAL, tables.PROGRESSIVE):
            if self.frame:
                return "a second picture in the file"
            self.frame = tables.frame_header(code, body)
            return ""
        if code == 0xDA:
            return self._scan(body)
        return self._application(at, code, body)

    def _application(self, at: int, code: int, body: bytes) -> str:
        what = names.segment(code, body)
        if self.tables or self.frame or self.profile:
            return what
        if code == 0xE2 and profiles.space(body):
            self.profile = _Table(at, 4 + len(body), what)
            return ""
        if self.adobe:
            return what
        if code == 0xEE and body[:-1] == _ADOBE:
            self.adobe = _Table(at, 4 + len(body), what)
            return ""
        if code == 0xE0 and not self.jfif and not self.kept and _JFIF.fullmatch(body):
            self.jfif = True
            return ""
        return "" if code == 0xE1 and self._is_kept(body) else what

    def _is_kept(self, body: bytes) -> bool:
        kind = kept_text.kind(body)
        if not kind or kind in self.kept or not kept_text.accepts(kind, body, self.keep):
            return False
        self.kept.add(kind)
        return True

    def _restart_interval(self, at: int, body: bytes) -> str:
        if len(body) != 2:
            raise Unsound("a restart interval of the wrong length")
        self._define("interval", at, 6, "restart interval that is never used")
        self.interval_before, self.interval = self.interval, int.from_bytes(body, "big")
        return ""

    def _define(
        self, key: object, offset: int, length: int, what: str, codes: HuffmanTable | None = None
    ) -> None:
        if old := self.tables.get(key):
            self._leave_unused(old)
            if self.data[old.offset : old.offset + old.length] == self.data[offset : offset + length]:
                self._leave(offset, length, "a table the file has already")
        self.tables[key] = _Table(offset, length, what, codes)

    def _use(self, key: object) -> _Table:
        if key not in self.tables:
            raise Unsound("a scan that needs a table the file does not have")
        self.tables[key].used = True
        return self.tables[key]

    def _scan(self, body: bytes) -> str:
        if not self.frame:
            return "a scan before its frame header"
        scan = tables.scan_header(self.frame, body)
        if len(self.scans) == _MOST_SCANS:
            raise Unsound("more scans than any program makes")
        self._advance(scan)
        used = self._use_tables(self.frame, scan)
        units, blocks = self.frame.units(scan.names), self.frame.blocks(scan.names)
        least, most = scan.bits(self.frame.kind in tables.SEQUENTIAL)
        self._picture_data(units, units * blocks * least, units * blocks * most)
        start, end = self.scans[-1]
        for table in used:
            table.data += end - start
        return ""

    def _advance(self, scan: ScanHeader) -> None:
        """Each bit of each coefficient comes once (G.1.1.1.1); a second coding would hide the first."""
        for name in scan.names:
            if scan.first and (name, 0) not in self.coded:
                raise Unsound("a scan of details before the scan of the colours")
            for k in range(scan.first, scan.last + 1):
                if self.coded.get((name, k), 0) != scan.high or ((name, k) in self.coded) != bool(scan.high):
                    raise Unsound("a scan that codes a part of the picture again")
                self.coded[name, k] = scan.low

    def _use_tables(self, frame: FrameHeader, scan: ScanHeader) -> set[_Table]:
        """The Huffman tables of a scan."""
        sequential = frame.kind in tables.SEQUENTIAL
        quant = {c.name: c.quant for c in frame.components}
        used = set()
        for name, dc, ac in scan.parts:
            if scan.first == 0 and scan.high == 0:
                self._use(("quant", quant[name]))
                used.add(self._use(("huffman", 0, dc)))
            if sequential or scan.first:
                used.add(table := self._use(("huffman", 1, ac)))
                if sequential and table.codes and table.codes.runs:
                    raise Unsound("a scan with a Huffman table that only progressive pictures have")
        return used

    def _picture_data(self, units: int, least: int, most: int) -> None:
        """Take in the data of a scan of so many units, coded in `least` to `most` bits."""
        start = self.pos
        end, restarts = stuffing.run(self.data, start)
        self.scans.append((start, end))
        expected = -(-units // self.interval) - 1 if self.interval else 0
        if expected or (self.interval_before and not self.interval):
            self._use("interval")
        if restarts != (b"\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7" * (expected // 8 + 1))[:expected]:
            self._leave(start, end - start, "restart markers that do not fit the picture")
        # Each interval fills its last byte and has a marker behind it; stuffing doubles a byte.
        if end - start > most // 4 + 4 * (expected + 1):
            self._leave(start, end - start, "more picture data than the picture can need")
        elif 8 * (end - start) < least:
            self._leave(start, end - start, "less picture data than the picture must have")
        self.pos = end

    def _skip_scan(self) -> None:
        """Tell the data of a scan that was refused as one piece with it."""
        end, _ = stuffing.run(self.data, self.pos)
        if self.pos < end:
            self._leave(self.pos, end - self.pos, "picture data that does not belong to the picture")
        self.pos = end

    def _end(self, at: int) -> None:
        if at < len(self.data):
            self._leave(at, len(self.data) - at, names.trailer(bytes(self.data[at : at + 16])))
        missing = (
            [c for c in self.frame.components if (c.name, 0) not in self.coded] if self.frame else [None]
        )
        if missing:
            self._leave(at - 2, 2, "no picture: an end before all of it is there")

    def _check_colour(self) -> None:
        """Our profiles are of three components; RGB (transform 0 of three) and four need the Adobe marker.

        Beside a JFIF header, which says YCbCr, a marker of RGB is not believed.
        """
        count = len(self.frame.components) if self.frame else 0
        if self.profile and count != 3:
            self._leave_unused(self.profile)
        needs = ((4, 0), (4, 2)) if self.jfif else ((3, 0), (4, 0), (4, 2))
        if self.adobe and (count, self.data[self.adobe.offset + 15]) not in needs:
            self._leave_unused(self.adobe)

    def _leave_gap(self, until: int) -> None:
        if until > self.pos:
            fill = bytes(self.data[self.pos : until]).count(b"\xff") == until - self.pos
            what = "fill bytes before a marker" if fill else "bytes between segments"
            self._leave(self.pos, until - self.pos, what)

    def _leave_unused(self, table: _Table) -> None:
        if not table.used:
            self._leave(table.offset, table.length, table.what)
        elif table.codes and table.codes.bits > 8 * table.data:
            self._leave(table.offset, table.length, "a Huffman table with more codes than its data can use")

    def _leave(self, offset: int, length: int, what: str) -> None:
        self.left.append(Left(offset, length, what))
