"""Originals as other programs show them: decoded, upright, and as Lab colours under their own profile.

Nothing here is the exporter's: Pillow and libheif decode, Pillow turns, LittleCMS tells the colours.
"""

import io
import warnings
from pathlib import Path

import numpy as np
import pillow_heif
from PIL import Image, ImageCms, ImageOps

from reviewer.formats import exif, profile, signature, sniff
from tests.reviewer.export.colour_difference import Lab, of_srgb

_GRID = 400
_MODES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}


def upright(path: Path) -> Image.Image:
    """The picture, turned as EXIF says. What XMP says of it no viewer follows, so it is not looked at."""
    if sniff(path) is signature.HEIF:
        primary = pillow_heif.open_heif(path, convert_hdr_to_8bit=True)
        image = primary[primary.primary_index].to_pillow()
        image.info.pop("exif", None)  # turned already
        return image
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(path) as image:
            image.load()
            for key in ("xmp", "XML:com.adobe.xmp", "Raw profile type exif"):
                image.info.pop(key, None)
            return _eight_bits(_of_adobe(ImageOps.exif_transpose(image), image.info.get("exif")))


def _of_adobe(image: Image.Image, block: bytes | None) -> Image.Image:
    """The picture with the profile that EXIF alone tells of (DCF 2.0)."""
    if block and image.mode == "RGB" and not image.info.get("icc_profile") and exif.is_adobe_rgb(block):
        image.info["icc_profile"] = profile.ADOBE_RGB
    return image


def _eight_bits(image: Image.Image) -> Image.Image:
    return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8)) if image.mode == "I;16" else image


def lab(image: Image.Image) -> Lab:
    """The colours of a grid of pixels, as the picture's profile shows them; sRGB where it has none.

    The intent and the black point are those of an export. With a profile they are rounded to 8 bits.
    """
    icc = image.info.get("icc_profile")
    image = image.resize((min(image.width, _GRID), min(image.height, _GRID)), Image.Resampling.NEAREST)
    if not icc:
        return of_srgb(np.asarray(image.convert("RGB")))
    source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    mode = _MODES[source.profile.xcolor_space.strip()]
    shown = ImageCms.profileToProfile(
        image.convert(mode),
        source,
        ImageCms.createProfile("LAB"),
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="LAB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    rounded = np.asarray(shown).astype(np.int16)
    rounded[..., 1:] = (rounded[..., 1:] + 128) % 256 - 128
    return rounded * (100 / 255, 1, 1)


def is_upright(source: Path, output: Path) -> bool:
    """Whether the new picture has the shape of the original, and no turn or mirror of it fits better."""
    original = upright(source)
    with Image.open(output) as ours:
        if ours.size != original.size:
            return False
        here, there = (one.convert("RGBA").convert("L").resize((32, 32)) for one in (original, ours))
    ways = [there, *(there.transpose(turn) for turn in Image.Transpose)]
    right, *wrong = (float(np.abs(np.asarray(here, float) - np.asarray(way, float)).mean()) for way in ways)
    return right <= min(wrong) + 0.01
