"""PNGs with the token at every legal and every possible illegal place (PNG specification, third edition)."""

import struct
import zlib
from collections.abc import Iterator

from PIL import Image

from tests.reviewer.export import leaky_exif
from tests.reviewer.export.canary import PAYLOAD, TEXT, TOKEN, Place, put, replaced
from tests.reviewer.export.pieces import after_ihdr, chunk, encoded, picture

PLAIN = encoded(picture(), "PNG")
_END = chunk(b"IEND", b"")
_WORD = TOKEN.encode()
_HEX = b"\nexif\n      %d\n" % len(PAYLOAD) + PAYLOAD.hex().encode() + b"\n"
# Chunks the specification and its register know, and some they do not, by what they hold.
_CHUNKS = {
    "text": (b"tEXt", b"Author\0" + PAYLOAD),
    "keyword": (b"tEXt", _WORD + b"\0"),
    "packed text": (b"zTXt", b"Author\0\0" + zlib.compress(PAYLOAD)),
    "packed EXIF as text": (b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(_HEX)),
    "plain EXIF as text": (b"tEXt", b"Raw profile type APP1\0" + _HEX),
    "XMP": (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + TEXT.encode()),
    "packed international text": (b"iTXt", b"Title\0\1\0en\0\0" + zlib.compress(TEXT.encode())),
    "language and keyword": (b"iTXt", b"Title\0\0\0" + _WORD + b"\0" + TEXT.encode() + b"\0"),
    "profile of another name": (b"iCCP", _WORD + b"\0\0" + zlib.compress(b"no profile" + PAYLOAD)),
    "time": (b"tIME", _WORD[:7]),
    "resolution": (b"pHYs", _WORD[:9]),
    "suggested palette": (b"sPLT", b"Me\0\x08" + PAYLOAD[:60]),
    "histogram": (b"hIST", PAYLOAD),
    "background": (b"bKGD", _WORD[:6]),
    "significant bits": (b"sBIT", b"\x07\x06\x05"),
    "offset": (b"oFFs", _WORD[:9]),
    "calibration": (b"pCAL", b"Me\0" + PAYLOAD),
    "scale": (b"sCAL", b"\1" + _WORD),
    "stereo": (b"sTER", b"\1"),
    "GIF control": (b"gIFg", _WORD[:4]),
    "GIF application": (b"gIFx", PAYLOAD),
    "GIF text": (b"gIFt", PAYLOAD),
    "signature": (b"dSIG", PAYLOAD),
    "light": (b"mDCV", PAYLOAD[:24]),
    "content credentials": (b"caBX", b"\0\0\0\x7fjumb" + PAYLOAD),
    "private": (b"cnRy", PAYLOAD),
    "private and safe to copy": (b"cnRy".lower(), PAYLOAD),
    "from a telephone": (b"iDOT", PAYLOAD[:28]),
    "Fireworks": (b"prVW", PAYLOAD),
    "palette of a picture in colour": (b"PLTE", PAYLOAD[:60]),
    "animation": (b"acTL", b"\0\0\0\1CANA"),
}


def chunks() -> dict[str, bytes]:
    """Whole chunks, each of which is more than a picture needs."""
    found = {name: chunk(kind, body) for name, (kind, body) in _CHUNKS.items()}
    return found | {name: chunk(b"eXIf", block) for name, block in leaky_exif.exif_blocks().items()}


def _animated() -> bytes:
    """A second frame that is the token, and a comment among the frames."""
    packed = PLAIN[PLAIN.index(b"IDAT") + 4 : -16]
    frame = struct.pack(">IIIIHHBB", 45, 34, 0, 0, 1, 9, 0, 0)
    return (
        PLAIN[:33]
        + chunk(b"acTL", struct.pack(">II", 2, 0))
        + chunk(b"fcTL", struct.pack(">I", 0) + frame)
        + PLAIN[33:-12]
        + chunk(b"fcTL", struct.pack(">I", 1) + frame)
        + chunk(b"tEXt", b"Frame\0" + PAYLOAD)
        + chunk(b"fdAT", struct.pack(">I", 2) + packed + PAYLOAD)
        + _END
    )


