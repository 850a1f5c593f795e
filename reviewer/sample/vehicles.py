"""Things with wheels, seen from the side. (x, y) is where the left end meets the road."""

from reviewer.sample.brush import Canvas
from reviewer.sample.outline import box, oval, smooth
from reviewer.sample.palette import Ink, mix
from reviewer.sample.scenery import cast


def wheel(c: Canvas, x: float, y: float, radius: float, rim: Ink = "9a958c") -> None:
    """A tyre standing on y."""
    c.dot(x, y - radius, radius, radius, "1f1d22")
    c.dot(x, y - radius, radius * 0.56, radius * 0.56, rim)
    c.dot(x, y - radius, radius * 0.2, radius * 0.2, "3a363a")


def coach(
    c: Canvas, x: float, y: float, long: float, ink: Ink, stripe: Ink, glass: Ink, tram: bool = False
) -> None:
    """A bus, or a tram without wheels showing; its left end is at x."""
    tall = long * (0.29 if tram else 0.33)
    foot, top, r = y - long * 0.035, y - tall, long * 0.022
    c.soft(oval(x + long / 2 - c.sun * 20, y + 2, long * 0.55, long * 0.025), c.shadow, 0.55, 6)
    shell = [
        (x + r, top),
        (x + long - r, top),
        (x + long, top + r * 2),
        (x + long, foot),
        (x, foot),
        (x, top + r * 2),
    ]
    c.wash(shell, [(0, c.lit(ink, 0.4)), (0.2, ink), (0.75, ink), (1, c.dim(ink, 0.45))])
    c.shape(box(x, y - tall * 0.44, x + long, y - tall * 0.36), stripe)
    count = 8
    for k in range(count):
        a, b = x + long * (0.03 + 0.94 * k / count), x + long * (0.03 + 0.94 * (k + 0.86) / count)
        pane = box(a, top + tall * 0.14, b, y - tall * 0.48)
        c.wash(pane, [(0, mix(glass, c.air, 0.5)), (1, glass)])
        c.shape(
            [(a, top + tall * 0.14), (a + (b - a) * 0.5, top + tall * 0.14), (a, y - tall * 0.56)],
            "ffffff",
            0.2,
        )
    for k in (1, 5):
        a, b = x + long * (0.03 + 0.94 * k / count), x + long * (0.03 + 0.94 * (k + 0.86) / count)
        c.shape(box(a, top + tall * 0.14, b, foot), c.dim(ink, 0.2), 0.5)
        c.line([((a + b) / 2, top + tall * 0.16), ((a + b) / 2, foot)], c.dim(ink, 0.6), 2)
    for share in () if tram else (0.17, 0.8):
        c.dot(x + long * share, foot, long * 0.05, long * 0.05, c.dim(ink, 0.75))
        wheel(c, x + long * share, y, long * 0.042)
    c.dot(x + long - 4, y - tall * 0.2, 5, 7, "fff0c0")
    if tram:
        c.shape(box(x + long * 0.05, foot, x + long * 0.95, y - 2), c.dim(ink, 0.75))
        c.line(
            [(x + long * 0.4, top), (x + long * 0.5, top - tall * 0.3), (x + long * 0.6, top)], "2c2a30", 3
        )


