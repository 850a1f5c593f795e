"""Fresh pixels: a picture decoded, turned upright, taken to sRGB and encoded anew.

Whatever format comes in, only the pixels come out. RGB hidden under full transparency is gone too.
"""

import io
from pathlib import Path

from PIL import Image

from reviewer import preview
from reviewer.errors import PictureError, shown
from reviewer.export import whole
from reviewer.formats import open_picture, signature, sniff
from reviewer.formats.failure import as_picture_error

# Limits of the formats (T.81 B.2.2; libjpeg stops a little earlier) and of what a decoder will take.
_LONGEST_JPEG = 65_500
# The header libjpeg writes; colour decoders need none of it.
_JFIF = bytes.fromhex("ffe000104a46494600010100000100010000")
# From this quality on the colours are kept at full resolution.
_FINE = 90
_GROUND = (255, 255, 255)
_TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def pixels(path: Path, long_edge: int = 0, rotation: int = 0) -> Image.Image:
    """The picture as RGB or, where it has transparency, RGBA: upright, in sRGB, without any `info`.

    `rotation` in degrees clockwise comes on top of the camera's own. Never enlarged: `long_edge` pixels at
    most, 0 for as many as there are. Raises PictureError when it cannot be decoded.
    """
    with as_picture_error(path):
        image = whole.jpeg(path, long_edge) if sniff(path) is signature.JPEG else open_picture(path)
        orientation = image.info.get("orientation", 1)
        image = preview.upright(_cleared(_fitted(_srgb(image), long_edge)), orientation)
        return image.transpose(_TURNS[rotation]) if rotation in _TURNS else image


def jpeg(image: Image.Image, quality: int, path: Path) -> bytes:
    """The pixels as a JPEG; transparency lies over white. `path` is for the sentence of a refusal."""
    if max(image.size) > _LONGEST_JPEG:
        raise PictureError(
            f"{shown(path)} is {image.width} × {image.height} pixels; a JPEG has at most {_LONGEST_JPEG} "
            "on a side. Choose a profile that makes it smaller."
        )
    sampling = "4:4:4" if quality >= _FINE else "4:2:0"
    with as_picture_error(path):
        if image.mode == "RGBA":
            ground = Image.new("RGB", image.size, _GROUND)
            ground.paste(image, mask=image.getchannel("A"))
            image = ground
        return _encoded(image, quality, sampling).replace(_JFIF, b"", 1)


def _encoded(image: Image.Image, quality: int, sampling: str) -> bytes:
    """With Huffman tables made for the picture; with those of the standard where it is mostly noise.

    For tables of its own libjpeg needs room for the whole file, and Pillow gives it a byte or two a pixel.
    """
    try:
        return _saved(image, quality, sampling, optimize=True)
    except OSError:
        return _saved(image, quality, sampling, optimize=False)


def _saved(image: Image.Image, quality: int, sampling: str, *, optimize: bool) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, subsampling=sampling, optimize=optimize)
    return out.getvalue()


def png(image: Image.Image, path: Path) -> bytes:
    """The pixels as a PNG. `path` is for the sentence when there is no memory for it."""
    out = io.BytesIO()
    with as_picture_error(path):
        image.save(out, "PNG")
    return out.getvalue()


def _srgb(image: Image.Image) -> Image.Image:
    """RGB or, where it has transparency, RGBA; in sRGB."""
    alpha = _alpha(image)
    if alpha is None:
        return preview.to_srgb(image)
    grey = image.mode in ("L", "LA", "La")
    opaque = image.convert("RGBA").convert("L" if grey else "RGB")
    opaque.info = {"icc_profile": image.info.get("icc_profile")}
    colours = preview.to_srgb(opaque)
    colours.putalpha(alpha)
    return colours


def _cleared(image: Image.Image) -> Image.Image:
    """The picture with black under what cannot be seen; scaling leaves colours there too."""
    if image.mode == "RGBA":
        hidden = image.getchannel("A").point(lambda value: 0 if value else 255)
        image.paste((0, 0, 0, 0), mask=hidden)
    return image


def _alpha(image: Image.Image) -> Image.Image | None:
    """The transparency of a picture; None where all of it is opaque."""
    if image.mode not in ("RGBA", "LA", "PA", "RGBa", "La") and "transparency" not in image.info:
        return None
    alpha = image.convert("RGBA").getchannel("A")
    return None if alpha.getextrema() == (255, 255) else alpha


def _fitted(image: Image.Image, long_edge: int) -> Image.Image:
    scale = long_edge / max(image.size)
    if not 0 < scale < 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