def _streams() -> dict[str, bytes]:
    """The token in and behind the compressed stream."""
    at = PLAIN.index(b"IDAT")
    packed = PLAIN[at + 4 : -16]
    rows = zlib.decompress(packed)
    halves = chunk(b"IDAT", packed[:99]), chunk(b"IDAT", packed[99:])

    def with_data(*parts: bytes) -> bytes:
        return PLAIN[:33] + b"".join(parts) + _END

    return {
        "behind the stream": with_data(chunk(b"IDAT", packed + PAYLOAD)),
        "behind the stream, packed": with_data(chunk(b"IDAT", packed + zlib.compress(PAYLOAD))),
        "a data chunk too many": with_data(chunk(b"IDAT", packed), chunk(b"IDAT", PAYLOAD)),
        "more rows than there are": with_data(chunk(b"IDAT", zlib.compress(rows + PAYLOAD))),
        "more rows, not packed": with_data(chunk(b"IDAT", zlib.compress(rows + PAYLOAD, 0))),
        "a chunk between the data": with_data(halves[0], chunk(b"cnRy", PAYLOAD), halves[1]),
        "text between the data": with_data(halves[0], chunk(b"tEXt", b"a\0" + PAYLOAD), halves[1]),
        "an empty data chunk": with_data(chunk(b"IDAT", b""), *halves),
        "data in pieces whose lengths tell": with_data(
            *(chunk(b"IDAT", packed[n : n + size]) for n, size in _cut(len(packed)))
        ),
        "the check of the stream": with_data(chunk(b"IDAT", packed[:-4] + _WORD[:4])),
    }


def _cut(length: int) -> Iterator[tuple[int, int]]:
    """Pieces as long as the letters of the token, and the rest."""
    at = 0
    for size in _WORD:
        yield at, size
        at += size
    yield at, length - at


def _elsewhere() -> dict[str, bytes]:
    text = chunk(b"tEXt", b"a\0" + PAYLOAD)
    return {
        "behind the end": PLAIN + PAYLOAD,
        "a chunk behind the end": PLAIN + text,
        "a second picture": PLAIN + after_ihdr(PLAIN, text),
        "inside the end": PLAIN[:-12] + chunk(b"IEND", PAYLOAD),
        "before the header": PLAIN[:8] + text + PLAIN[8:],
        "inside the header": replaced(PLAIN, PLAIN[8:33], chunk(b"IHDR", PLAIN[16:29] + PAYLOAD)),
        "a second header": after_ihdr(PLAIN, chunk(b"IHDR", PLAIN[16:29] + PAYLOAD)),
        "the check of a chunk": after_ihdr(PLAIN, chunk(b"tIME", bytes(7))[:-4] + _WORD[:4]),
        "the check of the end": PLAIN[:-4] + _WORD[:4],
        "frames": _animated(),
        "before the start": PAYLOAD + PLAIN,
    }


def _indexed() -> Iterator[Place]:
    few = picture().quantize(5)
    plain = encoded(few, "PNG")
    few.putpalette((few.getpalette() or [])[:15] + list(PAYLOAD[:60]))
    yield Place("colours no pixel has", encoded(few, "PNG"), plain)
    at = plain.index(b"IDAT") - 4
    seen = chunk(b"tRNS", b"\xff" * 5 + PAYLOAD)
    yield Place("transparency of colours there are not", plain[:at] + seen + plain[at:], plain)
    yield Place("a transparent colour no pixel has", after_ihdr(PLAIN, chunk(b"tRNS", b"\0C\0A\0N")), PLAIN)


def _in_bits() -> Place:
    """One pixel a row, and seven bits behind it that nobody sees."""
    head = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, len(PAYLOAD), 1, 0, 0, 0, 0))

    def of(rows: bytes) -> bytes:
        packed = zlib.compress(b"".join(b"\0" + bytes((row,)) for row in rows))
        return head + chunk(b"IDAT", packed) + _END

    return Place("bits behind the rows", of(PAYLOAD), of(bytes(row & 0x80 for row in PAYLOAD)))


def under_nothing() -> tuple[Image.Image, Image.Image]:
    """A picture with the token's bytes as colours under full transparency, and one with black there."""
    seen = picture("RGBA", (45, 40))
    hidden, black = seen.copy(), seen.copy()
    colours = [PAYLOAD[n : n + 3] for n in range(0, len(PAYLOAD) - 2, 3)]
    for n, colour in enumerate(colours):
        hidden.putpixel((n % 45, n // 45), (*colour, 0))
        black.putpixel((n % 45, n // 45), (0, 0, 0, 0))
    return hidden, black


def places() -> Iterator[Place]:
    """All of them."""
    whole = chunks()
    yield from put(PLAIN, {f"first: {name}": after_ihdr(PLAIN, one) for name, one in whole.items()})
    yield from put(PLAIN, {f"last: {name}": PLAIN[:-12] + one + _END for name, one in whole.items()})
    yield from put(PLAIN, _streams())
    yield from put(PLAIN, _elsewhere())
    yield from _indexed()
    yield _in_bits()
    hidden, black = (encoded(one, "PNG") for one in under_nothing())
    yield Place("colours under full transparency", hidden, black)
    for where, (leaky, plain) in leaky_exif.profiles().items():
        told = encoded(picture(), "PNG", icc_profile=leaky), encoded(picture(), "PNG", icc_profile=plain)
        yield Place(f"profile, {where}", *told)
