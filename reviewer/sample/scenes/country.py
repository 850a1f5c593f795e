"""Fields, rivers and the sea, and people getting by there."""

from dataclasses import replace

from reviewer.sample.brush import Canvas, box, mix, oval, smooth
from reviewer.sample.figure import LIE, SIT, SQUAT, STAND, STOOP, WALK, Look, Pose, person
from reviewer.sample.scenery import bank, cast, facets, furrows, ground, pine, poplar, ridge, sky, stalks, tree, water, willow
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
    spots = ((250, 610, 210), (980, 590, 190), (560, 700, 270), (1240, 740, 290), (860, 850, 350), (300, 880, 370))
    for k, (x, y, high) in enumerate(spots):
        look = Look(("c85a4c", "5a7a9a", "e8dcc0", "8a5a7a", "d8a048", "4f6a6a")[k], "4a4a58", cap="scarf", cap_ink=("f0e6d2", "d84c4c", "7ab0c0")[k % 3])
        c.soft(oval(x - high * 0.1, y + 4, high * 0.36, high * 0.05), "20483a", 0.5, 6)
        person(c, x, y, high, look, SQUAT if k % 3 else STOOP, "left" if k % 2 else "right")
        sx = x + (-1 if k % 2 else 1) * high * 0.42
        c.wash(smooth([(sx - high * 0.14, y + 6), (sx - high * 0.17, y - high * 0.16), (sx + high * 0.17, y - high * 0.16), (sx + high * 0.14, y + 6)], 4), [(0, "e8d4a0"), (1, "a88a58")])
        stalks(c, (sx - high * 0.15, y - high * 0.17, sx + high * 0.15, y - high * 0.14), ["7cac4a", "5a8a3c"], 22, high * 0.2)
    stalks(c, (0, 860, 1500, 1030), ["7ca24c", "a8c060", "4c7a3c"], 520, 80)


def rocks(c: Canvas) -> None:
    """A man resting on the rocks by the sea."""
    c.mood("fff0d0", "22305a", "d4e0e4", -1)
    sky(c, [(0, "4a8cb8"), (0.6, "a8cedc"), (1, "f2ead6")], 430, 5, "ffffff", (260, 250, 26, "fff2cc"))
    ridge(c, 425, 130, "8aa4b8", 7, 440)
    water(c, 430, 1000, [(0, "bcd8dc"), (0.25, "4f94ac"), (1, "1d4a6a")], ["e8f4f0", "3f8098", "7fb8c4", "2a6080"], 420)
    c.soft([(180, 430), (340, 430), (520, 700), (60, 700)], "fff4d8", 0.3, 20)
    for x, y, wide, tall in ((1180, 560, 360, 190), (60, 640, 260, 130), (420, 780, 560, 160), (950, 800, 760, 230), (300, 960, 900, 190), (1200, 990, 800, 210)):
        top = [(x - wide / 2, y + 60), (x - wide * 0.44, y - tall * 0.4), (x - wide * 0.2, y - tall * 0.62), (x + wide * 0.12, y - tall * 0.56), (x + wide * 0.36, y - tall * 0.66), (x + wide / 2, y + 60)]
        c.wash(top, [(0, "d8c8b0"), (0.3, "a89a90"), (1, "4a4a5c")])
        c.shape([top[2], top[3], (x + wide * 0.2, y + 60), (x - wide * 0.05, y + 60)], c.shadow, 0.2)
        c.shape([top[4], top[5], (x + wide * 0.16, y + 60)], c.shadow, 0.32)
        c.strokes((x - wide * 0.4, y - tall * 0.3, x + wide * 0.4, y + 40), ["c8b8a4", "7a7078", "e8dcc8"], 26, 60, 5, 0.4, 14)
        for _ in range(16):
            fx = x + c.dice.uniform(-0.55, 0.55) * wide
            c.shape(oval(fx, y + 56 + c.dice.uniform(-6, 14), c.dice.uniform(12, 40), c.dice.uniform(3, 8)), "f4fafa", 0.75)
    c.soft(oval(880, 700, 300, 18), c.shadow, 0.5, 8)
    person(c, 880, 706, 640, Look("e8e0cc", "4a5a74", skin="c8946f"), Pose(arms=((12, 40), (150, 206)), legs=((2, -3), (30, -34)), turn=-90, hip=0.07), "right")
    for x, y in ((980, 190), (1060, 150), (1120, 214)):
        c.line(smooth([(x - 18, y - 7), (x - 8, y - 9), (x, y), (x + 8, y - 9), (x + 18, y - 7)], 4, closed=False), "3a4258", 3)


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
    water(c, 470, 1000, [(0, "dce0b8"), (0.3, "7aa898"), (1, "2a5a64")], ["f4eed0", "5a9088", "a8c4a4", "3a7074"], 460)
    c.soft(oval(360, 640, 300, 60), "fff4d0", 0.4, 30)
    skin = Look("d9a684", "4a5a74", sleeves="d9a684")
    bent = replace(STOOP, lean=48)
    spots = ((420, 640, 250, bent, skin), (560, 660, 250, STAND, skin), (820, 610, 210, bent, Look("f0e8dc", "c85a6a", bob=True)), (930, 618, 205, SQUAT, Look("d8848c", "8a4a5a", bob=True)), (1150, 720, 310, bent, skin), (240, 770, 320, SQUAT, Look("7ab0c0", "3a5a6a", bob=True)))
    for x, y, high, pose, look in spots:
        with c.inside(box(x - high, y - high * 1.2, x + high, y - high * 0.16)) as part:
            person(part, x, y, high, look, pose, "right" if x % 20 else "left")
        for grow, ink in ((0.34, "f4f6e8"), (0.3, "6a9a94"), (0.2, "f4f6e8"), (0.17, "6a9a94")):
            c.dot(x, y - high * 0.15, high * grow, high * grow * 0.13, ink, 0.6)
    c.wash(smooth([(-40, 1010), (-40, 900), (240, 890), (520, 940), (760, 1010)], 6), [(0, "c2b078"), (1, "6a6844")])
    for x, y, ink in ((90, 930, "d8584c"), (180, 944, "f0e6d2"), (280, 962, "5a8ab0")):
        c.wash(smooth([(x - 40, y), (x - 20, y - 22), (x + 30, y - 18), (x + 44, y)], 4), [(0, c.lit(ink, 0.3)), (1, c.dim(ink, 0.2))])
    stalks(c, (-20, 930, 620, 1020), ["8a9a4c", "b0b060", "5a7040"], 200, 90)


