"""Under a roof: classrooms, the metro, a restaurant, a shop, a church."""

from dataclasses import replace

from reviewer.sample.brush import Canvas, Ink, box, mix, oval, smooth
from reviewer.sample.crowds import passer
from reviewer.sample.figure import SIT, STAND, WALK, Look, Pose, person
from reviewer.sample.scenery import cast

_TYPING = Pose(arms=((38, 84), (44, 88)), legs=((84, 2), (90, 0)), hip=0.0, nod=4)
_PUPIL = Look("f2eee2", "2c3c60", scarf="cf3a34")


def _classroom(c: Canvas, power: bool) -> None:
    wall: Ink = "dcd6bc" if power else "8d92a0"
    c.wash(box(0, 0, 1500, 640), [(0, mix(wall, "ffffff", 0.2)), (1, wall)])
    c.wash(box(0, 430, 1500, 640), [(0, "8fb09a" if power else "5f7078"), (1, "7a9a88" if power else "4e5c66")])
    for k in range(3):
        x = 90 + k * 480
        c.shape(box(x - 12, 58, x + 352, 402), "f4f0e4" if power else "a8acb4")
        c.wash(box(x, 70, x + 340, 390), [(0, "a8d4ea"), (1, "eaf4ea")] if power else [(0, "b8c2cc"), (1, "e4e6e4")])
        for row in range(3):
            c.dot(x + 40 + row * 120, 370, 90, 50, "7fa878" if power else "8a98a0", 0.7)
        c.shape(box(x + 166, 58, x + 174, 402), "f4f0e4" if power else "a8acb4")
        c.shape(box(x, 220, x + 340, 228), "f4f0e4" if power else "a8acb4")
        c.soft([(x + 40, 640), (x + 340, 640), (x + 180, 1000), (x - 220, 1000)], "fff4d0", 0.0 if not power else 0.4, 20)
    c.wash(box(0, 640, 1500, 1000), [(0, "b8875c" if power else "66606a"), (1, "6e4a38" if power else "34323e")])
    for k in range(16):
        c.line([(750 + (k - 8) * 70, 640), (750 + (k - 8) * 210, 1000)], "5a3c2e" if power else "2a2a34", 1.5, 0.45)


def _desk(c: Canvas, x: float, y: float, size: float, power: bool, look: Look) -> None:
    """A pupil in profile at a computer; y is the floor."""
    top = y - size * 0.52
    c.soft(oval(x + size * 0.3, y, size * 0.8, size * 0.07), c.shadow, 0.5, 8)
    c.shape(box(x - size * 0.2, y - size * 0.3, x + size * 0.12, y - size * 0.27), "5a4236")
    c.line([(x - size * 0.16, y - size * 0.28), (x - size * 0.16, y)], "4a362c", size * 0.02)
    c.line([(x + size * 0.08, y - size * 0.28), (x + size * 0.08, y)], "4a362c", size * 0.02)
    person(c, x - size * 0.02, y - size * 0.31, size * 1.12, look, _TYPING, "right")
    c.wash(box(x + size * 0.28, top, x + size * 1.06, top + size * 0.05), [(0, c.lit("a87a50", 0.3)), (1, c.dim("a87a50", 0.2))])
    c.shape(box(x + size * 0.94, top + size * 0.05, x + size * 1.0, y), c.dim("a87a50", 0.45))
    c.shape(box(x + size * 0.34, top - size * 0.03, x + size * 0.54, top), "d6d2c6" if power else "7c7e86")
    sx, sy = x + size * 0.62, top
    c.shape([(sx + size * 0.1, sy), (sx + size * 0.3, sy), (sx + size * 0.26, sy - size * 0.07), (sx + size * 0.14, sy - size * 0.07)], c.dim("cfcabc", 0.4))
    case: Ink = "d8d3c4" if power else "84868c"
    c.wash(smooth([(sx - size * 0.02, sy - size * 0.44), (sx + size * 0.1, sy - size * 0.46), (sx + size * 0.36, sy - size * 0.36), (sx + size * 0.36, sy - size * 0.12), (sx + size * 0.1, sy - size * 0.05), (sx - size * 0.02, sy - size * 0.06)], 3), [(0, c.lit(case, 0.3)), (1, c.dim(case, 0.35))])
    screen = [(sx - size * 0.04, sy - size * 0.42), (sx + size * 0.02, sy - size * 0.43), (sx + size * 0.02, sy - size * 0.09), (sx - size * 0.04, sy - size * 0.1)]
    c.shape(screen, "9fe8f4" if power else "1a1c24")
    if power:
        c.glow(sx - size * 0.08, sy - size * 0.26, size * 0.5, "9fe8f4", 0.5)


