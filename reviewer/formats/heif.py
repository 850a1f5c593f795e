"""HEIF pictures (HEIC, HIF) of phones and cameras, decoded by libheif.

libheif turns and mirrors the picture as the file's own boxes say, so the EXIF orientation of such a file
is not applied again (ISO/IEC 23008-12, 6.5.10 and annex A).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from PIL import Image

from reviewer.errors import PictureError, shown
from reviewer.formats import profile
from reviewer.formats.failure import DECODER_ERRORS
from reviewer.formats.pictures import check_size
from reviewer.lazily import lazily

if TYPE_CHECKING:
    import pillow_heif
else:
    pillow_heif = lazily("pillow_heif")

# A smaller picture may be a drawing in one colour; a photograph of this many pixels is never all the same.
LARGE = 1_000_000

_DISPLAY_P3 = (12, 13)  # colour primaries and transfer of ITU-T H.273


def decode(stream: BinaryIO, path: Path, at_least: int | None = None) -> Image.Image:
    """Decode the primary picture at 8 bits, or a thumbnail of it that has `at_least` pixels on its long edge.

    Raises what libheif raises, and PictureError if the picture is too large or blank. `path` is for the
    sentence.
    """
    primary = _opened(stream, path)
    image = None if at_least is None else _thumbnail(primary, at_least)
    image = image or _decoded(path, primary)
    kept = {"icc_profile": _profile(primary), "orientation": 1}
    image.info = {key: value for key, value in kept.items() if value is not None}
    return image


def _opened(stream: BinaryIO, path: Path) -> pillow_heif.HeifImage:
    container = pillow_heif.open_heif(stream, convert_hdr_to_8bit=True)
    check_size(path, *container.size)
    return container[container.primary_index]


def _decoded(path: Path, primary: pillow_heif.HeifImage) -> Image.Image:
    """The primary picture. libheif leaves tiles black whose data is missing, without a word."""
    image: Image.Image = primary.to_pillow()
    if image.width * image.height > LARGE and all(high - low < 4 for low, high in _ranges(image)):
        raise PictureError(
            f"{shown(path)} is cut short: picture data is missing. Copy it again from the card."
        )
    return image


def _ranges(image: Image.Image) -> list[tuple[float, float]]:
    return [channel.getextrema() for channel in image.split()]  # type: ignore[misc]  # one band: two numbers


def _thumbnail(primary: pillow_heif.HeifImage, at_least: int) -> Image.Image | None:
    """The smallest thumbnail that is large enough, sound, and has the picture's shape."""
    info: Mapping[str, Any] = primary.info
    edges: Sequence[int] = info.get("thumbnails", ())
    fitting = sorted((edge, index) for index, edge in enumerate(edges) if edge >= at_least)
    for _, index in fitting:
        try:
            thumbnail: Image.Image = primary.get_thumbnail(index).to_pillow()
        except DECODER_ERRORS:
            continue
        (width, height), (full_width, full_height) = thumbnail.size, primary.size
        if abs(width * full_height / (height * full_width) - 1) < 0.03:
            return thumbnail
    return None


def _profile(primary: pillow_heif.HeifImage) -> bytes | None:
    info: Mapping[str, Any] = primary.info
    if info.get("icc_profile"):
        return bytes(info["icc_profile"])
    named: Mapping[str, Any] = info.get("nclx_profile") or {}
    space = (named.get("color_primaries"), named.get("transfer_characteristics"))
    return profile.DISPLAY_P3 if space == _DISPLAY_P3 else None
