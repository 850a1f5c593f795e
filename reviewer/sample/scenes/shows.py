"""Stage, ring and pool: what visitors are taken to see."""

import math

from PIL import Image

from reviewer.sample.brush import Canvas
from reviewer.sample.crowds import COATS, stands
from reviewer.sample.figure import person
from reviewer.sample.look import Look, Pose
from reviewer.sample.outline import Point, box, oval, smooth
from reviewer.sample.palette import Ink, mix


def _dolphin(c: Canvas, x: float, y: float, size: float, turn: float, flip: int = 1) -> None:
    """A dolphin in the air, its middle at (x, y)."""
    a = math.radians(turn)

    def place(u: float, v: float) -> Point:
        return x + (u * math.cos(a) - v * math.sin(a)) * size * flip, y + (
            u * math.sin(a) + v * math.cos(a)
        ) * size

    body = [
        (0.62, 0.1),
        (0.5, 0.02),
        (0.42, -0.06),
        (0.2, -0.17),
        (-0.1, -0.17),
        (-0.38, -0.04),
        (-0.6, 0.12),
        (-0.38, 0.1),
        (-0.05, 0.12),
        (0.25, 0.14),
        (0.44, 0.13),
    ]
    for fin in (
        [(0.06, -0.15), (-0.08, -0.34), (-0.12, -0.14)],
        [(-0.54, 0.08), (-0.78, -0.04), (-0.68, 0.14), (-0.74, 0.3)],
    ):
        c.shape([place(*p) for p in fin], c.dim("54748c", 0.2))
    c.wash(smooth([place(*p) for p in body], 6), [(0, c.lit("54748c", 0.2)), (0.5, "54748c"), (1, "c3d2d8")])
    belly = [(0.5, 0.1), (0.2, 0.06), (-0.2, 0.08), (-0.4, 0.09), (-0.05, 0.12), (0.25, 0.14)]
    c.shape(smooth([place(*p) for p in belly], 5), "e6eef0")
    c.shape([place(*p) for p in ((0.16, 0.08), (0.0, 0.32), (0.04, 0.1))], c.dim("54748c", 0.35))
    ex, ey = place(0.4, 0.0)
    c.dot(ex, ey, size * 0.014, size * 0.014, "1c2430")


def _splash(c: Canvas, x: float, y: float, size: float) -> None:
    for _ in range(46):
        a, r = c.dice.uniform(math.pi * 1.1, math.pi * 1.9), c.dice.uniform(0.2, 1.0) * size
        c.dot(
            x + math.cos(a) * r * 0.8,
            y + math.sin(a) * r,
            2 + 4 * c.dice.random(),
            3 + 6 * c.dice.random(),
            "f2fafc",
            0.8,
        )
    c.dot(x, y, size * 0.9, size * 0.12, "f2fafc", 0.75)


def _pool(c: Canvas, inks: tuple[Ink, ...], caps: bool) -> None:
    c.mood("e8fbff", "10284a", "6fa0b8", 1)
    c.wash(box(0, 0, 1500, 1000), [(0, "173049"), (0.3, "2d5670"), (1, "1d6c8c")])
    for k in range(9):
        c.glow(90 + k * 165, 40, 150, "eaf8ff", 0.5)
        c.dot(90 + k * 165, 40, 22, 8, "ffffff")
    stands(c, (0, 90, 1500, 560), 8, inks, caps)
    c.veil([(0, 0.36), (0.5, 0.12), (1, 0.0)], "2d5670", 60, 560)
    for k in range(4):
        x = 210.0 + k * 360
        c.soft([(x - 20, 20), (x + 20, 20), (x + 190, 660), (x - 190, 660)], "dff6ff", 0.13, 26)
    c.wash(box(0, 575, 1500, 640), [(0, "e9eef0"), (1, "9fb6c2")])
    c.shape(box(0, 596, 1500, 604), "2f7ea6")
    c.wash(box(0, 640, 1500, 1000), [(0, "57c0d2"), (0.4, "2393b4"), (1, "0f5a82")])
    for row in sorted(c.dice.random() for _ in range(240)):
        x, y, w = c.dice.uniform(0, 1500), 648 + 350 * row, 20 + 130 * row
        ring = smooth([(x - w, y), (x, y - 5 - 7 * row), (x + w, y), (x, y + 2)], 3)
        c.shape(ring, c.dice.choice(["a6ecec", "7fd6e0", "0f5f88", "1b7ea2"]), 0.32)


def _leap(c: Canvas) -> None:
    for x, y, turn, flip in ((520, 470, -40, 1), (815, 300, -4, 1), (1110, 450, 38, 1)):
        c.soft(oval(x, 770, 130, 16), "0d4a70", 0.5, 12)
        _dolphin(c, x, y, 270, turn, flip)
    _splash(c, 430, 720, 120)
    _splash(c, 1215, 730, 130)
    keeper = Look("d83a34", "27304a", sleeves="d83a34")
    person(c, 190, 640, 250, keeper, Pose(arms=((-12, -4), (128, 150))), "front")


def dolphins(c: Canvas) -> None:
    """Three dolphins in the air before families in the stands."""
    _pool(c, (*COATS, "d8584c", "e9c95a", "5f9ec2", "e8a0b0", "f2ead8"), False)
    _leap(c)


def dolphins_soldiers(c: Canvas) -> None:
    """The same pool, the stands full of uniforms."""
    _pool(c, ("747147", "7d7a4e", "6b6842", "807c54"), True)
    _leap(c)


