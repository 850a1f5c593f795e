"""Roads, buses, queues and the people on them."""

from dataclasses import replace

from reviewer.sample.brush import Canvas
from reviewer.sample.buildings import skyline
from reviewer.sample.crowds import passer
from reviewer.sample.figure import person
from reviewer.sample.look import LEFT, RIGHT, STAND, STOOP, WALK, Look, Pose
from reviewer.sample.outline import box, oval
from reviewer.sample.palette import mix
from reviewer.sample.plants import tree
from reviewer.sample.scenery import cast, ground, sky
from reviewer.sample.vehicles import bicycle, coach


def breakdown(c: Canvas) -> None:
    """A bus stopped on an empty avenue, its passengers pushing."""
    c.mood("ffe6ba", "34304f", "e6d6c4", -1)
    sky(c, [(0, "7e9db8"), (0.6, "d3cdbf"), (1, "f5dfb8")], 560, 4, "fff2da", (180, 420, 26, "ffe7b0"))
    skyline(c, 590, ["d9bda0", "c8b4a6", "c9c2b0", "d8b0a0"], 150, 380, 0.4, 150)
    for k in range(11):
        tree(c, 30 + k * 150, 620, 150, "7a8a58")
    ground(c, 610, [(0, "b8aa9a"), (0.2, "9b9089"), (1, "645d62")], ["aba096", "837a7a", "c4b5a2"], 360)
    c.shape([(0, 622), (1500, 622), (1500, 634), (0, 634)], "d8cdbb")
    for k in range(5):
        c.shape(
            [(k * 360 - 80, 900), (k * 360 + 90, 900), (k * 360 + 70, 912), (k * 360 - 100, 912)],
            "e9dfca",
            0.7,
        )
    coach(c, 560, 800, 760, "d8d4c4", "b84a3c", "5a7284")
    c.wash([(1318, 560), (1404, 516), (1410, 526), (1322, 590)], [(0, "e2ded0"), (1, "8f8c84")])
    c.shape(box(1290, 600, 1321, 770), "2e2b30")
    for k in range(9):
        c.soft(oval(1330 + k * 9, 560 - k * 44, 26 + k * 11, 20 + k * 7), "f1efea", 0.3 - k * 0.026, 14)
    push = Pose(arms=((64, 82), (74, 86)), legs=((-44, -34), (4, -22)), lean=34, nod=-10, hip=0.42)
    for k, x in enumerate((505, 452, 388)):
        cast(c, x, 812 + k * 9, 50, 190, 0.36)
        person(c, x, 812 + k * 9, 222, passer(c), push, "right")
    cast(c, 1410, 830, 40, 120, 0.36)
    person(c, 1410, 830, 220, Look("4b5a70", "33363f"), replace(STOOP, lean=28), "left")
    for x in (150, 236, 300):
        cast(c, x, 800, 36, 170, 0.34)
        person(c, x, 800, 208, passer(c), STAND, "right")


def queue(c: Canvas) -> None:
    """A queue for the bus along a wet street, umbrellas up."""
    c.mood("eef2f4", "26324a", "c3cbd2", -1)
    sky(c, [(0, "8796a4"), (1, "d3d8d6")], 480, 5, "dfe4e6")
    skyline(c, 560, ["a8aeb4", "b8b0ac", "98a4ac"], 170, 430, 0.55, 150, 0.1)
    skyline(c, 600, ["a09a98", "b0a49c", "8c98a2"], 90, 260, 0.25, 190, 0.16)
    c.veil([(0, 0.0), (1, 0.5)], c.air, 380, 620)
    ground(c, 610, [(0, "a9b1b6"), (1, "4d5866")], ["8f9aa4", "6a7684", "c8ced0"], 460)
    for _ in range(40):
        x = c.dice.uniform(0, 1500)
        c.soft(
            oval(x, c.dice.uniform(700, 980), c.dice.uniform(6, 18), c.dice.uniform(30, 70)),
            "e8d8b0",
            0.12,
            6,
        )
    coach(c, 1010, 720, 640, "c8483c", "efe3c8", "4a6072", tram=False)
    inks = ("c8443c", "2f5f8a", "e0b04a", "3f7a64", "7a4a78", "e6e0d2")
    for k in range(15):
        x, y, high = 60 + k * 62, 800 + (k % 3) * 5, 236
        c.soft(oval(x, y + 30, 18, 40), "39434f", 0.25, 8)
        person(c, x, y, high * c.dice.uniform(0.93, 1.04), passer(c), STAND, "right")
        if k % 3 != 1:
            top, ink = y - high * 1.17, inks[k % 6]
            c.line([(x + 12, y - high * 0.62), (x + 12, top - 26)], "3a3a40", 3)
            c.wash(
                [
                    (x - 62, top + 22),
                    (x - 42, top - 12),
                    (x + 12, top - 32),
                    (x + 66, top - 12),
                    (x + 86, top + 22),
                    (x + 52, top + 14),
                    (x + 12, top + 22),
                    (x - 28, top + 14),
                ],
                [(0, c.lit(ink, 0.3)), (1, c.dim(ink, 0.2))],
            )
    for _ in range(420):
        rx, ry = c.dice.uniform(0, 1500), c.dice.uniform(0, 1000)
        c.line([(rx, ry), (rx - 5, ry + c.dice.uniform(14, 34))], "f4f8fa", 0.8, 0.28)


