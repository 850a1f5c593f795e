"""Land without people, or hardly any: what a journey is mostly made of."""

from reviewer.sample.brush import Canvas
from reviewer.sample.buildings import skyline
from reviewer.sample.figure import person
from reviewer.sample.look import WALK, Look
from reviewer.sample.outline import oval, smooth
from reviewer.sample.palette import mix
from reviewer.sample.plants import pine, stalks, tree
from reviewer.sample.scenery import cast, facets, ridge, sky, water


def crater(c: Canvas) -> None:
    """A crater lake under bare peaks at first light."""
    c.mood("ffd8b0", "1d2350", "c8b8d0", -1)
    sky(c, [(0, "33518c"), (0.5, "9a94bc"), (0.85, "f6bf9c"), (1, "ffdcae")], 400, 4, "f8d0c0")
    facets(c, ridge(c, 400, 240, "9c8ab0", 6, 480), 150, "54508c", 0.34)
    c.veil([(0, 0.0), (1, 0.3)], c.air, 380, 480)
    facets(c, ridge(c, 470, 170, "7a6f98", 6, 560), 120, "33386c", 0.4)
    water(
        c,
        500,
        900,
        [(0, "e8c4bc"), (0.35, "5f84b4"), (1, "1f3f7c")],
        ["ffe4cc", "3f68a4", "8fa4c8", "2a4f8c"],
        320,
    )
    for x0, x1, top in ((-60, 520, 560), (980, 1560, 540)):
        peak = [
            (x0, 1010),
            (x0, top + 60),
            (x0 + 120, top),
            (x0 + 240, top + 90),
            (x0 + 330, top + 60),
            (x0 + 470, top + 220),
            (x1, 1010),
        ]
        if x0 > 0:
            peak = [
                (1500 - (x - 40), y)
                for x, y in (
                    (-60, 1010),
                    (-60, 600),
                    (60, 540),
                    (180, 640),
                    (280, 610),
                    (430, 790),
                    (520, 1010),
                )
            ]
        c.wash(peak, [(0, "8a7494"), (0.4, "5a4f78"), (1, "26244c")])
        facets(c, peak[1:-1], 300, "1a1a40", 0.4)
    c.wash(
        smooth([(-40, 1010), (-40, 900), (300, 860), (700, 880), (1100, 850), (1540, 910), (1540, 1010)], 6),
        [(0, "6a5a74"), (1, "221f40")],
    )
    c.strokes((0, 870, 1500, 1000), ["7a6a80", "4a4468", "8a7a88"], 200, 90, 8, 0.5, -6)
    for x, high in ((690, 92), (726, 84)):
        person(c, x, 884, high, Look("c8483c" if x < 700 else "3a4a74", "26264a"), WALK, "left")


def terraces(c: Canvas) -> None:
    """Rice terraces at harvest, mist in the valley."""
    c.mood("ffecb0", "2a4448", "e8e6c8", 1)
    sky(c, [(0, "8ab8c0"), (1, "f6eec8")], 300, 3)
    for lift, rise, ink in ((290, 190, "a0b8b0"), (330, 150, "86a894"), (370, 100, "6f9878")):
        ridge(c, lift, rise, ink, 7, lift + 90)
        c.veil([(0, 0.0), (1, 0.5)], c.air, lift - 10, lift + 90)
    inks = ("e4cc68", "c8bc58", "d8b04c", "a8b058", "eed884", "bc9c44")
    for k in range(15):
        t = (k / 15) ** 1.5
        y = 400 + 590 * t
        depth = 20 + 84 * t
        edge = [(x * 150 - 30, y + depth * 0.5 * ((x * (3 + k % 3) + k * 5) % 7 - 3) / 3) for x in range(12)]
        c.wash(
            [*smooth(edge, 5, closed=False), (1560, 1010), (-40, 1010)],
            [
                (0, c.far(inks[k % 6], 0.45 * (1 - t))),
                (0.25, c.dim(inks[k % 6], 0.12)),
                (1, c.dim(inks[k % 6], 0.3)),
            ],
        )
        c.line(smooth(edge, 5, closed=False), mix("5a7a40", c.air, 0.5 * (1 - t)), 2 + 7 * t)
    stalks(c, (0, 640, 1500, 1020), ["f0dc8c", "c8a448", "e0c468", "94a04c"], 900, 50)
    for x, y, tall in ((1180, 640, 230), (1270, 660, 190), (180, 560, 130)):
        tree(c, x, y, tall, "5f8a54")
    for k in range(3):
        x = 520 + k * 150
        cast(c, x, 700 + k * 26, 30, 60, 0.3)
        c.wash(
            [(x - 24, 700 + k * 26), (x, 630 + k * 26), (x + 24, 700 + k * 26)],
            [(0, "f4dc90"), (1, "a8843c")],
        )


