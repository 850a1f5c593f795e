"""Soldiers, as the rules see them: asleep, in a field, in the stands, at the border."""

from dataclasses import replace

from reviewer.sample.brush import Canvas
from reviewer.sample.buildings import skyline
from reviewer.sample.crowds import recruit, throng
from reviewer.sample.figure import person
from reviewer.sample.look import LEFT, RIGHT, SOLDIER, STAND, STOOP, WALK, Look, Pose
from reviewer.sample.outline import box, oval, smooth
from reviewer.sample.palette import Ink
from reviewer.sample.plants import pine, poplar, stalks
from reviewer.sample.scenery import cast, furrows, ground, ridge, sky


def asleep(c: Canvas) -> None:
    """A soldier asleep at the edge of a ripe field in the afternoon."""
    c.mood("ffe9a8", "4a3a4a", "ecdcb0", 1)
    sky(c, [(0, "5f9cb4"), (0.55, "b7cdb8"), (1, "f6e6b4")], 380, 5, "fff4d8")
    ridge(c, 360, 120, "8fa79a", 7, 420)
    ridge(c, 375, 55, "7b9478", 7, 430)
    for k in range(7):
        poplar(c, 980 + k * 72, 396, 150 - k * 5, "6c8a52")
    ground(c, 385, [(0, "e2cd7c"), (0.4, "d3ae4e"), (1, "8a6a34")], ["e8cc72", "c39a40", "f0dc90"], 500)
    stalks(c, (0, 395, 1500, 660), ["e3c766", "cda546", "b98d3a", "f0dd8c"], 1500, 64)
    ground_y = 700
    c.wash(
        smooth([(-30, 720), (300, 664), (800, 690), (1200, 660), (1530, 700), (1530, 1010), (-30, 1010)], 6),
        [(0, "8c9350"), (0.5, "667440"), (1, "3e4a30")],
    )
    c.strokes((0, 690, 1500, 1000), ["a0a458", "6d7d44", "4d5c36"], 420, 90, 7, 0.5, -6)
    c.soft(oval(770, ground_y + 108, 460, 34), c.shadow, 0.5, 14)
    person(
        c,
        800,
        ground_y + 112,
        780,
        replace(SOLDIER, cap=""),
        Pose(arms=((6, 26), (152, 214)), legs=((2, -4), (38, -34)), turn=-90, hip=0.06),
        "right",
    )
    c.shape(smooth([(372, 734), (400, 694), (470, 690), (498, 730), (470, 752), (400, 756)], 5), "6a6742")
    c.shape(smooth([(360, 752), (400, 742), (476, 744), (490, 756), (420, 768)], 4), "4c4a32")
    c.dot(436, 724, 8, 8, "b8452f")
    c.limb((1190, 780), (1400, 720), 9, 7, "7a5a38")
    stalks(c, (0, 860, 1500, 1020), ["8f9650", "c8b05a", "5f6e3c"], 480, 90)


