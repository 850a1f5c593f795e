"""RAW files, developed by LibRaw, and the JPEG previews cameras put into them.

LibRaw develops some files that are cut short into a black or garbled frame without a word; that is
noticed here.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PIL import Image

from reviewer.errors import PictureError, shown
from reviewer.formats.failure import UnknownRaw
from reviewer.formats.jpeg import Embedded
from reviewer.formats.pictures import check_size
from reviewer.lazily import lazily

if TYPE_CHECKING:
    import rawpy
else:
    rawpy = lazily("rawpy")

# No camera packs a pixel into less than this many bits.
LEAST_BITS = 0.5
# More constant rows than this share, below white, are rows LibRaw never got data for.
MOST_EMPTY_ROWS = 0.01

# LibRaw's flip (the old dcraw code) to the EXIF orientation that means the same.
_ORIENTATIONS = {0: 1, 3: 3, 5: 8, 6: 6}
_SRGB_GAMMA = (2.4, 12.92)


def develop(path: Path, at_least: int | None = None) -> Image.Image:
    """Develop a RAW file with the camera's white balance, upright, in sRGB.

    With `at_least`, one pixel is made out of four, faster, if the long edge still has that many. Raises
    as `_opened` says, and PictureError for a frame that is too large or cut short.
    """
    with _opened(path) as raw:
        width, height = raw.sizes.iwidth, raw.sizes.iheight
        check_size(path, width, height)
        if path.stat().st_size * 8 < width * height * LEAST_BITS or _has_empty_rows(raw):
            raise PictureError(
                f"{shown(path)} is cut short: picture data is missing. Copy it again from the card."
            )
        half = at_least is not None and max(width, height) // 2 >= at_least
        pixels = raw.postprocess(use_camera_wb=True, half_size=half, gamma=_SRGB_GAMMA)
    image = Image.fromarray(pixels)
    image.info["orientation"] = 1
    return image


def sensor_edge(path: Path) -> int:
    """The long edge of the developed picture. Raises what LibRaw raises."""
    with _opened(path) as raw:
        return max(raw.sizes.iwidth, raw.sizes.iheight)


def embedded(path: Path) -> Embedded | None:
    """The largest preview in a RAW file as JPEG. Raises what LibRaw raises."""
    with _opened(path) as raw:
        return _preview(raw)


def embedded_in(stream: BinaryIO) -> Embedded | None:
    """Like `embedded`, for an open file, which is read whole."""
    with _as_pythons_own(), rawpy.imread(stream) as raw:
        return _preview(raw)


def _preview(raw: rawpy.RawPy) -> Embedded | None:
    thumbnail = raw.extract_thumb()
    orientation = _ORIENTATIONS.get(raw.sizes.flip, 1)
    if thumbnail.format == rawpy.ThumbFormat.JPEG:
        return Embedded(bytes(thumbnail.data), orientation)
    if thumbnail.format == rawpy.ThumbFormat.BITMAP:
        out = io.BytesIO()
        bitmap = Image.fromarray(thumbnail.data)  # type: ignore[arg-type]  # a bitmap comes as an array
        bitmap.save(out, "JPEG", quality=90)
        return Embedded(out.getvalue(), orientation)
    return None


def _has_empty_rows(raw: rawpy.RawPy) -> bool:
    values = raw.raw_image_visible
    rows = values.reshape(values.shape[0], -1)
    low, high = rows.min(axis=1), rows.max(axis=1)
    empty = (low == high) & (high < 0.9 * raw.white_level)
    return bool(empty.mean() > MOST_EMPTY_ROWS)


@contextmanager
def _opened(path: Path) -> Iterator[rawpy.RawPy]:
    """LibRaw takes names in plain characters everywhere; a file with another goes in as an open stream."""
    with _as_pythons_own():
        if str(path).isascii():
            with rawpy.imread(str(path)) as raw:
                yield raw
        else:
            with path.open("rb") as stream, rawpy.imread(stream) as raw:
                yield raw


@contextmanager
def _as_pythons_own() -> Iterator[None]:
    """LibRaw's errors leave as EOFError, UnknownRaw and ValueError."""
    try:
        yield
    except rawpy.LibRawIOError as error:
        raise EOFError(str(error)) from error
    except (rawpy.LibRawFileUnsupportedError, rawpy.NotSupportedError) as error:
        raise UnknownRaw(str(error)) from error
    except rawpy.LibRawError as error:
        raise ValueError(str(error)) from error
