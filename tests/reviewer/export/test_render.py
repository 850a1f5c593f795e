"""Fresh pixels are upright, in sRGB, of the asked size, and hold nothing else."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from reviewer.errors import PictureError
from reviewer.export import render
from reviewer.export.bare import Form, bare
from reviewer.export.kept import NOTHING, Kept
from reviewer.export.profile import FileFormat, Profile
from reviewer.export.verify import verify
from reviewer.photo import Verdict
from tests.reviewer.export.pieces import PUBLICATION, encoded, exif, picture

PNG = Profile("png", "PNG", frozenset({Verdict.CLEAR}), format=FileFormat.PNG)
SMALL = Profile("small", "Small", frozenset({Verdict.CLEAR}), long_edge=30, quality=80)


def _fresh(path: Path, profile: Profile, rotation: int = 0, keep: Kept = NOTHING) -> bytes:
    return bare(path, Form.of(profile), rotation, keep).data


def _opened(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return image


def _rgb(image: Image.Image) -> "np.ndarray[tuple[int, ...], np.dtype[np.int16]]":
    return np.asarray(image.convert("RGB")).astype(np.int16)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_picture_comes_out_upright(tmp_path: Path, orientation: int) -> None:
    # What each value says must be done to the stored pixels to show them (EXIF 2.32, 4.6.4).
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    upright = picture()
    stored = upright.transpose(undo[orientation]) if orientation in undo else upright
    path = tmp_path / "turned.jpg"
    path.write_bytes(encoded(stored, quality=95, subsampling="4:4:4", exif=exif({0x0112: orientation})))
    image = _opened(_fresh(path, PNG))
    assert image.size == upright.size
    assert np.abs(_rgb(image) - _rgb(upright)).mean() < 3


@pytest.mark.parametrize(("turn", "corner"), [(0, (0, 0)), (90, (0, -1)), (180, (-1, -1)), (270, (-1, 0))])
def test_a_persons_turn_is_clockwise(tmp_path: Path, turn: int, corner: tuple[int, int]) -> None:
    image = Image.new("RGB", (40, 20))
    image.putpixel((0, 0), (255, 0, 0))
    path = tmp_path / "a.png"
    path.write_bytes(encoded(image, "PNG"))
    row, column = corner
    assert tuple(_rgb(_opened(_fresh(path, PNG, turn)))[row, column]) == (255, 0, 0)


def test_size_only_shrinks_and_keeps_the_shape(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(encoded(picture(size=(90, 45))))
    assert _opened(_fresh(path, SMALL)).size == (30, 15)
    path.write_bytes(encoded(picture(size=(20, 10))))
    assert _opened(_fresh(path, SMALL)).size == (20, 10)


def test_a_profile_is_followed_and_then_gone(tmp_path: Path) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"tmp0", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"tmp0", b"gXYZ", 1)
    path = tmp_path / "a.png"
    path.write_bytes(encoded(Image.new("RGB", (8, 8), (200, 30, 30)), "PNG", icc_profile=swapped))
    image = _opened(_fresh(path, PNG))
    red, green, blue = _rgb(image)[0, 0]
    assert "icc_profile" not in image.info
    assert green > 150 > red
    assert blue < 60


def test_what_lies_under_full_transparency_is_gone(tmp_path: Path) -> None:
    hidden = picture("RGBA")
    hidden.putalpha(Image.linear_gradient("L").resize(hidden.size).point(lambda v: 0 if v < 128 else v))
    path = tmp_path / "a.png"
    path.write_bytes(encoded(hidden, "PNG"))
    pixels = np.asarray(_opened(_fresh(path, PNG)))
    assert pixels.shape[2] == 4
    assert not pixels[pixels[:, :, 3] == 0].any()
    small = np.asarray(
        _opened(_fresh(path, Profile("s", "S", PNG.verdicts, long_edge=20, format=PNG.format)))
    )
    assert not small[small[:, :, 3] == 0].any()
    flat = _rgb(_opened(_fresh(path, PUBLICATION)))
    assert flat[0].min() > 250


def test_scaling_leaves_no_colour_under_full_transparency(tmp_path: Path) -> None:
    faint = picture(size=(900, 700))
    glow = Image.radial_gradient("L").resize(faint.size)
    faint.putalpha(glow.point(lambda value: 0 if value > 100 else 255 - value))
    path = tmp_path / "faint.png"
    path.write_bytes(encoded(faint, "PNG"))
    smaller = render.pixels(path, 333)
    assert smaller.mode == "RGBA"
    assert verify(render.png(smaller, path), thorough=True) == ()


@pytest.mark.parametrize(
    ("form", "modes"),
    [
        ("PNG", "1 L LA P RGB RGBA I;16"),
        ("TIFF", "1 L LA P RGB RGBA CMYK I;16"),
        ("WEBP", "L RGB RGBA"),
        ("GIF", "1 L P RGB"),
        ("JPEG2000", "L RGB RGBA"),
        ("BMP", "1 L P RGB"),
    ],
)
def test_any_kind_of_picture_becomes_a_clean_file(tmp_path: Path, form: str, modes: str) -> None:
    path = tmp_path / "a.bin"
    for mode in modes.split():
        image = picture("L").convert("I").convert("I;16") if mode == "I;16" else picture("L").convert(mode)
        path.write_bytes(encoded(image, form))
        for profile in (PUBLICATION, PNG, SMALL):
            assert verify(_fresh(path, profile)) == (), mode


def test_kept_text_is_in_the_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(encoded(picture(), exif=exif({0x010E: "old caption", 0x0110: "Camera 5"})))
    keep = Kept("A statue – 평양", "Desk", "© Me")
    data = _fresh(path, PUBLICATION, 0, keep)
    assert verify(data, keep) == ()
    assert verify(data)
    assert b"old caption" not in data
    assert b"Camera" not in data


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(encoded(picture()))
    assert _fresh(path, PUBLICATION) == _fresh(path, PUBLICATION)


@pytest.mark.parametrize("content", [b"", b"not a picture", encoded(picture())[:-200]])
def test_what_is_no_whole_picture_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.jpg"
    path.write_bytes(content)
    with pytest.raises(PictureError, match=r"broken\.jpg"):
        _fresh(path, PUBLICATION)


def test_a_picture_too_long_for_a_jpeg_is_told(tmp_path: Path) -> None:
    path = tmp_path / "long.png"
    path.write_bytes(encoded(Image.new("L", (65_600, 1)), "PNG"))
    with pytest.raises(PictureError, match="at most 65500"):
        _fresh(path, PUBLICATION)


@pytest.mark.parametrize("quality", [60, 92, 95, 100])
def test_a_picture_of_noise_is_no_trouble(quality: int) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (400, 600, 3), np.uint8)
    assert verify(render.jpeg(Image.fromarray(noise), quality, Path("a.jpg")), thorough=True) == ()
