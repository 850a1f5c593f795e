"""Fields, rivers and the sea, and people getting by there."""

from dataclasses import replace

from reviewer.sample.brush import Canvas
from reviewer.sample.figure import person
from reviewer.sample.look import SIT, SQUAT, STAND, STOOP, Look, Pose
from reviewer.sample.outline import box, oval, smooth
from reviewer.sample.palette import mix
from reviewer.sample.plants import pine, stalks, tree
from reviewer.sample.scenery import cast, facets, ground, ridge, sky, water
from reviewer.sample.vehicles import bicycle, lorry, saloon


def grass(c: Canvas) -> None:
    """People cutting grass by hand in a city park."""
    c.mood("fff2c0", "24404a", "dbe6cc", 1)
    sky(c, [(0, "8fc0cc"), (1, "eef0d4")], 420, 3)
    c.veil([(0, 0.0), (1, 0.5)], c.air, 200, 440)
    for k in range(7):
        tree(c, 60 + k * 230, 450 + (k % 2) * 14, 330, c.far("5f8a5a", 0.3))
    ground(c, 430, [(0, "c2cf7c"), (0.4, "8fae54"), (1, "47703c")], ["b0c468", "7a9c4a", "5c8440"], 520)
    c.soft(oval(420, 600, 420, 46), "2c5a3c", 0.45, 20)
    c.soft(oval(1230, 770, 330, 40), "2c5a3c", 0.4, 20)
    stalks(c, (0, 470, 1500, 700), ["9cbc58", "74984a", "c0cc74"], 520, 34)
    spots = (
        (250, 610, 210),
        (980, 590, 190),
        (560, 700, 270),
        (1240, 740, 290),
        (860, 850, 350),
        (300, 880, 370),
    )
    for k, (x, y, high) in enumerate(spots):
        look = Look(
            ("c85a4c", "5a7a9a", "e8dcc0", "8a5a7a", "d8a048", "4f6a6a")[k],
            "4a4a58",
            cap="scarf",
            cap_ink=("f0e6d2", "d84c4c", "7ab0c0")[k % 3],
        )
        c.soft(oval(x - high * 0.1, y + 4, high * 0.36, high * 0.05), "20483a", 0.5, 6)
        person(c, x, y, high, look, SQUAT if k % 3 else STOOP, "left" if k % 2 else "right")
        sx = x + (-1 if k % 2 else 1) * high * 0.42
        c.wash(
            smooth(
                [
                    (sx - high * 0.14, y + 6),
                    (sx - high * 0.17, y - high * 0.16),
                    (sx + high * 0.17, y - high * 0.16),
                    (sx + high * 0.14, y + 6),
                ],
                4,
            ),
            [(0, "e8d4a0"), (1, "a88a58")],
        )
        stalks(
            c,
            (sx - high * 0.15, y - high * 0.17, sx + high * 0.15, y - high * 0.14),
            ["7cac4a", "5a8a3c"],
            22,
            high * 0.2,
        )
    stalks(c, (0, 860, 1500, 1030), ["7ca24c", "a8c060", "4c7a3c"], 520, 80)


def barbecue(c: Canvas) -> None:
    """A picnic with a grill beside a black limousine under pines."""
    c.mood("fff0c4", "1f3a44", "dce6d0", -1)
    sky(c, [(0, "6aaed0"), (1, "e8f0dc")], 420, 4)
    ridge(c, 400, 180, "86aaa4", 7, 450)
    ridge(c, 420, 80, "6f9870", 7, 460)
    for k in range(9):
        pine(c, 40 + k * 180 + (k % 2) * 40, 500, 330 - (k % 3) * 60, "4c7a56")
    ground(c, 480, [(0, "b4c070"), (0.4, "8aa454"), (1, "4a7040")], ["a8b864", "6f944c", "c4c878"], 420)
    saloon(c, 700, 690, 720, "1e2028")
    c.glow(880, 540, 160, "ffffff", 0.3)
    c.wash([(160, 800), (640, 800), (720, 920), (80, 920)], [(0, "d8584c"), (1, "b8403c")])
    for k in range(8):
        a, b = 160 + k * 60, 80 + k * 80
        c.shape([(a, 800), (a + 30, 800), (b + 40, 920), (b, 920)], "f4e6d0", 0.5)
    for x, y, ink in ((240, 850, "f0e0c0"), (360, 880, "7aa05a"), (520, 850, "e8b048"), (600, 890, "f4f0e4")):
        c.dot(x, y, 40, 12, "ffffff")
        c.dot(x, y - 5, 26, 9, ink)
    for x, ink in ((440, "3f7a54"), (470, "7a4a2c")):
        c.limb((x, 870), (x, 826), 18, 8, ink)
    c.line([(1010, 930), (1040, 820)], "2a2a30", 6)
    c.line([(1180, 930), (1150, 820)], "2a2a30", 6)
    c.wash([(990, 780), (1200, 780), (1176, 836), (1014, 836)], [(0, "5a5860"), (1, "26262e")])
    c.shape(box(996, 774, 1194, 784), "e8743c")
    for k in range(6):
        c.dot(1018 + k * 31, 770, 13, 6, "8a4a30")
    for k in range(7):
        c.soft(oval(1090 + k * 12, 720 - k * 62, 30 + k * 12, 24 + k * 8), "f4f4ec", 0.32 - k * 0.035, 14)
    cook = Pose(arms=((-10, -4), (52, 92)), legs=((-5, -2), (6, 2)))
    cast(c, 930, 940, 70, 160, 0.36)
    person(c, 930, 940, 400, Look("f4f0e4", "3a4252"), cook, "right")
    cast(c, 1300, 930, 70, 160, 0.36)
    person(
        c,
        1300,
        930,
        390,
        Look("d8627a", "f0e4d4", hem=0.24, bob=True),
        replace(cook, arms=((-8, 10), (30, 110))),
        "left",
    )
    low = replace(SIT, legs=((80, 70), (96, 30)), arms=((40, 80), (48, 90)))
    person(c, 190, 800, 360, Look("5a8ab0", "3a3a48"), low, "right")
    person(c, 640, 806, 350, Look("e8b860", "7a3a4c", hem=0.1, bob=True), low, "left")


