"""Roads, buses, queues and the people on them."""

from dataclasses import replace

from reviewer.sample.brush import Canvas, box, mix, oval, smooth
from reviewer.sample.buildings import block, lamp_post, paving, road, skyline
from reviewer.sample.crowds import line_up, passer, throng
from reviewer.sample.figure import REACH, SIT, SQUAT, STAND, STOOP, WALK, Look, Pose, person, soldier
from reviewer.sample.scenery import bank, cast, furrows, ground, poplar, ridge, sky, stalks, tree, willow
from reviewer.sample.vehicles import bicycle, coach, lorry


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
        c.shape([(k * 360 - 80, 900), (k * 360 + 90, 900), (k * 360 + 70, 912), (k * 360 - 100, 912)], "e9dfca", 0.7)
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
    for k in range(40):
        x = c.dice.uniform(0, 1500)
        c.soft(oval(x, c.dice.uniform(700, 980), c.dice.uniform(6, 18), c.dice.uniform(30, 70)), "e8d8b0", 0.12, 6)
    coach(c, 1010, 720, 640, "c8483c", "efe3c8", "4a6072", tram=False)
    inks = ("c8443c", "2f5f8a", "e0b04a", "3f7a64", "7a4a78", "e6e0d2")
    for k in range(15):
        x, y, high = 60 + k * 62, 800 + (k % 3) * 5, 236
        c.soft(oval(x, y + 30, 18, 40), "39434f", 0.25, 8)
        person(c, x, y, high * c.dice.uniform(0.93, 1.04), passer(c), STAND, "right")
        if k % 3 != 1:
            top, ink = y - high * 1.17, inks[k % 6]
            c.line([(x + 12, y - high * 0.62), (x + 12, top - 26)], "3a3a40", 3)
            c.wash([(x - 62, top + 22), (x - 42, top - 12), (x + 12, top - 32), (x + 66, top - 12), (x + 86, top + 22), (x + 52, top + 14), (x + 12, top + 22), (x - 28, top + 14)], [(0, c.lit(ink, 0.3)), (1, c.dim(ink, 0.2))])
    for _ in range(420):
        x, y = c.dice.uniform(0, 1500), c.dice.uniform(0, 1000)
        c.line([(x, y), (x - 5, y + c.dice.uniform(14, 34))], "f4f8fa", 0.8, 0.28)


def night(c: Canvas) -> None:
    """Old houses caught by a flash, the rest of the street black (upright)."""
    c.mood("fff8e8", "0a0e22", "141a30", -1)
    sky(c, [(0, "060a1c"), (0.7, "131c38"), (1, "263052")], 900)
    for _ in range(70):
        c.dot(c.dice.uniform(0, 1000), c.dice.uniform(0, 620), 1.3, 1.3, "cfd8f0", c.dice.uniform(0.3, 0.9))
    skyline(c, 860, ["1c2440", "202a48"], 120, 320, 0.2, 130, 0.06)
    for x, tall, ink in ((-60, 830, "b98f6c"), (660, 930, "a8a08c")):
        c.wash(box(x, 1130 - tall, x + 400, 1130), [(0, mix(ink, "0a0e22", 0.7)), (0.55, mix(ink, "0a0e22", 0.25)), (1, c.lit(ink, 0.3))])
        for row in range(5):
            for column in range(4):
                wx, wy = x + 36 + column * 92, 1130 - tall + 60 + row * tall * 0.19
                warm = c.dice.random() < 0.22
                c.shape(box(wx - 5, wy - 5, wx + 57, wy + 97), mix("e8e0d0", "0a0e22", 0.6 - row * 0.11))
                c.wash(box(wx, wy, wx + 52, wy + 92), [(0, "f0b860" if warm else "1a2238"), (1, "c88838" if warm else "2c3450")])
                c.line([(wx + 26, wy), (wx + 26, wy + 92)], mix("e8e0d0", "0a0e22", 0.5), 3)
                c.line([(wx, wy + 36), (wx + 52, wy + 36)], mix("e8e0d0", "0a0e22", 0.5), 3)
        for _ in range(40):
            px, py = x + c.dice.uniform(10, 380), 1130 - c.dice.uniform(10, tall * 0.6)
            c.shape(oval(px, py, c.dice.uniform(6, 26), c.dice.uniform(4, 14), c.dice.uniform(0, 90), 7), "6a5444", 0.28)
    c.wash([(340, 1130), (660, 1130), (660, 700), (340, 760)], [(0, "0c1126"), (1, "1a2138")])
    ground(c, 1125, [(0, "54504c"), (0.3, "a89c88"), (1, "d8ccb4")], ["8c8272", "c9bda4", "6c665e"], 420)
    c.glow(500, 1330, 560, "fff8e8", 0.5)
    for x, y, high, side in ((330, 1300, 430, "right"), (600, 1260, 400, "left")):
        c.soft([(x - 40, y), (x + 60, y - 2), (x + 150, y - 210), (x + 70, y - 240)], "05070f", 0.55, 10)
        person(c, x, y, high, Look("8a5a50" if x < 500 else "4a5c78", "2f3444", bob=x < 500), WALK, side)  # type: ignore[arg-type]  # a side
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
                person(c, x, y, high, replace(walker, top=c.far(walker.top, 0.4 - row * 0.09)), WALK, "left" if k % 2 else "right")
        c.veil([(0, 0.0), (1, 0.13)], c.air, y - high, y + 8)
    c.soft([(-80, -80), (150, -80), (60, 1080), (-80, 1080)], "17131c", 0.94, 36)
    c.soft([(-80, 930), (1580, 975), (1580, 1080), (-80, 1080)], "17131c", 0.9, 30)
    c.soft([(1240, -60), (1330, -60), (1030, 1060), (900, 1060)], "fff4dc", 0.13, 24)