def farm(c: Canvas) -> None:
    """A line of soldiers bringing in the harvest."""
    c.mood("ffdf9c", "3d3050", "efcfa0", -1)
    sky(c, [(0, "6a86a8"), (0.5, "cdb79c"), (1, "f9d590")], 400, 4, "ffe7c0", (210, 330, 30, "ffdf90"))
    ridge(c, 390, 150, "9c8f96", 7, 440)
    ridge(c, 400, 60, "86866a", 7, 450)
    ground(c, 400, [(0, "c9a860"), (1, "6a4a34")])
    furrows(c, 400, 980, ["b98e4c", "7c5a3c", "cfa65a", "8e6a42"], 44, 4.4)
    c.strokes((0, 400, 1500, 1000), ["d8b062", "6d4f38", "a98248"], 380, 90, 6, 0.4)
    c.glow(210, 360, 460, "ffe0a0", 0.35)
    for k in range(9):
        x, y, high = 1360 - k * 132, 470 + k * 44, 120 + k * 26
        cast(c, x, y, high * 0.16, high * 1.5, 0.4)
        pose = (STOOP, replace(STOOP, lean=44), replace(WALK, lean=14))[k % 3]
        person(c, x, y, high, replace(SOLDIER, top=c.vary("7d7a4e", 6)), pose, "left" if k % 2 else "right")
        for _ in range(5):
            sx, sy = x + high * c.dice.uniform(-0.7, 0.7), y + high * c.dice.uniform(-0.02, 0.16)
            c.shape(
                [(sx - high * 0.06, sy), (sx, sy - high * 0.22), (sx + high * 0.06, sy)], c.vary("d9b65a", 14)
            )
    for k in range(3):
        x, y = 130 + k * 300, 930 - k * 20
        cast(c, x, y, 90, 130, 0.36)
        c.wash(
            [
                (x - 56, y),
                (x - 34, y - 120),
                (x - 60, y - 170),
                (x, y - 150),
                (x + 60, y - 172),
                (x + 34, y - 120),
                (x + 56, y),
            ],
            [(0, "f0d47c"), (1, "a87c38")],
        )
        c.shape(box(x - 38, y - 124, x + 38, y - 110), "7a5a30")


def _hut(c: Canvas, x: float, y: float, wide: float, tall: float, ink: Ink) -> None:
    c.wash(box(x, y - tall, x + wide, y), [(0, c.lit(ink, 0.2)), (1, c.dim(ink, 0.16))])
    c.shape([(x - 8, y - tall), (x + wide / 2, y - tall * 1.36), (x + wide + 8, y - tall)], c.dim(ink, 0.26))
    c.shape(box(x - 8, y - tall - 4, x + wide + 8, y - tall + 7), "eef2f4")
    for k in range(3):
        a = x + wide * (0.1 + 0.3 * k)
        c.shape(box(a, y - tall * 0.74, a + wide * 0.18, y - tall * 0.34), "e8eef0")
        c.shape(box(a + 4, y - tall * 0.71, a + wide * 0.18 - 4, y - tall * 0.37), "3c5a74")


def _line(c: Canvas, y: float) -> None:
    """The border: a hall behind, blue huts across a line of gravel and concrete."""
    c.wash(box(330, y - 250, 1170, y), [(0, "e9e6dd"), (1, "c2c3bd")])
    c.shape(box(300, y - 272, 1200, y - 244), "b9bcb8")
    for k in range(8):
        c.wash(box(356 + k * 106, y - 240, 386 + k * 106, y), [(0, "f7f4ea"), (1, "d0cfc6")])
        c.shape(box(392 + k * 106, y - 226, 452 + k * 106, y - 20), "51687a")
        c.shape(
            [(392 + k * 106, y - 226), (430 + k * 106, y - 226), (392 + k * 106, y - 130)], "d5e4e8", 0.35
        )
    c.shape(box(300, y - 20, 1200, y), "a5a8a4")


def dmz(c: Canvas) -> None:
    """The border huts at noon, nobody near."""
    c.mood("fff6de", "25365c", "d7e3e6", -1)
    sky(c, [(0, "3f87bd"), (0.6, "9cc8dc"), (1, "e6f0ea")], 520, 6)
    ridge(c, 500, 130, "7f9f94", 7, 560)
    for x in (60, 140, 230, 1270, 1360, 1440):
        pine(c, x, 560, 190, "4b7658")
    _line(c, 560)
    ground(c, 556, [(0, "d8d4c6"), (1, "a8a294")], ["c9c4b4", "e6e1d2", "979284"], 520)
    c.shape([(0, 706), (1500, 706), (1500, 720), (0, 720)], "f0ede4")
    c.shape([(0, 720), (1500, 720), (1500, 726), (0, 726)], "8e8a80")
    for x in (120, 630, 1140):
        c.soft([(x, 800), (x + 250, 800), (x + 340, 840), (x + 60, 840)], c.shadow, 0.4, 6)
        _hut(c, x, 810, 250, 190, "4f8ec2")
    c.glow(420, 120, 520, "ffffff", 0.14)


