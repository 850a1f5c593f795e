"""What grows: grass, rice and trees."""

import math
from collections.abc import Sequence

from reviewer.sample.brush import Canvas
from reviewer.sample.outline import oval, smooth
from reviewer.sample.palette import Ink, mix


def stalks(
    c: Canvas, area: tuple[float, float, float, float], inks: Sequence[Ink], count: int, tall: float
) -> None:
    """Standing grass or rice, nearer blades taller."""
    x0, y0, x1, y1 = area
    for row in sorted(c.dice.random() for _ in range(count)):
        x, y = c.dice.uniform(x0, x1), y0 + (y1 - y0) * row
        high = tall * (0.3 + 0.7 * row) * c.dice.uniform(0.6, 1.1)
        lean, wide = c.dice.uniform(-0.25, 0.35) * high, max(1.0, high * 0.05)
        ink = c.vary(inks[c.dice.randrange(len(inks))], 12)
        c.shape(
            [
                (x - wide, y),
                (x + lean * 0.5, y - high * 0.6),
                (x + lean, y - high),
                (x + lean * 0.4 + wide, y - high * 0.5),
                (x + wide, y),
            ],
            ink,
        )


def pine(c: Canvas, x: float, y: float, tall: float, ink: Ink) -> None:
    """A mountain pine with drooping layers."""
    c.limb((x, y), (x, y - tall * 0.5), tall * 0.05, tall * 0.03, mix("4a3428", ink, 0.3))
    for k in range(7):
        top, low = tall * (0.36 + k * 0.1), tall * (0.1 + k * 0.105)
        wide = tall * (0.27 - k * 0.031)
        tier = [
            (x, y - top - tall * 0.04),
            (x + wide * 0.5, y - low - tall * 0.1),
            (x + wide, y - low),
            (x + wide * 0.3, y - low - tall * 0.03),
            (x - wide * 0.4, y - low - tall * 0.025),
            (x - wide, y - low),
            (x - wide * 0.5, y - low - tall * 0.1),
        ]
        c.shape(tier, c.dim(ink, 0.4 - k * 0.03))
        c.shape(
            [
                tier[0],
                (x + c.sun * wide * 0.5, y - low - tall * 0.1),
                (x + c.sun * wide, y - low),
                (x, y - low - tall * 0.05),
            ],
            c.lit(ink, 0.08 + k * 0.02),
        )


def poplar(c: Canvas, x: float, y: float, tall: float, ink: Ink) -> None:
    """A tall narrow tree as they line the roads."""
    c.limb((x, y), (x, y - tall * 0.4), tall * 0.035, tall * 0.02, c.dim(ink, 0.6))
    crown = [
        (x, y - tall),
        (x + tall * 0.09, y - tall * 0.62),
        (x + tall * 0.075, y - tall * 0.22),
        (x, y - tall * 0.14),
        (x - tall * 0.075, y - tall * 0.22),
        (x - tall * 0.09, y - tall * 0.62),
    ]
    c.shape(smooth(crown, 5), c.dim(ink, 0.25))
    c.shape(
        smooth([(px * 0.72 + (x + c.sun * tall * 0.03) * 0.28, py) for px, py in crown], 5), c.lit(ink, 0.1)
    )


def tree(c: Canvas, x: float, y: float, tall: float, ink: Ink, blossoms: Ink = "") -> None:
    """A broad tree made of clumps of leaves."""
    trunk = c.dim("5b4636", 0.35)
    c.limb((x, y), (x + tall * 0.03, y - tall * 0.5), tall * 0.075, tall * 0.04, trunk)
    for k in range(26):
        turn, out = c.dice.uniform(0, math.tau), c.dice.uniform(0, 1) ** 0.5
        px, py = x + math.cos(turn) * out * tall * 0.34, y - tall * 0.68 + math.sin(turn) * out * tall * 0.27
        light = 0.5 - 0.5 * math.sin(turn) * out + c.sun * math.cos(turn) * out * 0.4
        leaf = mix(c.dim(ink, 0.42), c.lit(ink, 0.32), light * (0.35 + 0.65 * k / 26))
        c.shape(oval(px, py, tall * 0.12, tall * 0.085, c.dice.uniform(-25, 25), 20), leaf)
    if blossoms:
        for _ in range(60):
            turn, out = c.dice.uniform(0, math.tau), c.dice.uniform(0, 1) ** 0.5
            c.dot(
                x + math.cos(turn) * out * tall * 0.4,
                y - tall * 0.68 + math.sin(turn) * out * tall * 0.32,
                tall * 0.012,
                tall * 0.012,
                blossoms,
            )


def willow(c: Canvas, x: float, y: float, tall: float, ink: Ink) -> None:
    """A willow with its hanging branches."""
    c.limb((x, y), (x + tall * 0.06, y - tall * 0.62), tall * 0.08, tall * 0.05, c.dim("4d3f34", 0.3))
    for k in range(90):
        u = c.dice.uniform(-1, 1)
        top = y - tall * (0.95 - 0.38 * u * u) + c.dice.uniform(-10, 10)
        drop = tall * c.dice.uniform(0.28, 0.62)
        px = x + tall * 0.05 + u * tall * 0.46
        leaf = mix(c.dim(ink, 0.42), c.lit(ink, 0.25), k / 90 * 0.8 + 0.2 * (u * c.sun > 0))
        sway = tall * 0.03 * u
        c.shape(
            [
                (px, top),
                (px + tall * 0.016 + sway, top + drop * 0.5),
                (px + sway * 1.4, top + drop),
                (px - tall * 0.014 + sway, top + drop * 0.5),
            ],
            leaf,
            0.85,
        )