def computers(c: Canvas) -> None:
    """Children at computers, morning sun in the classroom."""
    c.mood("fff4d0", "3a3358", "e4e2d0", -1)
    _classroom(c, True)
    for k, (x, y, size) in enumerate(((170, 790, 250), (600, 790, 250), (1030, 790, 250), (20, 950, 330), (560, 950, 330), (1090, 950, 330))):
        _desk(c, x, y, size, True, replace(_PUPIL, bob=k % 2 == 0))


def computers_off(c: Canvas) -> None:
    """The same classroom without power: grey light, dark screens."""
    c.mood("dfe4ea", "1c2236", "8c94a2", -1)
    _classroom(c, False)
    for k, (x, y, size) in enumerate(((170, 790, 250), (600, 790, 250), (1030, 790, 250), (20, 950, 330), (560, 950, 330), (1090, 950, 330))):
        _desk(c, x, y, size, False, replace(_PUPIL, top="c9ccd2", bottom="2a3248", scarf="9a3a3c", skin="b98d78", bob=k % 2 == 1))
    c.veil([(0, 0.28), (0.5, 0.0), (1, 0.3)], "161a2c", 0, 1000)


def _vault(c: Canvas, tunnel: bool) -> None:
    """A marble platform under a painted vault; the track on the left runs into its tunnel, or a train stands there."""
    c.wash(box(0, 0, 1500, 1000), [(0, "6a4a3a"), (0.5, "d8b078"), (1, "8a6a58")])
    vx, vy = (820, 470) if tunnel else (760, 470)
    for k in range(12):
        t, u = k / 12, (k + 1) / 12
        ink = ("f2dca8", "e0b874")[k % 2]
        c.shape([(vx - 60 + 120 * t, vy - 120), (vx - 60 + 120 * u, vy - 120), (-500 + 2500 * u, -200), (-500 + 2500 * t, -200)], ink, 0.9)
    for k in range(5):
        s = (k / 5) ** 2 * 1.0 + 0.08
        x, y = vx + 10 * s, vy - 130 - 420 * s
        c.glow(x, y, 380 * s + 30, "fff0c4", 0.7)
        for j in range(-4, 5):
            ink = ("f05c4c", "ffd25a", "62c0a8", "f4f0e4")[(j + k) % 4]
            c.dot(x + j * 44 * s, y + abs(j) * 7 * s, 20 * s, 24 * s, mix(ink, "fff4cc", 0.4))
    c.wash([(vx + 60, vy + 70), (1500, vy - 330), (1500, 1000), (1500, 860), (vx + 60, vy + 110)], [(0, "e8dcc8"), (1, "a89484")])
    for k in range(5):
        s = ((k + 1) / 5) ** 2
        x = vx + 70 + 640 * s
        c.wash(box(x, vy - 60 - 420 * s, x + 16 + 76 * s, vy + 90 + 330 * s), [(0, "fbf3e2"), (0.5, "e2d2bc"), (1, "a08c80")], across=True)
    c.wash([(vx - 40, vy + 96), (vx + 60, vy + 96), (1620, 1000), (180, 1000)], [(0, "c8a888"), (0.3, "b89a88"), (1, "6c5658")])
    for k in range(9):
        t = (k / 9) ** 2
        y = vy + 96 + 440 * t
        c.line([(vx - 40 - 470 * t, y), (vx + 60 + 760 * t, y)], "f4e6d0", 1 + 2 * t, 0.35)
    c.shape([(vx - 40, vy + 96), (vx - 34, vy + 96), (260, 1000), (180, 1000)], "f0d060", 0.9)


