"""Every kind of leak put into a clean JPEG is found, and nothing else is."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.export import strip
from reviewer.export.verify import Left, coded, verify
from reviewer.export.verify import jpeg as reader
from reviewer.formats import profile
from tests.reviewer.export.pieces import (
    after_soi,
    before_eoi,
    between_scans,
    encoded,
    exif,
    picture,
    segment,
)

BASELINE = encoded(picture(), quality=90)
PROGRESSIVE = encoded(picture(), progressive=True)
RESTARTS = encoded(picture(), restart_marker_blocks=2)
TOKEN = b"CANARY-7f3a"


@pytest.mark.parametrize(
    "jpeg",
    [
        BASELINE,
        PROGRESSIVE,
        RESTARTS,
        encoded(picture(), optimize=True, subsampling="4:4:4"),
        encoded(picture("L")),
        encoded(picture("L"), progressive=True),
        encoded(picture("CMYK")),
        encoded(picture(), keep_rgb=True),
        encoded(picture(size=(1, 1))),
        encoded(picture(size=(40, 60)), restart_marker_rows=1),
    ],
)
def test_a_plain_picture_is_clean(jpeg: bytes) -> None:
    assert verify(jpeg) == ()


def _huffman_table() -> bytes:
    at = BASELINE.index(b"\xff\xc4")
    size = int.from_bytes(BASELINE[at + 2 : at + 4], "big")
    body = bytearray(BASELINE[at + 4 : at + 2 + size])
    body[0] = body[0] & 0x10 | 3
    return segment(0xC4, bytes(body))


def _huffman_again() -> bytes:
    at = BASELINE.index(b"\xff\xc4")
    return BASELINE[at : at + 2 + int.from_bytes(BASELINE[at + 2 : at + 4], "big")]


def _tables_again() -> bytes:
    at = PROGRESSIVE.rindex(b"\xff\xc4")
    table = PROGRESSIVE[at : at + 2 + int.from_bytes(PROGRESSIVE[at + 2 : at + 4], "big")]
    return PROGRESSIVE[:at] + table + PROGRESSIVE[at:]


def _one_bit_a_block(piece: bytes) -> bytes:
    """The progressive picture with a piece in its last scan of colours, which refines them."""
    at = PROGRESSIVE.index(b"\x00\x00\x10", PROGRESSIVE.index(b"\xff\xda")) + 3
    return PROGRESSIVE[:at] + piece + PROGRESSIVE[at:]


LEAKS = {
    "EXIF": after_soi(BASELINE, segment(0xE1, exif({0x010F: "Maker"}))),
    "XMP": after_soi(BASELINE, segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + TOKEN)),
    "ICC": after_soi(BASELINE, segment(0xE2, b"ICC_PROFILE\0\1\1" + TOKEN)),
    "IPTC": after_soi(BASELINE, segment(0xED, b"Photoshop 3.0\0" + TOKEN)),
    "comment": after_soi(BASELINE, segment(0xFE, TOKEN)),
    "empty comment": after_soi(BASELINE, segment(0xFE, b"")),
    "unknown application block": before_eoi(BASELINE, segment(0xEF, TOKEN)),
    "JPEG extension": after_soi(BASELINE, segment(0xF7, TOKEN)),
    "reserved marker": after_soi(BASELINE, segment(0x4F, TOKEN)),
    "JFIF thumbnail": after_soi(BASELINE[:2] + BASELINE[20:], segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1abc")),
    "JFIF resolution": BASELINE.replace(b"JFIF\0\1\1\0\0\1\0\1", b"JFIF\0\1\1\1\0\x48\0\x48"),
    "JFIF with a tail": after_soi(
        BASELINE[:2] + BASELINE[20:], segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0" + TOKEN)
    ),
    "a second JFIF header": after_soi(BASELINE, BASELINE[2:20]),
    "JFXX": after_soi(BASELINE, segment(0xE0, b"JFXX\0\x10" + TOKEN)),
    "Adobe where nothing needs it": after_soi(BASELINE, segment(0xEE, b"Adobe\0\x64\0\0\0\0\1")),
    "Adobe with a payload": encoded(picture("CMYK")).replace(b"Adobe\0\x64\0\0\0\0", b"Adobe\0\x64wxyz"),
    "after the end": BASELINE + TOKEN,
    "one byte after the end": BASELINE + b"\0",
    "a second picture after the end": BASELINE + BASELINE,
    "a second start": after_soi(BASELINE, b"\xff\xd8"),
    "fill bytes": after_soi(BASELINE, b"\xff\xff"),
    "bytes between segments": BASELINE[:20] + TOKEN + BASELINE[20:],
    "between scans": between_scans(PROGRESSIVE, segment(0xFE, TOKEN)),
    "loose bytes behind a table": BASELINE.replace(b"\xff\xda", TOKEN + b"\xff\xda"),
    "restart marker among tables": after_soi(BASELINE, b"\xff\xd0"),
    "TEM": after_soi(BASELINE, b"\xff\x01"),
    "unused Huffman table": after_soi(BASELINE, _huffman_table()),
    "unused quantization table": after_soi(BASELINE, segment(0xDB, b"\3" + b"\1" * 64)),
    "tables after the last scan": before_eoi(BASELINE, segment(0xDB, b"\0" + b"\1" * 64)),
    "restart interval nobody needs": after_soi(BASELINE, segment(0xDD, b"CA")),
    "restart marker in the data": before_eoi(BASELINE, b"\xff\xd0"),
    "restart markers out of order": RESTARTS.replace(b"\xff\xd1", b"\xff\xd2", 1),
    "one restart marker too many": before_eoi(RESTARTS, b"\xff\xd7"),
    "lines told late": before_eoi(BASELINE, segment(0xDC, b"\0\x22")),
    "arithmetic tables": after_soi(BASELINE, segment(0xCC, b"\0\x10")),
    "a second frame header": BASELINE.replace(b"\xff\xda", BASELINE[158:177] + b"\xff\xda"),
    "the picture coded twice": before_eoi(BASELINE, BASELINE[BASELINE.index(b"\xff\xda") : -2]),
    "far more data than the picture can need": before_eoi(BASELINE, b"A" * 2_000_000),
    "a scan of one bit a block with more than that": _one_bit_a_block(b"A" * 30),
    "cut short": BASELINE[:-40],
    "only the end missing": BASELINE[:-2],
    "no scan": BASELINE[: BASELINE.index(b"\xff\xda")] + b"\xff\xd9",
    "nothing but the ends": b"\xff\xd8\xff\xd9",
    "empty table segment": after_soi(BASELINE, segment(0xC4, b"")),
}


def _tables(jpeg: bytes, kind: int, change: Callable[[bytes], bytes]) -> bytes:
    """The JPEG with its first Huffman table of a class (0: differences, 1: the others) changed."""
    at = jpeg.index(b"\xff\xc4")
    while jpeg[at + 4] >> 4 != kind:
        at = jpeg.index(b"\xff\xc4", at + 2)
    end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return jpeg[:at] + segment(0xC4, change(jpeg[at + 4 : end])) + jpeg[end:]


def _with_symbols(*symbols: int) -> Callable[[bytes], bytes]:
    """A table with these symbols too, by the longest codes."""

    def change(table: bytes) -> bytes:
        return table[:16] + bytes((table[16] + len(symbols),)) + table[17:] + bytes(symbols)

    return change


def _wide_table(jpeg: bytes) -> bytes:
    at = jpeg.index(b"\xff\xdb\0\x43")
    values = jpeg[at + 5 : at + 69]
    wide = segment(0xDB, bytes((jpeg[at + 4] | 0x10,)) + b"".join(bytes((0, one)) for one in values))
    return jpeg[:at] + wide + jpeg[at + 69 :]


OPTIMIZED = encoded(picture("L", (16, 16)), optimize=True)
LEAKS |= {
    "a quantization table of 16 bits": _wide_table(BASELINE),
    "samples of 12 bits": BASELINE.replace(b"\xff\xc0\0\x11\x08", b"\xff\xc1\0\x11\x0c"),
    "a difference too large for 8 bits": _tables(OPTIMIZED, 0, _with_symbols(12)),
    "a value too large for 8 bits": _tables(OPTIMIZED, 1, _with_symbols(0x0B)),
    "runs of blocks in a sequential scan": _tables(OPTIMIZED, 1, _with_symbols(0x10)),
    "codes that the data have no room for": _tables(
        OPTIMIZED, 1, _with_symbols(*range(0x51, 0x5B), *range(0x61, 0x6B))
    ),
    "half a length": b"\xff\xd8\xff\xdb\x02",
}


def test_only_what_is_wrong_with_a_table_is_told() -> None:
    assert [one.what for one in verify(LEAKS["codes that the data have no room for"])] == [
        "a Huffman table with more codes than its data can use"
    ]


def _profiled(jpeg: bytes, icc: bytes, *, number: bytes = b"\1\1", behind: bytes = b"") -> bytes:
    return jpeg[:20] + segment(0xE2, b"ICC_PROFILE\0" + number + icc) + behind + jpeg[20:]


@pytest.mark.parametrize("ours", [profile.ADOBE_RGB, profile.DISPLAY_P3, profile.PROPHOTO])
def test_a_profile_of_ours_may_stand_at_its_place(ours: bytes) -> None:
    assert verify(_profiled(BASELINE, ours)) == ()
    assert verify(_profiled(PROGRESSIVE, ours)) == ()


OURS = profile.ADOBE_RGB
GREY = encoded(picture("L"))
LEAKS |= {
    "a table again": BASELINE.replace(b"\xff\xda", _huffman_again() + b"\xff\xda"),
    "a table again between scans": _tables_again(),
    "sampling of grey": GREY.replace(b"\x01\x01\x11\0", b"\x01\x01\x42\0"),
    "one bit of our profile": _profiled(BASELINE, OURS[:24] + b"\1" + OURS[25:]),
    "a longer profile": _profiled(BASELINE, OURS + b"\0"),
    "our profile as one of two": _profiled(BASELINE, OURS, number=b"\1\2"),
    "our profile twice": _profiled(_profiled(BASELINE, OURS), OURS),
    "two profiles of ours": _profiled(_profiled(BASELINE, OURS), profile.PROPHOTO),
    "our profile behind the tables": before_eoi(BASELINE, segment(0xE2, b"ICC_PROFILE\0\1\1" + OURS)),
    "our profile between scans": between_scans(PROGRESSIVE, segment(0xE2, b"ICC_PROFILE\0\1\1" + OURS)),
    "our profile in grey": _profiled(encoded(picture("L")), OURS),
    "our profile in CMYK": after_soi(encoded(picture("CMYK")), segment(0xE2, b"ICC_PROFILE\0\1\1" + OURS)),
    "a header behind our profile": _profiled(BASELINE[:2] + BASELINE[20:], OURS, behind=BASELINE[2:20]),
    "Adobe behind our profile": _profiled(
        encoded(picture(), keep_rgb=True), OURS, behind=segment(0xEE, b"Adobe\0\x64\0\0\0\0\0")
    ),
    "RGB told beside JFIF": BASELINE[:20] + segment(0xEE, b"Adobe\0\x64\0\0\0\0\0") + BASELINE[20:],
}


@pytest.mark.parametrize("what", LEAKS)
def test_every_leak_is_found(what: str) -> None:
    leaky = LEAKS[what]
    assert leaky not in (BASELINE, PROGRESSIVE, RESTARTS)
    left = verify(leaky)
    assert left
    assert all(one.offset >= 0 and one.offset + one.length <= len(leaky) and one.what for one in left)


def test_what_is_left_is_told_where_it_stands_and_in_words() -> None:
    comment = segment(0xFE, TOKEN)
    assert verify(after_soi(BASELINE, comment)) == (Left(2, len(comment), "comment (COM)"),)
    assert verify(BASELINE + TOKEN) == (
        Left(len(BASELINE), len(TOKEN), "bytes after the end of the picture"),
    )
    block = exif({0x010F: "Maker", 0x013B: "Me", 0x8825: {1: "N"}})
    told = verify(after_soi(BASELINE, segment(0xE1, block)))[0].what
    assert told == "EXIF block (APP1): GPS position, camera, photographer's name"


def test_a_whole_file_of_another_kind_is_one_thing() -> None:
    assert verify(b"") == (Left(0, 0, "an empty file, not a picture"),)
    assert verify(b"GIF89a....") == (Left(0, 10, "not a JPEG or PNG; only those can be verified"),)


def test_no_byte_around_the_tables_can_be_another() -> None:
    introduced = _profiled(BASELINE, OURS)
    tables = introduced.index(b"\xff\xdb")
    for at in (*range(tables), len(introduced) - 2, len(introduced) - 1):
        for bit in range(8):
            other = bytes((introduced[at] ^ 1 << bit,))
            version = at == 12 and other == b"\2"  # JFIF 1.02
            assert version or verify(introduced[:at] + other + introduced[at + 1 :]), (at, bit)


@given(st.binary(max_size=60), st.integers(0, len(PROGRESSIVE)), st.integers(0, 40))
@settings(deadline=None, max_examples=300)
def test_no_bytes_crash_it(piece: bytes, at: int, gone: int) -> None:
    for jpeg in (BASELINE, PROGRESSIVE, RESTARTS, b"\xff\xd8"):
        data = jpeg[:at] + piece + jpeg[at + gone :]
        assert all(one.offset + one.length <= len(data) for one in verify(data))


@given(st.binary(min_size=1, max_size=30))
@settings(deadline=None)
def test_nothing_can_stand_between_the_segments(piece: bytes) -> None:
    for at in (2, 20, BASELINE.index(b"\xff\xc0"), BASELINE.index(b"\xff\xda")):
        assert verify(BASELINE[:at] + piece + BASELINE[at:])


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "filler", [b"\xff", b"\xff\xd0", b"\xff\x00", b"\xff\xe0\x00\x02", b"\0", b"\xff\xda"]
)
def test_long_nonsense_does_not_hang_it(filler: bytes) -> None:
    assert verify(b"\xff\xd8" + filler * (8_000_000 // len(filler)))


# libjpeg writes the tables of equal components again and again; the copy has them once.
CMYK = strip.lossless(encoded(picture("CMYK"), progressive=True))


@pytest.mark.parametrize("jpeg", [BASELINE, PROGRESSIVE, RESTARTS, GREY, CMYK, encoded(picture(size=(1, 1)))])
@pytest.mark.parametrize("piece", [b"A", b"AB", b"\xff\0", TOKEN, TOKEN * 9])
def test_bytes_behind_the_last_block_are_found_by_decoding(jpeg: bytes, piece: bytes) -> None:
    assert verify(jpeg, thorough=True) == ()
    assert verify(before_eoi(jpeg, piece), thorough=True)


def test_bytes_behind_an_interval_or_a_scan_in_the_middle_are_found_by_decoding() -> None:
    restart = RESTARTS.index(b"\xff\xd2")
    assert verify(RESTARTS[:restart] + b"A" + RESTARTS[restart:], thorough=True)
    assert verify(between_scans(PROGRESSIVE, b"A"), thorough=True)
    assert verify(between_scans(CMYK, b"A"), thorough=True)


def test_data_cut_short_inside_a_scan_are_found_by_decoding() -> None:
    assert verify(BASELINE[:-3] + BASELINE[-2:], thorough=True)


def test_a_file_that_says_it_is_far_larger_than_its_data_is_refused() -> None:
    at = PROGRESSIVE.index(b"\xff\xc2") + 5
    huge = PROGRESSIVE[:at] + b"\xff\xdc\xff\xdc" + PROGRESSIVE[at + 4 :]
    assert {one.what for one in verify(huge)} == {"less picture data than the picture must have"}


def test_a_file_made_to_keep_a_decoder_busy_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coded, "_MOST_PIXELS", 1000)
    monkeypatch.setattr(coded, "_MOST_PIXELS_A_BYTE", 1)
    assert [one.what for one in verify(PROGRESSIVE, thorough=True)] == [
        "more picture data than can be decoded to verify it"
    ]


def test_a_progressive_picture_of_more_scans_than_any_program_makes_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "_MOST_SCANS", 3)
    assert "more scans than any program makes" in {one.what for one in verify(PROGRESSIVE)}
