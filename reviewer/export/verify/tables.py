"""The tables and headers of a JPEG, read strictly (ITU-T T.81 annex B.2).

Each reader takes the body of a marker segment (after its length) and raises `Unsound` with the reason
in words when one byte of it is not as the standard has it.
"""

import hashlib
import struct
from dataclasses import dataclass

# Figure A.6 gives each coefficient's place; only the count matters here.
BLOCK = 64
SEQUENTIAL = (0xC0, 0xC1)
PROGRESSIVE = 0xC2
# The four of T.81 annex K.3, which cameras put whole into every picture.
_WELL_KNOWN = frozenset(
    {
        "2f66814c875b53173f057d784a16a34d0d1f9aa91cdfa7143c41be02c9c7b005",
        "a6283a08f5d97906b66adcc812e32396ea83059e55dd4cc91934cf447559aeb6",
        "602f734c8c12c1d9d049a18fd91d9ef3d3d8c402665f90db3d97721fc49e4804",
        "13f90e3c9dc476c66f24347f6ad29cea93262e99faed279970c2f74e0557f445",
    }
)
_NAMES = (b"\0", b"\1", b"\0\1\2", b"\1\2\3", b"RGB", b"\0\1\2\3", b"\1\2\3\4", b"CMYK")


class Unsound(Exception):
    """A segment that is not as the standard has it; the text says how."""


@dataclass(frozen=True, slots=True)
class Component:
    """One colour component of the frame: its sampling factors and its quantization table."""

    name: int
    across: int
    down: int
    quant: int


@dataclass(frozen=True, slots=True)
class HuffmanTable:
    """Where a table stands in its segment (with class and number), and what it can be used for.

    `bits` is how many its codes take if each comes once, 0 for a well-known one. `runs` are ends of bands
    over several blocks, which only progressive scans have (G.1.2.2).
    """

    kind: int
    number: int
    offset: int
    length: int
    bits: int
    runs: bool


@dataclass(frozen=True, slots=True)
class FrameHeader:
    """What SOF says. `kind` is the marker's code: 0xC0, 0xC1 or 0xC2."""

    kind: int
    width: int
    height: int
    components: tuple[Component, ...]

    def units(self, names: tuple[int, ...]) -> int:
        """How many units (MCUs) a scan of these components has (A.2)."""
        widest = max(c.across for c in self.components)
        tallest = max(c.down for c in self.components)
        if len(names) > 1:
            return _up(self.width, 8 * widest) * _up(self.height, 8 * tallest)
        one = next(c for c in self.components if c.name == names[0])
        wide = _up(self.width * one.across, widest)
        high = _up(self.height * one.down, tallest)
        return _up(wide, 8) * _up(high, 8)

    def blocks(self, names: tuple[int, ...]) -> int:
        """How many blocks a unit of a scan of these components has (A.2)."""
        if len(names) == 1:
            return 1
        return sum(c.across * c.down for c in self.components if c.name in names)


@dataclass(frozen=True, slots=True)
class ScanHeader:
    """What SOS says: per component its name, DC and AC table, then the band and the bits."""

    parts: tuple[tuple[int, int, int], ...]
    first: int
    last: int
    high: int
    low: int

    @property
    def names(self) -> tuple[int, ...]:
        """The components of the scan, in its order."""
        return tuple(name for name, _, _ in self.parts)

    def bits(self, sequential: bool) -> tuple[int, int]:
        """The fewest and the most a block takes: codes have up to 16 bits, values 11 or 10 (F.1.2, G.1.2)."""
        details = (BLOCK - 1) * (16 + 10)
        if self.first:
            return 0, details
        if self.high:
            return 1, 1
        return (2, 16 + 11 + details) if sequential else (1, 16 + 11)


def frame_header(kind: int, body: bytes) -> FrameHeader:
    """SOF0, SOF1 or SOF2 (B.2.2)."""
    if len(body) < 6 or len(body) != 6 + 3 * body[5] or not 1 <= body[5] <= 4:
        raise Unsound("a frame header of the wrong length")
    precision, height, width, _ = struct.unpack_from(">BHHB", body)
    if precision != 8 or not width or not height:
        raise Unsound("a frame header with sizes no picture has")
    parts = [
        Component(body[n], body[n + 1] >> 4, body[n + 1] & 15, body[n + 2]) for n in range(6, len(body), 3)
    ]
    if bytes(c.name for c in parts) not in _NAMES:
        raise Unsound("a frame header with unusual component names")
    if any(not 1 <= c.across <= 4 or not 1 <= c.down <= 4 or c.quant > 3 for c in parts):
        raise Unsound("a frame header with impossible sampling")
    if len(parts) == 1 and (parts[0].across, parts[0].down) != (1, 1):
        raise Unsound("a frame header with sampling that one component does not need")
    return FrameHeader(kind, width, height, tuple(parts))