def coast(c: Canvas) -> None:
    """An empty coast road and pines above a turquoise bay."""
    c.mood("fff6dc", "1f3a64", "d4e8ec", -1)
    sky(c, [(0, "3a94cc"), (0.6, "94d0e0"), (1, "ecf6ea")], 420, 6)
    ridge(c, 415, 110, "84b0c0", 7, 425)
    water(
        c,
        420,
        1000,
        [(0, "b4e4e4"), (0.2, "4cb4c4"), (0.7, "1f7ca4"), (1, "185c88")],
        ["e0fafa", "3fa4b8", "8cd8d8", "1c6c98"],
        420,
    )
    for _ in range(60):
        y = c.dice.uniform(580, 960)
        c.shape(oval(1000 - y * 0.5 + c.dice.uniform(-70, 160), y, c.dice.uniform(10, 46), 4), "ffffff", 0.5)
    for k, ink in enumerate(("7ca07c", "5c8c64", "48784e")):
        x = 1560 - k * 40
        land = smooth(
            [
                (x, 340 + k * 130),
                (1250 - k * 160, 400 + k * 120),
                (960 - k * 190, 500 + k * 130),
                (820 - k * 200, 590 + k * 150),
                (1000 - k * 150, 640 + k * 150),
                (x, 700 + k * 160),
            ],
            6,
        )
        c.wash([(px, py + 16) for px, py in land], [(0, "f4ead0"), (1, "d8c8a0")])
        c.wash(land, [(0, c.lit(ink, 0.3)), (0.5, ink), (1, c.dim(ink, 0.3))])
    c.wash(
        smooth(
            [
                (1540, 730),
                (1200, 760),
                (900, 860),
                (640, 1010),
                (820, 1010),
                (1040, 900),
                (1300, 820),
                (1540, 800),
            ],
            6,
        ),
        [(0, "e8dcc4"), (1, "b4a694")],
    )
    for x, y, tall in (
        (1180, 720, 300),
        (1300, 700, 360),
        (1420, 690, 330),
        (1010, 800, 260),
        (900, 950, 340),
        (1350, 960, 420),
    ):
        cast(c, x, y, 30, 120, 0.3)
        pine(c, x, y, tall, "3f7656")


def morning(c: Canvas) -> None:
    """Pastel blocks of flats rising from river mist, a lone boat."""
    c.mood("ffe4d4", "4a4a7a", "ecdce4", -1)
    sky(c, [(0, "98b4d4"), (0.5, "e0ccd8"), (1, "fde4d4")], 560, 3, "fff4f0", (1180, 300, 34, "ffe0c0"))
    for haze, low, high, y in ((0.7, 160, 380, 560), (0.48, 110, 300, 590), (0.22, 70, 210, 620)):
        skyline(c, y, ["e8b4ac", "b8d0c4", "f0d4a4", "c4b8d8", "e4a08c"], low, high, haze, 110)
        c.veil([(0, 0.0), (1, 0.55)], c.air, y - 160, y + 10)
    water(
        c,
        618,
        1000,
        [(0, "f6e4e0"), (0.4, "c4c0d8"), (1, "7c8cb8")],
        ["fff4ec", "a4a8cc", "e8d0d4", "8c98c4"],
        380,
    )
    for k in range(6):
        c.soft(oval(c.dice.uniform(0, 1500), 630 + k * 16, 330, 14), "ffffff", 0.4, 14)
    c.soft(oval(480, 846, 170, 12), "4a4a7a", 0.4, 8)
    c.wash(
        smooth([(330, 806), (400, 836), (560, 836), (640, 800), (590, 852), (390, 854)], 5),
        [(0, "7a5a5c"), (1, "3a3050")],
    )
    person(c, 560, 834, 170, Look("5a5a7c", "3a3a5c", cap="straw", cap_ink="d8b48c"), WALK, "left")
    c.line([(520, 700), (470, 880)], "5a4a54", 5)


SCENES = {"crater-lake": crater, "terraces": terraces, "coast": coast, "morning": morning}
