"""A PNG's bytes, chunk by chunk: needed to decode the picture, or left over.

Allowed: IHDR, PLTE of an indexed picture that uses each of its colours, tRNS of a colour the picture has,
the sRGB colour chunks in their one canonical form, IDAT whose compressed stream holds exactly the picture,
IEND, and nothing after it (PNG specification, third edition, sections 5, 10 and 11).
"""

import struct
import zlib
from collections.abc import Iterator

from reviewer.export.verify.left import Left
from reviewer.export.verify.rows import Pass, Seen, unfiltered

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_STEP = 1 << 20
_SLICE = 1 << 16
# More than any camera makes; a file that claims more would keep the verifier busy for minutes.
_MOST_BYTES = 1 << 30
# The same, where each pixel is looked at.
_MOST_LOOKED_AT = 1 << 25
# What a stream may have around its rows (bytes): heads of blocks with their code tables.
_FRAME = 400
_ENOUGH = 500
_CANONICAL = {
    b"sRGB": (b"\0", b"\1", b"\2", b"\3"),
    b"gAMA": (struct.pack(">I", 45455),),
    b"cHRM": (struct.pack(">8I", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000),),
}
_NAMES = {
    b"tEXt": "text chunk",
    b"zTXt": "compressed text chunk",
    b"iTXt": "international text chunk, often XMP",
    b"eXIf": "EXIF chunk",
    b"iCCP": "colour profile",
    b"tIME": "time of last change",
    b"pHYs": "resolution",
    b"acTL": "animation control",
    b"fcTL": "animation frame control",
    b"fdAT": "animation frame",
    b"caBX": "content credentials (C2PA)",
}


def check(data: bytes, *, thorough: bool) -> tuple[Left, ...]:
    """What is left over in a file that starts with the PNG signature.

    `thorough` looks for colours under full transparency and a swollen stream too, in pictures of up to 32
    MB of pixels.
    """
    walk = _Walk(data, thorough)
    walk.run()
    return tuple(sorted(walk.left, key=lambda one: one.offset))