def woodtruck(c: Canvas) -> None:
    """A lorry that burns wood, smoking on a mountain road (tyre-high dust, blue hour)."""
    c.mood("f8dcc0", "1e2644", "b8c0d0", -1)
    sky(c, [(0, "5a7498"), (0.6, "a8b4c4"), (1, "ecd8c8")], 480, 4, "e8e0e0")
    for lift, rise, ink in ((430, 280, "8c9cb4"), (470, 210, "74889c"), (510, 120, "607a80")):
        facets(c, ridge(c, lift, rise, ink, 7, lift + 120), rise * 0.4, "3a4c68", 0.2)
        c.veil([(0, 0.0), (1, 0.34)], c.air, lift - 30, lift + 90)
    ground(c, 570, [(0, "8f9474"), (1, "4a5044")], ["a09c78", "6c7458"], 300)
    c.wash(
        smooth(
            [
                (-40, 700),
                (400, 640),
                (900, 660),
                (1540, 610),
                (1540, 760),
                (900, 820),
                (400, 800),
                (-40, 880),
            ],
            6,
        ),
        [(0, "cdb89c"), (1, "8a7668")],
    )
    c.strokes((0, 660, 1500, 800), ["d8c4a8", "a08a78", "7c6a60"], 160, 140, 6, 0.4, -3)
    lorry(c, 480, 770, 520, "4f7888")
    for k in range(13):
        c.soft(
            oval(768 - k * 40, 480 - k * 26, 26 + k * 13, 22 + k * 9),
            mix("e8e4e0", "8a94a8", k / 13),
            0.42 - k * 0.026,
            14,
        )
    for k in range(5):
        c.soft(oval(450 - k * 80, 772, 60, 22), "d8c4a8", 0.34 - k * 0.05, 14)
    for x, look in (
        (560, Look("6a5a5c")),
        (640, Look("3f5468", cap="soft", cap_ink="3f5468")),
        (700, Look("8a6a4c", bob=True)),
    ):
        with c.inside(box(x - 60, 500, x + 60, 640)) as part:
            person(part, x, 740, 220, look, STAND, "right")
    for x in (60, 1240, 1330, 1430):
        pine(c, x, 950 if x < 100 else 930, 330, "3f6058")
    stalks(c, (0, 880, 1500, 1020), ["6c7858", "8f9070", "4a5a4c"], 420, 60)


def bicycles(c: Canvas) -> None:
    """Riders on a dyke at dusk, mirrored in the paddies, tired after a long way."""
    c.mood("ffc890", "1f1c44", "d8a09c", -1)
    sky(
        c,
        [(0, "2f3c70"), (0.4, "80659a"), (0.75, "e88a74"), (1, "ffc888")],
        620,
        5,
        "d88a98",
        (330, 560, 40, "ffc47a"),
    )
    ridge(c, 610, 130, "6a5488", 7, 640)
    ridge(c, 620, 60, "54447a", 7, 650)
    water(c, 660, 1000, [(0, "f0a07c"), (0.5, "8a6494"), (1, "2c2c5c")], ["ffcc98", "6a5088", "d8847c"], 260)
    c.shape([(0, 628), (1500, 634), (1500, 668), (0, 662)], "2a2248")
    ride = Pose(arms=((58, 76), (62, 80)), legs=((58, -14), (18, -30)), lean=22, nod=12, hip=0.0)
    dark = Look("241e40", "1e1a38", skin="4a3450", hair="18142c", shoes="18142c")
    for x, size in ((360, 118), (600, 122), (790, 116), (1120, 120)):
        for flip, base, alpha in ((1, 630.0, 1.0), (-1, 672.0, 0.4)):
            if flip == 1:
                bicycle(c, x, base, size, "1c1834")
                person(c, x + size * 0.3, base - size * 0.82, size * 1.55, dark, ride, "right")
                c.dot(x - 4, base - size * 0.72, size * 0.2, size * 0.15, "2c2444")
            else:
                c.soft(oval(x + size * 0.5, base + size * 0.6, size * 0.36, size * 0.6), "1c1838", alpha, 10)
    for k in range(60):
        sx, sy = 20 + (k % 12) * 128 + c.dice.uniform(-20, 20), 730 + k // 12 * 58
        for j in (-1, 0, 1):
            c.line([(sx, sy), (sx + j * 9, sy - 20 - 6 * (sy - 700) / 100)], "1f2244", 2.4, 0.8)


SCENES = {
    "grass": grass,
    "barbecue": barbecue,
    "wood-lorry": woodtruck,
    "bicycles": bicycles,
}
