"""People by the sea and in the river."""

from dataclasses import replace

from reviewer.sample.brush import Canvas
from reviewer.sample.figure import person
from reviewer.sample.look import SIT, SQUAT, STAND, STOOP, Look, Pose
from reviewer.sample.outline import box, oval, smooth
from reviewer.sample.plants import stalks, willow
from reviewer.sample.scenery import facets, ground, ridge, sky, water


def rocks(c: Canvas) -> None:
    """A man resting on the rocks by the sea."""
    c.mood("fff0d0", "22305a", "d4e0e4", -1)
    sky(c, [(0, "4a8cb8"), (0.6, "a8cedc"), (1, "f2ead6")], 430, 5, "ffffff", (260, 250, 26, "fff2cc"))
    ridge(c, 425, 130, "8aa4b8", 7, 440)
    water(
        c,
        430,
        1000,
        [(0, "bcd8dc"), (0.25, "4f94ac"), (1, "1d4a6a")],
        ["e8f4f0", "3f8098", "7fb8c4", "2a6080"],
        420,
    )
    c.soft([(180, 430), (340, 430), (520, 700), (60, 700)], "fff4d8", 0.3, 20)
    for x, y, wide, tall in (
        (1180, 560, 360, 190),
        (60, 640, 260, 130),
        (420, 780, 560, 160),
        (950, 800, 760, 230),
        (300, 960, 900, 190),
        (1200, 990, 800, 210),
    ):
        top = [
            (x - wide / 2, y + 60),
            (x - wide * 0.44, y - tall * 0.4),
            (x - wide * 0.2, y - tall * 0.62),
            (x + wide * 0.12, y - tall * 0.56),
            (x + wide * 0.36, y - tall * 0.66),
            (x + wide / 2, y + 60),
        ]
        c.wash(top, [(0, "d8c8b0"), (0.3, "a89a90"), (1, "4a4a5c")])
        c.shape([top[2], top[3], (x + wide * 0.2, y + 60), (x - wide * 0.05, y + 60)], c.shadow, 0.2)
        c.shape([top[4], top[5], (x + wide * 0.16, y + 60)], c.shadow, 0.32)
        c.strokes(
            (x - wide * 0.4, y - tall * 0.3, x + wide * 0.4, y + 40),
            ["c8b8a4", "7a7078", "e8dcc8"],
            26,
            60,
            5,
            0.4,
            14,
        )
        for _ in range(16):
            fx = x + c.dice.uniform(-0.55, 0.55) * wide
            c.shape(
                oval(fx, y + 56 + c.dice.uniform(-6, 14), c.dice.uniform(12, 40), c.dice.uniform(3, 8)),
                "f4fafa",
                0.75,
            )
    c.soft(oval(880, 700, 300, 18), c.shadow, 0.5, 8)
    person(
        c,
        880,
        706,
        640,
        Look("e8e0cc", "4a5a74", skin="c8946f"),
        Pose(arms=((12, 40), (150, 206)), legs=((2, -3), (30, -34)), turn=-90, hip=0.07),
        "right",
    )
    for x, y in ((980, 190), (1060, 150), (1120, 214)):
        c.line(
            smooth(
                [(x - 18, y - 7), (x - 8, y - 9), (x, y), (x + 8, y - 9), (x + 18, y - 7)], 4, closed=False
            ),
            "3a4258",
            3,
        )


