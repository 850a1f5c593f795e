"""Previews: upright, in sRGB, small, clean, kept."""

import io
import stat
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from reviewer import preview
from reviewer.errors import PictureError


def corners() -> Image.Image:
    """A picture whose four corners tell how it is turned."""
    image = Image.new("RGB", (96, 64))
    for colour, at in (("red", (0, 0)), ("lime", (48, 0)), ("blue", (0, 32)), ("white", (48, 32))):
        image.paste(colour, (*at, at[0] + 48, at[1] + 32))
    return image


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    for kind in ("png", "tif", "webp", "jpg"):
        path = tmp_path / f"a.{kind}"
        corners().save(path, exif=exif, lossless=True)
        with Image.open(path) as image:
            expected = ImageOps.exif_transpose(image).convert("RGB")
        assert preview.make_pixels(path) == (*expected.size, expected.tobytes())


def test_a_preview_is_a_clean_small_jpeg(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Canon"
    path = tmp_path / "a.jpg"
    corners().resize((960, 640)).save(path, exif=exif, comment=b"secret", icc_profile=b"x" * 200)
    jpeg = preview.make(path, 120)
    with Image.open(io.BytesIO(jpeg)) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (80, 120))
        assert set(image.info) == {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        red, green, blue = image.crop((5, 5, 15, 15)).resize((1, 1)).tobytes()
        assert blue > 200 > 60 > max(red, green)  # what was at the bottom left is at the top left
    assert b"Canon" not in jpeg and b"secret" not in jpeg


def test_a_preview_never_enlarges(tmp_path: Path) -> None:
    corners().save(tmp_path / "a.png")
    with Image.open(io.BytesIO(preview.make(tmp_path / "a.png", 512))) as image:
        assert image.size == (96, 64)


@pytest.mark.parametrize("size", [(1, 3000), (3000, 1), (1, 1)])
def test_extreme_shapes_have_a_preview(tmp_path: Path, size: tuple[int, int]) -> None:
    Image.new("L", size, 99).save(tmp_path / "a.png")
    with Image.open(io.BytesIO(preview.make(tmp_path / "a.png", 64))) as image:
        assert max(image.size) == min(64, max(size))


def test_a_broken_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 nothing")
    for make in (preview.make_pixels, lambda path: preview.make(path, 100)):
        with pytest.raises(PictureError, match=r"a\.jpg"):
            make(tmp_path / "a.jpg")


def test_previews_are_kept_by_content(tmp_path: Path) -> None:
    cache = preview.Cache(tmp_path / "previews")
    assert cache.get("ab" * 32, 512) is None
    cache.put("ab" * 32, 512, b"jpeg")
    cache.put("ab" * 32, 512, b"newer")
    assert cache.get("ab" * 32, 512) == b"newer"
    assert cache.get("ab" * 32, 2048) is None
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [f"{'ab' * 32}.jpg"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_cache_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        cache = preview.Cache(tmp_path / "previews")
        cache.put("ab" * 32, 512, b"jpeg")
    finally:
        tmp_path.chmod(stat.S_IRWXU)
    blocked = preview.Cache(tmp_path / "file" / "previews")
    (tmp_path / "file").write_bytes(b"")
    blocked.put("ab" * 32, 512, b"jpeg")
    assert blocked.get("ab" * 32, 512) is None