def metro(c: Canvas) -> None:
    """A metro platform like a ballroom, a red and green train standing."""
    c.mood("ffeec4", "3a2438", "d8b890", 1)
    _vault(c, False)
    c.wash([(720, 420), (720, 566), (150, 1010), (-160, 1010), (-160, 40)], [(0, "c8463a"), (0.45, "b83c36"), (0.46, "2f6a52"), (1, "1f4a3c")])
    for k in range(7):
        a, b = (k / 7) ** 1.7, ((k + 0.72) / 7) ** 1.7
        left, right = 704 - 800 * b, 704 - 800 * a
        c.wash([(right, 450 - 210 * a), (left, 450 - 210 * b), (left, 510 + 130 * b), (right, 510 + 130 * a)], [(0, "fff4cc"), (1, "f0cc80")])
    c.shape([(720, 500), (720, 508), (-160, 690), (-160, 640)], "f4e8c8", 0.8)
    for k, (x, y, high) in enumerate(((690, 680, 200), (800, 660, 180), (900, 760, 290), (560, 860, 380), (1120, 900, 430), (1010, 690, 210))):
        c.soft(oval(x + 10, y + 4, high * 0.3, high * 0.04), c.shadow, 0.5, 6)
        person(c, x, y, high, passer(c), WALK if k % 2 else STAND, "left" if k in (0, 3) else "right")


def metro_tunnel(c: Canvas) -> None:
    """The end of the platform: rails running into the dark tunnel (upright frame of dark and gold)."""
    c.mood("ffe6b0", "1c1426", "b08a68", 1)
    _vault(c, True)
    c.wash([(780, 300), (780, 566), (180, 1010), (-200, 1010), (-200, -60), (300, -40)], [(0, "4a3a34"), (1, "241c22")])
    mouth = smooth([(40, 1000), (60, 520), (150, 330), (330, 250), (520, 300), (620, 430), (640, 640), (420, 860)], 6)
    c.wash(mouth, [(0, "0c0a12"), (1, "16121a")])
    for k in range(5):
        ring = [(x + (380 - x) * k * 0.13, y + (540 - y) * k * 0.13) for x, y in mouth[:36]]
        c.line(ring, mix("8a6e58", "0c0a12", k / 5), 9 - k * 1.6, 0.8)
    for k in range(4):
        c.glow(250 + k * 42, 430 + k * 32, 74 - k * 15, "ffcc78", 0.85)
    for a, b in ((430, 96), (452, 330)):
        c.shape([(a, 600), (a + 4, 600), (b + 26, 1000), (b, 1000)], "b8a898")
    for k in range(9):
        t = (k / 9) ** 1.8
        c.shape([(426 - 350 * t, 604 + 396 * t), (460 - 90 * t, 604 + 396 * t), (460 - 88 * t, 608 + 408 * t), (424 - 356 * t, 608 + 408 * t)], "4a3c36", 0.7)
    c.shape([(720, 552), (760, 560), (240, 1010), (150, 1010)], "cdb49c")
    for x, y, high, side in ((900, 700, 230, "left"), (1020, 860, 360, "left"), (820, 640, 160, "back")):
        c.soft(oval(x + 10, y + 4, high * 0.3, high * 0.04), c.shadow, 0.5, 6)
        person(c, x, y, high, passer(c), STAND, side)  # type: ignore[arg-type]  # a side


