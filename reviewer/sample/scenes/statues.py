"""Statues and murals. The figures are nobody: bronze coats on a base."""

from reviewer.sample.brush import Canvas
from reviewer.sample.buildings import paving, skyline, statue, steps
from reviewer.sample.figure import person
from reviewer.sample.look import WALK, Look
from reviewer.sample.outline import smooth
from reviewer.sample.palette import Ink
from reviewer.sample.plants import pine, stalks, tree, willow
from reviewer.sample.scenery import cast, ground, ridge, sky, water

_BLOOMS = ("d4453a", "e88a9a", "f1d9c8")


_CARPETS = (
    ("a83232", "e8c98a"),
    ("2f5d7c", "e9dcc0"),
    ("c9822e", "5a2d2d"),
    ("4b6b4a", "e8d9a8"),
    ("7a3b5c", "e7b7a0"),
)


def front(c: Canvas) -> None:
    """A leader's statue at sunrise, people crossing the square."""
    c.mood("ffdca8", "3b2f55", "f3cfae", -1)
    sky(
        c,
        [(0, "54709c"), (0.5, "b9a7b4"), (0.8, "f2c59c"), (1, "fbdcae")],
        700,
        3,
        "ffe9cf",
        (260, 560, 34, "ffdf9e"),
    )
    ridge(c, 650, 70, "b59aa5", 7, 720)
    skyline(c, 690, ["c9a58f", "b8949a", "d6b598"], 40, 120, 0.5, 60)
    for x in (70.0, 170.0, 1330.0, 1430.0):
        pine(c, x, 740, 150, "5f6b58")
    paving(c, 700, (750, 640), "cbb3a0", "8d7480")
    c.glow(260, 720, 500, "ffe2ac", 0.4)
    steps(c, 520, 980, 742, 812, 6, "bda596", 26)
    cast(c, 760, 806, 240, 560, 0.4)
    statue(c, 750, 752, 640, "front", base="ab8f80")
    for k in range(11):
        x, y = 150 + k * 122 + c.dice.uniform(-30, 30), 850 + c.dice.uniform(-26, 40)
        cast(c, x, y, 14, 120, 0.34)
        person(
            c, x, y, 74, Look(c.dice.choice(["3d4a63", "e8ddcc", "7a3b3b"]), bob=k % 2 == 0), WALK, "right"
        )
    for k in range(34):
        c.dot(600 + k * 9.2, 752 + c.dice.uniform(-4, 4), 7, 6, c.dice.choice(_BLOOMS))


def behind(c: Canvas) -> None:
    """The same statue from its back, looking out over the town against the evening sun (upright)."""
    c.mood("ffb877", "1d2440", "e8a878", 1)
    sky(
        c,
        [(0, "24466b"), (0.4, "6b6f8f"), (0.72, "e08d62"), (1, "ffcf8a")],
        1010,
        4,
        "e9a98a",
        (720, 860, 42, "ffcf7a"),
    )
    ridge(c, 985, 90, "8a6a7c", 7, 1040)
    skyline(c, 1030, ["7c6478", "8d6c74", "6b5b78"], 50, 190, 0.35, 70, 0.12)
    water(c, 1030, 1150, [(0, "f2b680"), (1, "7a6a80")], ["ffd9a0", "5f5a78", "e79a6c"], 200)
    ground(c, 1140, [(0, "4d4a55"), (1, "2b2b3a")], ["3c4048", "565060"], 240)
    for x in (60, 160, 880, 960):
        tree(c, x, 1200, 210, "3d4b42")
    paving(c, 1205, (500, 1080), "57505c", "302c40", 14, 8)
    cast(c, 470, 1420, 260, 420, 0.5)
    statue(
        c,
        470,
        1430,
        1250,
        "back",
        Look(
            "3f342c",
            "3f342c",
            hem=0.31,
            flare=0.03,
            shoes="2e2823",
            skin="4a3c30",
            hair="362c25",
            sleeves="3c3129",
            legs="362d26",
            broad=1.16,
        ),
        "5d5058",
    )
    c.glow(720, 860, 420, "ffc880", 0.3)


def broom(c: Canvas) -> None:
    """A birch broom left leaning on the base of a statue at noon (upright)."""
    c.mood("fff4d8", "2a3c66", "cfe0ea", -1)
    sky(c, [(0, "2f74b5"), (0.6, "7fb3d8"), (1, "d6e8ee")], 1150, 5)
    ridge(c, 1130, 60, "86a8b4", 7, 1180)
    for x in (90, 200, 830, 930):
        pine(c, x, 1190, 260, "3f6a55")
    paving(c, 1160, (500, 1090), "d8d4cb", "8c93a4", 12, 8)
    cast(c, 560, 1350, 420, 460, 0.42)
    statue(
        c,
        520,
        1350,
        1180,
        "front",
        Look(
            "4f5f58",
            "4f5f58",
            hem=0.31,
            flare=0.03,
            shoes="3e4c48",
            skin="5b6b62",
            hair="43534e",
            sleeves="4c5b55",
            legs="435049",
            broad=1.16,
        ),
        "e6e2da",
    )
    c.shape(smooth([(300, 1352), (420, 1010), (430, 1012), (322, 1356)], 4), c.shadow, 0.3)
    c.limb((270, 1330), (402, 960), 13, 11, "b98d52")
    for _k in range(46):
        a = c.dice.uniform(-1, 1)
        c.line(
            [(284 + a * 9, 1290), (244 + a * 52, 1425 + c.dice.uniform(-22, 16))], c.vary("8a6534", 22), 3.4
        )
    c.line([(266, 1312), (302, 1322)], "5a3d22", 8)
    c.dot(650, 1408, 66, 17, c.shadow, 0.35)
    c.wash(
        [(600, 1330), (700, 1330), (686, 1410), (614, 1410)],
        [(0, "b23a34"), (0.6, "d8564a"), (1, "8a2c30")],
        across=True,
    )
    c.dot(650, 1330, 50, 13, "6e2428")


