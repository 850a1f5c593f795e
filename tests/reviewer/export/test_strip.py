"""A lossless copy has the same pixels, is clean, and refuses what it cannot do safely."""

import io
import re
import struct

import pytest
import simplejpeg
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from reviewer.errors import ExportRefused
from reviewer.export import strip
from reviewer.export.verify import verify
from reviewer.formats import profile
from tests.reviewer.export.pieces import after_soi, before_eoi, between_scans, encoded, exif, picture, segment

PLAIN = encoded(picture())
PROGRESSIVE = encoded(picture(), progressive=True)
TOKEN = b"CANARY-7f3a"


def _same_pixels(one: bytes, other: bytes) -> bool:
    with Image.open(io.BytesIO(one)) as a, Image.open(io.BytesIO(other)) as b:
        return a.mode == b.mode and a.size == b.size and a.tobytes() == b.tobytes()


@pytest.mark.parametrize(
    "jpeg",
    [
        PLAIN,
        PROGRESSIVE,
        encoded(picture(), restart_marker_blocks=2),
        encoded(picture("L")),
        encoded(picture("L")).replace(b"\x01\x01\x11\0", b"\x01\x01\x42\0"),
        encoded(picture("CMYK")),
        encoded(picture(), keep_rgb=True),
        after_soi(PLAIN, segment(0xE1, exif({0x010F: "CANARY-7f3a"}))),
        after_soi(PLAIN, segment(0xFE, TOKEN) + b"\xff\xff"),
        between_scans(PROGRESSIVE, segment(0xE4, TOKEN)),
        before_eoi(PLAIN, segment(0xFE, TOKEN)),
        after_soi(PLAIN, segment(0xDB, b"\3" + b"\1" * 64)),
        PLAIN[:20] + TOKEN + PLAIN[20:],
        PLAIN + TOKEN,
        PLAIN + PROGRESSIVE,
        encoded(picture("CMYK")).replace(b"Adobe\0\x64\0\0\0\0", b"Adobe\0\x64wxyz"),
    ],
)
def test_the_pixels_are_the_same_and_nothing_else_is_left(jpeg: bytes) -> None:
    copy = strip.lossless(jpeg)
    assert _same_pixels(copy, jpeg)
    assert verify(copy) == ()
    assert TOKEN not in copy
    assert strip.lossless(copy) == copy


@pytest.mark.parametrize(
    ("jpeg", "reason"),
    [
        (after_soi(PLAIN, segment(0xE1, exif({0x0112: 6}))), "its edges cut through the blocks"),
        (
            encoded(picture(), icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()),
            "",
        ),
        (PLAIN[:-20], "cut short"),
        (PLAIN.replace(b"\xff\xc0", b"\xff\xc9"), "kind of JPEG"),
        (PLAIN.replace(b"\xff\xc0", b"\xff\xc3"), "kind of JPEG"),
        (after_soi(PLAIN, b"\xff\xd8"), "damaged"),
        (b"\xff\xd8\xff\xd9", "damaged"),
        (b"GIF89a", "not a JPEG"),
    ],
)
def test_what_cannot_be_copied_safely_is_refused_with_the_reason(jpeg: bytes, reason: str) -> None:
    if not reason:
        assert verify(strip.lossless(jpeg)) == ()  # a profile that fits no picture counts as none
        return
    with pytest.raises(ExportRefused, match=reason):
        strip.lossless(jpeg)
    assert strip.hindrance(jpeg) == "" or re.search(reason, strip.hindrance(jpeg))


def test_a_head_tells_what_would_be_refused() -> None:
    for jpeg in (PLAIN, PROGRESSIVE, PLAIN[:300], PLAIN[:20]):
        assert strip.hindrance(jpeg) == ""
    turned = after_soi(PLAIN, segment(0xE1, exif({0x0112: 6})))
    assert "its edges cut" in strip.hindrance(turned[: turned.index(b"\xff\xda") + 2])
    assert strip.hindrance(turned, 270) == ""


def test_an_srgb_profile_is_dropped_another_one_is_not() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    jpeg = encoded(picture(), icc_profile=srgb)
    assert _same_pixels(strip.lossless(jpeg), jpeg)
    # The red and green primaries of the profile change places.
    swapped = srgb.replace(b"rXYZ", b"tmp0", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"tmp0", b"gXYZ", 1)
    with pytest.raises(ExportRefused, match="a profile of their own"):
        strip.lossless(encoded(picture(), icc_profile=swapped))


def _of_a_maker(icc: bytes) -> bytes:
    """The same colours, told by a device of a known maker at a known time."""
    named = icc[:24] + b"\x07\xea\0\1\0\2\0\3\0\4\0\5" + icc[36:48] + TOKEN[:8] + icc[56:]
    return struct.pack(">L", len(icc) + len(TOKEN)) + named[4:] + TOKEN


