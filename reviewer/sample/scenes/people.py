"""Town people in parks and by the river."""

import math
from dataclasses import replace

from reviewer.sample.brush import Canvas
from reviewer.sample.buildings import bench, lamp_post, paving, skyline
from reviewer.sample.crowds import passer
from reviewer.sample.figure import person
from reviewer.sample.look import LEFT, RIGHT, SIT, STAND, Bend, Look, Pose
from reviewer.sample.outline import Point, box, oval, smooth
from reviewer.sample.palette import Ink, mix
from reviewer.sample.plants import tree, willow
from reviewer.sample.scenery import cast, ground, ridge, sky, water
from reviewer.sample.vehicles import coach

# Of the officer, in each frame: the arms, where the baton points, and whether she blinks.
_SIGNALS: tuple[tuple[tuple[Bend, Bend], Point, bool], ...] = (
    (((-88, -90), (12, 150)), (50, -100), False),
    (((-88, -92), (58, 128)), (84, -74), True),
    (((-46, -70), (90, 92)), (112, -6), False),
)
_SILKS: tuple[Ink, ...] = ("e2567c", "4a8ac0", "f0b840", "58a878", "a868b0", "e8743c")


def dancing(c: Canvas) -> None:
    """Students dancing in the park in bright dresses."""
    c.mood("fff0c0", "2f2c5a", "e4ecd4", -1)
    sky(c, [(0, "7cbcd8"), (1, "f0f4e0")], 400, 3)
    for k in range(8):
        tree(c, 30 + k * 210, 470, 360 - (k % 3) * 50, c.far("6c9a58", 0.2), "f8c8d0" if k % 3 == 1 else "")
    paving(c, 450, (750, 300), "e6d8bc", "b8a48c", 16, 9)
    c.soft(oval(300, 520, 500, 50), "7c8a68", 0.4, 26)
    pairs = (
        (180, 640, 290),
        (480, 610, 260),
        (760, 600, 250),
        (1040, 612, 260),
        (1320, 645, 290),
        (330, 880, 420),
        (780, 900, 450),
        (1210, 880, 420),
    )
    for k, (x, y, high) in enumerate(pairs):
        ink, up = _SILKS[k % 6], k % 2
        dress = Look(
            mix(ink, "ffffff", 0.6), ink, hem=0.45, flare=0.14, bob=True, sleeves=mix(ink, "ffffff", 0.6)
        )
        suit = Look("f4f0e6", "2b3350", scarf="c8383a")
        for dx in (-0.2, 0.2):
            cast(c, x + dx * high, y, high * 0.2, high * 0.7, 0.34)
        person(
            c,
            x + high * 0.2,
            y,
            high,
            suit,
            Pose(arms=((-60, -110), (100, 150)), legs=((-12, -6), (10, -8))),
            "front",
        )
        person(
            c,
            x - high * 0.2,
            y,
            high * 0.95,
            dress,
            Pose(arms=((-110, -140 - up * 20), (70, 110)), legs=((-6, -3), (10, 2)), lean=-4 + 8 * up),
            "front",
        )
    for _ in range(70):
        c.dot(c.dice.uniform(0, 1500), c.dice.uniform(480, 1000), 4, 2.4, "f8c8d0", 0.8)


def shirt(c: Canvas) -> None:
    """A student whose shirt hangs out, laughing friends behind (upright)."""
    c.mood("fff2cc", "26405a", "d8e8d4", 1)
    sky(c, [(0, "78b4c8"), (1, "f0f2d8")], 620, 3)
    for k in range(5):
        tree(c, 60 + k * 230, 760, 560 - (k % 2) * 120, c.far("6a9a58", 0.25))
    ground(c, 740, [(0, "c8d088"), (1, "6a9450")], ["b8c878", "82a85c", "d4d898"], 420)
    c.wash(
        smooth([(-40, 1100), (400, 980), (1040, 1040), (1040, 1520), (-40, 1520)], 6),
        [(0, "ecdcbc"), (1, "b89c80")],
    )
    for k, x in enumerate((150, 300, 820, 930)):
        cast(c, x, 1010, 60, 150, 0.32)
        person(
            c,
            x,
            1010,
            440,
            Look("f4f0e6", "2b3350", hem=0.2 if k % 2 else 0.0, bob=k % 2 == 1, scarf="c8383a"),
            STAND,
            (RIGHT, RIGHT, LEFT, LEFT)[k],
        )
    c.veil([(0, 0.1), (1, 0.16)], c.air, 300, 1020)
    cast(c, 530, 1450, 170, 380, 0.4)
    look = Look("f6f2e8", "2b3350", scarf="c8383a")
    person(
        c, 520, 1440, 1130, look, Pose(arms=((-26, 30), (10, 6)), legs=((-5, -2), (7, 2)), lean=2), "front"
    )
    tail = smooth(
        [
            (408, 846),
            (520, 852),
            (634, 846),
            (640, 898),
            (612, 934),
            (566, 916),
            (524, 936),
            (488, 1006),
            (438, 1030),
            (410, 984),
        ],
        6,
    )
    c.wash(tail, [(0, "c9c9d4"), (0.4, "eeeae2"), (0.6, "f6f2e8"), (1, "fffaf0")], across=True)
    for a, b in (((452, 880), (444, 1000)), ((500, 876), (486, 970)), ((590, 880), (598, 920))):
        c.line([a, b], "b4b4c4", 3, 0.7)