def boy(c: Canvas) -> None:
    """A boy alone in the middle of a ten-lane road."""
    c.mood("ffe0b0", "2f2c50", "f2d8bc", -1)
    sky(c, [(0, "5c86ac"), (0.5, "b8b8bc"), (0.85, "f6cfa0"), (1, "fbe2b8")], 480, 5, "fff0dc", (420, 410, 30, "ffe2a4"))
    ridge(c, 470, 130, "a493a0", 7, 500)
    skyline(c, 486, ["c9a894", "b8a0a0"], 20, 90, 0.5, 50)
    ground(c, 482, [(0, "a4a07c"), (1, "5d6648")], ["b3ac80", "7c8058"], 240)
    for side in (-1, 1):
        for k in range(9):
            t = (k + 1) / 9
            poplar(c, 750 + side * (100 + 820 * t * t), 486 + 160 * t * t, 60 + 330 * t * t, "6f8458")
    road(c, 482, 750, -520, 2020, "8c8486", "f2e8d4")
    for offset in (-700, 700):
        c.shape([(749, 482), (751, 482), (758 + offset, 1000), (738 + offset, 1000)], "f2e8d4", 0.6)
    c.strokes((0, 560, 1500, 1000), ["9a9092", "7c7478", "b0a49c"], 240, 160, 4, 0.35)
    c.soft([(742, 796), (772, 796), (1150, 880), (1080, 900)], c.shadow, 0.5, 6)
    person(c, 757, 800, 190, Look("d8483c", "2f4468", scarf="f0e6d2"), STAND, "front")
    c.glow(420, 420, 420, "ffe6b4", 0.25)


def hitchhikers(c: Canvas) -> None:
    """People with bundles waiting for a lift on the highway, a lorry coming."""
    c.mood("fff0cc", "33364f", "dfe3d6", 1)
    sky(c, [(0, "6ea3c4"), (0.6, "b8d2d4"), (1, "f0ead0")], 440, 6)
    ridge(c, 420, 190, "8ca6a8", 7, 470)
    ridge(c, 440, 80, "7f9a80", 7, 480)
    ground(c, 440, [(0, "c4bf78"), (1, "7c8a4c")])
    furrows(c, 440, 300, ["b8b468", "98a458", "cfc884"], 40, 5)
    for k in range(8):
        poplar(c, 380 + k * 48 + k * k * 12, 480 + k * 9, 110 + k * 36, "6f8a54")
    c.wash([(250, 440), (290, 440), (1500, 760), (1500, 1000), (260, 1000)], [(0, "c2bcb0"), (1, "77727a")])
    c.wash([(0, 760), (240, 470), (262, 470), (420, 1000), (0, 1000)], [(0, "b3a87c"), (1, "6f6a48")])
    for k in range(7):
        t = ((k + 1) / 7) ** 1.8
        c.shape([(268 + 560 * t, 446 + 520 * t), (274 + 570 * t, 446 + 520 * t), (292 + 640 * t, 470 + 560 * t), (280 + 610 * t, 470 + 560 * t)], "f0ead8", 0.7)
    lorry(c, 640, 640, 330, "5f7f8a")
    for k in range(6):
        c.soft(oval(800 - k * 26, 500 - k * 34, 24 + k * 9, 18 + k * 6), "d9d6cc", 0.34 - k * 0.04, 12)
    wave = Pose(arms=((-10, -4), (122, 140)), legs=((-5, -2), (6, 2)))
    for k, (x, y) in enumerate(((130, 790), (212, 820), (306, 850), (60, 860))):
        cast(c, x, y, 46, 110, 0.36)
        person(c, x, y, 300, passer(c), wave if k in (1, 2) else STAND, "right")
    for x, y, ink in ((392, 890, "b8864c"), (440, 904, "8a6a54"), (16, 884, "c8b08a")):
        cast(c, x, y, 50, 60, 0.34)
        c.wash(smooth([(x - 38, y), (x - 42, y - 40), (x - 10, y - 62), (x + 12, y - 60), (x + 44, y - 36), (x + 38, y)], 5), [(0, c.lit(ink, 0.3)), (1, c.dim(ink, 0.4))])
        c.line([(x - 40, y - 26), (x + 41, y - 26)], c.dim(ink, 0.5), 3)


