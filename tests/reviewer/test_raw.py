"""RAW files: developed, or their preview, or a sentence; never a black frame that looks like a picture."""

import io
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from reviewer import formats, metadata, preview
from reviewer.errors import PictureError
from reviewer.glimpse import glimpse

WIDTH, HEIGHT = 320, 240
BYTE, TEXT, SHORT, LONG, RATIONAL, SIGNED = 1, 2, 3, 4, 5, 10


def negative(pixels: np.ndarray, *, orientation: int = 1, thumbnail: bytes = b"") -> bytes:
    """A digital negative as small as Adobe's DNG specification 1.4 allows, with a JPEG preview if given."""
    data = pixels.astype("<u2").tobytes()
    child = _directory(_sensor(len(data)), 0) if thumbnail else b""
    first = _sensor(len(data)) if not thumbnail else _preview(len(thumbnail))
    first |= {
        271: (TEXT, b"Test\x00"),
        272: (TEXT, b"Test 1\x00"),
        274: (SHORT, struct.pack("<H", orientation)),
        50706: (BYTE, bytes((1, 4, 0, 0))),
        50708: (TEXT, b"Test 1\x00"),
        50721: (SIGNED, struct.pack("<18l", *(v for cell in np.eye(3).flat for v in (int(cell), 1)))),
        50728: (RATIONAL, struct.pack("<6L", 1, 1, 1, 1, 1, 1)),
        50778: (SHORT, struct.pack("<H", 21)),
    }
    if thumbnail:
        first[330] = (LONG, struct.pack("<L", 0))
    head = 8 + len(_directory(first, 8))
    places = {b"JPEG": head + len(child), b"DATA": head + len(child) + len(thumbnail)}
    if thumbnail:
        first[273] = (LONG, struct.pack("<L", places[b"JPEG"]))
        first[330] = (LONG, struct.pack("<L", head))
        child = _directory(_sensor(len(data)) | {273: (LONG, struct.pack("<L", places[b"DATA"]))}, head)
    else:
        first[273] = (LONG, struct.pack("<L", places[b"DATA"]))
    return b"II*\x00" + struct.pack("<L", 8) + _directory(first, 8) + child + thumbnail + data


def _sensor(size: int) -> dict[int, tuple[int, bytes]]:
    return {
        254: (LONG, struct.pack("<L", 0)),
        256: (LONG, struct.pack("<L", WIDTH)),
        257: (LONG, struct.pack("<L", HEIGHT)),
        258: (SHORT, struct.pack("<H", 16)),
        259: (SHORT, struct.pack("<H", 1)),
        262: (SHORT, struct.pack("<H", 32803)),
        273: (LONG, bytes(4)),
        277: (SHORT, struct.pack("<H", 1)),
        278: (LONG, struct.pack("<L", HEIGHT)),
        279: (LONG, struct.pack("<L", size)),
        33421: (SHORT, struct.pack("<HH", 2, 2)),
        33422: (BYTE, bytes((0, 1, 1, 2))),
    }


def _preview(size: int) -> dict[int, tuple[int, bytes]]:
    return {
        254: (LONG, struct.pack("<L", 1)),
        256: (LONG, struct.pack("<L", 200)),
        257: (LONG, struct.pack("<L", 150)),
        258: (SHORT, struct.pack("<3H", 8, 8, 8)),
        259: (SHORT, struct.pack("<H", 7)),
        262: (SHORT, struct.pack("<H", 6)),
        273: (LONG, bytes(4)),
        277: (SHORT, struct.pack("<H", 3)),
        278: (LONG, struct.pack("<L", 150)),
        279: (LONG, struct.pack("<L", size)),
    }