def bench_pair(c: Canvas) -> None:
    """A tired mother and her child on a bench at the fun fair."""
    c.mood("ffd8a8", "2a1f4a", "e0b0b0", 1)
    sky(c, [(0, "3c4678"), (0.5, "a8789c"), (0.85, "f2a488"), (1, "ffd0a0")], 620, 4, "e8a0a8")
    cx, cy, r = 1080, 360, 270
    for k in range(12):
        a = math.tau * k / 12 + 0.13
        px, py = cx + math.cos(a) * r, cy + math.sin(a) * r
        c.line([(cx, cy), (px, py)], "5a4474", 4)
        c.wash(
            box(px - 24, py + 6, px + 24, py + 46),
            [(0, mix(_SILKS[k % 6], "ffd8a8", 0.2)), (1, c.dim(_SILKS[k % 6], 0.4))],
        )
        c.glow(px, py, 30, "fff0b8", 0.8)
    for ring in (r, r * 0.86):
        c.line([*smooth(oval(cx, cy, ring, ring, count=40), 1), (cx + ring, cy)], "5a4474", 5)
    c.line([(cx, cy), (cx - 130, 660)], "4a3664", 12)
    c.line([(cx, cy), (cx + 130, 660)], "4a3664", 12)
    for x in (40, 210, 640, 1420):
        tree(c, x, 660, 240, "5a6a60")
    for k in range(30):
        x = k * 52
        y = 470 + 46 * math.sin(k / 29 * math.pi * 3) ** 2
        c.glow(x, y, 22, ("ffe08a", "ff9a7a", "a8e0d0")[k % 3], 0.9)
        c.dot(x, y, 4, 4, "fff8e0")
    paving(c, 650, (750, 520), "c09a98", "7a5a78", 14, 8)
    c.glow(1080, 660, 420, "ffd0a0", 0.3)
    c.soft([(250, 896), (820, 896), (620, 960), (60, 950)], c.shadow, 0.5, 14)
    bench(c, 240, 900, 620, 130, "b8743c")
    slump = replace(SIT, arms=((16, 50), (22, 58)), lean=-7, nod=30, legs=((84, 2), (92, -6)))
    person(c, 450, 776, 560, Look("7a5a80", "4a4460", bob=True), slump, "right")
    person(
        c,
        650,
        778,
        370,
        Look("e8b04a", "4a6a8a"),
        replace(slump, nod=20, lean=-12, legs=((80, 40), (86, 30))),
        "right",
    )
    c.wash(
        smooth([(300, 780), (296, 700), (330, 676), (376, 684), (384, 780)], 5),
        [(0, "d88a6a"), (1, "8a4a4c")],
    )
    c.line(smooth([(318, 690), (340, 640), (362, 690)], 5, closed=False), "6a3a44", 5)


def riverside(c: Canvas) -> None:
    """A woman in a blue coat from behind, looking over the river to the town (upright)."""
    c.mood("ffe8cc", "27325a", "e0dce4", -1)
    sky(c, [(0, "7fa0c4"), (0.5, "c4c8d8"), (1, "f8e4d0")], 700, 5, "fff6ee")
    ridge(c, 690, 130, "a8acc4", 7, 720)
    skyline(c, 730, ["d8bcb0", "c8c0c8", "e0ccb8", "b8b8c8"], 70, 260, 0.42, 70)
    water(c, 730, 1060, [(0, "e8dcd8"), (1, "8098b8")], ["fff4e8", "7088ac", "c8c4d0"], 260)
    willow(c, 900, 1120, 860, "8aa468")
    c.wash(box(0, 1060, 1000, 1500), [(0, "d8ccc0"), (1, "8f8894")])
    for k in range(14):
        c.wash(box(18 + k * 74, 985, 36 + k * 74, 1100), [(0, "f4ece0"), (1, "b8b0b0")])
    c.wash(box(0, 960, 1000, 990), [(0, "fff8ec"), (1, "c0b8b8")])
    c.wash(box(0, 1096, 1000, 1122), [(0, "e8e0d4"), (1, "a8a0a4")])
    cast(c, 400, 1420, 150, 360, 0.4)
    person(c, 390, 1420, 800, Look("35588a", "35588a", hem=0.24, flare=0.05, bob=True), STAND, "back")
    c.wash(smooth([(452, 1040), (528, 1040), (536, 1120), (444, 1120)], 4), [(0, "b86a48"), (1, "7a3e30")])


