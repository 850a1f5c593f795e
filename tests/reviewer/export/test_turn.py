"""A JPEG is turned by moving its blocks: the same samples, upright, or not at all."""

import io
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from reviewer import preview
from reviewer.errors import ExportRefused
from reviewer.export import strip
from reviewer.export.bare import Form, bare
from reviewer.export.turn import Turn
from reviewer.export.verify import verify
from reviewer.formats import profile
from reviewer.workers import Workers
from tests.reviewer.export.pieces import after_soi, encoded, picture, segment
from tests.reviewer.export.pieces import exif as exif_block

WHOLE = (96, 64)
needs_jpegtran = pytest.mark.skipif(
    shutil.which("jpegtran") is None, reason="jpegtran is not installed (Debian: libjpeg-turbo-progs)"
)


def _turned(jpeg: bytes, orientation: int) -> bytes:
    return after_soi(jpeg, segment(0xE1, exif_block({0x0110: "CANARY", 0x0112: orientation})))


def _upright(jpeg: bytes, orientation: int, rotation: int = 0) -> Image.Image:
    """The decoded picture, turned sample by sample."""
    with Image.open(io.BytesIO(jpeg)) as image:
        image.load()
        image = preview.upright(image, orientation)
    turns = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
    return image.transpose(turns[rotation]) if rotation else image


def _difference(one: bytes, other: Image.Image) -> int:
    with Image.open(io.BytesIO(one)) as image:
        assert image.size == other.size and image.mode == other.mode
        apart = np.asarray(image).astype(np.int16) - np.asarray(other).astype(np.int16)
    return int(np.abs(apart).max())


@needs_jpegtran
@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_every_turn_gives_the_same_samples(orientation: int, rotation: int, mode: str) -> None:
    jpeg = encoded(picture(mode, WHOLE), subsampling="4:4:4", quality=90)
    copy = strip.lossless(_turned(jpeg, orientation), rotation)
    assert verify(copy, thorough=True) == ()
    assert b"CANARY" not in copy
    # A decoder's inverse transform rounds columns before rows: what is laid over may be one level off.
    laid_over = Turn.of(orientation, rotation).clockwise in (90, 270)
    assert _difference(copy, _upright(jpeg, orientation, rotation)) <= (2 if laid_over else 0)


@needs_jpegtran
@pytest.mark.parametrize(("there", "back"), [(90, 270), (180, 180), (270, 90)])
@pytest.mark.parametrize("sampling", ["4:4:4", "4:2:0", "4:2:2"])
def test_turned_there_and_back_not_one_sample_is_another(there: int, back: int, sampling: str) -> None:
    jpeg = encoded(picture(size=WHOLE), subsampling=sampling)
    again = strip.lossless(strip.lossless(jpeg, there), back)
    assert _difference(again, _upright(jpeg, 1)) == 0


@needs_jpegtran
@pytest.mark.parametrize("orientation", range(2, 9))
@pytest.mark.parametrize("sampling", ["4:2:0", "4:2:2"])
@pytest.mark.parametrize("progressive", [False, True])
def test_coarser_colours_are_turned_too(orientation: int, sampling: str, progressive: bool) -> None:
    jpeg = encoded(picture(size=WHOLE), subsampling=sampling, quality=95, progressive=progressive)
    copy = strip.lossless(_turned(jpeg, orientation))
    assert verify(copy, thorough=True) == ()
    assert _difference(copy, _upright(jpeg, orientation)) <= 3


def test_what_the_camera_turned_and_a_person_turned_back_is_copied_as_it_is() -> None:
    jpeg = encoded(picture())
    assert strip.lossless(_turned(jpeg, 6), 270) == strip.lossless(jpeg)


@needs_jpegtran
def test_a_colour_profile_stays_with_what_is_turned() -> None:
    jpeg = encoded(picture(size=WHOLE), icc_profile=profile.ADOBE_RGB)
    with Image.open(io.BytesIO(strip.lossless(_turned(jpeg, 6)))) as shown:
        assert shown.info["icc_profile"] == profile.ADOBE_RGB
    rgb = encoded(picture(size=WHOLE), keep_rgb=True)
    assert _difference(strip.lossless(_turned(rgb, 6)), _upright(rgb, 6)) <= 2


@needs_jpegtran
@pytest.mark.parametrize(
    ("orientation", "width", "height"),
    [
        (2, False, True), (3, False, False), (4, True, False), (5, True, True),
        (6, True, False), (7, False, False), (8, False, True),
    ],
)  # fmt: skip
def test_edges_that_cut_through_blocks_are_told(orientation: int, width: bool, height: bool) -> None:
    for size, fits in (((45, 64), width), ((96, 34), height)):
        jpeg = _turned(encoded(picture(size=size)), orientation)
        if fits:
            assert _difference(strip.lossless(jpeg), _upright(jpeg, orientation)) <= 3
            continue
        with pytest.raises(ExportRefused, match="cut through the blocks"):
            strip.lossless(jpeg)


def test_without_jpegtran_a_turned_picture_gets_fresh_pixels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "turned.jpg"
    path.write_bytes(_turned(encoded(picture(size=WHOLE)), 6))
    made = bare(path, Form(lossless=True))
    assert made.reencoded and "jpegtran, which can do that, is not installed" in made.note
    with pytest.raises(ExportRefused, match="not installed"):
        Turn.of(6).made(path.read_bytes())


@needs_jpegtran
def test_what_jpegtran_does_not_take_is_refused() -> None:
    with pytest.raises(ExportRefused, match="refuses it"):
        Turn.of(6).made(encoded(picture(size=WHOLE))[:300])


@needs_jpegtran
def test_it_is_done_in_a_worker_with_its_limits(tmp_path: Path) -> None:
    path = tmp_path / "turned.jpg"
    path.write_bytes(_turned(encoded(picture(size=WHOLE)), 6))
    with Workers(1) as workers:
        made = workers.submit(bare, path, Form(lossless=True), 90).result()
    assert not made.reencoded
    assert _difference(made.data, _upright(encoded(picture(size=WHOLE)), 6, 90)) <= 3
    assert list(tmp_path.iterdir()) == [path]