def scan_header(frame: FrameHeader, body: bytes) -> ScanHeader:
    """SOS (B.2.3), with the progressive limits of G.1.1.1."""
    if not body or not 1 <= body[0] <= 4 or len(body) != 4 + 2 * body[0]:
        raise Unsound("a scan header of the wrong length")
    parts = tuple((body[n], body[n + 1] >> 4, body[n + 1] & 15) for n in range(1, len(body) - 3, 2))
    first, last, bits = body[-3:]
    scan = ScanHeader(parts, first, last, bits >> 4, bits & 15)
    order = [c.name for c in frame.components]
    if [name for name in order if name in scan.names] != list(scan.names):
        raise Unsound("a scan header that names components wrongly")
    _check_interleave(frame, scan)
    _check_band(frame, scan)
    return scan


def _check_interleave(frame: FrameHeader, scan: ScanHeader) -> None:
    if frame.blocks(scan.names) > 10:
        raise Unsound("a scan header with too many blocks a unit")


def _check_band(frame: FrameHeader, scan: ScanHeader) -> None:
    band = (scan.first, scan.last, scan.high, scan.low)
    tables = 2 if frame.kind == 0xC0 else 4
    if any(dc >= tables or ac >= tables for _, dc, ac in scan.parts):
        raise Unsound("a scan header with impossible tables")
    if frame.kind in SEQUENTIAL:
        if band != (0, BLOCK - 1, 0, 0):
            raise Unsound("a scan header with a band that a sequential picture does not have")
        return
    dc_only = scan.first == 0
    if (dc_only and scan.last) or (not dc_only and (len(scan.parts) > 1 or scan.last < scan.first)):
        raise Unsound("a scan header with an impossible band")
    if scan.last >= BLOCK or scan.low > 13 or (scan.high and scan.high != scan.low + 1):
        raise Unsound("a scan header with impossible bits")
    if any((dc if not dc_only or scan.high else 0) or (ac if dc_only else 0) for _, dc, ac in scan.parts):
        raise Unsound("a scan header that names tables it does not use")


def quantization(body: bytes) -> list[tuple[int, int, int]]:
    """DQT (B.2.4.1): (table, offset in the body, length) of each table."""
    tables, at = [], 0
    while at < len(body):
        wide, number = body[at] >> 4, body[at] & 15
        size = 1 + BLOCK * (1 + wide)
        values = body[at + 1 : at + size]
        if wide > 1 or number > 3 or len(values) != size - 1:
            raise Unsound("a quantization table that is not well formed")
        if wide:
            raise Unsound("a quantization table of 16 bits, which pictures of 8 bits do not have")
        if 0 in values:
            raise Unsound("a quantization table with a zero in it")
        tables.append((number, at, size))
        at += size
    return tables


def huffman(body: bytes) -> list[HuffmanTable]:
    """DHT (B.2.4.2): the tables of a segment."""
    tables, at = [], 0
    while at < len(body):
        kind, number = body[at] >> 4, body[at] & 15
        counts = body[at + 1 : at + 17]
        symbols = body[at + 17 : at + 17 + sum(counts)]
        if kind > 1 or number > 3 or len(counts) != 16 or len(symbols) != sum(counts):
            raise Unsound("a Huffman table that is not well formed")
        _check_code(counts)
        _check_symbols(kind, symbols)
        known = hashlib.sha256(counts + symbols).hexdigest() in _WELL_KNOWN
        bits = 0 if known else sum(length * count for length, count in enumerate(counts, start=1))
        runs = kind == 1 and any(0 < s < 0xF0 and not s & 15 for s in symbols)
        tables.append(HuffmanTable(kind, number, at, 17 + len(symbols), bits, runs))
        at += 17 + len(symbols)
    return tables


def _check_code(counts: bytes) -> None:
    """A prefix code without the code of all ones (C.2)."""
    code = 0
    for length, count in enumerate(counts, start=1):
        code = (code << 1) + count
        if count and code >= 1 << length:
            raise Unsound("a Huffman table with more codes than fit")


def _check_symbols(kind: int, symbols: bytes) -> None:
    """Each once, and of sizes that samples of 8 bits can have: differences 11, the others 10 (F.1.2)."""
    possible = (s <= 11 for s in symbols) if kind == 0 else (s & 15 <= 10 for s in symbols)
    if not symbols or len(set(symbols)) != len(symbols) or not all(possible):
        raise Unsound("a Huffman table with symbols no picture has")


def _up(size: int, step: int) -> int:
    return -(-size // step)