def _carpet(
    c: Canvas, x: float, y: float, wide: float, tall: float, inks: tuple[Ink, Ink], sway: float = 0.0
) -> None:
    """A carpet hung over a line."""
    field, border = inks
    outline = [(x, y), (x + wide, y), (x + wide + sway, y + tall), (x + sway, y + tall)]
    c.wash(outline, [(0, c.lit(field, 0.3)), (0.12, field), (1, c.dim(field, 0.28))])
    for inset, ink in ((0.08, border), (0.13, field), (0.2, border), (0.23, field)):
        dx, dy = wide * inset, tall * inset * 0.7
        c.shape(
            [
                (x + dx, y + dy),
                (x + wide - dx, y + dy),
                (x + wide - dx + sway * 0.9, y + tall - dy),
                (x + dx + sway * 0.9, y + tall - dy),
            ],
            c.vary(ink, 4),
            0.9,
        )
    cx, cy = x + wide / 2 + sway / 2, y + tall / 2
    for grow, ink in ((0.22, border), (0.15, c.dim(field, 0.3)), (0.08, border)):
        c.shape(
            [(cx, cy - tall * grow), (cx + wide * grow, cy), (cx, cy + tall * grow), (cx - wide * grow, cy)],
            ink,
        )
    for k in range(int(wide / 7)):
        fringe = x + sway + k * 7 + 3
        c.line([(fringe, y + tall), (fringe + sway * 0.05, y + tall + 11)], c.lit(border, 0.2), 1.6)


def _washing_line(c: Canvas, y: float, count: int) -> None:
    posts = [90.0, 520.0, 960.0, 1420.0]
    for x in posts:
        c.limb((x, y + 330), (x, y - 16), 11, 9, "5b4a3c")
    c.line(
        smooth([(p + d, y + (6 if d else 0)) for p in posts for d in (0, 215)][:-1], 5, closed=False),
        "3e342c",
        3,
    )
    for k in range(count):
        x = 120 + k * 1290 / count
        cast(c, x + 90, y + 330, 150, 110, 0.3)
        _carpet(
            c,
            x,
            y + 4,
            1290 / count - 46,
            c.dice.uniform(190, 250),
            _CARPETS[k % len(_CARPETS)],
            c.dice.uniform(-8, 12),
        )


def carpets(c: Canvas) -> None:
    """Carpets drying along a river bank; the statue stands small on the far side."""
    c.mood("fff0c4", "2c3a55", "d9e2d8", 1)
    sky(c, [(0, "6fa5bd"), (0.6, "b9d3cf"), (1, "f1e6c4")], 470, 6)
    ridge(c, 450, 80, "8fa9a5", 7, 500)
    skyline(c, 480, ["d8c4a8", "c9b0a0", "b8c0b8"], 30, 90, 0.35, 60)
    water(c, 480, 690, [(0, "cfdcd2"), (1, "5f8a92")], ["e8ead8", "4f7a86", "9fbdb8"], 260)
    for x in (960, 1010, 1290, 1345):
        tree(c, x, 496, 90, "5d7a55")
    statue(c, 1150, 500, 260, "front", base="d9d0c2")
    ground(c, 680, [(0, "8f9a5e"), (1, "55653c")], ["a3a862", "6f7d46", "47582f"], 420)
    _washing_line(c, 600, 6)
    stalks(c, (0, 860, 1500, 1010), ["6f8244", "93a055", "4c5f33"], 420, 46)


def drying(c: Canvas) -> None:
    """Carpets and sheets on a line by the river, early, nobody about."""
    c.mood("ffe6cf", "3a3558", "ecd9d4", -1)
    sky(c, [(0, "8fa4c4"), (0.5, "d8c3cc"), (1, "f8dfc8")], 520, 4, "fff1e6", (330, 430, 24, "ffe9c4"))
    ridge(c, 500, 150, "a798b4", 7, 540)
    ridge(c, 515, 70, "8f8aa4", 7, 560)
    water(c, 520, 720, [(0, "f3d9c6"), (1, "8f98b4")], ["fff0dd", "7d88a8", "d8b8b8"], 300)
    willow(c, 1330, 800, 560, "7f8f62")
    ground(c, 705, [(0, "9a9a70"), (1, "5d6850")], ["b0a878", "6c7652", "d8bfa0"], 420)
    _washing_line(c, 590, 4)
    stalks(c, (0, 850, 1500, 1010), ["7c8452", "a8a468", "5b6842"], 420, 44)


SCENES = {
    "statue-front": front,
    "statue-carpets": carpets,
    "carpets": drying,
}


UPRIGHT = {
    "statue-behind": behind,
    "statue-broom": broom,
}