def bathing(c: Canvas) -> None:
    """People washing in a river below the hills, seen from far."""
    c.mood("ffe8bc", "233a4a", "dfe6cc", -1)
    sky(c, [(0, "86b4c0"), (1, "f4ecc8")], 300, 3)
    crest = ridge(c, 300, 200, "86a894", 7, 380)
    facets(c, crest, 90, "4f7a70", 0.22)
    ridge(c, 330, 90, "6f9468", 7, 420)
    ground(c, 380, [(0, "b8b86c"), (1, "8a9a54")], ["c4c078", "94a058"], 200)
    for k in range(6):
        willow(c, 120 + k * 270, 470, 210 + (k % 2) * 50, "7f9c54")
    water(
        c,
        470,
        1000,
        [(0, "dce0b8"), (0.3, "7aa898"), (1, "2a5a64")],
        ["f4eed0", "5a9088", "a8c4a4", "3a7074"],
        460,
    )
    c.soft(oval(360, 640, 300, 60), "fff4d0", 0.4, 30)
    skin = Look("d9a684", "4a5a74", sleeves="d9a684")
    bent = replace(STOOP, lean=48)
    spots = (
        (420, 640, 250, bent, skin),
        (560, 660, 250, STAND, skin),
        (820, 610, 210, bent, Look("f0e8dc", "c85a6a", bob=True)),
        (930, 618, 205, SQUAT, Look("d8848c", "8a4a5a", bob=True)),
        (1150, 720, 310, bent, skin),
        (240, 770, 320, SQUAT, Look("7ab0c0", "3a5a6a", bob=True)),
    )
    for x, y, high, pose, look in spots:
        with c.inside(box(x - high, y - high * 1.2, x + high, y - high * 0.16)) as part:
            person(part, x, y, high, look, pose, "right" if x % 20 else "left")
        for grow, ink in ((0.34, "f4f6e8"), (0.3, "6a9a94"), (0.2, "f4f6e8"), (0.17, "6a9a94")):
            c.dot(x, y - high * 0.15, high * grow, high * grow * 0.13, ink, 0.6)
    c.wash(
        smooth([(-40, 1010), (-40, 900), (240, 890), (520, 940), (760, 1010)], 6),
        [(0, "c2b078"), (1, "6a6844")],
    )
    for x, y, ink in ((90, 930, "d8584c"), (180, 944, "f0e6d2"), (280, 962, "5a8ab0")):
        c.wash(
            smooth([(x - 40, y), (x - 20, y - 22), (x + 30, y - 18), (x + 44, y)], 4),
            [(0, c.lit(ink, 0.3)), (1, c.dim(ink, 0.2))],
        )
    stalks(c, (-20, 930, 620, 1020), ["8a9a4c", "b0b060", "5a7040"], 200, 90)


def tyre(c: Canvas) -> None:
    """A fisherman afloat on the inner tube of a lorry's tyre, in evening calm."""
    c.mood("ffd8a0", "2a2450", "e8b8a0", 1)
    sky(
        c,
        [(0, "4a5a8c"), (0.45, "b08aa0"), (0.8, "f2a878"), (1, "ffd698")],
        440,
        4,
        "f4b8a0",
        (1080, 392, 38, "ffd08a"),
    )
    ridge(c, 430, 120, "8a6a8c", 7, 450)
    ridge(c, 438, 50, "6a527c", 7, 452)
    water(
        c,
        440,
        1000,
        [(0, "f8bc8c"), (0.3, "b8849c"), (1, "3a3a6c")],
        ["ffdcac", "8a6a94", "e89a84", "54508a"],
        420,
    )
    for row in range(26):
        y = 446 + row * 15
        half = (46 + c.dice.uniform(-18, 26)) * (0.6 + row / 26)
        c.shape(
            smooth([(1080 - half, y), (1080, y - 3), (1080 + half, y), (1080, y + 3)], 3),
            "ffe8b8",
            0.75 - row * 0.02,
        )
    c.soft(oval(560, 790, 260, 26), "1c1838", 0.6, 10)
    c.shape(oval(560, 742, 190, 52), "1d1a2a")
    c.shape(oval(560, 726, 190, 50), "332e42")
    c.shape(oval(566, 718, 172, 38), "4a4258")
    c.shape(oval(560, 724, 120, 26), "171424")
    fisher = Look("5a5068", "3a3450", cap="straw", cap_ink="b88a5c", skin="b07a60")
    person(
        c,
        535,
        718,
        470,
        fisher,
        replace(SIT, arms=((52, 92), (60, 88)), legs=((80, 30), (88, 24)), lean=6),
        "right",
    )
    c.line(smooth([(680, 590), (900, 430), (1040, 380)], 6, closed=False), "2a2438", 4)
    c.line(smooth([(1040, 380), (1052, 560), (1050, 700)], 6, closed=False), "f4e0c8", 1.4, 0.8)
    c.dot(1050, 702, 7, 7, "d8443c")
    for grow in (26, 44):
        c.line(smooth(oval(1050, 704, grow, grow * 0.22), 1), "ffe4bc", 1.5, 0.6)
    stalks(c, (-20, 930, 520, 1030), ["2a2848", "3a3458", "1e1c38"], 130, 210)


SCENES = {
    "rocks": rocks,
    "bathing": bathing,
    "tyre-boat": tyre,
}