def saloon(c: Canvas, x: float, y: float, long: float, ink: Ink, glass: Ink = "2b3440") -> None:
    """A long black limousine or any other car, facing right, its back at x."""
    h = long * 0.27
    c.soft(oval(x + long / 2, y, long * 0.55, h * 0.13), c.shadow, 0.7, 5)
    body = [
        (0.0, 0.42),
        (0.02, 0.62),
        (0.2, 0.68),
        (0.3, 0.98),
        (0.6, 0.99),
        (0.72, 0.68),
        (0.95, 0.6),
        (1.0, 0.44),
        (0.99, 0.2),
        (0.0, 0.22),
    ]
    outline = smooth([(x + u * long, y - v * h) for u, v in body], 5)
    c.wash(
        outline,
        [
            (0, mix(ink, c.air, 0.5)),
            (0.4, ink),
            (0.46, mix(ink, c.light, 0.45)),
            (0.54, ink),
            (1, c.dim(ink, 0.6)),
        ],
    )
    for a, b, d, e in ((0.23, 0.32, 0.44, 0.44), (0.455, 0.455, 0.59, 0.68)):
        c.shape(
            [
                (x + a * long, y - 0.68 * h),
                (x + b * long, y - 0.92 * h),
                (x + d * long, y - 0.93 * h),
                (x + e * long, y - 0.68 * h),
            ],
            glass,
        )
        c.shape(
            [
                (x + b * long, y - 0.92 * h),
                (x + (b + 0.05) * long, y - 0.92 * h),
                (x + (a + 0.06) * long, y - 0.68 * h),
                (x + a * long, y - 0.68 * h),
            ],
            "ffffff",
            0.25,
        )
    c.line([(x + 0.03 * long, y - 0.4 * h), (x + 0.97 * long, y - 0.4 * h)], mix(ink, "ffffff", 0.45), 2, 0.7)
    c.dot(x + long * 0.985, y - h * 0.48, 5, 7, "fff4d0")
    for share in (0.19, 0.8):
        wheel(c, x + long * share, y + 2, h * 0.27, "c8c6c0")


def lorry(c: Canvas, x: float, y: float, long: float, ink: Ink) -> None:
    """An old open lorry facing right with its gas stove smoking on the bed, its back at x."""
    h = long * 0.42
    cast(c, x + long / 2, y, long * 0.8, 40, 0.4)
    c.wash(
        box(x, y - h * 0.62, x + long * 0.62, y - h * 0.24),
        [(0, c.lit("8a6a48", 0.2)), (1, c.dim("8a6a48", 0.4))],
    )
    for k in range(1, 6):
        c.line(
            [(x + long * 0.62 * k / 6, y - h * 0.62), (x + long * 0.62 * k / 6, y - h * 0.24)], "4b3829", 2
        )
    cab = [(0.64, 0.2), (0.64, 0.98), (0.8, 0.98), (0.85, 0.62), (0.99, 0.58), (1.0, 0.2)]
    c.wash(
        smooth([(x + u * long, y - v * h) for u, v in cab], 3),
        [(0, c.lit(ink, 0.3)), (0.5, ink), (1, c.dim(ink, 0.5))],
    )
    c.shape(
        [
            (x + 0.68 * long, y - 0.64 * h),
            (x + 0.68 * long, y - 0.9 * h),
            (x + 0.78 * long, y - 0.9 * h),
            (x + 0.81 * long, y - 0.64 * h),
        ],
        mix("2b3440", c.air, 0.35),
    )
    c.limb(
        (x + long * 0.56, y - h * 0.6), (x + long * 0.56, y - h * 1.12), long * 0.07, long * 0.07, "4a4542"
    )
    c.limb(
        (x + long * 0.56, y - h * 1.15), (x + long * 0.56, y - h * 1.3), long * 0.025, long * 0.025, "3a3634"
    )
    for share in (0.14, 0.42, 0.86):
        wheel(c, x + long * share, y + 2, h * 0.2, "5d5950")


def bicycle(c: Canvas, x: float, y: float, size: float, ink: Ink = "2b2a30") -> None:
    """A bicycle facing right, `size` from wheel to wheel, its back wheel at x."""
    r, pen = size * 0.34, max(1.4, size * 0.02)
    hub, fork = (x, y - r), (x + size, y - r)
    for wx, wy in (hub, fork):
        ring = oval(wx, wy, r, r, count=30)
        c.line([*ring, ring[0]], ink, pen * 1.2)
        for k in range(0, 30, 5):
            c.line([(wx, wy), ring[k]], mix(ink, c.air, 0.4), pen * 0.4)
    crank, seat, head = (
        (x + size * 0.42, y - r),
        (x + size * 0.3, y - size * 0.8),
        (x + size * 0.86, y - size * 0.86),
    )
    for a, b in ((hub, crank), (hub, seat), (crank, seat), (crank, head), (seat, head), (head, fork)):
        c.line([a, b], ink, pen)
    c.line(
        [(head[0] - size * 0.1, head[1] - size * 0.06), head, (head[0] + size * 0.03, head[1] - size * 0.1)],
        ink,
        pen * 1.3,
    )
    c.line([(seat[0] - size * 0.1, seat[1]), (seat[0] + size * 0.08, seat[1])], ink, pen * 2.6)
