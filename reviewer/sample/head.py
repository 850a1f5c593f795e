"""A head with hair, cap and a quiet face."""

import math

from reviewer.sample.brush import Canvas
from reviewer.sample.look import Look, Side
from reviewer.sample.outline import Point, oval, smooth
from reviewer.sample.palette import Ink, mix


class Head:
    """A head round (0, 0), one radius wide to each side, turned by an angle."""

    def __init__(self, canvas: Canvas, centre: Point, radius: float, nod: float, look: Look, side: Side):
        self.c, self.centre, self.r, self.look, self.side = canvas, centre, radius, look, side
        self.flip = -1 if side == "left" else 1
        self.cos, self.sin = math.cos(nod), math.sin(nod)

    def at(self, u: float, v: float) -> Point:
        """The place u ahead of and v below the middle of the head, in radii."""
        x, y = u * self.flip * self.r, v * self.r
        return self.centre[0] + x * self.cos - y * self.sin, self.centre[1] + x * self.sin + y * self.cos

    def patch(self, points: list[tuple[float, float]], ink: Ink, alpha: float = 1.0) -> None:
        """A soft-cornered shape on the head."""
        self.c.shape(smooth([self.at(u, v) for u, v in points], 4), ink, alpha)

    def draw(self) -> None:
        """The head with hair, face and cap."""
        look, profile = self.look, self.side in ("left", "right")
        if look.bob:
            self.patch(
                [
                    (-1.12, -0.4),
                    (0, -1.4),
                    (1.0 if profile else 1.12, -0.4),
                    (0.3 if profile else 1.14, 1.0),
                    (-1.1, 1.05),
                ],
                look.hair,
            )
        self.face_shape(profile)
        if self.side == "back":
            self.patch(
                [
                    (-1.04, -0.2),
                    (-0.7, -1.15),
                    (0, -1.36),
                    (0.7, -1.15),
                    (1.04, -0.2),
                    (0.86, 0.66),
                    (0, 0.8),
                    (-0.86, 0.66),
                ],
                look.hair,
            )
        elif profile:
            self.patch(
                [
                    (-1.06, 0.2),
                    (-1.0, -0.7),
                    (-0.3, -1.34),
                    (0.6, -1.2),
                    (0.92, -0.62),
                    (0.3, -0.5),
                    (-0.1, -0.2),
                    (-0.2, 0.3),
                    (-0.62, 0.72),
                ],
                look.hair,
            )
        else:
            self.patch(
                [
                    (-1.04, 0.05),
                    (-0.96, -0.8),
                    (0, -1.38),
                    (0.96, -0.8),
                    (1.04, 0.05),
                    (0.84, -0.5),
                    (0.1, -0.72),
                    (-0.84, -0.5),
                ],
                look.hair,
            )
        if self.r > 7 and self.side != "back":
            self.features(profile)
        if look.cap:
            self.cap(profile)

    def face_shape(self, profile: bool) -> None:
        """Skin, lit from the sun's side."""
        skin = self.look.skin
        if profile:
            outline = [
                (-0.9, -0.5),
                (0, -1.25),
                (0.86, -0.7),
                (0.92, -0.1),
                (1.16, 0.24),
                (0.92, 0.42),
                (0.9, 0.86),
                (0.6, 1.22),
                (0.0, 1.0),
                (-0.6, 0.8),
            ]
        else:
            outline = [
                (-0.95, -0.3),
                (0, -1.28),
                (0.95, -0.3),
                (0.84, 0.56),
                (0.42, 1.14),
                (0, 1.26),
                (-0.42, 1.14),
                (-0.84, 0.56),
            ]
        self.patch(outline, self.c.dim(skin, 0.28))
        shift = 0.16 * self.c.sun * self.flip
        self.patch([(u * 0.84 + shift, v * 0.9) for u, v in outline], self.c.lit(skin, 0.14))
        if not profile:
            for u in (-1.0, 1.0):
                self.c.shape(
                    oval(*self.at(u * 0.98, 0.12), self.r * 0.16, self.r * 0.26), self.c.dim(skin, 0.2)
                )

    def features(self, profile: bool) -> None:
        """Eyes, brows, nose and a quiet mouth."""
        line, lips = self.c.dim(self.look.skin, 0.78), mix(self.look.skin, "8a3a36", 0.55)
        soft = self.c.dim(self.look.skin, 0.4)
        eyes = (0.62,) if profile else (-0.4, 0.4)
        for u in eyes:
            rise = -0.02 if self.look.eyes_shut else 0.1
            self.patch([(u - 0.19, 0.01), (u, -rise), (u + 0.19, 0.01), (u, 0.09)], line)
            self.patch([(u - 0.26, -0.27), (u, -0.37), (u + 0.24, -0.28), (u, -0.29)], line)
        if profile:
            self.patch([(0.5, 0.72), (0.92, 0.66), (0.9, 0.76)], lips)
            return
        side = -self.c.sun
        self.patch([(0.02, -0.1), (side * 0.2, 0.36), (side * 0.02, 0.42)], soft)
        self.patch([(-0.26, 0.74), (0, 0.7), (0.26, 0.74), (0, 0.83)], lips)

    def cap(self, profile: bool) -> None:
        """What the head wears."""
        kind, ink, a = self.look.cap, self.look.cap_ink, self.look.cap_turn
        dark = self.c.dim(ink, 0.45)
        if kind == "straw":
            self.patch(
                [(-2.0, -0.42), (-0.7, -0.75), (0.7, -0.75), (2.0, -0.42), (0.7, -0.3), (-0.7, -0.3)], dark
            )
            self.patch(
                [
                    (-1.9, -0.5),
                    (-0.9, -0.85),
                    (-0.6, -1.6),
                    (0.6, -1.6),
                    (0.9, -0.85),
                    (1.9, -0.5),
                    (0.7, -0.48),
                    (-0.7, -0.48),
                ],
                ink,
            )
        elif kind == "scarf":
            self.patch(
                [
                    (-1.12, 0.3),
                    (-1.02, -0.8),
                    (0, -1.46),
                    (0.96, -0.85),
                    (0.98, -0.5),
                    (0.1, -0.78),
                    (-0.7, -0.4),
                    (-0.8, 0.8),
                ],
                ink,
            )
        else:
            wide = 1.5 if kind == "peaked" else 1.14
            low = -0.48
            crown = [
                (-1.04, low),
                (-wide, low - 0.55),
                (-0.5, low - 1.02),
                (0.6, low - 1.06),
                (wide, low - 0.6),
                (1.04, low),
            ]
            self.patch([(u, v + a * u) for u, v in crown], ink)
            band = [(-1.06, low + 0.06), (-1.06, low - 0.26), (1.06, low - 0.26), (1.06, low + 0.06)]
            self.c.shape([self.at(u, v + a * u) for u, v in band], dark)
            if self.side != "back":
                peak = (
                    [(0.3, low), (1.05, low), (1.62, low + 0.26), (0.9, low + 0.14)]
                    if profile
                    else [(-0.85, low), (0.85, low), (0.6, low + 0.26), (-0.6, low + 0.26)]
                )
                self.patch([(u, v + a * u) for u, v in peak], self.c.dim(ink, 0.62))
                if not profile:
                    self.c.dot(*self.at(0, low - 0.4), self.r * 0.15, self.r * 0.15, "b8452f")
