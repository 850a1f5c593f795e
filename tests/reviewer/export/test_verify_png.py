"""Every kind of leak put into a clean PNG is found, and nothing else is."""

import struct
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.export.verify import Left, verify
from reviewer.export.verify.rows import Pass, unfiltered
from tests.reviewer.export.pieces import after_ihdr, chunk, encoded, picture

PLAIN = encoded(picture(), "PNG")
INDEXED = encoded(picture().quantize(16), "PNG")
TOKEN = b"CANARY-7f3a"
END = chunk(b"IEND", b"")


def _png(size: tuple[int, int], depth: int, colour: int, rows: bytes, *, interlace: int = 0) -> bytes:
    header = struct.pack(">IIBBBBB", *size, depth, colour, 0, 0, interlace)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + END


def _with_data(packed: bytes) -> bytes:
    return _png((2, 1), 8, 0, b"").replace(chunk(b"IDAT", zlib.compress(b"")), chunk(b"IDAT", packed))


GREY = _png((2, 1), 8, 0, b"\0ab")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "RGB", "RGBA", "I;16"])
def test_a_plain_picture_is_clean(mode: str) -> None:
    assert verify(encoded(picture("RGB").convert("L").convert(mode), "PNG")) == ()


@pytest.mark.parametrize("colours", [2, 3, 16, 40])
def test_an_indexed_picture_that_uses_its_palette_is_clean(colours: int) -> None:
    image = picture(size=(47, 34)).quantize(colours)
    assert verify(encoded(image, "PNG")) == ()
    image.info["transparency"] = 0
    assert verify(encoded(image, "PNG")) == ()


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA"])
def test_rows_come_out_of_their_filters_as_a_decoder_has_them(mode: str) -> None:
    image = picture(mode, (61, 53))
    png = encoded(image, "PNG")
    at = png.index(b"IDAT") + 4
    packed = zlib.decompress(png[at : at + int.from_bytes(png[at - 8 : at - 4], "big")])
    one = Pass(1 + 61 * len(mode), 53, 0)
    assert len(set(packed[:: one.row])) > 1
    rows = unfiltered(iter([packed[:7], packed[7:]]), [one], len(mode))
    assert b"".join(row for row, _ in rows) == image.tobytes()


def test_the_average_filter_halves_the_sum() -> None:
    rows = unfiltered(iter([b"\0\x10\x20\3\1\1"]), [Pass(3, 2, 0)], 1)
    assert [row for row, _ in rows] == [b"\x10\x20", b"\x09\x15"]


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (5, 9), (33, 31)])
def test_an_interlaced_picture_is_clean(size: tuple[int, int]) -> None:
    wide, high = size
    rows = b""
    for x, y, dx, dy in (
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ):
        across, down = len(range(x, wide, dx)), len(range(y, high, dy))
        rows += (b"\1" + b"a" * across) * down if across else b""
    assert verify(_png(size, 8, 0, rows, interlace=1)) == ()
    assert verify(_png(size, 8, 0, rows + b"a", interlace=1))


def test_the_colour_chunks_of_srgb_may_stay() -> None:
    srgb = chunk(b"sRGB", b"\0") + chunk(b"gAMA", struct.pack(">I", 45455))
    assert verify(after_ihdr(PLAIN, srgb)) == ()
    assert verify(after_ihdr(PLAIN, chunk(b"gAMA", struct.pack(">I", 45456))))


def _wrong_checksum() -> bytes:
    return PLAIN[:29] + b"\0\0\0\0" + PLAIN[33:]


def _indexed(rows: bytes, *, depth: int = 8, colours: int = 2, alpha: bytes = b"", wide: int = 2) -> bytes:
    told = chunk(b"PLTE", bytes(range(3 * colours))) + (chunk(b"tRNS", alpha) if alpha else b"")
    return after_ihdr(_png((wide, 1), depth, 3, rows), told)


def _keyed(key: bytes, depth: int, colour: int, rows: bytes) -> bytes:
    return after_ihdr(_png((2, 1), depth, colour, rows), chunk(b"tRNS", key))


CLEAN = {
    "a colour in two opacities": after_ihdr(
        _png((2, 1), 8, 3, b"\0\0\1"), chunk(b"PLTE", b"abcabc") + chunk(b"tRNS", b"\0")
    ),
    "rows that are only stored": _with_data(zlib.compress(b"\0ab", 0)),
    "indexed": _indexed(b"\0\0\1"),
    "indexed with transparency": _indexed(b"\1\0\1", alpha=b"\0"),
    "two bits a pixel": _indexed(b"\0\x10", depth=2),
    "grey of one bit": _png((2, 1), 1, 0, b"\0\x80"),
    "a transparent grey": _keyed(b"\0b", 8, 0, b"\0ab"),
    "a transparent grey of two bits": _keyed(b"\0\2", 2, 0, b"\0\x20"),
    "a transparent deep grey": _keyed(b"bc", 16, 0, b"\0aabc"),
    "a transparent colour": _keyed(b"\0a\0b\0c", 8, 2, b"\x00123abc"),
}


