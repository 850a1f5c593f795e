"""What film and lens do to a painted scene: soft edges, paper, grain, fall-off towards the corners."""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageChops

_Plane = np.ndarray[tuple[int, int], np.dtype[np.float32]]
_PAPER = ((150, 100, 1.5), (420, 280, 1.6), (1200, 800, 2.4))
_GRAIN, _FALL_OFF = 4.2, 46


@lru_cache(maxsize=1)
def _sheet() -> Image.Image:
    """Paper, grain and the fall-off of light towards the corners round a middle grey of 128, 2400 by 1600."""
    wide, high = 2400, 1600
    dice = np.random.default_rng(20120912)
    plane: _Plane = dice.standard_normal((high, wide), dtype=np.float32) * np.float32(_GRAIN)
    for across, down, strength in _PAPER:
        coarse = Image.fromarray(dice.normal(0.0, strength, (down, across)).astype(np.float32))
        plane += np.asarray(coarse.resize((wide, high), Image.Resampling.BILINEAR), dtype=np.float32)
    y = np.linspace(-1, 1, high, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, wide, dtype=np.float32)[None, :]
    plane += 128 - _FALL_OFF * ((x**2 + y**2) / 2) ** np.float32(1.8)
    return Image.fromarray(plane.clip(0, 255).astype(np.uint8))


@lru_cache(maxsize=4)
def _surface(portrait: bool, turned: bool) -> Image.Image:
    """The sheet the way the frame stands, turned round for every other frame so that grain differs."""
    sheet = _sheet().transpose(Image.Transpose.ROTATE_180) if turned else _sheet()
    return sheet.transpose(Image.Transpose.ROTATE_90) if portrait else sheet


def _curve() -> list[int]:
    """Lifted blacks, a shoulder in the lights, shadows a little cool and lights a little warm."""
    v = np.linspace(0.0, 1.0, 256)
    s = v - 0.045 * np.sin((v - 0.0) * np.pi * 2)
    bands = [lift + (1.0 - lift - drop) * s for lift, drop in ((0.022, 0.0), (0.02, 0.008), (0.04, 0.03))]
    return [int(x) for band in bands for x in (band * 255).clip(0, 255).round()]


_CURVE = _curve()


def develop(painted: Image.Image, turned: bool = False) -> Image.Image:
    """The finished photograph, 2400 by 1600 or 1600 by 2400 pixels, as YCbCr.

    Grain lies in the lightness alone, as it does on film, and JPEG halves the colour anyway; so only the
    lightness is softened and enlarged with care, which costs a third of doing so to three bands.
    """
    light, blue, red = painted.point(_CURVE).convert("YCbCr").split()
    surface = _surface(painted.width < painted.height, turned)
    light = _soften(light).resize(surface.size, Image.Resampling.BICUBIC)
    colours = (band.resize(surface.size, Image.Resampling.NEAREST) for band in (blue, red))
    return Image.merge("YCbCr", (ImageChops.add(light, surface, 1, -128), *colours))


def _soften(band: Image.Image) -> Image.Image:
    """Edges without steps: each pixel with a share of its neighbours, 1 to 2 to 1 across and down."""
    soft = band
    for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        soft = Image.blend(soft, ImageChops.offset(soft, dx, dy), 0.5)
    wide, high = band.size
    # The offset carries each edge over to the other side; the outermost pixels stay as they were.
    for edge in ((0, 0, wide, 1), (0, high - 1, wide, high), (0, 0, 1, high), (wide - 1, 0, wide, high)):
        soft.paste(band.crop(edge), edge)
    return soft
