"""A JPEG decoded for an export: all of it is there, or it does not leave.

Decoders show a damaged picture in part, the rest of it grey or in false colours, and only warn. On a screen
that is welcome; an export would hand it over as if it were whole.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from reviewer.errors import ExportRefused, PictureError, shown
from reviewer.export import strip
from reviewer.formats import open_picture
from reviewer.formats.pictures import read_head
from reviewer.lazily import lazily

if TYPE_CHECKING:
    import simplejpeg
else:
    simplejpeg = lazily("simplejpeg")

_SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK"}
# What this decoder cannot do and Pillow's can, which says nothing of the picture.
_ANOTHER_KIND = ("Unsupported color conversion", "Could not determine subsampling")
# Bytes behind the blocks: some cameras pad there.
_PADDED = "extraneous bytes before"


def jpeg(path: Path, long_edge: int = 0) -> Image.Image:
    """The picture, not turned, its `info` as `open_picture` has it.

    With `long_edge` it is decoded at a fraction of its size that has so many pixels, in a fraction of the
    time. Raises PictureError for one that is damaged, and what Pillow raises.
    """
    with path.open("rb") as stream:
        head = read_head(stream, path, long_edge or None)
        stream.seek(0)
        data = stream.read()
    image = _decoded(data, head) if head.mode in ("RGB", "L") else None
    if image is not None:
        return image
    if _damaged(data, head.mode):
        raise PictureError(
            f"{shown(path)} is damaged: a part of its picture data is missing or wrong. "
            "Copy it again from the card."
        )
    return open_picture(path, long_edge or None)


def _decoded(data: bytes, head: Image.Image) -> Image.Image | None:
    """The picture of the head's size; None where the decoder warns of anything."""
    try:
        rows = simplejpeg.decode_jpeg(data, _SPACES[head.mode], min_height=head.height, min_width=head.width)
    except ValueError:
        return None
    image = Image.fromarray(rows if head.mode == "RGB" else rows[:, :, 0])
    image.info = head.info
    return image


def _damaged(data: bytes, mode: str) -> bool:
    """Whether it is the picture that a decoder warns of, and not what stands around it."""
    if not _warning(data, mode):
        return False
    try:
        warning = _warning(strip.samples(data), mode)
    except ExportRefused:
        return True
    return bool(warning) and _PADDED not in warning


def _warning(data: bytes, mode: str) -> str:
    """What a decoder warns of first, at an eighth of the size; "" where it has nothing to say."""
    try:
        simplejpeg.decode_jpeg(data, _SPACES[mode], min_height=1, min_width=1)
    except ValueError as error:
        return "" if any(kind in str(error) for kind in _ANOTHER_KIND) else str(error)
    return ""
