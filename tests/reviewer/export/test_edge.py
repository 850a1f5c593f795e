"""What was cropped away without decoding does not leave in a lossless copy."""

from pathlib import Path

import pytest
from PIL import Image

from reviewer.export import edge
from reviewer.export.bare import Form, bare
from tests.reviewer.export.pieces import encoded

LIVELY = Image.effect_noise((64, 64), 60).convert("RGB")
SMOOTH = Image.linear_gradient("L").convert("RGB")


def _cropped(jpeg: bytes, width: int, height: int) -> bytes:
    """The JPEG told to be smaller, within its last unit."""
    at = max(jpeg.find(b"\xff\xc0\0\x11"), jpeg.find(b"\xff\xc2\0\x11"), jpeg.find(b"\xff\xc0\0\x0b")) + 5
    return jpeg[:at] + height.to_bytes(2, "big") + width.to_bytes(2, "big") + jpeg[at + 4 :]


@pytest.mark.parametrize(
    ("options", "size"),
    [
        ({}, (50, 64)),
        ({}, (64, 52)),
        ({"subsampling": "4:4:4"}, (58, 64)),
        ({"progressive": True}, (64, 58)),
        ({"restart_marker_rows": 1}, (49, 49)),
    ],
)
def test_what_a_crop_left_beyond_the_edge_is_seen(options: dict[str, object], size: tuple[int, int]) -> None:
    whole = encoded(LIVELY, quality=85, **options)
    assert not edge.shows_more(whole)
    assert edge.shows_more(_cropped(whole, *size))


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("size", [(1, 1), (57, 49), (63, 64), (8, 9)])
def test_what_an_encoder_filled_up_is_none(mode: str, progressive: bool, size: tuple[int, int]) -> None:
    for image in (LIVELY, SMOOTH):
        part = image.crop((0, 0, *size)).convert(mode)
        assert not edge.shows_more(encoded(part, quality=90, progressive=progressive))


def test_such_a_picture_is_encoded_anew_and_told(tmp_path: Path) -> None:
    source = tmp_path / "a.jpg"
    source.write_bytes(_cropped(encoded(LIVELY, quality=85), 50, 64))
    made = bare(source, Form(lossless=True))
    assert made.note == "Encoded anew, because there is more of the picture beyond its edge."
    assert not edge.shows_more(made.data)
