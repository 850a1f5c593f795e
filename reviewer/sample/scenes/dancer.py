"""A fan dancer in the park, five frames of one turn: in the third her eyes are shut, the last is shaken."""

import math
from dataclasses import dataclass

from reviewer.sample.brush import Canvas
from reviewer.sample.buildings import paving
from reviewer.sample.figure import person
from reviewer.sample.look import Bend, Look, Pose
from reviewer.sample.outline import Point, oval, smooth
from reviewer.sample.palette import Stop, mix
from reviewer.sample.plants import tree
from reviewer.sample.scenery import cast, sky

_FEET = 740.0, 925.0
_TALL = 680.0
_SILK, _COAT = "d84a78", "fbf2e2"


@dataclass(frozen=True, slots=True)
class _Step:
    """A moment of the turn: how she holds herself, how far her skirt swings out and to which side."""

    arms: tuple[Bend, Bend]
    lean: float
    swing: float
    drift: float
    eyes_shut: bool = False
    shaken: float = 0.0


_TURN = (
    _Step(((-58, -84), (46, 78)), -3, 0.23, -0.03),
    _Step(((-84, -112), (66, 104)), -1, 0.27, -0.05),
    _Step(((-108, -138), (92, 128)), 2, 0.3, -0.02, eyes_shut=True),
    _Step(((-132, -158), (118, 150)), 4, 0.35, 0.03),
    _Step(((-146, -176), (100, 120)), 7, 0.33, 0.07, shaken=26),
)


def fan_dancer(c: Canvas) -> None:
    """A student turning with two fans, her friends looking on."""
    step = _TURN[c.moment]
    _park(c)
    x, y = _FEET
    x += step.drift * 320
    cast(c, x, y - 4, 250, 330, 0.42)
    look = Look(
        _COAT, _SILK, bob=True, sleeves=_COAT, shoes="f6efe6", legs="efe6da", eyes_shut=step.eyes_shut
    )
    hands = person(c, x, y, _TALL, look, Pose(step.arms, lean=step.lean), "front")
    _skirt(c, x, y, step)
    _bow(c, x, y, step)
    for hand, (_, fore) in zip(hands, step.arms, strict=True):
        _fan(c, hand, fore)
    if step.shaken:
        c.shake(step.shaken)


def _park(c: Canvas) -> None:
    c.mood("fff0c0", "2f2c5a", "e4ecd4", -1)
    sky(c, [(0, "7cbcd8"), (1, "f0f4e0")], 430, 3)
    for k in range(7):
        tree(c, 60 + k * 235, 520, 420 - (k % 3) * 60, c.far("6c9a58", 0.3), "f8c8d0" if k % 3 == 1 else "")
    paving(c, 500, (750, 330), "e6d8bc", "b8a48c", 14, 8)
    c.soft(oval(260, 590, 460, 46), "7c8a68", 0.4, 26)
    for k, x in enumerate((70, 190, 300, 1130, 1250, 1390)):
        girl = k % 2 == 1
        look = Look("f4f0e6", "2b3350", hem=0.2 if girl else 0.0, bob=girl, scarf="c8383a")
        cast(c, x, 640, 50, 120, 0.3)
        person(c, x, 640 + 12 * (k % 3), 300, look, side="right" if x < 700 else "left")
    c.veil([(0, 0.1), (1, 0.22)], c.air, 240, 700)


def _skirt(c: Canvas, x: float, y: float, step: _Step) -> None:
    """A wide silk skirt from under the chest to the ankles, its folds thrown out by the turn."""
    h, swing, drift = _TALL, step.swing, step.drift
    waist, hem = y - 0.7 * h, y - 0.05 * h
    left, right = x + (drift - swing) * h, x + (drift + swing) * h
    wave = [
        (left + (right - left) * (k + 0.5) / 12, hem + math.sin(k * 1.15 + c.moment * 1.3) * 0.012 * h)
        for k in range(12)
    ]
    bell = [(x - 0.075 * h, waist), (x - 0.12 * h, waist + 0.2 * h), (left, hem - 0.03 * h), *wave]
    bell += [(right, hem - 0.03 * h), (x + 0.12 * h, waist + 0.2 * h), (x + 0.075 * h, waist)]
    stops: list[Stop] = [
        (0.0, c.lit(_SILK, 0.34)),
        (0.4, _SILK),
        (0.7, c.dim(_SILK, 0.16)),
        (1.0, c.dim(_SILK, 0.46)),
    ]
    outline = smooth(bell, 5)
    c.wash(outline, stops, across=True)
    with c.inside(outline) as silk:
        for k, foot in enumerate(wave):
            top = (x + (k - 5.5) * 0.011 * h, waist)
            knee = (x + (k - 5.5) * 0.026 * h + drift * 0.2 * h, waist + 0.3 * h)
            ink, width = (silk.dim(_SILK, 0.5), 5) if k % 2 else (silk.lit(_SILK, 0.5), 7)
            silk.line(smooth([top, knee, foot], 6, closed=False), ink, width, 0.4)
        edge = smooth([(left, hem), *wave, (right, hem)], 5, closed=False)
        silk.line([(px, py - 12) for px, py in edge], "f8dc9a", 7, 0.8)


def _bow(c: Canvas, x: float, y: float, step: _Step) -> None:
    """The two bands of the jacket, flying after the turn."""
    h = _TALL
    for k, long in enumerate((0.3, 0.24)):
        fly = step.drift * 1.6 + (k - 0.5) * 0.04
        band = [
            (x, y - 0.73 * h),
            (x + fly * 0.4 * h, y - (0.73 - long * 0.5) * h),
            (x + fly * h, y - (0.73 - long) * h),
        ]
        c.line(smooth(band, 6, closed=False), ("c83a50", "e8586a")[k], 11)
    c.dot(x, y - 0.73 * h, 15, 11, "e8586a")


def _fan(c: Canvas, hand: Point, fore: float) -> None:
    """An open fan of pink silk with a feathered rim, held along the forearm."""
    spread, reach, count = 78, 150, 14

    def ray(share: float, far: float) -> Point:
        a = math.radians(fore + (share - 0.5) * 2 * spread)
        return hand[0] + math.sin(a) * far, hand[1] + math.cos(a) * far

    rim = [ray(k / 28, reach) for k in range(29)]
    c.soft([hand, *rim], c.shadow, 0.24, 10)
    for k in range(count):
        c.dot(*ray((k + 0.5) / count, reach), 17, 17, mix("ffffff", "f8b4cc", 0.25 + 0.3 * (k % 2)))
    c.wash([hand, *rim], [(0, "fbd0de"), (0.6, "f07aa4"), (1, "c83e74")])
    for k in range(count):
        blade = [hand, ray(k / count, reach * 0.98), ray((k + 0.5) / count, reach * 0.98)]
        c.shape(blade, "f6a8c4", 0.34)
        c.line([hand, ray(k / count, reach * 0.97)], "a83462", 1.6, 0.6)
    c.dot(*hand, 12, 12, "d9a684")


SCENES = {"fan-dancer": fan_dancer}
