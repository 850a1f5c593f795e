"""Files become pixels, or a sentence."""

import io
import os
import struct
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from reviewer import formats
from reviewer.errors import PictureError
from reviewer.formats import open_picture, profile, sniff
from reviewer.formats.colour import to_srgb


def jpeg(size: tuple[int, int] = (60, 40), colour: str = "teal", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", **more)
    return out.getvalue()


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def exif_with_thumbnail(thumbnail: bytes, orientation: int = 1) -> bytes:
    """An EXIF block as cameras write it: the picture's directory, then the thumbnail's."""
    first = struct.pack("<HHHLHH", 1, 0x0112, 3, 1, orientation, 0) + struct.pack("<L", 26)
    second = struct.pack("<H", 2)
    second += struct.pack("<HHLL", 0x0201, 4, 1, 56) + struct.pack("<HHLL", 0x0202, 4, 1, len(thumbnail))
    second += struct.pack("<L", 0)
    return b"Exif\x00\x00II*\x00\x08\x00\x00\x00" + first + second + thumbnail


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("JPEG", "JPEG"),
        ("PNG", "PNG"),
        ("TIFF", "TIFF"),
        ("WEBP", "WebP"),
        ("GIF", "GIF"),
        ("BMP", "BMP"),
        ("AVIF", "AVIF"),
        ("JPEG2000", "JPEG 2000"),
    ],
)
def test_a_format_is_told_by_content_and_opened(tmp_path: Path, kind: str, name: str) -> None:
    path = tmp_path / "picture.txt"
    Image.new("RGB", (31, 17), "red").save(path, kind)
    found = sniff(path)
    assert found is not None and found.name == name
    image = to_srgb(open_picture(path))
    red, green, blue = image.resize((1, 1)).tobytes()
    assert image.size == (31, 17) and red > 240 and green < 15 and blue < 15


@pytest.mark.parametrize(
    "head", [b"", b"%!PS-Adobe-3.0 EPSF-3.0", b"\x00\x00\x01\x00", b"<svg/>", b"BM??", b"%PDF"]
)
def test_what_is_not_in_the_list_is_not_opened(tmp_path: Path, head: bytes) -> None:
    path = written(tmp_path / "x.jpg", head + bytes(100))
    assert sniff(path) is None
    with pytest.raises(PictureError, match=r"x.jpg is in no picture format that can be read here\."):
        open_picture(path)


def test_a_video_is_only_recognised(tmp_path: Path) -> None:
    path = written(tmp_path / "clip.mov", b"\x00\x00\x00\x14ftypqt  \x00\x00\x00\x00qt  ")
    found = sniff(path)
    assert found is not None and found.kind == "video"
    with pytest.raises(PictureError, match=r"clip\.mov is a video"):
        open_picture(path)


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_file_cut_short_is_told_and_not_shown_grey(tmp_path: Path, share: float) -> None:
    noise = Image.frombytes("RGB", (200, 200), os.urandom(120_000))
    for kind in ("JPEG", "PNG", "BMP"):
        out = io.BytesIO()
        noise.save(out, kind)
        path = written(tmp_path / f"cut.{kind}", out.getvalue()[: int(share * out.tell())])
        with pytest.raises(PictureError, match=f"cut.{kind} is cut short"):
            open_picture(path)


def test_a_bomb_is_refused_by_its_header(tmp_path: Path) -> None:
    header = struct.pack(">LLBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">L", 13) + b"IHDR" + header + struct.pack(">L", zlib.crc32(b"IHDR" + header))
    data = (
        b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">L", 0) + b"IDAT" + struct.pack(">L", zlib.crc32(b"IDAT"))
    )
    with pytest.raises(PictureError, match="60000 × 60000 pixels, more than the 300 million"):
        open_picture(written(tmp_path / "bomb.png", data))


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"gone\.jpg cannot be read: No such file"):
        open_picture(tmp_path / "gone.jpg")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of any bytes")