@pytest.mark.parametrize("what", CLEAN)
def test_what_pixels_need_is_clean(what: str) -> None:
    assert verify(CLEAN[what]) == ()


def _of_colours(colours: bytes, alpha: bytes = b"") -> bytes:
    told = chunk(b"PLTE", colours) + (chunk(b"tRNS", alpha) if alpha else b"")
    return after_ihdr(_png((2, 1), 8, 3, b"\0\0\1"), told)


# Stored blocks with nothing in them, before the one that has the rows (RFC 1951, 3.2.4).
SWOLLEN = b"\x78\x01" + b"\xf8\0\0\xff\xff" * 200 + zlib.compress(b"\0ab")[2:]

LEAKS = {
    "a colour twice": _of_colours(b"abcabc"),
    "two colours nobody sees": _of_colours(b"abcdef", b"\0\0"),
    "blocks of nothing": _with_data(SWOLLEN),
    "a colour no pixel has": _indexed(b"\0\0\1", colours=3),
    "a colour no pixel has, two bits": _indexed(b"\0\x10", depth=2, colours=3),
    "a colour only the bits behind a row have": _indexed(b"\0\x12", depth=2, colours=3),
    "a pixel of no colour": _indexed(b"\0\0\2"),
    "transparency of more than the palette": _indexed(b"\0\0\1", alpha=b"\0\0\0"),
    "opacity told as transparency": _indexed(b"\0\0\1", alpha=b"\0\xff"),
    "bits behind an indexed row": _indexed(b"\0\x11", depth=2),
    "bits behind a grey row": _png((2, 1), 1, 0, b"\0\x81"),
    "bits behind a row of a pass": _png((1, 1), 1, 0, b"\0\x81", interlace=1),
    "a transparent grey no pixel has": _keyed(b"\0c", 8, 0, b"\0ab"),
    "a transparent grey of two bits no pixel has": _keyed(b"\0\3", 2, 0, b"\0\x20"),
    "a transparent colour across two pixels": _keyed(b"\x003\0a\0b", 8, 2, b"\x00123abc"),
    "a deep grey cut to a byte": _keyed(b"\1b", 8, 0, b"\0ab"),
    "pieces of odd lengths": GREY.replace(END, chunk(b"IDAT", b"x") * 2 + END),
    "a dictionary for the stream": _with_data(b"\x78\xbb" + TOKEN),
    "a window no stream has": _with_data(b"\x88\x1c" + zlib.compress(b"\0ab")[2:]),
    "a wrong check of the stream": _with_data(zlib.compress(b"\0ab")[:-4] + b"leak"),
    "histogram": after_ihdr(PLAIN, chunk(b"hIST", TOKEN)),
    "background": after_ihdr(PLAIN, chunk(b"bKGD", b"\0a\0b\0c")),
    "significant bits": after_ihdr(PLAIN, chunk(b"sBIT", b"\x08\x08\x07")),
    "offset": after_ihdr(PLAIN, chunk(b"oFFs", b"\0" * 9)),
    "light levels": after_ihdr(PLAIN, chunk(b"cLLI", b"\0" * 8)),
    "suggested palettes": after_ihdr(PLAIN, chunk(b"sPLT", b"Me\0\x08")),
    "text": after_ihdr(PLAIN, chunk(b"tEXt", b"Author\0" + TOKEN)),
    "compressed text": after_ihdr(PLAIN, chunk(b"zTXt", b"Author\0\0" + zlib.compress(TOKEN))),
    "international text": PLAIN[:-12] + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + TOKEN) + END,
    "EXIF": after_ihdr(PLAIN, chunk(b"eXIf", b"MM\0*" + TOKEN)),
    "profile": after_ihdr(PLAIN, chunk(b"iCCP", b"Me\0\0" + zlib.compress(TOKEN))),
    "time": after_ihdr(PLAIN, chunk(b"tIME", b"\x07\xe9\1\1\1\1\1")),
    "resolution": after_ihdr(PLAIN, chunk(b"pHYs", b"\0" * 9)),
    "private chunk": after_ihdr(PLAIN, chunk(b"caNy", TOKEN)),
    "chunk with no name": after_ihdr(PLAIN, chunk(b"\0\1\2\3", TOKEN)),
    "suggested palette": after_ihdr(PLAIN, chunk(b"PLTE", b"\0" * 9)),
    "palette larger than the depth": INDEXED.replace(INDEXED[33 : 33 + 60], chunk(b"PLTE", b"\0" * 51), 1),
    "transparency that means nothing": after_ihdr(PLAIN, chunk(b"tRNS", b"\0" * 5)),
    "animation": after_ihdr(PLAIN, chunk(b"acTL", b"\0\0\0\1\0\0\0\0")),
    "after the end": PLAIN + TOKEN,
    "inside the end": PLAIN[:-12] + chunk(b"IEND", TOKEN),
    "before the header": PLAIN[:8] + chunk(b"tEXt", TOKEN) + PLAIN[8:],
    "a second header": after_ihdr(PLAIN, PLAIN[8:33]),
    "wrong checksum": _wrong_checksum(),
    "bytes behind the compressed stream": _with_data(zlib.compress(b"\0ab") + TOKEN),
    "more rows than the picture has": _with_data(zlib.compress(b"\0ab" + TOKEN)),
    "fewer rows than the picture has": _with_data(zlib.compress(b"\0a")),
    "a stream that breaks off": _with_data(zlib.compress(b"\0ab")[:-3]),
    "no stream": _with_data(TOKEN),
    "unknown filter": _with_data(zlib.compress(b"\7ab")),
    "empty picture chunk": GREY.replace(END, chunk(b"IDAT", b"") + END),
    "picture data in two places": GREY.replace(END, chunk(b"sRGB", b"\0") + chunk(b"IDAT", b"x") + END),
    "no picture": PLAIN[:33] + END,
    "cut short": PLAIN[:-30],
}