def acrobats(c: Canvas) -> None:
    """Acrobats under the big top in crossing beams of light (upright)."""
    c.mood("fff0b8", "1a1038", "4a2a5c", -1)
    c.wash(box(0, 0, 1000, 1500), [(0, "120b2e"), (0.5, "3a1c55"), (0.8, "74284f"), (1, "2a1236")])
    for k in range(-7, 8):
        c.shape([(500, -40), (500 + k * 150, 900), (500 + k * 150 + 75, 900)], "8c2f5c", 0.22)
    for x, lean, ink in ((60, 420, "ffe6a0"), (940, -420, "a8d8ff"), (500, 0, "ffd0e0")):
        c.soft([(x - 8, 0), (x + 8, 0), (x + lean + 170, 1250), (x + lean - 170, 1250)], ink, 0.3, 20)
    stands(c, (0, 1010, 1000, 1240), 4, ("3a2a4a", "4a2f52", "2e2444", "5a3a58"))
    c.wash(
        smooth([(-40, 1330), (500, 1230), (1040, 1330), (1040, 1520), (-40, 1520)], 8),
        [(0, "f0b45c"), (0.4, "d8743c"), (1, "7a2c34")],
    )
    c.dot(500, 1360, 330, 60, "fff0c0", 0.28)
    for x in (330, 670):
        c.line([(x, -10), (x + (500 - x) * 0.2, 470)], "e8dcc0", 2.4)
    c.line([(364, 470), (636, 470)], "e8dcc0", 6)
    red, gold = Look("d83a4c", "d83a4c", shoes="f2e6d0", bob=True), Look("f0c24c", "f0c24c", shoes="f2e6d0")
    person(
        c,
        500,
        470,
        330,
        gold,
        Pose(arms=((-150, -170), (150, 170)), legs=((-10, -70), (10, 70)), turn=180, hip=0.1),
        "front",
    )
    person(
        c,
        500,
        905,
        330,
        red,
        Pose(arms=((-160, -172), (160, 172)), legs=((-62, -80), (62, 80)), hip=0.4),
        "front",
    )
    for k in range(5):
        person(
            c,
            240 + k * 130,
            1390 + (k % 2) * 14,
            230,
            (red, gold)[k % 2],
            Pose(arms=((-118, -128), (118, 128))),
            "front",
        )


def _cards(c: Canvas, wall: list[Point], cell: int) -> None:
    """A sunrise over hills, one coloured card to a cell."""
    (x0, y0), _, (x1, y1), _ = wall
    wide, high = round((x1 - x0) / cell), round((y1 - y0) / cell)
    cards = Image.new("RGB", (wide, high))
    for row in range(high):
        for column in range(wide):
            u, v = (column - wide / 2) / wide, row / high
            hill = 0.74 - 0.24 * math.sin(abs(u) * 11 + 5) * (0.4 + abs(u)) - 0.05 * math.sin(u * 43)
            ray = "e8503c" if math.sin(math.atan2(v - 0.72, u * 2.9) * 11) > 0 else "f5a04a"
            ink: Ink = "fff0b0" if math.hypot(u * 2.9, v - 0.72) < 0.3 else ray
            ink = mix("8fc45a", "2e7a5c", (v - hill) * 3) if v > hill else ink
            cards.putpixel((column, row), c.vary(ink, 12))
    s = c.scale
    size = (round((x1 - x0) * s), round((y1 - y0) * s))
    c.image.paste(cards.resize(size, Image.Resampling.NEAREST), (round(x0 * s), round(y0 * s)))


def games(c: Canvas) -> None:
    """A stadium: dancers in formation before a picture made of thousands of cards."""
    c.mood("fff2d0", "23204a", "c8a8b8", -1)
    c.wash(box(0, 0, 1500, 1000), [(0, "1c2450"), (1, "3c2c5a")])
    _cards(c, box(0, 90, 1500, 522), 12)
    c.veil([(0, 0.5), (0.4, 0.0), (1, 0.0)], "1c2450", 80, 530)
    c.wash(box(0, 522, 1500, 1000), [(0, "3f8a5c"), (1, "1d4a40")])
    for k in range(6):
        c.soft(
            [(k * 300 - 20, 0), (k * 300 + 20, 0), (1500 - k * 260, 900), (1300 - k * 260, 900)],
            "fff6d8",
            0.07,
            20,
        )
    fans: tuple[Ink, ...] = ("f05c8c", "ffd25a", "f8f0e4", "5cc0d8")
    for row in range(11):
        y, size = 560 + row * row * 3.4, 9 + row * 3.4
        gap = size * 1.7
        for k in range(int(1500 / gap) + 2):
            x = 750 + (k - 750 / gap) * gap + (row % 2) * gap / 2
            ink = fans[(int(abs(x - 750) / 190) + row // 3) % 4]
            c.shape(
                [(x - size * 0.5, y + size), (x, y - size * 0.7), (x + size * 0.5, y + size)], c.vary(ink, 8)
            )
            c.dot(x, y - size * 0.85, size * 0.22, size * 0.26, "e2b898")
            c.shape(
                [(x, y - size * 0.4), (x - size * 0.8, y - size * 1.2), (x - size * 0.3, y - size * 1.5)],
                c.lit(ink, 0.4),
            )


SCENES = {"dolphins": dolphins, "dolphins-soldiers": dolphins_soldiers, "mass-games": games}


UPRIGHT = {"acrobats": acrobats}
