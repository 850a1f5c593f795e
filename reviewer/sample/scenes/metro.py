"""A metro platform, with and without its tunnel."""

from reviewer.sample.brush import Canvas
from reviewer.sample.crowds import passer
from reviewer.sample.figure import person
from reviewer.sample.look import BACK, LEFT, STAND, WALK
from reviewer.sample.outline import box, oval, smooth
from reviewer.sample.palette import mix


def _vault(c: Canvas, tunnel: bool) -> None:
    """A marble platform under a painted vault; on its left a train or a tunnel."""
    c.wash(box(0, 0, 1500, 1000), [(0, "6a4a3a"), (0.5, "d8b078"), (1, "8a6a58")])
    vx, vy = (820, 470) if tunnel else (760, 470)
    for k in range(12):
        t, u = k / 12, (k + 1) / 12
        ink = ("f2dca8", "e0b874")[k % 2]
        c.shape(
            [
                (vx - 60 + 120 * t, vy - 120),
                (vx - 60 + 120 * u, vy - 120),
                (-500 + 2500 * u, -200),
                (-500 + 2500 * t, -200),
            ],
            ink,
            0.9,
        )
    for k in range(5):
        s = (k / 5) ** 2 * 1.0 + 0.08
        x, y = vx + 10 * s, vy - 130 - 420 * s
        c.glow(x, y, 380 * s + 30, "fff0c4", 0.7)
        for j in range(-4, 5):
            ink = ("f05c4c", "ffd25a", "62c0a8", "f4f0e4")[(j + k) % 4]
            c.dot(x + j * 44 * s, y + abs(j) * 7 * s, 20 * s, 24 * s, mix(ink, "fff4cc", 0.4))
    c.wash(
        [(vx + 60, vy + 70), (1500, vy - 330), (1500, 1000), (1500, 860), (vx + 60, vy + 110)],
        [(0, "e8dcc8"), (1, "a89484")],
    )
    for k in range(5):
        s = ((k + 1) / 5) ** 2
        x = vx + 70 + 640 * s
        c.wash(
            box(x, vy - 60 - 420 * s, x + 16 + 76 * s, vy + 90 + 330 * s),
            [(0, "fbf3e2"), (0.5, "e2d2bc"), (1, "a08c80")],
            across=True,
        )
    c.wash(
        [(vx - 40, vy + 96), (vx + 60, vy + 96), (1620, 1000), (180, 1000)],
        [(0, "c8a888"), (0.3, "b89a88"), (1, "6c5658")],
    )
    for k in range(9):
        t = (k / 9) ** 2
        y = vy + 96 + 440 * t
        c.line([(vx - 40 - 470 * t, y), (vx + 60 + 760 * t, y)], "f4e6d0", 1 + 2 * t, 0.35)
    c.shape([(vx - 40, vy + 96), (vx - 34, vy + 96), (260, 1000), (180, 1000)], "f0d060", 0.9)


def metro(c: Canvas) -> None:
    """A metro platform like a ballroom, a red and green train standing."""
    c.mood("ffeec4", "3a2438", "d8b890", 1)
    _vault(c, False)
    c.wash(
        [(720, 420), (720, 566), (150, 1010), (-160, 1010), (-160, 40)],
        [(0, "c8463a"), (0.45, "b83c36"), (0.46, "2f6a52"), (1, "1f4a3c")],
    )
    for k in range(7):
        a, b = (k / 7) ** 1.7, ((k + 0.72) / 7) ** 1.7
        left, right = 704 - 800 * b, 704 - 800 * a
        c.wash(
            [(right, 450 - 210 * a), (left, 450 - 210 * b), (left, 510 + 130 * b), (right, 510 + 130 * a)],
            [(0, "fff4cc"), (1, "f0cc80")],
        )
    c.shape([(720, 500), (720, 508), (-160, 690), (-160, 640)], "f4e8c8", 0.8)
    for k, (x, y, high) in enumerate(
        (
            (690, 680, 200),
            (800, 660, 180),
            (900, 760, 290),
            (560, 860, 380),
            (1120, 900, 430),
            (1010, 690, 210),
        )
    ):
        c.soft(oval(x + 10, y + 4, high * 0.3, high * 0.04), c.shadow, 0.5, 6)
        person(c, x, y, high, passer(c), WALK if k % 2 else STAND, "left" if k in (0, 3) else "right")


def metro_tunnel(c: Canvas) -> None:
    """The end of the platform: rails running into the dark tunnel (upright frame of dark and gold)."""
    c.mood("ffe6b0", "1c1426", "b08a68", 1)
    _vault(c, True)
    c.wash(
        [(780, 300), (780, 566), (180, 1010), (-200, 1010), (-200, -60), (300, -40)],
        [(0, "4a3a34"), (1, "241c22")],
    )
    mouth = smooth(
        [(40, 1000), (60, 520), (150, 330), (330, 250), (520, 300), (620, 430), (640, 640), (420, 860)], 6
    )
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
        c.shape(
            [
                (426 - 350 * t, 604 + 396 * t),
                (460 - 90 * t, 604 + 396 * t),
                (460 - 88 * t, 608 + 408 * t),
                (424 - 356 * t, 608 + 408 * t),
            ],
            "4a3c36",
            0.7,
        )
    c.shape([(720, 552), (760, 560), (240, 1010), (150, 1010)], "cdb49c")
    for x, y, high, side in ((900, 700, 230, LEFT), (1020, 860, 360, LEFT), (820, 640, 160, BACK)):
        c.soft(oval(x + 10, y + 4, high * 0.3, high * 0.04), c.shadow, 0.5, 6)
        person(c, x, y, high, passer(c), STAND, side)


SCENES = {
    "metro": metro,
    "metro-tunnel": metro_tunnel,
}
