"""People: nobody in particular, put together from a pose and clothes.

Measures are shares of a person's height. Angles are degrees from hanging straight down, positive towards
the side the person faces; seen from the front or back, positive is the viewer's right.
"""

import math

from reviewer.sample.brush import Canvas
from reviewer.sample.head import Head
from reviewer.sample.look import PLAIN, STAND, Look, Pose, Side
from reviewer.sample.outline import Point, smooth
from reviewer.sample.palette import Ink

_THIGH, _SHIN, _UPPER, _FORE, _TRUNK = 0.245, 0.245, 0.165, 0.15, 0.325


class _Body:
    """One person being drawn: turns shares of a height into places on the canvas."""

    def __init__(self, canvas: Canvas, x: float, y: float, height: float, look: Look, pose: Pose, side: Side):
        self.c, self.h, self.look, self.pose, self.side = canvas, height, look, pose, side
        self.x, self.y = x, y - pose.hip * height
        self.flip = -1 if side == "left" else 1
        self.profile = side in ("left", "right")
        self.cos, self.sin = math.cos(math.radians(pose.turn)), math.sin(math.radians(pose.turn))
        self.width = (0.088 if self.profile else 0.115) * look.broad

    def at(self, u: float, v: float) -> Point:
        """The place u ahead of and v above the hip."""
        a, b = u * self.cos + v * self.sin, v * self.cos - u * self.sin
        return self.x + a * self.flip * self.h, self.y - b * self.h

    def trunk(self, u: float, v: float) -> tuple[float, float]:
        """u across and v up the trunk, which may lean."""
        lean = math.radians(self.pose.lean)
        return u * math.cos(lean) + v * math.sin(lean), v * math.cos(lean) - u * math.sin(lean)

    def piece(self, points: list[tuple[float, float]], ink: Ink, curved: bool = True) -> None:
        """A shape with its shadow side away from the sun."""
        outline = [self.at(u, v) for u, v in points]
        outline = smooth(outline, 4) if curved else outline
        if self.h < 280:
            self.c.shape(outline, self.c.dim(ink, 0.34) if self.h >= 40 else ink)
            if self.h >= 40:
                middle = sum(x for x, _ in outline) / len(outline) + self.c.sun * self.h * 0.025
                self.c.shape([(middle + (x - middle) * 0.72, y) for x, y in outline], self.c.lit(ink, 0.08))
            return
        left, right = min(x for x, _ in outline), max(x for x, _ in outline)
        lit, dim = self.c.lit(ink, 0.22), self.c.dim(ink, 0.42)
        stops = [(0.0, lit), (0.45, ink), (0.62, self.c.dim(ink, 0.16)), (1.0, dim)]
        if self.c.sun > 0:
            stops = [(1 - place, colour) for place, colour in reversed(stops)]
        if right - left > 2:
            self.c.wash(outline, stops, across=True)

    def limb(self, joints: list[tuple[float, float]], widths: list[float], inks: tuple[Ink, Ink]) -> None:
        """An arm or leg through its three joints, with a shadow side."""
        places, h = [self.at(*joint) for joint in joints], self.h
        passes = [(0.0, 1.0, 0.0)] if h < 40 else [(0.0, 1.0, 0.36), (self.c.sun * 0.13 * h, 0.7, -0.1)]
        for shift, share, shade in passes:
            for k in (0, 1):
                (ax, ay), (bx, by) = places[k], places[k + 1]
                wide, narrow = widths[k] * h * share, widths[k + 1] * h * share
                ink = self.c.dim(inks[k], shade) if shade > 0 else self.c.lit(inks[k], -shade)
                self.c.limb((ax + shift * widths[k], ay), (bx + shift * widths[k + 1], by), wide, narrow, ink)

    def leg(self, which: int) -> None:
        """One leg from the hip down to its shoe."""
        (thigh, shin), gap = self.pose.legs[which], (0.0 if self.profile else (-0.042, 0.042)[which])
        knee = _along((gap, 0.0), thigh, _THIGH)
        foot = _along(knee, shin, _SHIN)
        ink = self.c.dim(self.look.bottom, 0.2) if which == 0 and self.profile else self.look.bottom
        bare = self.look.hem >= 0.12 and not self.look.legs
        ink = self.look.legs or ink
        toe, ahead = (0.055 if self.profile else (-0.014, 0.014)[which]), math.radians(shin)
        drop = 0.012 if self.profile else 0.024
        sole = (foot[0] + toe * math.cos(ahead), foot[1] - drop + toe * math.sin(ahead))
        self.c.limb(
            self.at(foot[0], foot[1] + 0.004), self.at(*sole), 0.042 * self.h, 0.034 * self.h, self.look.shoes
        )
        widths = [0.1, 0.055, 0.034] if bare else [0.108 * self.look.broad, 0.076, 0.056]
        self.limb([(gap, 0.0), knee, foot], widths, (self.look.skin, self.look.skin) if bare else (ink, ink))

    def arm(self, which: int) -> Point:
        """One arm from the shoulder to its hand; where the hand is."""
        (upper, fore), out = (
            self.pose.arms[which],
            (0.0 if self.profile else (-1, 1)[which] * (self.width - 0.026)),
        )
        shoulder = self.trunk(out, _TRUNK - 0.048)
        elbow = _along(shoulder, upper, _UPPER)
        hand = _along(elbow, fore, _FORE)
        ink = self.look.sleeves or self.look.top
        ink = self.c.dim(ink, 0.2) if which == 0 and self.profile else ink
        self.c.dot(*self.at(*_along(hand, fore, 0.014)), 0.022 * self.h, 0.026 * self.h, self.look.skin)
        self.limb([shoulder, elbow, hand], [0.068 * self.look.broad, 0.056, 0.044], (ink, ink))
        return self.at(*hand)

    def torso(self) -> None:
        """The trunk with its coat or skirt, belt, collar and front."""
        w, look, t = self.width, self.look, self.trunk
        chest = [
            t(-w * 0.34, _TRUNK + 0.012), t(w * 0.34, _TRUNK + 0.012), t(w * 0.86, _TRUNK - 0.022),
            t(w, _TRUNK - 0.07), t(w * 0.84, 0.16), t(w * 0.78, 0.07), t(w * 0.86, -0.045),
            t(0, -0.06), t(-w * 0.86, -0.045),
            t(-w * 0.78, 0.07), t(-w * 0.84, 0.16), t(-w, _TRUNK - 0.07), t(-w * 0.86, _TRUNK - 0.022),
        ]  # fmt: skip
        if look.hem:
            chest = [(u, max(v, 0.06)) for u, v in chest] if not self.pose.lean else chest
        self.piece(chest, look.top)
        if look.hem:
            low, out = -look.hem, self.width * 0.8 + look.flare
            skirt = [t(-w * 0.78, 0.08), t(w * 0.78, 0.08), (out, low), (0, low - 0.012), (-out, low)]
            self.piece(skirt, look.bottom, curved=False)
        if self.side == "front" and self.h > 90:
            self.front()
        if look.belt:
            band = [t(-w * 0.8, 0.082), t(w * 0.8, 0.082), t(w * 0.8, 0.052), t(-w * 0.8, 0.052)]
            self.piece(band, look.belt, curved=False)

    def front(self) -> None:
        """Collar and button line."""
        t, w, dark = self.trunk, self.width, self.c.dim(self.look.top, 0.34)
        for side in (-1, 1):
            flap = [t(side * w * 0.34, 0.322), t(0, 0.262), t(side * w * 0.3, 0.268)]
            self.c.shape([self.at(u, v) for u, v in flap], self.c.dim(self.look.top, 0.24))
        self.c.line([self.at(*t(0, 0.262)), self.at(*t(0, 0.06))], dark, max(0.7, 0.005 * self.h), 0.8)

    def head(self) -> None:
        """Neck, head, face, hair and cap."""
        h, look = self.h, self.look
        base, crown = (
            self.trunk(0, _TRUNK - 0.012),
            self.trunk(0.014 if self.profile else 0.0, _TRUNK + 0.098),
        )
        nod = math.radians(self.pose.nod + self.pose.lean * 0.6 + self.pose.turn) * self.flip
        self.c.limb(self.at(*base), self.at(*crown), 0.058 * h, 0.05 * h, self.c.dim(look.skin, 0.3))
        Head(self.c, self.at(*crown), h * 0.059, nod, look, self.side).draw()
        if look.scarf:
            w = self.width
            knot = [
                self.trunk(u, v)
                for u, v in ((-w * 0.5, 0.3), (0, 0.315), (w * 0.5, 0.3), (0.01, 0.22), (-0.005, 0.2))
            ]
            if self.side != "back":
                self.piece(knot, look.scarf, curved=False)

    def draw(self) -> tuple[Point, Point]:
        """The whole person, far limbs first; where the hands are."""
        far = self.arm(0)
        self.leg(0)
        self.leg(1)
        near = far if self.profile else self.arm(1)
        self.torso()
        self.head()
        return far, self.arm(1) if self.profile else near


def _along(start: tuple[float, float], angle: float, length: float) -> tuple[float, float]:
    a = math.radians(angle)
    return start[0] + math.sin(a) * length, start[1] - math.cos(a) * length


def person(
    canvas: Canvas,
    x: float,
    y: float,
    height: float,
    look: Look = PLAIN,
    pose: Pose = STAND,
    side: Side = "front",
) -> tuple[Point, Point]:
    """Draw one person: feet at (x, y), or the seat for a pose that sits or lies; where their hands are."""
    return _Body(canvas, x, y, height, look, pose, side).draw()
