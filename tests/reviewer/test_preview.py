"""Previews: upright, in sRGB, small, clean, kept."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps

from reviewer import preview
from reviewer.errors import PictureError
from reviewer.formats.plain_jpeg import decode_into
from reviewer.raster import Block, Raster
from tests.ui import shoot


def corners() -> Image.Image:
    """A picture whose four corners tell how it is turned."""
    image = Image.new("RGB", (96, 64))
    for colour, at in (("red", (0, 0)), ("lime", (48, 0)), ("blue", (0, 32)), ("white", (48, 32))):
        image.paste(colour, (*at, at[0] + 48, at[1] + 32))
    return image


def photograph(path: Path, size: tuple[int, int]) -> Path:
    """A picture of that size."""
    Image.linear_gradient("L").resize(size).save(path)
    return path


def image_of(raster: Raster, rows: bytes = b"") -> Image.Image:
    return Image.frombytes("RGB", (raster.width, raster.height), rows or raster.rows, "raw", "BGRX")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    for kind in ("png", "tif", "webp", "jpg"):
        path = tmp_path / f"a.{kind}"
        corners().save(path, exif=exif, lossless=True)
        with Image.open(path) as image:
            expected = ImageOps.exif_transpose(image).convert("RGB")
        assert image_of(preview.draw_pixels(path, 0, None)).tobytes() == expected.tobytes()


@contextmanager
def a_block() -> Iterator[Block]:
    block = Block.for_pixels(96 * 64)
    assert block is not None
    try:
        yield block
    finally:
        block.free()


def drawn_by_memory(path: Path, turn: int = 0) -> Image.Image:
    """Every pixel of a file, by way of shared memory."""
    with a_block() as block:
        raster = preview.draw_pixels(path, turn, block.name)
        assert not raster.rows
        with block.rows(raster) as rows:
            return image_of(raster, bytes(rows))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_jpeg_s_pixels_are_the_same_by_the_quick_way(tmp_path: Path, orientation: int, turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "a.jpg"
    corners().save(path, exif=exif, quality=95)
    with Image.open(path) as image:
        expected = ImageOps.exif_transpose(image).rotate(-turn, expand=True)
    assert decode_into(memoryview(bytearray(96 * 64 * 4)), path, turn) == expected.size
    difference = ImageChops.difference(drawn_by_memory(path, turn), expected)
    assert max(high for _, high in difference.getextrema()) <= 3


def test_what_is_no_ordinary_jpeg_goes_the_slower_way(tmp_path: Path) -> None:
    room = memoryview(bytearray(96 * 64 * 4))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    corners().save(tmp_path / "profile.jpg", icc_profile=profile)
    corners().convert("CMYK").save(tmp_path / "cmyk.jpg")
    corners().save(tmp_path / "a.png")
    for name in ("profile.jpg", "cmyk.jpg", "a.png"):
        assert decode_into(room, tmp_path / name, 0) is None
        assert drawn_by_memory(tmp_path / name).size == (96, 64)
    corners().resize((200, 200)).save(tmp_path / "large.jpg")
    assert decode_into(room, tmp_path / "large.jpg", 0) is None
    with a_block() as block:
        assert preview.draw_pixels(tmp_path / "large.jpg", 0, block.name).rows


def test_a_damaged_jpeg_says_the_same_by_either_way(tmp_path: Path) -> None:
    corners().save(tmp_path / "a.jpg")
    whole = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(whole[: len(whole) - 200])
    said = []
    with a_block() as block:
        for by in (None, block.name):
            with pytest.raises(PictureError) as told:
                preview.draw_pixels(tmp_path / "a.jpg", 0, by)
            said.append(str(told.value))
    assert said[0] == said[1]


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
    path, kept = tmp_path / "a.jpg", {512: tmp_path / "kept.jpg"}
    for make in (
        lambda: preview.draw_pixels(path, 0, None),
        lambda: preview.draw(path, kept, (200, 200), 0, None),
        lambda: preview.make(path, 100),
    ):
        with pytest.raises(PictureError, match=r"a\.jpg"):
            make()
    assert preview.look(path, (kept[512],), (200, 200), 0, None) is None


def test_previews_are_kept_as_they_are_drawn(tmp_path: Path) -> None:
    path = photograph(tmp_path / "a.png", (3000, 2000))
    cache = preview.Cache(tmp_path / "previews")
    kept = {edge: cache.place("ab" * 32, edge) for edge in (1280, 512)}
    drawn = preview.draw(path, kept, (900, 900), 0, None)
    assert (drawn.width, drawn.height) == (900, 600)
    for edge, place in kept.items():
        with Image.open(place) as image:
            assert edge <= max(image.size) < 2 * edge
    assert sorted(file.name for file in tmp_path.rglob("*") if file.is_file()) == [
        "a.png",
        *[f"{'ab' * 32}.jpg"] * 2,
    ]


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    path = photograph(tmp_path / "a.png", (3000, 2000))
    kept = {512: tmp_path / "kept.jpg"}
    preview.draw(path, kept, (100, 100), 0, None)
    path.unlink()
    assert preview.draw(path, kept, (300, 300), 0, None).width == 300


def test_a_look_takes_the_right_preview_then_a_smaller_one_then_the_camera_s(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(shoot.picture((200, 60, 60), (1200, 800), thumbnail=True))
    right, smaller = tmp_path / "1280.jpg", tmp_path / "512.jpg"

    def seen() -> tuple[bool, int]:
        found = preview.look(path, (right, smaller), (640, 640), 0, None)
        assert found is not None
        return found.proper, found.raster.width

    assert seen() == (False, 160)
    preview.draw(path, {512: smaller}, (512, 512), 0, None)
    assert seen() == (False, 512)
    preview.draw(path, {1280: right}, (512, 512), 0, None)
    assert seen() == (True, 640)
    right.write_bytes(right.read_bytes()[:200])
    assert seen() == (False, 512)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_person_s_turn_is_clockwise_and_fits_the_box_afterwards(tmp_path: Path, turn: int) -> None:
    corners().save(tmp_path / "a.png")
    drawn = preview.draw(tmp_path / "a.png", {512: tmp_path / "kept.jpg"}, (48, 32), turn, None)
    expected = corners().rotate(-turn, expand=True).size
    scale = min(48 / expected[0], 32 / expected[1])
    assert (drawn.width, drawn.height) == (round(expected[0] * scale), round(expected[1] * scale))
    top_left = {0: (255, 0, 0), 90: (0, 0, 255), 180: (255, 255, 255), 270: (0, 255, 0)}[turn]
    blue, green, red, _ = drawn.rows[:4]
    assert all(abs(a - b) < 40 for a, b in zip((red, green, blue), top_left, strict=True))


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_cache_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    path = photograph(tmp_path / "a.png", (600, 400))
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "file" / "previews", Path("/proc/previews")):
        kept = {512: preview.Cache(folder).place("ab" * 32, 512)}
        assert preview.draw(path, kept, (90, 90), 0, None).width == 90