class _Walk:
    """One pass over the file, chunk by chunk."""

    def __init__(self, data: bytes, thorough: bool) -> None:
        self.data = data
        self.thorough = thorough
        self.left: list[Left] = []
        self.pos = len(SIGNATURE)
        self.header: tuple[int, int, int, int, int] | None = None  # width, height, depth, colour, interlace
        self.seen: list[bytes] = []
        self.stream: list[tuple[int, int]] = []  # where the pieces of the compressed stream stand
        self.palette = 0
        self.colours: tuple[bytes, bytes] = b"", b""  # of the palette, and how opaque each is
        self.places: dict[bytes, tuple[int, int]] = {}  # offset and length of the chunks that tell colours
        self.key = b""  # the transparent colour as a pixel has it

    def run(self) -> None:
        """Walk to the end, then look into the compressed picture."""
        while self._step():
            if len(self.left) > _ENOUGH:
                self._leave(self.pos, len(self.data) - self.pos, "the rest, not looked at: too much is wrong")
                break
        self._check_picture()

    def _step(self) -> bool:
        at, data = self.pos, self.data
        size = int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        end = at + 12 + size
        if end > len(data):
            self._leave(at, len(data) - at, "no end: the file breaks off before the end of the picture")
            return False
        what = self._needed(kind, at + 8, size)
        if what:
            self._leave(at, 12 + size, what)
        elif zlib.crc32(memoryview(data)[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
            self._leave(end - 4, 4, f"a wrong checksum of {_say(kind)}")
        self.seen.append(kind)
        self.pos = end
        if kind == b"IEND" and end < len(data):
            self._leave(end, len(data) - end, "bytes after the end of the picture")
        return kind != b"IEND"

    def _needed(self, kind: bytes, at: int, size: int) -> str:
        """Take a chunk in; "" when it is needed, else what it is."""
        body = self.data[at : at + size] if kind != b"IDAT" else b""
        if kind == b"IHDR":
            return self._header(body)
        if self.header is None:
            return f"{_say(kind)} before the header"
        if kind == b"IDAT":
            if not size or (b"IDAT" in self.seen and self.seen[-1] != b"IDAT"):
                return "picture data out of its place"
            if self.stream and not size <= self.stream[-1][1] == self.stream[0][1]:
                return "picture data cut into pieces of odd lengths"
            self.stream.append((at, size))
            return ""
        if kind == b"IEND":
            return "an end with something in it" if size else ""
        self.places[kind] = at - 8, 12 + size
        return self._before_picture(kind, body)

    def _before_picture(self, kind: bytes, body: bytes) -> str:
        if kind in self.seen or b"IDAT" in self.seen:
            return f"{_say(kind)} out of its place"
        if kind == b"PLTE":
            return self._take_palette(body)
        if kind == b"tRNS":
            return "" if self._transparency(body) else "a transparency chunk that is not well formed"
        if body in _CANONICAL.get(kind, ()) and b"PLTE" not in self.seen:
            return ""
        return _say(kind)

    def _header(self, body: bytes) -> str:
        if self.seen or len(body) != 13:
            return "a header out of its place"
        width, height, depth, colour, method, filtering, interlace = struct.unpack(">IIBBBBB", body)
        sound = depth in _DEPTHS.get(colour, ()) and not method and not filtering and interlace < 2
        if not sound or not 0 < width < 1 << 31 or not 0 < height < 1 << 31:
            return "a header no picture has"
        self.header = width, height, depth, colour, interlace
        return ""

    def _take_palette(self, body: bytes) -> str:
        assert self.header
        _, _, depth, colour, _ = self.header
        if colour != 3:
            return "a palette the picture does not need"
        if not body or len(body) % 3 or len(body) // 3 > 1 << depth:
            return "a palette larger than the picture can use"
        self.palette = len(body) // 3
        self.colours = body, b""
        return ""

    def _transparency(self, body: bytes) -> bool:
        assert self.header
        _, _, depth, colour, _ = self.header
        if colour == 3:
            self.colours = self.colours[0], body
            return 0 < len(body) <= self.palette and body[-1] < 255
        if colour not in (0, 2) or len(body) != 2 * _CHANNELS[colour]:
            return False
        self.key = body if depth == 16 else body[1::2]
        return all(sample < 1 << depth for sample in struct.unpack(f">{len(body) // 2}H", body))

    def _check_picture(self) -> None:
        if not self.stream or self.header is None or (self.header[3] == 3 and not self.palette):
            self._leave(0, len(self.data), "no picture in the file")
            return
        start = self.stream[0][0]
        end = sum(self.stream[-1])
        passes = list(_passes(*self.header))
        fault = _stream_fault(self.data, self.stream, passes) or self._check_samples(passes)
        if not fault and self.thorough and _wasteful(self.data, self.stream, passes):
            fault = "compressed data of far more bytes than the picture needs"
        if fault:
            self._leave(start, end - start, fault)

    def _check_samples(self, passes: list[Pass]) -> str:
        """Look at each pixel where other chunks, or bits behind the pixels, could hold what none shows."""
        assert self.header
        _, _, depth, colour, _ = self.header
        small = sum(one.row * one.rows for one in passes) <= _MOST_LOOKED_AT
        through = colour in (4, 6)
        if not (self.thorough and small if through else colour == 3 or self.key or depth < 8):
            return ""
        if not small:
            return "more pixels than can be verified"
        pixel = max(1, depth * _CHANNELS[colour] // 8)
        seen = Seen(depth, self.key if depth >= 8 else b"", (pixel, depth // 8) if through else None)
        pieces = _inflated(zlib.decompressobj(), self.data, self.stream)
        for row, spare in unfiltered(pieces, passes, pixel):
            seen.look(row, spare)
        if seen.hidden:
            return "colours under full transparency"
        if seen.stray:
            return "bits behind the last pixel of a row"
        if colour == 3:
            return self._check_palette(seen.values)
        if self.key and not seen.has_key and (depth >= 8 or self.key[0] not in seen.values):
            self._leave(*self.places[b"tRNS"], "a transparent colour that no pixel has")
        return ""

    def _check_palette(self, used: set[int]) -> str:
        if max(used) >= self.palette:
            return "pixels of colours that the palette does not have"
        if len(used) < self.palette:
            self._leave(*self.places[b"PLTE"], "a palette with colours that no pixel has")
        elif self._shown_colours() < self.palette:
            self._leave(*self.places[b"PLTE"], "a palette with two colours that look the same")
        return ""

    def _shown_colours(self) -> int:
        """How many a person can tell apart in the palette; all that are fully transparent look the same."""
        colours, alpha = self.colours
        shown = set()
        for n in range(self.palette):
            opacity = alpha[n : n + 1] or b"\xff"
            shown.add(opacity + colours[3 * n : 3 * n + 3] if opacity > b"\0" else b"")
        return len(shown)

    def _leave(self, offset: int, length: int, what: str) -> None:
        self.left.append(Left(offset, length, what))


def _say(kind: bytes) -> str:
    name = kind.decode("ascii") if kind.isalpha() else kind.hex(" ")
    return f"{_NAMES[kind]} ({name})" if kind in _NAMES else f"chunk {name}"


def _passes(width: int, height: int, depth: int, colour: int, interlace: int) -> Iterator[Pass]:
    """The passes that have pixels (section 8)."""
    bits = depth * _CHANNELS[colour]
    if not interlace:
        yield Pass(1 + (width * bits + 7) // 8, height, -width * bits % 8)
        return
    for x, y, dx, dy in _ADAM7:
        wide, high = (width - x + dx - 1) // dx, (height - y + dy - 1) // dy
        if wide > 0 and high > 0:
            yield Pass(1 + (wide * bits + 7) // 8, high, -wide * bits % 8)


def _stream_fault(data: bytes, stream: list[tuple[int, int]], passes: list[Pass]) -> str:
    """ "" when the compressed stream is exactly the rows of the picture, else what is wrong."""
    total = sum(one.row * one.rows for one in passes)
    if total > _MOST_BYTES:
        return "more pixels than can be verified"
    if sum(size for _, size in stream) > total + total // 64 + _FRAME:
        return "more compressed data than the picture can need"
    done = 0
    inflate = zlib.decompressobj()
    try:
        for piece in _inflated(inflate, data, stream):
            if done + len(piece) > total:
                return "more picture data than the picture has"
            if not _filters_known(piece, done, passes):
                return "picture data with an unknown row filter"
            done += len(piece)
    except zlib.error:
        return "picture data that cannot be decompressed"
    if inflate.unused_data:
        return "bytes after the end of the compressed picture"
    return "" if inflate.eof and done == total else "picture data that breaks off"


def _wasteful(data: bytes, stream: list[tuple[int, int]], passes: list[Pass]) -> bool:
    """Whether the stream has many times the bytes that compressing its rows fast takes.

    Deflate (RFC 1951) allows blocks of nothing, with code tables and bits to fill up of anybody's choice.
    """
    if sum(one.row * one.rows for one in passes) > _MOST_LOOKED_AT:
        return False
    packer = zlib.compressobj(1)
    pieces = _inflated(zlib.decompressobj(), data, stream)
    needed = sum(len(packer.compress(piece)) for piece in pieces) + len(packer.flush())
    return sum(size for _, size in stream) > 2 * needed + _FRAME


def _inflated(inflate: "zlib._Decompress", data: bytes, stream: list[tuple[int, int]]) -> Iterator[bytes]:
    """The decompressed stream in pieces of bounded size; stops where it ends or has too much behind it."""
    for at, size in stream:
        for start in range(at, at + size, _SLICE):
            packed = data[start : min(start + _SLICE, at + size)]
            while packed and not inflate.unused_data:
                yield inflate.decompress(packed, _STEP)
                packed = inflate.unconsumed_tail
    while not inflate.eof and (piece := inflate.decompress(b"", _STEP)):
        yield piece


def _filters_known(piece: bytes, done: int, passes: list[Pass]) -> bool:
    """Whether the filter bytes that lie in this piece of the rows are 0 to 4 (section 9.2)."""
    base = 0
    for one in passes:
        size = one.row * one.rows
        first = max(base, done)
        first += (base - first) % one.row
        last = min(base + size, done + len(piece))
        if first < last and max(piece[first - done : last - done : one.row]) > 4:
            return False
        base += size
    return True