def night(c: Canvas) -> None:
    """Old houses caught by a flash, the rest of the street black (upright)."""
    c.mood("fff8e8", "0a0e22", "141a30", -1)
    sky(c, [(0, "060a1c"), (0.7, "131c38"), (1, "263052")], 900)
    for _ in range(70):
        c.dot(c.dice.uniform(0, 1000), c.dice.uniform(0, 620), 1.3, 1.3, "cfd8f0", c.dice.uniform(0.3, 0.9))
    skyline(c, 860, ["1c2440", "202a48"], 120, 320, 0.2, 130, 0.06)
    for x, tall, ink in ((-60, 830, "b98f6c"), (660, 930, "a8a08c")):
        c.wash(
            box(x, 1130 - tall, x + 400, 1130),
            [(0, mix(ink, "0a0e22", 0.7)), (0.55, mix(ink, "0a0e22", 0.25)), (1, c.lit(ink, 0.3))],
        )
        for row in range(5):
            for column in range(4):
                wx, wy = x + 36 + column * 92, 1130 - tall + 60 + row * tall * 0.19
                warm = c.dice.random() < 0.09
                c.shape(box(wx - 5, wy - 5, wx + 57, wy + 97), mix("e8e0d0", "0a0e22", 0.6 - row * 0.11))
                c.wash(
                    box(wx, wy, wx + 52, wy + 92),
                    [(0, "f0b860" if warm else "1a2238"), (1, "c88838" if warm else "2c3450")],
                )
                c.line([(wx + 26, wy), (wx + 26, wy + 92)], mix("e8e0d0", "0a0e22", 0.5), 3)
                c.line([(wx, wy + 36), (wx + 52, wy + 36)], mix("e8e0d0", "0a0e22", 0.5), 3)
        for _ in range(40):
            px, py = x + c.dice.uniform(10, 380), 1130 - c.dice.uniform(10, tall * 0.6)
            c.shape(
                oval(px, py, c.dice.uniform(6, 26), c.dice.uniform(4, 14), c.dice.uniform(0, 90), 7),
                "6a5444",
                0.28,
            )
    c.wash([(340, 1130), (660, 1130), (660, 700), (340, 760)], [(0, "0c1126"), (1, "1a2138")])
    ground(c, 1125, [(0, "54504c"), (0.3, "a89c88"), (1, "d8ccb4")], ["8c8272", "c9bda4", "6c665e"], 420)
    c.glow(500, 1250, 620, "fff8e8", 0.72)
    for x, y, high, side in ((330, 1300, 430, RIGHT), (600, 1260, 400, LEFT)):
        c.soft([(x - 40, y), (x + 60, y - 2), (x + 150, y - 210), (x + 70, y - 240)], "05070f", 0.55, 10)
        person(c, x, y, high, Look("8a5a50" if x < 500 else "4a5c78", "2f3444", bob=x < 500), WALK, side)
    c.veil([(0, 0.5), (0.5, 0.0), (1, 0.0)], "060a1c", 0, 1200)


def lens(c: Canvas) -> None:
    """A street pressed flat by a long lens, taken through the window of a bus."""
    c.mood("ffdca4", "3a2c4a", "f0cfa4", 1)
    sky(c, [(0, "d8b48c"), (1, "f8dca8")], 300, 0)
    for row, (tall, haze, wide) in enumerate(((430, 0.72, 210), (350, 0.5, 250), (250, 0.3, 290))):
        skyline(c, 470 + row * 60, ["c89a7c", "b88c80", "d8b48c", "a89088"], tall * 0.6, tall, haze, wide)
        c.veil([(0, 0.0), (1, 0.42)], c.air, 330 + row * 50, 480 + row * 60)
    ground(c, 590, [(0, "d3ad88"), (1, "6d5560")], ["c09878", "a07c6c", "e2bc90"], 300)
    for row in range(5):
        y, high = 640 + row * 62, 150 + row * 42
        for k in range(8 - row):
            x = (k + 0.5) * 1500 / (8 - row) + c.dice.uniform(-60, 60)
            if (k + row) % 3 == 0:
                c.soft(oval(x + high * 0.3, y + 2, high * 0.5, high * 0.04), c.shadow, 0.4, 5)
                bicycle(c, x, y, high * 0.62, c.far("2b2a30", 0.4 - row * 0.09))
                ride = Pose(arms=((58, 76), (62, 80)), legs=((58, -14), (18, -30)), lean=14, hip=0.0)
                rider = passer(c)
                far = replace(rider, top=c.far(rider.top, 0.4 - row * 0.09), hem=0.0)
                person(c, x + high * 0.19, y - high * 0.52, high * 0.94, far, ride, "right")
            else:
                cast(c, x, y, high * 0.16, high * 0.5, 0.3)
                walker = passer(c)
                person(
                    c,
                    x,
                    y,
                    high,
                    replace(walker, top=c.far(walker.top, 0.4 - row * 0.09)),
                    WALK,
                    "left" if k % 2 else "right",
                )
        c.veil([(0, 0.0), (1, 0.13)], c.air, y - high, y + 8)
    c.soft([(-80, -80), (150, -80), (60, 1080), (-80, 1080)], "17131c", 0.94, 36)
    c.soft([(-80, 930), (1580, 975), (1580, 1080), (-80, 1080)], "17131c", 0.9, 30)
    c.soft([(1240, -60), (1330, -60), (1030, 1060), (900, 1060)], "fff4dc", 0.13, 24)


SCENES = {
    "bus-broken": breakdown,
    "queue": queue,
    "street-lens": lens,
}


UPRIGHT = {
    "street-night": night,
}
