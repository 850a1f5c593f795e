"""Ordinary picture files, decoded by Pillow.

Each format's class is called by name, not through `Image.open`: no other plugin can ever see the bytes,
none of Pillow's global registry or global limits is touched, and a second picture in a file (MPO) is
not looked at.
"""

import math
import threading
import warnings
from pathlib import Path
from typing import BinaryIO

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageFile,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    PngImagePlugin,
    PsdImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from reviewer.errors import PictureError, shown
from reviewer.formats import exif, profile, signature
from reviewer.formats.signature import Format

MAX_PIXELS = 300_000_000

# Pillow warns of odd tags while it reads a header. Its warnings are nobody's here, and silencing them is
# only safe for one thread at a time.
_QUIET = threading.Lock()


class _Jpeg(JpegImagePlugin.JpegImageFile):
    """A JPEG whose EXIF block is not parsed for a print resolution nobody needs (it may be hostile)."""

    def _read_dpi_from_exif(self) -> None:
        pass


_CLASSES: dict[Format, type[ImageFile.ImageFile]] = {
    signature.JPEG: _Jpeg,
    signature.PNG: PngImagePlugin.PngImageFile,
    signature.TIFF: TiffImagePlugin.TiffImageFile,
    signature.WEBP: WebPImagePlugin.WebPImageFile,
    signature.GIF: GifImagePlugin.GifImageFile,
    signature.BMP: BmpImagePlugin.BmpImageFile,
    signature.AVIF: AvifImagePlugin.AvifImageFile,
    signature.JPEG2000: Jpeg2KImagePlugin.Jpeg2KImageFile,
    signature.PSD: PsdImagePlugin.PsdImageFile,
}


def decode(stream: BinaryIO, path: Path, format_: Format, at_least: int | None) -> Image.Image:
    """Decode the first picture in a stream. Raises what Pillow raises, and PictureError if it is too large.

    With `at_least`, a JPEG is decoded at the smallest eighth of its size whose long edge still has that
    many pixels, which costs a fraction of a full decode. `path` is for the sentence.
    """
    image = _opened(stream, path, format_)
    if at_least is not None and isinstance(image, _Jpeg):
        _draft(image, at_least)
    image.load()
    _note(image)
    return image


def read_head(stream: BinaryIO, path: Path, at_least: int | None = None) -> Image.Image:
    """A JPEG that is not decoded: its size, its mode and what `info` tells. Raises as `decode` does.

    With `at_least`, the size is the one that `decode` would give.
    """
    image = _opened(stream, path, signature.JPEG)
    if at_least is not None and isinstance(image, _Jpeg):
        _draft(image, at_least)
    _note(image)
    return image


def _opened(stream: BinaryIO, path: Path, format_: Format) -> ImageFile.ImageFile:
    with _QUIET, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = _CLASSES[format_](stream)
    check_size(path, *image.size)
    return image


def check_size(path: Path, width: int, height: int) -> None:
    """Refuse a picture by its header, before any memory for its pixels is asked for."""
    if width <= 0 or height <= 0:
        raise PictureError(f"{shown(path)} says it is {width} × {height} pixels and cannot be shown.")
    if width * height > MAX_PIXELS:
        raise PictureError(
            f"{shown(path)} says it is {width} × {height} pixels, more than the {MAX_PIXELS // 1_000_000}"
            " million a picture may have, and was not opened."
        )


def _draft(image: _Jpeg, at_least: int) -> None:
    scale = at_least / max(image.size)
    if scale < 1:
        image.draft(None, (math.ceil(image.width * scale), math.ceil(image.height * scale)))


def _note(image: ImageFile.ImageFile) -> None:
    """Put into `info` what pixels alone do not tell: how to turn them, and their colour space."""
    block = image.info.get("exif")
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        value = image.tag_v2.get(274, 1)
        image.info["orientation"] = value if isinstance(value, int) and 1 <= value <= 8 else 1
    else:
        image.info["orientation"] = exif.orientation(block) if isinstance(block, bytes) else 1
    plain = isinstance(image, _Jpeg) and image.mode == "RGB" and not image.info.get("icc_profile")
    if plain and isinstance(block, bytes) and exif.is_adobe_rgb(block):
        image.info["icc_profile"] = profile.ADOBE_RGB
