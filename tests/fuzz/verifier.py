"""Whatever the bytes are, the verifier answers; and what it calls clean, others can show."""

import io
from zlib import crc32

from PIL import JpegImagePlugin, PngImagePlugin

from reviewer.errors import ExportRefused
from reviewer.export import strip
from reviewer.export.verify import verify
from tests.fuzz.seeds import JPEGS, PNGS

SEEDS = (*JPEGS, *PNGS)

# The one segment a clean file can have that our own writer leaves out.
_JFIF = 18


def check(data: bytes) -> None:
    """What is left lies in the file, thorough finds no less, what is clean is shown and has no byte over."""
    quick = verify(data)
    assert all(0 <= one.offset <= one.offset + one.length <= len(data) and one.what for one in quick)
    found = verify(data, thorough=True)
    assert set(quick) <= set(found)
    if not found:
        _shown(data)
        _needs_each_byte(data)


def _shown(data: bytes) -> None:
    """Pillow shows it, each sample of it."""
    jpeg = data.startswith(b"\xff\xd8")
    opener = JpegImagePlugin.JpegImageFile if jpeg else PngImagePlugin.PngImageFile
    with opener(io.BytesIO(data)) as image:
        image.load()
        assert set(image.info) <= {
            "jfif",
            "jfif_version",
            "jfif_density",
            "jfif_unit",
            "adobe",
            "progression",
            "progressive",
            "adobe_transform",
            "icc_profile",
            "transparency",
            "gamma",
            "srgb",
            "chromaticity",
        }


def _needs_each_byte(data: bytes) -> None:
    """Without any byte of its head, or with one more there, it is not clean; and our copy is no shorter."""
    jpeg = data.startswith(b"\xff\xd8")
    head = data.index(b"\xff\xda") if jpeg else len(data)
    at = crc32(data) % head
    assert verify(data[:at] + data[at + 1 :], thorough=True)
    assert verify(data[:at] + b"A" + data[at:], thorough=True)
    if jpeg:
        try:
            copy = strip.lossless(data)
        except ExportRefused:
            return
        assert len(data) <= len(copy) + _JFIF