def _directory(tags: dict[int, tuple[int, bytes]], at: int) -> bytes:
    """A TIFF directory and the values that do not fit into it, to stand at an offset of the file."""
    sizes = {BYTE: 1, TEXT: 1, SHORT: 2, LONG: 4, RATIONAL: 8, SIGNED: 8}
    table, beside = struct.pack("<H", len(tags)), b""
    start = at + 2 + 12 * len(tags) + 4
    for tag, (kind, value) in sorted(tags.items()):
        table += struct.pack("<HHL", tag, kind, len(value) // sizes[kind])
        if len(value) > 4:
            table += struct.pack("<L", start + len(beside))
            beside += value + bytes(len(value) % 2)
        else:
            table += value.ljust(4, b"\x00")
    return table + bytes(4) + beside


def noise() -> np.ndarray:
    return np.random.default_rng(7).integers(5_000, 40_000, (HEIGHT, WIDTH))


def jpeg(size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "orange").save(out, "JPEG")
    return out.getvalue()


def test_a_negative_is_developed_upright(tmp_path: Path) -> None:
    path = tmp_path / "a.dng"
    path.write_bytes(negative(noise(), orientation=6))
    found = formats.sniff(path)
    image = formats.open_picture(path)
    assert found is not None and found.kind == "raw"
    assert (image.size, image.mode, image.info["orientation"]) == ((HEIGHT, WIDTH), "RGB", 1)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_negative_cut_short_is_no_black_picture(tmp_path: Path, share: float) -> None:
    data = negative(noise())
    path = tmp_path / "a.dng"
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(PictureError, match=r"a\.dng is"):
        formats.open_picture(path)


def test_rows_without_data_are_noticed(tmp_path: Path) -> None:
    pixels = noise()
    pixels[HEIGHT // 2 :] = 0
    path = tmp_path / "a.dng"
    path.write_bytes(negative(pixels))
    with pytest.raises(PictureError, match=r"a\.dng is cut short"):
        formats.open_picture(path)


def test_a_white_sky_is_not_taken_for_missing_data(tmp_path: Path) -> None:
    pixels = noise()
    pixels[: HEIGHT // 2] = 65_535
    path = tmp_path / "a.dng"
    path.write_bytes(negative(pixels))
    assert formats.open_picture(path).size == (WIDTH, HEIGHT)


def test_the_preview_is_shown_and_turned(tmp_path: Path) -> None:
    path = tmp_path / "a.dng"
    path.write_bytes(negative(noise(), orientation=6, thumbnail=jpeg((200, 150))))
    found = formats.embedded_preview(path)
    assert found is not None and found.orientation == 6 and found.jpeg.endswith(jpeg((200, 150))[-200:])
    with Image.open(io.BytesIO(preview.make(path, 100))) as image:
        assert image.size == (75, 100)
    assert formats.open_picture(path).size == (HEIGHT, WIDTH)


@pytest.mark.parametrize(("size", "stands"), [((200, 150), True), ((120, 90), False)])
def test_a_preview_stands_for_lost_data_only_if_large(
    tmp_path: Path, size: tuple[int, int], stands: bool
) -> None:
    data = negative(noise(), thumbnail=jpeg(size))
    path = tmp_path / "a.dng"
    path.write_bytes(data[: len(data) // 2])
    assert preview.make(path, 64)
    if stands:
        assert formats.open_picture(path).size == size
    else:
        with pytest.raises(PictureError):
            formats.open_picture(path)


def test_a_thumbnail_is_found_in_fujifilms_header(tmp_path: Path) -> None:
    exif = b"Exif\x00\x00II*\x00\x08\x00\x00\x00" + struct.pack("<HL", 0, 14)
    exif += struct.pack("<H", 2) + struct.pack("<HHLL", 513, LONG, 1, 44)
    exif += struct.pack("<HHLL", 514, LONG, 1, len(jpeg((150, 100)))) + bytes(4)
    out = io.BytesIO()
    Image.new("RGB", (600, 400)).save(out, "JPEG", exif=exif + jpeg((150, 100)))
    head = b"FUJIFILMCCD-RAW ".ljust(84, b"\x00") + struct.pack(">LL", 200, len(out.getvalue()))
    (tmp_path / "a.raf").write_bytes(head.ljust(200, b"\x00") + out.getvalue())
    assert formats.embedded_preview(tmp_path / "a.raf") == formats.Embedded(jpeg((150, 100)), 1)


def boxed(name: bytes, body: bytes) -> bytes:
    return struct.pack(">L", 8 + len(body)) + name + body


def canon(thumbnail: bytes, orientation: int = 1) -> bytes:
    """The head of a CR3 file as far as its layout is known, and a picture that is cut short."""
    tags = {
        256: (SHORT, struct.pack("<H", 6000)),
        257: (SHORT, struct.pack("<H", 4000)),
        271: (TEXT, b"Canon\x00"),
        272: (TEXT, b"Canon EOS R6\x00"),
        274: (SHORT, struct.pack("<H", orientation)),
    }
    first = b"II*\x00" + struct.pack("<L", 8) + _directory(tags, 8)
    small = struct.pack(">LHHLL", 0, 160, 120, len(thumbnail), 1 << 16) + thumbnail
    own = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
    movie = boxed(b"uuid", own + boxed(b"CMT1", first) + boxed(b"THMB", small)) + boxed(b"mvhd", bytes(100))
    picture = struct.pack(">L", 30 << 20) + b"mdat" + bytes(200)
    return boxed(b"ftyp", b"crx " + bytes(4) + b"crx isom") + boxed(b"moov", movie) + picture


def test_a_canon_head_has_a_small_picture_and_the_facts(tmp_path: Path) -> None:
    path, thumbnail = tmp_path / "a.CR3", jpeg((150, 100))
    path.write_bytes(canon(thumbnail, orientation=6))
    assert formats.embedded_preview(path) == formats.Embedded(thumbnail, 6)
    assert metadata.facts_in(path.read_bytes()).model == "Canon EOS R6"
    seen = glimpse(path, 128)
    assert seen.raster is not None and seen.raster.height == 128 and not seen.trouble


@pytest.mark.parametrize("share", [0.01, 0.1, 0.3, 0.5])
def test_a_canon_head_cut_short_has_none(tmp_path: Path, share: float) -> None:
    data = canon(jpeg((150, 100)))
    (tmp_path / "a.CR3").write_bytes(data[: int(len(data) * share)])
    assert formats.embedded_preview(tmp_path / "a.CR3") is None


def test_a_real_canon_head_has_a_small_picture_and_the_facts(shared_photos: Path) -> None:
    seen = glimpse(shared_photos / "raw" / "Exiv2+exiv2" / "Canon-R6-pruned.CR3", 256)
    assert seen.raster is not None and (seen.raster.width, seen.raster.height) == (156, 103)
    assert (seen.facts.camera, seen.facts.lens) == ("Canon EOS R6", "RF70-200mm F2.8 L IS USM")


def test_what_is_developed_is_the_sensor_not_the_preview(tmp_path: Path) -> None:
    path = tmp_path / "a.dng"
    path.write_bytes(negative(noise(), thumbnail=jpeg((240, 180))))
    assert formats.open_picture(path, stand_in=True).size == (240, 180)
    assert formats.develop(path).size == (WIDTH, HEIGHT)
    path.write_bytes(negative(noise(), thumbnail=jpeg((120, 90))))
    assert formats.open_picture(path, stand_in=True).size == (WIDTH, HEIGHT)
    path.write_bytes(jpeg((30, 20)))
    with pytest.raises(PictureError, match="no RAW"):
        formats.develop(path)


@pytest.mark.parametrize("share", [0.3, 0.7, 0.95, 0.999, 1.0])
def test_real_raw_files_cut_short_are_told_never_shown_black(
    tmp_path: Path, shared_photos: Path, share: float
) -> None:
    """LibRaw develops some of these into a black frame, or a half-black one, without a word."""
    suffixes = {".crw", ".arw", ".kdc", ".cr3", ".nef", ".raf", ".rw2", ".dng"}
    files = [file for file in (shared_photos / "raw").rglob("*") if file.suffix.lower() in suffixes]
    assert files
    for file in files:
        data = file.read_bytes()
        path = tmp_path / file.name
        path.write_bytes(data[: int(len(data) * share)])
        try:
            image = formats.develop(path)
        except PictureError as error:
            assert file.name in str(error)
        else:
            assert share == 1.0
            rows = np.asarray(image.convert("L"))
            assert rows[-rows.shape[0] // 10 :].max() > 8
