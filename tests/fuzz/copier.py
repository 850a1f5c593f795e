"""A lossless copy is clean and shows the same samples, or there is none."""

import io

from PIL import JpegImagePlugin

from reviewer.errors import ExportRefused
from reviewer.export import edge, strip
from reviewer.export.verify import verify
from reviewer.formats import exif, jpeg
from reviewer.formats.failure import DECODER_ERRORS
from tests.fuzz.seeds import JPEGS

SEEDS = JPEGS


def check(data: bytes) -> None:
    """It refuses with a sentence, or the copy has the same samples and is a copy of itself.

    A picture the camera turned is left out: another program turns it.
    """
    head = jpeg.read_head(io.BytesIO(data))
    if head and exif.orientation(head.exif) != 1:
        return
    hindrance = strip.hindrance(data)
    try:
        copy, quick = strip.lossless(data), strip.plain(data)
    except ExportRefused as refused:
        assert str(refused)
        return
    assert not hindrance
    assert quick in (None, copy) or verify(quick)
    if verify(copy, thorough=True):
        return  # such a file gets fresh pixels
    assert strip.lossless(copy) == copy
    assert edge.shows_more(copy) in (True, False)
    try:
        source = _samples(data)
    except DECODER_ERRORS:
        return  # nothing to compare with: the copy leaves out what made it unreadable
    assert _samples(copy) == source


def _samples(jpeg: bytes) -> tuple[str, tuple[int, int], bytes]:
    with JpegImagePlugin.JpegImageFile(io.BytesIO(jpeg)) as image:
        return image.mode, image.size, image.tobytes()