@pytest.mark.parametrize("ours", [profile.ADOBE_RGB, profile.DISPLAY_P3, profile.PROPHOTO])
def test_a_well_known_space_is_told_by_a_profile_of_ours(ours: bytes) -> None:
    theirs = _of_a_maker(ours)
    jpeg = encoded(picture(), icc_profile=theirs)
    copy = strip.lossless(jpeg)
    assert verify(copy) == ()
    assert TOKEN[:8] not in copy
    assert _same_pixels(copy, jpeg)
    with Image.open(io.BytesIO(copy)) as shown:
        assert shown.info["icc_profile"] == ours
    assert strip.lossless(copy) == copy
    with pytest.raises(ExportRefused, match="a profile of their own"):
        strip.lossless(encoded(picture("CMYK"), icc_profile=theirs))


def test_a_profile_between_scans_is_none_to_decoders_and_to_us() -> None:
    piece = segment(0xE2, b"ICC_PROFILE\0\1\1" + profile.PROPHOTO)
    assert strip.lossless(between_scans(PROGRESSIVE, piece)) == strip.lossless(PROGRESSIVE)


def _named(jpeg: bytes, names: bytes) -> bytes:
    """The JPEG with other names for its components, without a JFIF header or an Adobe marker."""
    frame = jpeg.index(b"\xff\xc0")
    tables = jpeg.index(b"\xff\xdb")
    scan = jpeg.index(b"\xff\xda")
    head, body = bytearray(jpeg[frame:scan]), bytearray(jpeg[scan:])
    for n, name in enumerate(names):
        head[10 + 3 * n] = name
        body[5 + 2 * n] = name
    return b"\xff\xd8" + jpeg[tables:frame] + bytes(head) + bytes(body)


def _adobe(transform: int) -> bytes:
    return segment(0xEE, b"Adobe\0\x64\0\0\0\0" + bytes((transform,)))


FOUR = encoded(picture("CMYK"))
JFIF = PLAIN[2:20]


@pytest.mark.parametrize(
    "jpeg",
    [
        PLAIN,
        encoded(picture(), keep_rgb=True),
        _named(PLAIN, b"\0\1\2"),
        _named(PLAIN, b"RGB"),
        _named(PLAIN, b"Yuv"),
        *(after_soi(_named(PLAIN, b"RGB"), _adobe(transform)) for transform in (0, 1)),
        *(after_soi(_named(PLAIN, b"\1\2\3"), JFIF + _adobe(transform)) for transform in (0, 1)),
        after_soi(_named(PLAIN, b"RGB"), JFIF),
        FOUR,
        _named(FOUR, b"CMYK"),
        *(after_soi(_named(FOUR, b"\1\2\3\4"), _adobe(transform)) for transform in (0, 2)),
    ],
)
def test_every_decoder_shows_the_same_colours(jpeg: bytes) -> None:
    copy = strip.lossless(jpeg)
    assert verify(copy, thorough=True) == ()
    assert _same_pixels(copy, jpeg)
    space = "CMYK" if len(Image.open(io.BytesIO(jpeg)).getbands()) == 4 else "RGB"
    theirs, ours = (simplejpeg.decode_jpeg(one, space) for one in (jpeg, copy))
    assert (theirs == ours).all()


@pytest.mark.parametrize(
    "jpeg",
    [
        after_soi(_named(PLAIN, b"RGB"), _adobe(2)),
        after_soi(_named(FOUR, b"\1\2\3\4"), _adobe(1)),
    ],
)
def test_what_a_decoder_guesses_it_is_told_in_the_copy(jpeg: bytes) -> None:
    copy = strip.lossless(jpeg)
    assert verify(copy, thorough=True) == ()
    assert _same_pixels(copy, jpeg)


def test_adobe_rgb_may_be_told_by_exif_alone() -> None:
    block = exif({0x8769: {0xA001: 2}})
    copy = strip.lossless(after_soi(PLAIN, segment(0xE1, block)))
    with Image.open(io.BytesIO(copy)) as shown:
        assert shown.info["icc_profile"] == profile.ADOBE_RGB
    grey = strip.lossless(after_soi(encoded(picture("L")), segment(0xE1, block)))
    assert b"ICC_PROFILE" not in grey


@given(st.binary(max_size=40), st.integers(0, len(PROGRESSIVE)), st.integers(0, 40))
@settings(deadline=None, max_examples=200)
def test_no_bytes_crash_it(piece: bytes, at: int, gone: int) -> None:
    for jpeg in (PLAIN, PROGRESSIVE):
        try:
            strip.lossless(jpeg[:at] + piece + jpeg[at + gone :])
        except ExportRefused as refused:
            assert str(refused)
