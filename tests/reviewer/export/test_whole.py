"""A damaged JPEG does not leave as a picture of which a part is grey."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from reviewer.errors import PictureError
from reviewer.export import whole
from reviewer.formats import open_picture
from tests.reviewer.export.pieces import after_soi, before_eoi, encoded, exif, picture, segment

PLAIN = encoded(picture(size=(300, 200)), quality=90)
PROGRESSIVE = encoded(picture(size=(300, 200)), progressive=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.jpg"


def _without(jpeg: bytes, start: float, length: int) -> bytes:
    """The JPEG with some of its picture data missing in the middle, and its end where it was."""
    scan = jpeg.index(b"\xff\xda") + 14
    at = scan + int((len(jpeg) - scan) * start)
    return jpeg[:at] + jpeg[at + length :]


@pytest.mark.parametrize(
    "jpeg",
    [
        _without(PLAIN, 0.3, len(PLAIN))[:-2] + b"\xff\xd9",
        PLAIN[: PLAIN.index(b"\xff\xda") + 40] + b"\xff\xd9",
        PROGRESSIVE[: PROGRESSIVE.index(b"\xff\xda") + 40] + b"\xff\xd9",
        _without(PLAIN, 0.5, 500),
        before_eoi(PLAIN, b"padding")[:-2],
    ],
)
def test_a_picture_with_a_part_missing_is_refused(path: Path, jpeg: bytes) -> None:
    path.write_bytes(jpeg)
    with pytest.raises(PictureError, match=r"a\.jpg is damaged"):
        whole.jpeg(path)


@pytest.mark.parametrize(
    "jpeg",
    [
        PLAIN,
        PROGRESSIVE,
        encoded(picture("L")),
        encoded(picture("CMYK")),
        encoded(picture(), keep_rgb=True),
        before_eoi(PLAIN, b"padding of a camera"),
        PLAIN[:20] + b"junk" + PLAIN[20:],
        after_soi(PLAIN, segment(0xE2, b"ICC_PROFILE\0\2\3broken")),
        after_soi(PLAIN, segment(0xE1, exif({0x0112: 6}))),
        PLAIN + b"behind the end",
    ],
)
@pytest.mark.parametrize("long_edge", [0, 40, 100])
def test_a_whole_one_is_what_a_screen_shows(path: Path, jpeg: bytes, long_edge: int) -> None:
    path.write_bytes(jpeg)
    ours, shown = whole.jpeg(path, long_edge), open_picture(path, long_edge or None)
    assert (ours.mode, ours.size) == (shown.mode, shown.size)
    assert ours.info["orientation"] == shown.info["orientation"]
    assert ours.info.get("icc_profile") == shown.info.get("icc_profile")
    assert np.array_equal(np.asarray(ours), np.asarray(shown))


def test_a_decoder_that_is_not_asked_for_more_gives_it_small(path: Path) -> None:
    path.write_bytes(encoded(Image.new("RGB", (640, 320), "red")))
    assert whole.jpeg(path, 100).size == (160, 80)
