"""The colour space of a picture, known by how its profile maps colours and never by what it is called.

A profile of a camera, a screen or a firm can name its maker, its day and its owner. Where it maps
colours as a well-known space does, a profile of ours that says nothing but that takes its place.
"""

import io
from functools import lru_cache

from PIL import Image, ImageChops, ImageCms

from reviewer.formats import profile
from reviewer.formats.colour import to_srgb
from reviewer.formats.failure import DECODER_ERRORS

SRGB = b""
_OURS = (profile.ADOBE_RGB, profile.DISPLAY_P3, profile.PROPHOTO)
# Levels of 255 by which two profiles of one space may differ: rounding of their tables and primaries.
_SAME_COLOUR = 3
_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


@lru_cache(maxsize=16)
def stand_in(icc: bytes, components: int) -> bytes | None:
    """The profile of ours with the colours of `icc`: SRGB where none is needed, None where none has them.

    A profile that is broken or does not fit so many components counts as none.
    """
    if components == 4:
        return None
    if _like_srgb(icc, components):
        return SRGB
    if components == 1:
        return None
    return next((ours for ours in _OURS if _alike(icc, ours)), None)


def _like_srgb(icc: bytes, components: int) -> bool:
    """Whether colours look the same with the profile as without it."""
    grid = _greys() if components == 1 else _colours()
    plain = grid.convert("RGB")
    grid.info["icc_profile"] = icc
    return _same(to_srgb(grid), plain)


def _alike(icc: bytes, other: bytes) -> bool:
    """Whether two RGB profiles map all colours alike, compared in a space wide enough for both."""
    try:
        return _same(_wide(icc), _wide(other))
    except DECODER_ERRORS:
        return False


def _wide(icc: bytes) -> Image.Image:
    source, target = (ImageCms.ImageCmsProfile(io.BytesIO(one)) for one in (icc, profile.PROPHOTO))
    made = ImageCms.profileToProfile(_colours(), source, target, _INTENT, outputMode="RGB", flags=_FLAGS)
    assert made is not None  # only a conversion in place gives none
    return made


def _same(one: Image.Image, other: Image.Image) -> bool:
    extrema = ImageChops.difference(one, other).getextrema()
    return all(isinstance(band, tuple) and band[1] <= _SAME_COLOUR for band in extrema)


def _greys() -> Image.Image:
    return Image.frombytes("L", (256, 1), bytes(range(256)))


def _colours() -> Image.Image:
    """A grid of 16 levels of each colour."""
    levels = range(0, 256, 17)
    samples = bytes(c for r in levels for g in levels for b in levels for c in (r, g, b))
    return Image.frombytes("RGB", (len(levels) ** 2, len(levels)), samples)