@pytest.mark.parametrize("name", [b"-rf\n\xff\xfe.jpg", b"\xe2\x80\xaegpj.exe", "写真.jpg".encode()])
def test_any_name_can_be_opened_and_said(tmp_path: Path, name: bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(jpeg())
    assert open_picture(path).size == (60, 40)
    path.write_bytes(jpeg()[:300])
    with pytest.raises(PictureError) as caught:
        open_picture(path)
    assert str(caught.value).isprintable()
    str(caught.value).encode()


def test_a_smaller_decode_has_the_pixels_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jpg", jpeg((1600, 1200)))
    assert open_picture(path, at_least=400).size == (400, 300)
    assert open_picture(path, at_least=401).size == (800, 600)
    assert open_picture(path, at_least=5000).size == (1600, 1200)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_embedded_preview_comes_with_its_orientation(tmp_path: Path, orientation: int) -> None:
    thumbnail = jpeg((150, 100), "navy")
    path = written(tmp_path / "a.jpg", jpeg(exif=exif_with_thumbnail(thumbnail, orientation)))
    assert formats.embedded_preview(path) == formats.Embedded(thumbnail, orientation)
    assert open_picture(path).info["orientation"] == orientation


def test_black_bars_of_a_thumbnail_are_cut_off(tmp_path: Path) -> None:
    boxed = Image.new("RGB", (160, 120))
    boxed.paste("white", (0, 7, 160, 113))
    out = io.BytesIO()
    boxed.save(out, "JPEG")
    found = formats.embedded_preview(
        written(tmp_path / "a.jpg", jpeg((600, 400), exif=exif_with_thumbnail(out.getvalue())))
    )
    assert found is not None
    with Image.open(io.BytesIO(found.jpeg)) as image:
        assert image.size == (156, 103)
        assert min(image.convert("L").tobytes()) > 200


def test_a_thumbnail_of_another_picture_is_not_shown(tmp_path: Path) -> None:
    other = exif_with_thumbnail(jpeg((160, 120), "white"))
    assert formats.embedded_preview(written(tmp_path / "a.jpg", jpeg((400, 400), exif=other))) is None


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\x00\x02", b"\xff\xd8\xff\xe1\xff\xffExif\x00\x00II*\x00"]
)
def test_no_embedded_preview_in_rubbish(tmp_path: Path, data: bytes) -> None:
    assert formats.embedded_preview(written(tmp_path / "a.jpg", data)) is None


def test_a_directory_that_points_at_itself_ends(tmp_path: Path) -> None:
    loop = b"Exif\x00\x00II*\x00\x08\x00\x00\x00" + struct.pack("<HL", 0, 8)
    path = written(tmp_path / "a.jpg", jpeg(exif=loop))
    assert formats.embedded_preview(path) is None
    assert open_picture(path).info["orientation"] == 1


@pytest.mark.parametrize(
    ("mode", "pixel", "expected"),
    [
        ("1", 255, (255, 255, 255)),
        ("L", 90, (90, 90, 90)),
        ("LA", (90, 0), (128, 128, 128)),
        ("RGBA", (200, 10, 10, 255), (200, 10, 10)),
        ("RGBA", (200, 10, 10, 0), (128, 128, 128)),
        ("I;16", 90 * 257, (90, 90, 90)),
        ("CMYK", (0, 0, 0, 255), (0, 0, 0)),
        ("YCbCr", (90, 128, 128), (90, 90, 90)),
        ("HSV", (0, 0, 90), (90, 90, 90)),
        ("F", 1.0, (255, 255, 255)),
        ("I", 70_000, (255, 255, 255)),
        ("LAB", (255, 128, 128), (255, 255, 255)),
    ],
)
def test_every_mode_becomes_srgb(mode: str, pixel: float, expected: tuple[int, int, int]) -> None:
    image = to_srgb(Image.new(mode, (2, 2), pixel))
    assert image.mode == "RGB" and image.info == {}
    assert image.getpixel((0, 0)) == pytest.approx(expected, abs=1)


def test_a_palette_with_transparency_lies_over_grey() -> None:
    image = Image.new("P", (2, 1))
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.putpixel((1, 0), 1)
    image.info["transparency"] = 0
    assert to_srgb(image).tobytes() == bytes((128, 128, 128, 0, 0, 255))


def test_a_profile_is_followed_and_then_gone() -> None:
    image = Image.new("RGB", (1, 1), (200, 100, 50))
    image.info["icc_profile"] = profile.ADOBE_RGB
    shown = to_srgb(image)
    # By the matrices of Adobe RGB (1998) and IEC 61966-2-1.
    assert shown.getpixel((0, 0)) == pytest.approx((227, 100, 42), abs=1)
    assert shown.info == {} and image.getpixel((0, 0)) == (200, 100, 50)


@pytest.mark.parametrize("broken", [b"", b"no profile", profile.ADOBE_RGB[:200], bytes(4096)])
def test_a_broken_profile_counts_as_none(broken: bytes) -> None:
    image = Image.new("RGB", (1, 1), (200, 100, 50))
    image.info["icc_profile"] = broken
    assert to_srgb(image).getpixel((0, 0)) == (200, 100, 50)


def test_a_profile_for_other_channels_counts_as_none() -> None:
    image = Image.new("CMYK", (1, 1), (0, 0, 0, 0))
    image.info["icc_profile"] = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert to_srgb(image).getpixel((0, 0)) == (255, 255, 255)


def test_adobe_rgb_named_only_in_exif_is_followed(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0xA005] = {1: "R03"}
    path = written(tmp_path / "_DSC0001.JPG", jpeg(colour="#c86432", exif=exif.tobytes(), quality=100))
    red, green, blue = to_srgb(open_picture(path)).resize((1, 1)).tobytes()
    assert (red, green, blue) == pytest.approx((227, 100, 42), abs=3)
