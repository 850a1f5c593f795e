"""Country roads and the people along them."""

from dataclasses import replace

from reviewer.sample.brush import Canvas
from reviewer.sample.buildings import road, skyline
from reviewer.sample.crowds import passer
from reviewer.sample.figure import person
from reviewer.sample.look import SQUAT, STAND, STOOP, Look, Pose
from reviewer.sample.outline import box, oval, smooth
from reviewer.sample.plants import poplar
from reviewer.sample.scenery import cast, furrows, ground, ridge, sky
from reviewer.sample.vehicles import lorry


def boy(c: Canvas) -> None:
    """A boy alone in the middle of a ten-lane road."""
    c.mood("ffe0b0", "2f2c50", "f2d8bc", -1)
    sky(
        c,
        [(0, "2f6a9c"), (0.5, "9aa8bc"), (0.82, "f4b888"), (1, "fbd49c")],
        480,
        5,
        "fff0dc",
        (420, 410, 30, "ffe2a4"),
    )
    ridge(c, 470, 130, "a493a0", 7, 500)
    skyline(c, 486, ["c9a894", "b8a0a0"], 20, 90, 0.5, 50)
    ground(c, 482, [(0, "a4a07c"), (1, "5d6648")], ["b3ac80", "7c8058"], 240)
    for side in (-1, 1):
        for k in range(9):
            t = (k + 1) / 9
            poplar(c, 750 + side * (100 + 820 * t * t), 486 + 160 * t * t, 60 + 330 * t * t, "6f8458")
    road(c, 482, 750, -520, 2020, "6e6c7e", "f6ead0")
    for offset in (-700, 700):
        c.shape([(749, 482), (751, 482), (758 + offset, 1000), (738 + offset, 1000)], "f2e8d4", 0.6)
    c.strokes((0, 560, 1500, 1000), ["8a8490", "62607a", "b8a49c"], 240, 160, 4, 0.35)
    c.soft([(742, 796), (772, 796), (1150, 880), (1080, 900)], c.shadow, 0.5, 6)
    person(c, 757, 800, 190, Look("d8483c", "2f4468", scarf="f0e6d2"), STAND, "front")
    c.glow(420, 430, 520, "ffd49a", 0.34)


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
        c.shape(
            [
                (268 + 560 * t, 446 + 520 * t),
                (274 + 570 * t, 446 + 520 * t),
                (292 + 640 * t, 470 + 560 * t),
                (280 + 610 * t, 470 + 560 * t),
            ],
            "f0ead8",
            0.7,
        )
    lorry(c, 640, 640, 330, "5f7f8a")
    for k in range(6):
        c.soft(oval(800 - k * 26, 500 - k * 34, 24 + k * 9, 18 + k * 6), "d9d6cc", 0.34 - k * 0.04, 12)
    wave = Pose(arms=((-10, -4), (122, 140)), legs=((-5, -2), (6, 2)))
    for k, (x, y) in enumerate(((130, 790), (212, 820), (306, 850), (60, 860))):
        cast(c, x, y, 46, 110, 0.36)
        person(c, x, y, 300, passer(c), wave if k in (1, 2) else STAND, "right")
    for x, y, ink in ((392, 890, "b8864c"), (440, 904, "8a6a54"), (16, 884, "c8b08a")):
        cast(c, x, y, 50, 60, 0.34)
        c.wash(
            smooth(
                [
                    (x - 38, y),
                    (x - 42, y - 40),
                    (x - 10, y - 62),
                    (x + 12, y - 60),
                    (x + 44, y - 36),
                    (x + 38, y),
                ],
                5,
            ),
            [(0, c.lit(ink, 0.3)), (1, c.dim(ink, 0.4))],
        )
        c.line([(x - 40, y - 26), (x + 41, y - 26)], c.dim(ink, 0.5), 3)


def works(c: Canvas, later: bool = False) -> None:
    """People repainting milestones along a country road."""
    c.mood("fff0cc", "35345a", "e4e0d2", -1)
    if later:
        c.mood("f4ead6", "33384f", "cfd3d2", -1)
    sky(
        c,
        [(0, "98a6b0"), (1, "e0dfd6")] if later else [(0, "63a0c8"), (0.7, "c0d8d8"), (1, "f2ecd2")],
        420,
        5,
    )
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
        c.wash(
            smooth([(x, 430), (x + 34, 440), (x + 74, 428), (x + 72, 482), (x + 34, 494), (x, 484)], 4),
            [(0, c.lit(ink, 0.2)), (1, ink)],
        )
    for k in range(6):
        x, y = 130 + k * 250, 800
        cast(c, x, y, 66, 110, 0.36)
        done = k < (2 if later else 4)
        stone = [
            (x - 38, y),
            (x - 38, y - 96),
            (x - 26, y - 122),
            (x, y - 130),
            (x + 26, y - 122),
            (x + 38, y - 96),
            (x + 38, y),
        ]
        c.wash(stone, [(0, "ffffff" if done else "cbc5b4"), (1, "e4ded0" if done else "a19a8a")])
        if done:
            c.shape(box(x - 38, y - 40, x + 38, y), "c8483c")
    coats = (
        Look("56644f", "3f4640", cap="soft", cap_ink="56644f"),
        Look("5d5a50", "46423c", cap="scarf", cap_ink="cfc0aa"),
    )
    for k in range(12 if later else 6):
        x, y = (196 + k * 118, 838 + 40 * (k % 2)) if later else (206 + k * 250, 842)
        look = (
            coats[k % 2]
            if later
            else replace(
                passer(c), hem=0.0, cap="scarf" if k % 2 else "straw", cap_ink="d8444a" if k % 2 else "e2c074"
            )
        )
        cast(c, x, y, 60, 130, 0.36)
        person(c, x, y, 300, look, SQUAT if k % 3 else STOOP, "left")
        c.wash(box(x + 66, y - 30, x + 104, y + 8), [(0, "dcd8d0"), (1, "85817c")])
        c.dot(x + 85, y - 30, 19, 5, "ffffff" if k % 2 else "c8483c")


def works_later(c: Canvas) -> None:
    """The same work four years on, under a grey sky, more people sent."""
    works(c, later=True)


SCENES = {
    "boy-road": boy,
    "hitchhikers": hitchhikers,
    "works-2008": works,
    "works-2012": works_later,
}