def tram(c: Canvas) -> None:
    """A red tram at the blue hour, lit windows, the first lamps."""
    c.mood("ffe0b0", "141c40", "5a6a94", 1)
    sky(c, [(0, "152248"), (0.6, "3a4a80"), (1, "c08a88")], 520, 3, "7a7aa4", (1220, 170, 20, "f4ecd8"))
    skyline(c, 560, ["4a5480", "5a5a84", "3f4a74"], 200, 420, 0.3, 150, 0.24)
    skyline(c, 600, ["3a4068", "454a70", "33395e"], 110, 260, 0.1, 180, 0.34)
    ground(c, 590, [(0, "4a527c"), (1, "1c2244")], ["3c4468", "5a628c", "28305a"], 360)
    for k in range(5):
        lamp_post(c, 60 + k * 340, 700, 330, "262c4c", "ffd890")
    for x in range(0, 1500, 34):
        c.soft(oval(x, c.dice.uniform(790, 960), 10, c.dice.uniform(24, 60)), "ffcf88", 0.14, 6)
    for y in (812, 852):
        c.line([(0, y), (1500, y)], "8a90b4", 3, 0.7)
    coach(c, 330, 820, 900, "c8403c", "f0e0c0", "ffdf98", tram=True)
    for k in range(14):
        c.dot(380 + k * 60, 650, 9, 11, "4a3040", 0.7)
        c.shape(oval(380 + k * 60, 682, 17, 22), "4a3040", 0.7)
    c.line([(0, 480), (1500, 500)], "1c2240", 2)
    c.glow(780, 690, 460, "ffdf98", 0.22)
    c.soft([(340, 830), (1220, 830), (1160, 960), (400, 960)], "ffd898", 0.24, 30)
    for x, y, high, side in ((190, 880, 250, RIGHT), (262, 886, 236, RIGHT), (1350, 890, 250, LEFT)):
        c.soft(oval(x, y + 3, 50, 9), "0c1230", 0.6, 6)
        person(c, x, y, high, passer(c), STAND, side)


def officer(c: Canvas) -> None:
    """A traffic officer in blue at a quiet crossing (upright)."""
    c.mood("fff4d8", "263a6a", "dce6ea", -1)
    sky(c, [(0, "5aa0d0"), (0.7, "b8dce8"), (1, "f2f4e8")], 800, 5)
    skyline(c, 830, ["e8c8b0", "c8d8c8", "e0d8b8", "d8b8b8"], 180, 480, 0.3, 180)
    for k in range(6):
        tree(c, 40 + k * 190, 850, 170, "7a9c60")
    ground(c, 840, [(0, "c4bcb8"), (1, "7c7884")], ["b4acac", "948e98", "d8d0c8"], 260)
    for k in range(7):
        c.shape(
            [(k * 170 - 60, 960), (k * 170 + 30, 960), (k * 180 - 40, 1060), (k * 180 - 150, 1060)],
            "f8f4ea",
            0.8,
        )
    c.wash(oval(500, 1380, 290, 66), [(0, "ffffff"), (1, "d0ccd0")])
    c.shape(oval(500, 1372, 270, 54), "e85a44")
    c.shape(oval(500, 1368, 210, 40), "fffaf0")
    cast(c, 520, 1376, 120, 300, 0.4)
    arms, baton, eyes_shut = _SIGNALS[c.moment]
    look = Look(
        "4a86c4",
        "2f5a94",
        hem=0.2,
        flare=0.03,
        bob=True,
        cap="peaked",
        cap_ink="4a86c4",
        belt="f4f4f0",
        shoes="1e2230",
        sleeves="4a86c4",
        eyes_shut=eyes_shut,
    )
    _, hand = person(c, 500, 1376, 980, look, Pose(arms, legs=((-2, -1), (2, 1))), "front")
    c.limb(hand, (hand[0] + baton[0], hand[1] + baton[1]), 13, 11, "fafafa")


SCENES = {"dancing": dancing, "bench": bench_pair, "tram": tram}


UPRIGHT = {"shirt": shirt, "riverside": riverside, "officer": officer}