def restaurant(c: Canvas) -> None:
    """A bright restaurant at noon, tables laid, a waitress, two guests."""
    c.mood("fff0d4", "4a2a3a", "ecd8c4", -1)
    c.wash(box(0, 0, 1500, 660), [(0, "d8a890"), (1, "f0d4b4")])
    for k in range(4):
        x = 70 + k * 380
        c.wash(box(x, 60, x + 240, 600), [(0, "9fd0e4"), (1, "f4f4e0")])
        c.dot(x + 120, 590, 150, 60, "8fb080", 0.7)
        for side in (-1, 1):
            edge = x + 120 + side * 150
            c.wash(smooth([(edge - side * 70, 40), (edge + side * 34, 40), (edge + side * 30, 620), (edge - side * 6, 620), (edge - side * 20, 300)], 4), [(0, "c8485a"), (1, "8a2c44")])
    for k in range(3):
        x = 300 + k * 450
        c.glow(x, 120, 190, "fff4c8", 0.8)
        for j in range(-3, 4):
            c.dot(x + j * 26, 110 + (3 - abs(j)) * 13, 12, 19, "fffbe8")
    c.wash(box(0, 640, 1500, 1000), [(0, "a8584c"), (1, "5a2a34")])
    c.strokes((0, 650, 1500, 1000), ["b8685a", "8a4444", "c87c64"], 260, 90, 10, 0.35)
    seat = replace(SIT, arms=((44, 96), (52, 88)))
    hostess = Look("f6e8ea", "4a8ab8", hem=0.46, flare=0.1, bob=True, sleeves="f6e8ea")
    person(c, 1240, 870, 470, hostess, Pose(arms=((-12, 30), (58, 96))), "left")
    c.shape(oval(1098, 614, 74, 11), "e8e4da")
    for dx, ink in ((-34, "d8a040"), (6, "c84c3c"), (38, "5f9a58")):
        c.dot(1098 + dx, 602, 20, 12, ink)
    for x, side, look in ((330, "right", Look("3a4a6a", "2c3040")), (820, "left", Look("c8586a", "5a3a4a", hem=0.2, bob=True))):
        c.shape(box(x - 40 if side == "right" else x - 30, 600, x + 40 if side == "left" else x + 30, 612), "6a3a2c")
        person(c, x, 770, 520, look, seat, side)  # type: ignore[arg-type]  # a side
    c.soft(oval(575, 980, 330, 26), c.shadow, 0.5, 12)
    c.wash([(330, 730), (820, 730), (860, 960), (290, 960)], [(0, "ffffff"), (0.16, "f6f0e4"), (1, "c8bcb4")])
    c.shape(oval(575, 730, 264, 36), "fffdf6")
    for x, y, ink in ((440, 726, "c8543c"), (560, 716, "e0b048"), (690, 728, "6a9a54"), (600, 742, "d88a5a"), (500, 744, "f0e0b8")):
        c.dot(x, y + 4, 46, 13, "b8b0a8")
        c.dot(x, y, 44, 12, "ffffff")
        c.dot(x, y - 5, 30, 10, ink)
    c.wash(box(628, 616, 650, 722), [(0, "3f7a54"), (1, "24503a")])
    c.wash(box(634, 590, 644, 618), [(0, "d8b048"), (1, "3f7a54")])