def test_the_smallest_picture_is_clean() -> None:
    assert verify(GREY) == ()


@pytest.mark.parametrize("what", LEAKS)
def test_every_leak_is_found(what: str) -> None:
    leaky = LEAKS[what]
    assert leaky not in (PLAIN, INDEXED, GREY)
    left = verify(leaky)
    assert left
    assert all(one.offset + one.length <= len(leaky) and one.what for one in left)


def test_what_is_left_is_told_where_it_stands_and_in_words() -> None:
    text = chunk(b"tEXt", b"Author\0me")
    assert verify(after_ihdr(PLAIN, text)) == (Left(33, len(text), "text chunk (tEXt)"),)


def test_a_bomb_is_not_decompressed() -> None:
    huge = _png((2**31 - 1, 2**31 - 1), 8, 6, b"")
    assert [one.what for one in verify(huge)] == ["more pixels than can be verified"]
    bomb = _with_data(zlib.compress(bytes(100_000_000), 1))
    begun = time.perf_counter()
    assert verify(bomb)
    assert time.perf_counter() - begun < 0.2


@given(st.binary(max_size=40), st.integers(0, len(INDEXED)), st.integers(0, 40))
@settings(deadline=None, max_examples=300)
def test_no_bytes_crash_it(piece: bytes, at: int, gone: int) -> None:
    for png in (PLAIN, INDEXED, GREY):
        data = png[:at] + piece + png[at + gone :]
        assert all(one.offset + one.length <= len(data) for one in verify(data))


@pytest.mark.parametrize(
    ("depth", "colour", "shown", "hidden"),
    [
        (8, 6, b"abc\1\0\0\0\0", b"abc\1\0\0d\0"),
        (8, 4, b"a\1\0\0", b"a\1d\0"),
        (16, 4, b"aab\0\0\0\0\0", b"aab\0d\0\0\0"),
        (16, 6, b"a" * 8 + bytes(8), b"a" * 8 + b"\0d" + bytes(6)),
    ],
)
def test_colours_under_full_transparency_are_found_when_thorough(
    depth: int, colour: int, shown: bytes, hidden: bytes
) -> None:
    assert verify(_png((2, 1), depth, colour, b"\0" + shown), thorough=True) == ()
    found = verify(_png((2, 1), depth, colour, b"\0" + hidden), thorough=True)
    assert [one.what for one in found] == ["colours under full transparency"]


def test_a_swollen_stream_is_found_when_thorough() -> None:
    rows = (b"\0" + bytes(300)) * 300
    sound = _png((300, 300), 8, 0, rows)
    swollen = sound.replace(
        chunk(b"IDAT", zlib.compress(rows)),
        chunk(b"IDAT", b"\x78\x01" + b"\x00\0\0\xff\xff" * 2000 + zlib.compress(rows)[2:]),
    )
    assert verify(sound, thorough=True) == ()
    assert verify(swollen) == ()
    assert [one.what for one in verify(swollen, thorough=True)] == [
        "compressed data of far more bytes than the picture needs"
    ]
