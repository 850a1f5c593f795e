"""The paint box: colours, and a canvas that knows its light.

Scenes are painted in units, 1500 by 1000 for a landscape frame, whatever the pixels. Shapes are drawn
without smoothing; `film.develop` softens all edges at once, which costs less than doing it shape by shape.
"""

import math
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from reviewer.sample.outline import Point, box
from reviewer.sample.palette import Colour, Ink, Stop, mix, ramp, tone

SCALE = 1.2


LONG, SHORT = 1500, 1000


_COARSE = 4


@lru_cache(maxsize=8)
def _bloom(power: float) -> Image.Image:
    """A round glow, bright in the middle, 128 pixels wide."""
    axis = np.linspace(-1.0, 1.0, 128)
    distance = np.clip(np.hypot(axis[:, None], axis[None, :]), 0.0, 1.0)
    return Image.fromarray((((1.0 - distance) ** power) * 255).astype(np.uint8))


class Canvas:
    """A picture being painted. `light` and `shadow` tint every shaded shape, `air` is what distance turns to.

    `sun` is the side the light comes from: -1 left, 1 right. `moment` is the frame of a burst, from 0.
    """

    def __init__(self, width: float, height: float, seed: int, scale: float = SCALE) -> None:
        self.width, self.height, self.scale = width, height, scale
        self.dice = random.Random(seed)
        self.light: Colour = (255, 244, 220)
        self.shadow: Colour = (38, 38, 66)
        self.air: Colour = (220, 224, 230)
        self.sun = -1
        self.moment = 0
        self._left, self._top = 0, 0
        self.image = Image.new("RGB", (round(width * scale), round(height * scale)), self.air)
        self._pen = ImageDraw.Draw(self.image, "RGBA")

    def mood(self, light: Ink, shadow: Ink, air: Ink, sun: int = -1) -> None:
        """Set the light of the scene before painting it."""
        self.light, self.shadow, self.air, self.sun = tone(light), tone(shadow), tone(air), sun

    def lit(self, ink: Ink, share: float = 0.25) -> Colour:
        """The ink where the light falls on it."""
        return mix(ink, self.light, share)

    def dim(self, ink: Ink, share: float = 0.4) -> Colour:
        """The ink on the shadow side."""
        return mix(ink, self.shadow, share)

    def far(self, ink: Ink, share: float) -> Colour:
        """The ink seen through that much air."""
        return mix(ink, self.air, share)

    def vary(self, ink: Ink, amount: int = 10) -> Colour:
        """The ink a little lighter or darker, as a brush lays it down."""
        shift = self.dice.randint(-amount, amount)
        r, g, b = (min(255, max(0, band + shift)) for band in tone(ink))
        return r, g, b

    def _pixels(self, points: Sequence[Point]) -> list[tuple[float, float]]:
        s, left, top = self.scale, self._left, self._top
        return [(x * s - left, y * s - top) for x, y in points]

    def _window(self, points: Sequence[Point], margin: float = 0.0) -> tuple[int, int, int, int] | None:
        """The pixels these points cover, cut to the canvas; None when they are outside."""
        dots = self._pixels(points)
        pad = margin * self.scale
        x0 = max(0, math.floor(min(x for x, _ in dots) - pad))
        y0 = max(0, math.floor(min(y for _, y in dots) - pad))
        x1 = min(self.image.width, math.ceil(max(x for x, _ in dots) + pad) + 1)
        y1 = min(self.image.height, math.ceil(max(y for _, y in dots) + pad) + 1)
        return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None

    def shape(self, points: Sequence[Point], ink: Ink, alpha: float = 1.0) -> None:
        """A flat shape."""
        self._pen.polygon(self._pixels(points), fill=(*tone(ink), round(alpha * 255)))

    def tile(self, x0: float, y0: float, x1: float, y1: float, ink: Ink) -> None:
        """A flat upright rectangle that covers what is under it."""
        s, left, top = self.scale, self._left, self._top
        self._pen.rectangle((x0 * s - left, y0 * s - top, x1 * s - left, y1 * s - top), fill=tone(ink))

    def dot(self, x: float, y: float, rx: float, ry: float, ink: Ink, alpha: float = 1.0) -> None:
        """A flat upright ellipse."""
        (x0, y0), (x1, y1) = self._pixels([(x - rx, y - ry), (x + rx, y + ry)])
        self._pen.ellipse((x0, y0, x1, y1), fill=(*tone(ink), round(alpha * 255)))

    def line(self, points: Sequence[Point], ink: Ink, width: float, alpha: float = 1.0) -> None:
        """A line of even width through the points."""
        pen = max(1, round(width * self.scale))
        self._pen.line(self._pixels(points), fill=(*tone(ink), round(alpha * 255)), width=pen, joint="curve")

    def limb(self, a: Point, b: Point, wide: float, narrow: float, ink: Ink) -> None:
        """A rounded, tapering stroke from a to b, as an arm or a branch."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        length = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / length / 2, dx / length / 2
        sides = [
            (a[0] + nx * wide, a[1] + ny * wide),
            (b[0] + nx * narrow, b[1] + ny * narrow),
            (b[0] - nx * narrow, b[1] - ny * narrow),
            (a[0] - nx * wide, a[1] - ny * wide),
        ]
        self.shape(sides, ink)
        self.dot(a[0], a[1], wide / 2, wide / 2, ink)
        self.dot(b[0], b[1], narrow / 2, narrow / 2, ink)

    def wash(self, points: Sequence[Point], stops: Sequence[Stop], across: bool = False) -> None:
        """A shape filled with a gradient, from top to bottom or across from left to right."""
        window = self._window(points)
        if window is None:
            return
        x0, y0, x1, y1 = window
        dots = self._pixels(points)
        axis = 0 if across else 1
        low, high = math.floor(min(d[axis] for d in dots)), math.ceil(max(d[axis] for d in dots)) + 1
        colours = ramp(stops, high - low)
        span = colours[x0 - low : x1 - low] if across else colours[y0 - low : y1 - low]
        strip = Image.fromarray(span[None, :, :] if across else span[:, None, :])
        if len(points) == 4 and len({x for x, _ in points}) == len({y for _, y in points}) == 2:
            self.image.paste(strip.resize((x1 - x0, y1 - y0), Image.Resampling.NEAREST), (x0, y0))
            return
        mask = Image.new("L", (x1 - x0, y1 - y0), 0)
        ImageDraw.Draw(mask).polygon([(x - x0, y - y0) for x, y in dots], fill=255)
        self.image.paste(strip.resize(mask.size, Image.Resampling.NEAREST), (x0, y0), mask)

    def soft(self, points: Sequence[Point], ink: Ink, alpha: float, blur: float) -> None:
        """A shape with an edge that fades over about `blur` units: shadow, cloud, beam of light."""
        window = self._window(points, blur * 2)
        if window is None:
            return
        x0, y0, x1, y1 = window
        coarse = min(16.0, max(1.5, blur * self.scale / 2.5))
        small = (max(2, round((x1 - x0) / coarse)), max(2, round((y1 - y0) / coarse)))
        sx, sy = small[0] / (x1 - x0), small[1] / (y1 - y0)
        mask = Image.new("L", small, 0)
        dots = [((x - x0) * sx, (y - y0) * sy) for x, y in self._pixels(points)]
        ImageDraw.Draw(mask).polygon(dots, fill=round(alpha * 255))
        mask = mask.filter(ImageFilter.GaussianBlur(blur * self.scale / coarse))
        self.image.paste(tone(ink), window, mask.resize((x1 - x0, y1 - y0), Image.Resampling.BILINEAR))

    def glow(self, x: float, y: float, radius: float, ink: Ink, alpha: float, power: float = 2.0) -> None:
        """Light spreading from a point."""
        side = round(radius * self.scale)
        (cx, cy) = self._pixels([(x, y)])[0]
        window = self._window(box(x - radius, y - radius, x + radius, y + radius))
        if window is None or side < 1:
            return
        factor = 64 / side
        source = tuple((v - c) * factor + 64 for v, c in zip(window, (cx, cy, cx, cy), strict=True))
        cut = tuple(min(128.0, max(0.0, v)) for v in source)
        size = (window[2] - window[0], window[3] - window[1])
        mask = _bloom(power).point([round(v * alpha) for v in range(256)])
        if cut[2] > cut[0] and cut[3] > cut[1]:
            mask = mask.resize(size, Image.Resampling.BILINEAR, box=(cut[0], cut[1], cut[2], cut[3]))
            self.image.paste(tone(ink), window, mask)

    def veil(self, stops: Sequence[tuple[float, float]], ink: Ink, y0: float, y1: float) -> None:
        """Air laid over a band of the picture; stops are (place 0 to 1, thickness 0 to 1) downwards."""
        window = self._window(box(0, y0, self.width, y1))
        if window is None:
            return
        count = window[3] - window[1]
        thick = np.interp(np.linspace(0, 1, count), [p for p, _ in stops], [a * 255 for _, a in stops])
        mask = Image.fromarray(thick.astype(np.uint8)[:, None])
        size = (window[2] - window[0], count)
        self.image.paste(tone(ink), window, mask.resize(size, Image.Resampling.NEAREST))

    @contextmanager
    def inside(self, points: Sequence[Point]) -> Iterator["Canvas"]:
        """A canvas for painting that stays inside an outline."""
        window = self._window(points) or (0, 0, 1, 1)
        part = Canvas(1, 1, 0, self.scale)
        part.__dict__.update(self.__dict__)
        part.image = self.image.crop(window)
        part._left, part._top = self._left + window[0], self._top + window[1]
        part._pen = ImageDraw.Draw(part.image, "RGBA")
        yield part
        mask = Image.new("L", part.image.size, 0)
        ImageDraw.Draw(mask).polygon(part._pixels(points), fill=255)
        self.image.paste(part.image, window[:2], mask)

    @contextmanager
    def distant(self, y1: float) -> Iterator["Canvas"]:
        """A coarse canvas for what is all soft, from the top of the picture to y1: skies, glows, mist."""
        size = (self.image.width, min(self.image.height, round(y1 * self.scale)))
        part = Canvas(self.width, y1, 0, self.scale / _COARSE)
        part.light, part.shadow, part.air, part.sun = self.light, self.shadow, self.air, self.sun
        part.dice = self.dice
        yield part
        self.image.paste(part.image.resize(size, Image.Resampling.BILINEAR), (0, 0))

    def shake(self, across: float) -> None:
        """Smear all that is painted so far sideways, as a hand does that moves during the exposure."""
        self.image.paste(self.image.filter(ImageFilter.BoxBlur((across * self.scale / 2, 0))))

    def strokes(
        self,
        area: tuple[float, float, float, float],
        inks: Sequence[Ink],
        count: int,
        length: float,
        width: float,
        alpha: float = 0.5,
        turn: float = 0.0,
    ) -> None:
        """Loose brush strokes over an area; nearer ones (lower down) are larger."""
        x0, y0, x1, y1 = area
        dice = self.dice
        rows = sorted(dice.random() for _ in range(count))
        for row in rows:
            x, y, grow = dice.uniform(x0, x1), y0 + (y1 - y0) * row, 0.35 + 0.65 * row
            half, thick = (
                length * grow * dice.uniform(0.4, 1.0) / 2,
                width * grow * dice.uniform(0.4, 1.0) / 2,
            )
            angle = math.radians(turn + dice.uniform(-4, 4))
            ux, uy = math.cos(angle), math.sin(angle)
            leaf = [
                (x - ux * half, y - uy * half),
                (x - uy * thick, y + ux * thick),
                (x + ux * half, y + uy * half),
                (x + uy * thick, y - ux * thick),
            ]
            self.shape(leaf, self.vary(inks[dice.randrange(len(inks))], 8), alpha)
