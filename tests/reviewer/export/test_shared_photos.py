"""Every real file leaves as a clean picture or not at all, both ways, and other programs agree.

`make test` takes each seventh file, `make test-full` all of them.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import simplejpeg
from PIL import Image

from reviewer.export import package
from reviewer.export.verify import verify
from reviewer.formats import signature, sniff
from reviewer.workers import Workers
from tests.conftest import FULL
from tests.reviewer.export import judges, originals
from tests.reviewer.export.colour_difference import delta_e

pytestmark = pytest.mark.timeout(1200)
_STEP = 1 if FULL else 7
_JUST_SEEN = 1.0
# Originals whose colours no sRGB picture has (a profile of impossible primaries, 64 pixels of full P3), one
# of 12 bits in 16, which the program asked here shows too dark, and a small noisy one, of which any JPEG
# of quality 95 is as far away.
_BEYOND = {"test_ultrahdr.jpg", "p3.png", "issue_6194.j2k", "input.jp2"}


@dataclass(frozen=True, slots=True)
class Made:
    """What became of the files: one result each, and the folder."""

    results: list[package.Stripped]
    lossless: bool

    @property
    def outputs(self) -> list[Path]:
        """The new files."""
        return [one.output for one in self.results if one.output]

    @property
    def pairs(self) -> list[tuple[Path, Path]]:
        """Each picture and the new file of it; RAW files aside, which no other program shows alike."""
        pairs = [(one.source, one.output) for one in self.results if one.output]
        return [pair for pair in pairs if sniff(pair[0]) is not signature.RAW]


@pytest.fixture(scope="module", params=[False, True], ids=["fresh", "lossless"])
def made(
    request: pytest.FixtureRequest, shared_photos: Path, tmp_path_factory: pytest.TempPathFactory
) -> Made:
    """The real files, stripped one way."""
    files = sorted(file for file in shared_photos.rglob("*") if file.is_file())[::_STEP]
    to = tmp_path_factory.mktemp("stripped") / "set"
    with Workers(2) as workers:
        done = package.strip_files(files, to, lossless=request.param, keep_names=False, workers=workers)
        results = list(done)
    assert [result.source for result in results] == files
    return Made(results, request.param)


def test_each_leaves_clean_or_not_at_all(made: Made) -> None:
    assert all(bool(result.held_back) != bool(result.output) for result in made.results)
    assert len(made.outputs) > 200 / _STEP
    assert [file for file in made.outputs if verify(file.read_bytes())] == []


def test_exiftool_finds_nothing(made: Made) -> None:
    assert judges.exiftool(made.outputs) == {}


def test_exiv2_finds_nothing(made: Made) -> None:
    assert judges.exiv2_library(made.outputs) == {}
    assert judges.exiv2_program(made.outputs) == []


def test_mat2_finds_nothing(made: Made) -> None:
    assert judges.mat2(made.outputs) == {}


def test_a_lossless_copy_has_the_samples_of_its_original(made: Made) -> None:
    own = [one for one in made.results if one.output and not one.reencoded]
    assert bool(own) is made.lossless
    for one in own:
        assert one.output
        with Image.open(one.source) as theirs, Image.open(one.output) as ours:
            turned = theirs.getexif().get(0x0112, 1) != 1
            if turned:
                continue
            assert np.array_equal(np.asarray(theirs), np.asarray(ours)), one.source
            space = "CMYK" if ours.mode == "CMYK" else "RGB"
        decoded = [_decoded(path.read_bytes(), space) for path in (one.source, one.output)]
        assert decoded[0] is None or np.array_equal(*decoded), one.source


def _decoded(jpeg: bytes, space: str) -> object:
    """What libjpeg-turbo makes of it; None where it stumbles over what stands around the picture."""
    try:
        return simplejpeg.decode_jpeg(jpeg, space, strict=False)
    except ValueError:
        return None


def test_every_picture_is_upright(made: Made) -> None:
    assert [source for source, output in made.pairs if not originals.is_upright(source, output)] == []


def test_colours_look_as_the_original_shows_them(made: Made) -> None:
    medians = {
        source: median for source, output in made.pairs if (median := _median(source, output)) is not None
    }
    assert float(np.median(list(medians.values()))) <= _JUST_SEEN / 2
    far = {source.name for source, median in medians.items() if median > _JUST_SEEN}
    assert far <= _BEYOND


def _median(source: Path, output: Path) -> float | None:
    """The median difference of the pixels that are seen; None where there are none."""
    with Image.open(output) as ours:
        difference = delta_e(originals.lab(originals.upright(source)), originals.lab(ours))
        if ours.mode == "RGBA":
            seen = ours.getchannel("A").resize(difference.shape[::-1], Image.Resampling.NEAREST)
            difference = difference[np.asarray(seen) == 255]
    return float(np.median(difference)) if difference.size else None


def test_the_verifier_reads_them_all(shared_photos: Path) -> None:
    for file in shared_photos.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert all(one.offset + one.length <= len(data) for one in verify(data)), file