def works(c: Canvas, later: bool = False) -> None:
    """People repainting milestones along a country road."""
    c.mood("fff0cc", "35345a", "e4e0d2", -1)
    if later:
        c.mood("f4ead6", "33384f", "cfd3d2", -1)
    sky(c, [(0, "98a6b0"), (1, "e0dfd6")] if later else [(0, "63a0c8"), (0.7, "c0d8d8"), (1, "f2ecd2")], 420, 5)
    ridge(c, 410, 170, "93a6a4", 7, 450)
    ridge(c, 420, 80, "84987c", 7, 460)
    ground(c, 420, [(0, "c4bb78"), (1, "77844a")])
    furrows(c, 420, 1100, ["b9ab64", "97a258", "d0c480"], 40, 5)
    for k in range(10):
        poplar(c, 40 + k * 160, 560, 210, "71875a" if later else "7f9a58")
    c.wash(box(0, 560, 1500, 690), [(0, "cfc8bb"), (1, "9a949a")])
    c.wash(box(0, 690, 1500, 1000), [(0, "a7a45e"), (0.3, "84904c"), (1, "4b5c36")])
    c.strokes((0, 700, 1500, 1000), ["a8ac60", "6a7c44", "56683c"], 420, 90, 6, 0.5)
    flags = ("c8403a",) if later else ("e8b84c", "d8443c", "4a88b8", "f0ece0")
    for k in range(9):
        x, ink = 60 + k * 172, flags[k % len(flags)]
        c.line([(x, 700), (x, 430)], "6a5a4a", 4)
        c.wash(smooth([(x, 430), (x + 34, 440), (x + 74, 428), (x + 72, 482), (x + 34, 494), (x, 484)], 4), [(0, c.lit(ink, 0.2)), (1, ink)])
    for k in range(6):
        x, y = 130 + k * 250, 800
        cast(c, x, y, 66, 110, 0.36)
        done = k < (2 if later else 4)
        stone = [(x - 38, y), (x - 38, y - 96), (x - 26, y - 122), (x, y - 130), (x + 26, y - 122), (x + 38, y - 96), (x + 38, y)]
        c.wash(stone, [(0, "ffffff" if done else "cbc5b4"), (1, "e4ded0" if done else "a19a8a")])
        if done:
            c.shape(box(x - 38, y - 40, x + 38, y), "c8483c")
    coats = (Look("56644f", "3f4640", cap="soft", cap_ink="56644f"), Look("5d5a50", "46423c", cap="scarf", cap_ink="cfc0aa"))
    for k in range(12 if later else 6):
        x, y = (196 + k * 118, 838 + 40 * (k % 2)) if later else (206 + k * 250, 842)
        look = coats[k % 2] if later else replace(passer(c), hem=0.0, cap="scarf" if k % 2 else "straw", cap_ink="d8444a" if k % 2 else "e2c074")
        cast(c, x, y, 60, 130, 0.36)
        person(c, x, y, 300, look, SQUAT if k % 3 else STOOP, "left")
        c.wash(box(x + 66, y - 30, x + 104, y + 8), [(0, "dcd8d0"), (1, "85817c")])
        c.dot(x + 85, y - 30, 19, 5, "ffffff" if k % 2 else "c8483c")


def works_later(c: Canvas) -> None:
    """The same work four years on, under a grey sky, more people sent."""
    works(c, later=True)


SCENES = {
    "bus-broken": breakdown, "queue": queue, "street-lens": lens, "boy-road": boy, "hitchhikers": hitchhikers,
    "works-2008": works, "works-2012": works_later,
}  # fmt: skip
UPRIGHT = {"street-night": night}
