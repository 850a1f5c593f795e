"""Any decoded picture as plain 8-bit sRGB, as a screen shows it and an export carries it.

Colour profiles are followed (relative colorimetric, black point compensation) and then gone: an exported
profile could name a camera or a calibrated screen. A profile that is broken, or does not fit its picture,
counts as none.
"""

import io

from PIL import Image, ImageCms

from reviewer.formats.failure import DECODER_ERRORS

BACKGROUND = (128, 128, 128)

_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION
# Colour space of a profile to the mode a picture must have for it.
_SPACES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK", "Lab": "LAB"}


def to_srgb(image: Image.Image) -> Image.Image:
    """The picture as RGB in sRGB, transparency laid over neutral grey, its `info` emptied.

    Takes every mode Pillow decodes to: palette, grey, 16-bit grey, CMYK, Lab, with or without alpha.
    """
    flat = _eight_bits(image)
    alpha = flat.getchannel("A") if flat.mode in ("RGBA", "LA") else None
    if alpha is not None:
        flat = flat.convert(flat.mode.removesuffix("A") if flat.mode == "LA" else "RGB")
    colours = _converted(flat, image.info.get("icc_profile"))
    if alpha is not None:
        ground = Image.new("RGB", colours.size, BACKGROUND)
        ground.paste(colours, mask=alpha)
        colours = ground
    if colours is image:
        colours = image.copy()
    colours.info = {}
    return colours


def _eight_bits(image: Image.Image) -> Image.Image:
    """The picture in one of RGB, RGBA, L, LA, CMYK, LAB."""
    mode = image.mode
    if mode in ("P", "PA") or (mode in ("L", "RGB", "1") and "transparency" in image.info):
        return image.convert("RGBA" if "transparency" in image.info or mode == "PA" else "RGB")
    if mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if mode in ("I", "F"):
        return _scaled(image)
    if mode in ("RGB", "RGBA", "L", "LA", "CMYK", "LAB"):
        return image
    return image.convert("L" if mode == "1" else "RGBA" if mode in ("RGBa", "La") else "RGB")


def _scaled(image: Image.Image) -> Image.Image:
    """Wide numbers without a known white: from 0 (or the darkest, if below) to the brightest."""
    low, high = image.getextrema()
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        return image.convert("L")
    low = min(low, 0)
    if high > low:
        image = image.point(lambda value: value * (255 / (high - low)) - low * 255 / (high - low))
    return image.convert("L")


def _converted(image: Image.Image, profile: object) -> Image.Image:
    """Follow the profile if there is a usable one, else take the numbers for sRGB."""
    if image.mode == "LAB":
        return _transformed(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))
    if isinstance(profile, bytes) and profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            mode = _SPACES.get(source.profile.xcolor_space.strip())
            if mode is not None and (mode == image.mode or (mode, image.mode) == ("RGB", "L")):
                return _transformed(image.convert(mode), source)
        except DECODER_ERRORS:
            pass
    return image if image.mode == "RGB" else image.convert("RGB")


def _transformed(image: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image:
    target = ImageCms.createProfile("sRGB")
    result = ImageCms.profileToProfile(image, source, target, _INTENT, outputMode="RGB", flags=_FLAGS)
    return image.convert("RGB") if result is None else result