def tyre(c: Canvas) -> None:
    """A fisherman afloat on the inner tube of a lorry's tyre, in evening calm."""
    c.mood("ffd8a0", "2a2450", "e8b8a0", 1)
    sky(c, [(0, "4a5a8c"), (0.45, "b08aa0"), (0.8, "f2a878"), (1, "ffd698")], 440, 4, "f4b8a0", (1080, 392, 38, "ffd08a"))
    ridge(c, 430, 120, "8a6a8c", 7, 450)
    ridge(c, 438, 50, "6a527c", 7, 452)
    water(c, 440, 1000, [(0, "f8bc8c"), (0.3, "b8849c"), (1, "3a3a6c")], ["ffdcac", "8a6a94", "e89a84", "54508a"], 420)
    for row in range(26):
        y = 446 + row * 15
        half = (46 + c.dice.uniform(-18, 26)) * (0.6 + row / 26)
        c.shape(smooth([(1080 - half, y), (1080, y - 3), (1080 + half, y), (1080, y + 3)], 3), "ffe8b8", 0.75 - row * 0.02)
    c.soft(oval(560, 790, 260, 26), "1c1838", 0.6, 10)
    c.shape(oval(560, 742, 190, 52), "1d1a2a")
    c.shape(oval(560, 726, 190, 50), "332e42")
    c.shape(oval(566, 718, 172, 38), "4a4258")
    c.shape(oval(560, 724, 120, 26), "171424")
    fisher = Look("5a5068", "3a3450", cap="straw", cap_ink="b88a5c", skin="b07a60")
    person(c, 535, 718, 470, fisher, replace(SIT, arms=((52, 92), (60, 88)), legs=((80, 30), (88, 24)), lean=6), "right")
    c.line(smooth([(680, 590), (900, 430), (1040, 380)], 6, closed=False), "2a2438", 4)
    c.line(smooth([(1040, 380), (1052, 560), (1050, 700)], 6, closed=False), "f4e0c8", 1.4, 0.8)
    c.dot(1050, 702, 7, 7, "d8443c")
    for grow in (26, 44):
        c.line(smooth(oval(1050, 704, grow, grow * 0.22), 1), "ffe4bc", 1.5, 0.6)
    stalks(c, (-20, 930, 520, 1030), ["2a2848", "3a3458", "1e1c38"], 130, 210)


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
    person(c, 1300, 930, 390, Look("d8627a", "f0e4d4", hem=0.24, bob=True), replace(cook, arms=((-8, 10), (30, 110))), "left")
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
    c.wash(smooth([(-40, 700), (400, 640), (900, 660), (1540, 610), (1540, 760), (900, 820), (400, 800), (-40, 880)], 6), [(0, "cdb89c"), (1, "8a7668")])
    c.strokes((0, 660, 1500, 800), ["d8c4a8", "a08a78", "7c6a60"], 160, 140, 6, 0.4, -3)
    lorry(c, 480, 770, 520, "4f7888")
    for k in range(13):
        c.soft(oval(768 - k * 40, 480 - k * 26, 26 + k * 13, 22 + k * 9), mix("e8e4e0", "8a94a8", k / 13), 0.42 - k * 0.026, 14)
    for k in range(5):
        c.soft(oval(450 - k * 80, 772, 60, 22), "d8c4a8", 0.34 - k * 0.05, 14)
    for x, look in ((560, Look("6a5a5c")), (640, Look("3f5468", cap="soft", cap_ink="3f5468")), (700, Look("8a6a4c", bob=True))):
        with c.inside(box(x - 60, 500, x + 60, 640)) as part:
            person(part, x, 740, 220, look, STAND, "right")
    for x in (60, 1240, 1330, 1430):
        pine(c, x, 950 if x < 100 else 930, 330, "3f6058")
    stalks(c, (0, 880, 1500, 1020), ["6c7858", "8f9070", "4a5a4c"], 420, 60)


def bicycles(c: Canvas) -> None:
    """Riders on a dyke at dusk, mirrored in the paddies, tired after a long way."""
    c.mood("ffc890", "1f1c44", "d8a09c", -1)
    sky(c, [(0, "2f3c70"), (0.4, "80659a"), (0.75, "e88a74"), (1, "ffc888")], 620, 5, "d88a98", (330, 560, 40, "ffc47a"))
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
        x, y = 20 + (k % 12) * 128 + c.dice.uniform(-20, 20), 730 + k // 12 * 58
        for j in (-1, 0, 1):
            c.line([(x, y), (x + j * 9, y - 20 - 6 * (y - 700) / 100)], "1f2244", 2.4, 0.8)


SCENES = {
    "grass": grass, "rocks": rocks, "bathing": bathing, "tyre-boat": tyre, "barbecue": barbecue, "wood-lorry": woodtruck,
    "bicycles": bicycles,
}  # fmt: skip
