"""A lossless copy is clean and shows the same samples, or there is none."""

import io

from PIL import JpegImagePlugin

from reviewer.errors import ExportRefused
from reviewer.export import strip
from reviewer.export.verify import verify
from reviewer.formats.failure import DECODER_ERRORS
from tests.fuzz.seeds import JPEGS

SEEDS = JPEGS


def check(data: bytes) -> None:
    """It refuses with a sentence, or the copy has the same samples and is a copy of itself."""
    try:
        copy = strip.lossless(data)
    except ExportRefused as refused:
        assert str(refused)
        return
    if verify(copy, thorough=True):
        return  # such a file gets fresh pixels
    assert strip.lossless(copy) == copy
    try:
        source = _samples(data)
    except DECODER_ERRORS:
        return  # nothing to compare with: the copy leaves out what made it unreadable
    assert _samples(copy) == source


def _samples(jpeg: bytes) -> tuple[str, tuple[int, int], bytes]:
    with JpegImagePlugin.JpegImageFile(io.BytesIO(jpeg)) as image:
        return image.mode, image.size, image.tobytes()
