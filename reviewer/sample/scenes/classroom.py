"""Children at computers, with and without power."""

from dataclasses import replace

from reviewer.sample.brush import Canvas
from reviewer.sample.figure import person
from reviewer.sample.look import Look, Pose
from reviewer.sample.outline import box, oval, smooth
from reviewer.sample.palette import Ink, mix

_TYPING = Pose(arms=((38, 84), (44, 88)), legs=((84, 2), (90, 0)), hip=0.0, nod=4)


_PUPIL = Look("f2eee2", "2c3c60", scarf="cf3a34")


def _classroom(c: Canvas, power: bool) -> None:
    wall: Ink = "dcd6bc" if power else "8d92a0"
    c.wash(box(0, 0, 1500, 640), [(0, mix(wall, "ffffff", 0.2)), (1, wall)])
    c.wash(
        box(0, 430, 1500, 640), [(0, "8fb09a" if power else "5f7078"), (1, "7a9a88" if power else "4e5c66")]
    )
    for k in range(3):
        x = 90 + k * 480
        c.shape(box(x - 12, 58, x + 352, 402), "f4f0e4" if power else "a8acb4")
        c.wash(
            box(x, 70, x + 340, 390),
            [(0, "a8d4ea"), (1, "eaf4ea")] if power else [(0, "b8c2cc"), (1, "e4e6e4")],
        )
        for row in range(3):
            c.dot(x + 40 + row * 120, 370, 90, 50, "7fa878" if power else "8a98a0", 0.7)
        c.shape(box(x + 166, 58, x + 174, 402), "f4f0e4" if power else "a8acb4")
        c.shape(box(x, 220, x + 340, 228), "f4f0e4" if power else "a8acb4")
        c.soft(
            [(x + 40, 640), (x + 340, 640), (x + 180, 1000), (x - 220, 1000)],
            "fff4d0",
            0.0 if not power else 0.4,
            20,
        )
    c.wash(
        box(0, 640, 1500, 1000), [(0, "b8875c" if power else "66606a"), (1, "6e4a38" if power else "34323e")]
    )
    for k in range(16):
        c.line(
            [(750 + (k - 8) * 70, 640), (750 + (k - 8) * 210, 1000)],
            "5a3c2e" if power else "2a2a34",
            1.5,
            0.45,
        )


def _desk(c: Canvas, x: float, y: float, size: float, power: bool, look: Look) -> None:
    """A pupil in profile at a computer; y is the floor."""
    top = y - size * 0.52
    c.soft(oval(x + size * 0.3, y, size * 0.8, size * 0.07), c.shadow, 0.5, 8)
    c.shape(box(x - size * 0.2, y - size * 0.3, x + size * 0.12, y - size * 0.27), "5a4236")
    c.line([(x - size * 0.16, y - size * 0.28), (x - size * 0.16, y)], "4a362c", size * 0.02)
    c.line([(x + size * 0.08, y - size * 0.28), (x + size * 0.08, y)], "4a362c", size * 0.02)
    person(c, x - size * 0.02, y - size * 0.31, size * 1.12, look, _TYPING, "right")
    c.wash(
        box(x + size * 0.28, top, x + size * 1.06, top + size * 0.05),
        [(0, c.lit("a87a50", 0.3)), (1, c.dim("a87a50", 0.2))],
    )
    c.shape(box(x + size * 0.94, top + size * 0.05, x + size * 1.0, y), c.dim("a87a50", 0.45))
    c.shape(box(x + size * 0.34, top - size * 0.03, x + size * 0.54, top), "d6d2c6" if power else "7c7e86")
    sx, sy = x + size * 0.62, top
    c.shape(
        [
            (sx + size * 0.1, sy),
            (sx + size * 0.3, sy),
            (sx + size * 0.26, sy - size * 0.07),
            (sx + size * 0.14, sy - size * 0.07),
        ],
        c.dim("cfcabc", 0.4),
    )
    case: Ink = "d8d3c4" if power else "84868c"
    c.wash(
        smooth(
            [
                (sx - size * 0.02, sy - size * 0.44),
                (sx + size * 0.1, sy - size * 0.46),
                (sx + size * 0.36, sy - size * 0.36),
                (sx + size * 0.36, sy - size * 0.12),
                (sx + size * 0.1, sy - size * 0.05),
                (sx - size * 0.02, sy - size * 0.06),
            ],
            3,
        ),
        [(0, c.lit(case, 0.3)), (1, c.dim(case, 0.35))],
    )
    screen = [
        (sx - size * 0.04, sy - size * 0.42),
        (sx + size * 0.02, sy - size * 0.43),
        (sx + size * 0.02, sy - size * 0.09),
        (sx - size * 0.04, sy - size * 0.1),
    ]
    c.shape(screen, "9fe8f4" if power else "1a1c24")
    if power:
        c.glow(sx - size * 0.08, sy - size * 0.26, size * 0.5, "9fe8f4", 0.5)


def computers(c: Canvas) -> None:
    """Children at computers, morning sun in the classroom."""
    c.mood("fff4d0", "3a3358", "e4e2d0", -1)
    _classroom(c, True)
    for k, (x, y, size) in enumerate(
        (
            (170, 790, 250),
            (600, 790, 250),
            (1030, 790, 250),
            (20, 950, 330),
            (560, 950, 330),
            (1090, 950, 330),
        )
    ):
        _desk(c, x, y, size, True, replace(_PUPIL, bob=k % 2 == 0))


def computers_off(c: Canvas) -> None:
    """The same classroom without power: grey light, dark screens."""
    c.mood("dfe4ea", "1c2236", "8c94a2", -1)
    _classroom(c, False)
    for k, (x, y, size) in enumerate(
        (
            (170, 790, 250),
            (600, 790, 250),
            (1030, 790, 250),
            (20, 950, 330),
            (560, 950, 330),
            (1090, 950, 330),
        )
    ):
        _desk(
            c,
            x,
            y,
            size,
            False,
            replace(_PUPIL, top="c9ccd2", bottom="2a3248", scarf="9a3a3c", skin="b98d78", bob=k % 2 == 1),
        )
    c.veil([(0, 0.28), (0.5, 0.0), (1, 0.3)], "161a2c", 0, 1000)


SCENES = {
    "computers": computers,
    "computers-off": computers_off,
}
