"""A mural, finished and not."""

from itertools import pairwise

from reviewer.sample.brush import Canvas
from reviewer.sample.buildings import paving
from reviewer.sample.crowds import passer
from reviewer.sample.figure import person
from reviewer.sample.look import REACH, STAND, WALK, Look, Pose
from reviewer.sample.outline import box
from reviewer.sample.palette import mix
from reviewer.sample.plants import pine
from reviewer.sample.scenery import cast, ground, sky

_BLOOMS = ("d4453a", "e88a9a", "f1d9c8")


def _painting(c: Canvas, x0: float, y0: float, x1: float, y1: float, done: float) -> None:
    """A heroic landscape on a wall, painted as far as `done` from the left."""
    edge = x0 + (x1 - x0) * done
    with c.inside(box(x0, y0, x1, y1)) as p:
        p.wash(box(x0, y0, x1, y1), [(0, "e8643c"), (0.5, "f6b65a"), (1, "fbe3a4")])
        cx, cy = x0 + (x1 - x0) * 0.46, y0 + (y1 - y0) * 0.52
        for k in range(-9, 10):
            p.shape(
                [(cx, cy), (cx + (k - 0.28) * 150, y0 - 200), (cx + (k + 0.28) * 150, y0 - 200)],
                "ffe9b0",
                0.5,
            )
        p.dot(cx, cy, 74, 74, "fff3cc")
        for lift, ink in ((0.0, "7fa0b8"), (0.1, "4f7d96"), (0.2, "3a6d62")):
            base = y0 + (y1 - y0) * (0.62 + lift)
            peaks = [(x0 + (x1 - x0) * k / 8, base - 95 * ((k * 7 + lift * 30) % 3)) for k in range(9)]
            p.shape([*peaks, (x1, y1), (x0, y1)], ink)
            for (ax, ay), (bx, by) in pairwise(peaks):
                p.shape(
                    [(ax, ay), ((ax + bx) / 2, by + 60), (ax + 20, ay + 110)], mix(ink, "ffffff", 0.4), 0.5
                )
        for k in range(60):
            p.dot(x0 + (k * 97) % (x1 - x0), y1 - 14 - (k * 31) % 60, 17, 14, _BLOOMS[k % 3])
        if done < 1.0:
            ragged = [(edge + c.dice.uniform(-46, 30), y0 + (y1 - y0) * k / 16) for k in range(17)]
            p.shape([*ragged, (x1, y1), (x1, y0)], "efe9dc")
            for k in range(14):
                p.line([(edge - 20 + k * 60, y0), (edge - 20 + k * 60, y1)], "9aa7b4", 1.2, 0.6)
                p.line([(edge, y0 + k * 44), (x1, y0 + k * 44)], "9aa7b4", 1.2, 0.6)
            outline = [
                (edge, y1 - 210),
                (edge + 110, y1 - 330),
                (edge + 200, y1 - 230),
                (edge + 330, y1 - 380),
                (x1, y1 - 260),
            ]
            p.line(outline, "7a6a62", 3, 0.8)


def mural(c: Canvas) -> None:
    """A finished mosaic wall, people walking past it."""
    c.mood("fff2d6", "33365a", "e6e4df", -1)
    sky(c, [(0, "7fb0cf"), (1, "e9efe6")], 400, 4)
    for x in (40, 150, 1350, 1460):
        pine(c, x, 700, 330, "4a7058")
    c.wash(box(180, 120, 1320, 740), [(0, "d9d1c4"), (1, "aaa198")])
    c.shape(box(196, 136, 1304, 700), "8a7f78")
    _painting(c, 206, 146, 1294, 690, 1.0)
    for k in range(1, 24):
        c.line([(206 + k * 45.3, 146), (206 + k * 45.3, 690)], "5a3a30", 0.8, 0.16)
    for k in range(1, 12):
        c.line([(206, 146 + k * 45.3), (1294, 146 + k * 45.3)], "5a3a30", 0.8, 0.16)
    paving(c, 736, (750, 560), "c9c2b8", "8a8592", 16, 8)
    c.soft(box(170, 738, 1330, 768), c.shadow, 0.4, 12)
    for k, x in enumerate((300, 360, 640, 930, 1010, 1240)):
        cast(c, x, 868 + k % 2 * 20, 24, 130, 0.36)
        person(c, x, 868 + k % 2 * 20, 172, passer(c), WALK, "right" if k < 4 else "left")


def unfinished(c: Canvas) -> None:
    """A mural still being painted: scaffolding, a blank half, a painter at work."""
    c.mood("ffe8c4", "2f3552", "e4ddd0", 1)
    c.wash(box(0, 0, 1500, 1000), [(0, "cfc6b8"), (1, "a89c90")])
    c.shape(box(92, 62, 1408, 778), "7d736c")
    _painting(c, 102, 72, 1398, 768, 0.54)
    ground(c, 800, [(0, "8f8478"), (1, "5d564f")], ["a39684", "6d6358", "cfc0a4"], 300)
    for x in (640, 900, 1160):
        c.limb((x, 850), (x, 40), 12, 12, "8a6a44")
        c.line([(x + 3, 850), (x + 3, 40)], "d8b484", 2, 0.6)
    for y in (330, 600):
        c.wash(box(600, y, 1210, y + 22), [(0, "c99f68"), (1, "7c5a38")])
        c.soft(box(610, y + 22, 1200, y + 46), c.shadow, 0.35, 8)
    c.line([(640, 590), (900, 345)], "8a6a44", 6)
    c.line([(1160, 850), (900, 620)], "8a6a44", 6)
    cap = Look("e9e4d6", "4a5a78", cap="soft", cap_ink="e9e4d6", sleeves="e9e4d6")
    person(c, 764, 332, 232, cap, REACH, "left")
    c.limb((672, 176), (640, 150), 6, 4, "c9a060")
    person(
        c,
        1030,
        602,
        222,
        Look("3e4c66", "3c3c44", cap="soft", cap_ink="3e4c66"),
        Pose(arms=((-8, -4), (72, 110))),
        "left",
    )
    for k, ink in enumerate(("d4453a", "f0b24c", "3a6d62", "4f7d96")):
        c.wash(
            box(690 + k * 62, 830, 736 + k * 62, 880),
            [(0, "dcd8d0"), (0.5, "a8a49c"), (1, "6c6864")],
            across=True,
        )
        c.dot(713 + k * 62, 830, 23, 7, ink)
    person(c, 330, 930, 300, Look("5d6470", "33343e", cap="peaked", cap_ink="5d6470"), STAND, "back")


SCENES = {
    "mural": mural,
    "mural-unfinished": unfinished,
}