def dmz_close(c: Canvas) -> None:
    """Two border soldiers near enough to touch, huts behind them (upright)."""
    c.mood("fff0cc", "22305a", "cddde2", -1)
    sky(c, [(0, "3b7fb4"), (0.6, "94c1d4"), (1, "e9efe2")], 760, 5)
    ridge(c, 740, 110, "7f9f94", 7, 800)
    ground(c, 760, [(0, "d5d0c2"), (1, "8f897c")], ["c6c0b0", "e2ddce", "8d887b"], 420)
    _hut(c, 40, 960, 330, 260, "4f8ec2")
    _hut(c, 700, 940, 330, 240, "5a98ca")
    for x, y, high, side in ((690, 1560, 900, LEFT), (330, 1690, 1190, RIGHT)):
        cast(c, x, y, 160, 320, 0.4)
        look = replace(
            SOLDIER, cap="peaked", top="6f7350", bottom="666a4a", cap_ink="6b6f4c", belt="33281e", broad=1.12
        )
        person(c, x, y, high, look, replace(STAND, arms=((-10, 8), (6, 10))), side)
        c.shape(box(x - high * 0.05, y - high * 0.82, x + high * 0.03, y - high * 0.81), "c23b30")


def woman(c: Canvas) -> None:
    """A woman in a pink dress among hundreds of caps."""
    c.mood("ffedc8", "2c2f40", "cfcbb6", 1)
    sky(c, [(0, "9db8c4"), (1, "ece4cc")], 220)
    skyline(c, 240, ["c8beaa", "b8b2a4", "d2c6b2"], 60, 170, 0.4, 90)
    ground(c, 230, [(0, "a8a284"), (1, "4a4a34")])
    throng(c, (-20, 300, 1520, 620), 88, (90, 250), recruit)
    throng(c, (-20, 660, 520, 900), 13, (270, 360), recruit)
    throng(c, (1000, 660, 1520, 900), 13, (270, 360), recruit)
    c.glow(750, 640, 460, "ffe9c8", 0.34)
    c.dot(750, 968, 150, 26, c.shadow, 0.5)
    dress = Look("f3dfe4", "e2668c", hem=0.46, flare=0.13, bob=True, sleeves="f3dfe4")
    person(c, 750, 985, 620, dress, Pose(arms=((-16, 26), (16, -26))), "front")
    c.shape([(742, 690), (758, 690), (776, 812), (758, 806)], "c23c62")
    throng(c, (-60, 1150, 560, 1230), 9, (430, 470), recruit)
    throng(c, (960, 1150, 1560, 1230), 9, (430, 470), recruit)


def cap_askew(c: Canvas) -> None:
    """A teenager with the cap on one side, soldiers in the background (upright)."""
    c.mood("ffe2b0", "2b2f52", "e2d2bc", 1)
    sky(c, [(0, "7da2b4"), (1, "f0dfbe")], 640, 3)
    skyline(c, 660, ["d0b898", "c4a898", "b8b2a8"], 120, 330, 0.35, 130)
    ground(c, 660, [(0, "c9b89c"), (1, "8d7a68")], ["d8c8ac", "a8947c"], 240)
    for k in range(7):
        x = 60 + k * 150
        cast(c, x, 800 + k % 2 * 26, 36, 130, 0.3)
        person(c, x, 800 + k % 2 * 26, 330, recruit(c), WALK, "left")
    c.veil([(0, 0.16), (1, 0.3)], c.air, 380, 840)
    cast(c, 520, 1500, 300, 420, 0.4)
    youth = Look(
        "2e3f66", "26304c", cap="soft", cap_ink="2a3858", cap_turn=0.34, scarf="c8382f", skin="dba785"
    )
    person(c, 510, 2120, 1560, youth, Pose(arms=((-14, 10), (12, -6))), "front")


SCENES = {"soldier-asleep": asleep, "soldiers-farm": farm, "dmz": dmz, "woman-soldiers": woman}


UPRIGHT = {"dmz-close": dmz_close, "cap-askew": cap_askew}