def cashier(c: Canvas) -> None:
    """Hands counting notes at a till (upright)."""
    c.mood("fff0c8", "2c2440", "d8ccb8", -1)
    c.wash(box(0, 0, 1000, 1500), [(0, "3f5a5c"), (0.6, "6f8a80"), (1, "4a5a58")])
    for row in range(4):
        y = 180 + row * 190
        c.wash(box(0, y, 1000, y + 20), [(0, "c8a878"), (1, "7a5a40")])
        x = 10.0
        while x < 1000:
            wide, tall = c.dice.uniform(30, 62), c.dice.uniform(76, 150)
            ink = c.dice.choice(("d8584c", "e8c05a", "5f9ab0", "f0e4cc", "7aa070", "a86a8a"))
            c.wash(box(x, y - tall, x + wide, y), [(0, c.lit(ink, 0.3)), (0.35, ink), (1, c.dim(ink, 0.4))])
            c.shape(box(x, y - tall * 0.62, x + wide, y - tall * 0.34), c.lit(ink, 0.7), 0.7)
            x += wide + c.dice.uniform(3, 18)
    c.veil([(0, 0.5), (1, 0.34)], "3f5a5c", 0, 1000)
    c.glow(300, 260, 620, "fff0c8", 0.34)
    clerk = Look("b8485a", "2c3040", bob=True, sleeves="b8485a", scarf="f4ead6")
    person(c, 500, 1890, 1330, clerk, Pose(arms=((-16, 44), (16, -44))), "front")
    c.wash(box(0, 1290, 1000, 1500), [(0, "d8b080"), (0.12, "a87c50"), (1, "5a3a2c")])
    for k in range(9):
        a = -34 + k * 8.5
        with_turn = oval(500 + a * 2.6, 1216 + abs(a) * 0.5, 118, 52, a - 90 + 90, 4)
        c.shape([(x + 3, y + 4) for x, y in with_turn], c.shadow, 0.4)
        c.shape(with_turn, mix("7fa88c", "e8e0c4", k / 9))
        c.shape(oval(500 + a * 2.6, 1216 + abs(a) * 0.5, 62, 27, a, 4), mix("4f7a64", "c8a878", k / 9), 0.7)
    for x in (402, 598):
        c.shape(smooth(oval(x, 1236, 46, 32, 20 if x < 500 else -20), 2), c.dim("d9a684", 0.18))
        for k in range(4):
            c.limb((x + (10 if x < 500 else -10), 1222 + k * 13), (x + (56 if x < 500 else -56), 1214 + k * 15), 17, 13, c.lit("d9a684", 0.12 - k * 0.03))
    for k in range(3):
        x, y = 150 + k * 60, 1370 + k * 22
        c.shape(box(x + 6, y + 6, x + 210, y + 76), c.shadow, 0.4)
        c.wash(box(x, y, x + 204, y + 70), [(0, "cfe0c4"), (1, "8ab094")])
        c.shape(box(x + 84, y, x + 120, y + 70), "e8dcc0")
    c.wash(box(690, 1290, 960, 1440), [(0, "4a4e58"), (1, "23252e")])
    for k in range(12):
        c.shape(box(716 + k % 4 * 56, 1316 + k // 4 * 38, 756 + k % 4 * 56, 1344 + k // 4 * 38), ("e8e0cc", "d8584c")[k == 11])


def church(c: Canvas) -> None:
    """An official asleep on a church bench in the light of tall windows."""
    c.mood("ffe9b8", "2b2140", "cbb49c", -1)
    c.wash(box(0, 0, 1500, 1000), [(0, "6f6474"), (0.5, "b09a8c"), (1, "6a5248")])
    for k in range(4):
        x = 120 + k * 370
        arch = [(x, 560), (x, 210), (x + 26, 130), (x + 80, 84), (x + 134, 130), (x + 160, 210), (x + 160, 560)]
        c.shape([(x + (px - x - 80) * 0.12 + px - x, py - 10) for px, py in arch], "8a7a74")
        c.wash(arch, [(0, "fff6d0"), (0.6, "ffd98a"), (1, "e8a86a")])
        for j in range(1, 4):
            c.line([(x + j * 40, 100), (x + j * 40, 560)], "6a5450", 4)
        for j in range(5):
            c.line([(x, 190 + j * 84), (x + 160, 190 + j * 84)], "6a5450", 4)
        c.soft([(x + 10, 120), (x + 150, 200), (x + 560, 1000), (x + 240, 1000)], "ffe2a0", 0.26, 26)
    c.wash(box(0, 760, 1500, 1000), [(0, "7a5844"), (1, "3a2830")])
    for row, (y, size) in enumerate(((610, 0.6), (700, 0.8))):
        c.wash(box(0, y, 1500, y + 90 * size), [(0, "8a5c40"), (1, "4a2e28")])
        c.shape(box(0, y - 12, 1500, y), c.lit("8a5c40", 0.3 + row * 0.1))
        for k in range(5):
            c.shape(box(60 + k * 340 + row * 120, y - 40, 110 + k * 340 + row * 120, y + 60), c.dim("7a4e38", 0.3))
    c.wash(box(140, 560, 1360, 760), [(0, "9a6844"), (0.1, "b07c50"), (1, "6a4030")])
    c.shape(box(130, 540, 1370, 564), "c8945e")
    for k in range(9):
        c.line([(140 + k * 152, 566), (140 + k * 152, 760)], "5a3628", 3, 0.6)
    doze = Pose(arms=((18, 52), (10, 66)), legs=((86, 4), (92, -2)), lean=-10, nod=38, hip=0.0)
    c.soft(oval(800, 800, 300, 24), c.shadow, 0.55, 14)
    person(c, 700, 776, 760, Look("33404e", "2a3440", skin="cf9d7c", broad=1.14), doze, "right")
    c.wash([(90, 772), (1410, 772), (1440, 820), (60, 820)], [(0, "d8a468"), (1, "8a5a3c")])
    c.shape(box(60, 820, 1440, 850), "5a3628")
    for x in (120, 1340):
        c.wash(box(x, 850, x + 50, 1000), [(0, "7a4e38"), (1, "3a2428")])
    person(c, 700, 776, 760, replace(Look("33404e", "2a3440", skin="cf9d7c", broad=1.14)), doze, "right")
    c.soft([(250, 200), (420, 240), (900, 900), (520, 900)], "fff0c0", 0.16, 30)


SCENES = {
    "computers": computers, "computers-off": computers_off, "metro": metro, "metro-tunnel": metro_tunnel,
    "restaurant": restaurant, "church": church,
}  # fmt: skip
UPRIGHT = {"cashier": cashier}
