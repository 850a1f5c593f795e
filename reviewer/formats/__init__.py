"""Every way a file becomes pixels.

A file is told by its content (`signature`), handed to the one decoder of its family (`pictures`, `heif`,
`raw`; a video is only recognised), and whatever that decoder raises becomes a sentence (`failure`). For
a contact sheet that must appear at once, the small picture cameras put into their files is found without
decoding anything (`jpeg`, `exif`, `tiff`, `raw_thumbnail`).
"""

import io
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from reviewer.errors import PictureError, shown
from reviewer.formats import heif, jpeg, pictures, raw, raw_thumbnail, signature
from reviewer.formats.failure import FAILURES, as_picture_error
from reviewer.formats.jpeg import Embedded
from reviewer.formats.pictures import MAX_PIXELS
from reviewer.formats.signature import FORMATS, Format, of_stream, sniff

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "MAX_PIXELS",
    "Embedded",
    "Format",
    "develop",
    "embedded_in",
    "embedded_preview",
    "of_stream",
    "open_picture",
    "open_stand_in",
    "sniff",
]

MAX_BYTES = 2 << 30


def open_picture(path: Path, at_least: int | None = None, *, stand_in: bool = False) -> Image.Image:
    """Decode the first picture of a file, not turned; raises PictureError for anything wrong with it.

    The image's `info` holds `orientation`, the EXIF value still to be applied (1 where the decoder has
    turned the picture already: HEIF, RAW), and `icc_profile` where the file has one. `at_least` is for
    showing: it allows what is fastest and has at least so many pixels on its long edge, such as a scaled
    decode or a RAW file's own preview. With `stand_in`, such a preview will do for the whole picture if it is
    half as large.
    """
    with as_picture_error(path):
        format_ = _readable(path)
        if format_ is signature.RAW:
            return _open_raw(path, at_least, stand_in)
        with path.open("rb") as stream:
            if format_ is signature.HEIF:
                return heif.decode(stream, path, at_least)
            return pictures.decode(stream, path, format_, at_least)


def develop(path: Path) -> Image.Image:
    """A RAW file's own pixels, developed, whatever preview lies in it. Raises PictureError."""
    with as_picture_error(path):
        if _readable(path) is not signature.RAW:
            raise PictureError(f"{shown(path)} is no RAW file: there is nothing to develop.")
        return raw.develop(path)


def embedded_preview(path: Path) -> Embedded | None:
    """The small JPEG a camera put into the file, or None if there is none that shows the whole picture.

    Fast, and safe in the window's own process: no decoder of the file's format runs, only its head is read.
    """
    try:
        with path.open("rb") as stream:
            return embedded_in(stream)
    except FAILURES:
        return None


def embedded_in(stream: BinaryIO) -> Embedded | None:
    """Like `embedded_preview`, for an open file. Raises what a broken file makes its reader raise."""
    stream.seek(0)
    format_ = signature.of_stream(stream)
    if format_ is signature.JPEG:
        return jpeg.embedded(stream)
    return raw_thumbnail.embedded(stream) if format_ is signature.RAW else None


def open_stand_in(stream: BinaryIO, path: Path, at_least: int) -> Image.Image:
    """Decode what shows an open file fastest with `at_least` pixels, not turned: of a RAW its own preview.

    As `open_picture` otherwise. `path` is for the sentence.
    """
    with as_picture_error(path):
        stream.seek(0)
        format_ = signature.of_stream(stream)
        stream.seek(0)
        if format_ is None or format_.kind == "video":
            raise PictureError(f"{shown(path)} is no picture that can be shown here.")
        if format_ is signature.HEIF:
            return heif.decode(stream, path, at_least)
        if format_ is not signature.RAW:
            return pictures.decode(stream, path, format_, at_least)
        found = raw.embedded_in(stream)
        if found is None:
            raise PictureError(f"{shown(path)} has no preview.")
        image = pictures.decode(io.BytesIO(found.jpeg), path, signature.JPEG, at_least)
        image.info["orientation"] = found.orientation
        return image


def _readable(path: Path) -> Format:
    """The format of a file that may be decoded. Raises PictureError for one that may not."""
    format_ = sniff(path)
    if format_ is None:
        raise PictureError(f"{shown(path)} is in no picture format that can be read here.")
    if format_.kind == "video":
        raise PictureError(f"{shown(path)} is a video. Videos are not shown and not exported.")
    if path.stat().st_size > MAX_BYTES:
        raise PictureError(f"{shown(path)} is larger than any picture that can be opened (2 GB).")
    return format_


def _open_raw(path: Path, at_least: int | None, stand_in: bool) -> Image.Image:
    """A RAW file's preview where that is enough, else the developed picture.

    A file that cannot be developed gives its preview instead: of any size for showing, of at least half
    the sensor's for anything else.
    """
    preview = _open_preview(path, at_least)
    if at_least is not None and preview is not None and max(preview.size) >= at_least:
        return preview
    if stand_in and preview is not None and _is_large(preview, path):
        return preview
    try:
        return raw.develop(path, at_least)
    except FAILURES:
        if preview is None or (at_least is None and not _is_large(preview, path)):
            raise
        return preview


def _is_large(preview: Image.Image, path: Path) -> bool:
    return 2 * max(preview.size) >= raw.sensor_edge(path)


def _open_preview(path: Path, at_least: int | None) -> Image.Image | None:
    """The preview of a RAW file, decoded; None if there is no sound one."""
    try:
        found = raw.embedded(path)
        if found is None:
            return None
        image = pictures.decode(io.BytesIO(found.jpeg), path, signature.JPEG, at_least)
    except FAILURES:
        return None
    image.info["orientation"] = found.orientation
    return image
