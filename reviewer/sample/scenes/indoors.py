"""Under a roof: classrooms, the metro, a restaurant, a shop, a church."""

from dataclasses import replace

from reviewer.sample.brush import Canvas
from reviewer.sample.figure import person
from reviewer.sample.look import LEFT, RIGHT, SIT, Look, Pose
from reviewer.sample.outline import box, oval, smooth
from reviewer.sample.palette import mix


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
            c.wash(
                smooth(
                    [
                        (edge - side * 70, 40),
                        (edge + side * 34, 40),
                        (edge + side * 30, 620),
                        (edge - side * 6, 620),
                        (edge - side * 20, 300),
                    ],
                    4,
                ),
                [(0, "c8485a"), (1, "8a2c44")],
            )
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
    for dx, dish in ((-34, "d8a040"), (6, "c84c3c"), (38, "5f9a58")):
        c.dot(1098 + dx, 602, 20, 12, dish)
    for x, facing, look in (
        (330, RIGHT, Look("3a4a6a", "2c3040")),
        (820, LEFT, Look("c8586a", "5a3a4a", hem=0.2, bob=True)),
    ):
        c.shape(
            box(x - 40, 600, x + 40, 612),
            "6a3a2c",
        )
        person(c, x, 770, 520, look, seat, facing)
    c.soft(oval(575, 980, 330, 26), c.shadow, 0.5, 12)
    c.wash([(330, 730), (820, 730), (860, 960), (290, 960)], [(0, "ffffff"), (0.16, "f6f0e4"), (1, "c8bcb4")])
    c.shape(oval(575, 730, 264, 36), "fffdf6")
    for x, y, ink in (
        (440, 726, "c8543c"),
        (560, 716, "e0b048"),
        (690, 728, "6a9a54"),
        (600, 742, "d88a5a"),
        (500, 744, "f0e0b8"),
    ):
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
            c.limb(
                (x + (10 if x < 500 else -10), 1222 + k * 13),
                (x + (56 if x < 500 else -56), 1214 + k * 15),
                17,
                13,
                c.lit("d9a684", 0.12 - k * 0.03),
            )
    for k in range(3):
        x, y = 150 + k * 60, 1370 + k * 22
        c.shape(box(x + 6, y + 6, x + 210, y + 76), c.shadow, 0.4)
        c.wash(box(x, y, x + 204, y + 70), [(0, "cfe0c4"), (1, "8ab094")])
        c.shape(box(x + 84, y, x + 120, y + 70), "e8dcc0")
    c.wash(box(690, 1290, 960, 1440), [(0, "4a4e58"), (1, "23252e")])
    for k in range(12):
        c.shape(
            box(716 + k % 4 * 56, 1316 + k // 4 * 38, 756 + k % 4 * 56, 1344 + k // 4 * 38),
            ("e8e0cc", "d8584c")[k == 11],
        )


def church(c: Canvas) -> None:
    """An official asleep on a church bench in the light of tall windows."""
    c.mood("ffe9b8", "2b2140", "cbb49c", -1)
    c.wash(box(0, 0, 1500, 1000), [(0, "6f6474"), (0.5, "b09a8c"), (1, "6a5248")])
    for k in range(4):
        x = 120 + k * 370
        arch = [
            (x, 560),
            (x, 210),
            (x + 26, 130),
            (x + 80, 84),
            (x + 134, 130),
            (x + 160, 210),
            (x + 160, 560),
        ]
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
            c.shape(
                box(60 + k * 340 + row * 120, y - 40, 110 + k * 340 + row * 120, y + 60), c.dim("7a4e38", 0.3)
            )
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
    "restaurant": restaurant,
    "church": church,
}


UPRIGHT = {
    "cashier": cashier,
}
