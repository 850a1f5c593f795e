"""What people build: blocks of flats, paving, plinths, statues, lamps."""

from collections.abc import Sequence

from reviewer.sample.brush import Canvas
from reviewer.sample.figure import person
from reviewer.sample.look import BRONZE, Look, Pose, Side
from reviewer.sample.outline import Point, box, smooth
from reviewer.sample.palette import Ink, mix


def block(
    c: Canvas, x: float, y: float, wide: float, tall: float, ink: Ink, window: Ink, rows: int, columns: int,
    lit: float = 0.0, lamp: Ink = "ffd98a",
) -> None:  # fmt: skip
    """A block of flats standing on y, with a shadow side and rows of windows, some with a lamp on."""
    side = wide * 0.16
    edge = x + wide if c.sun < 0 else x
    c.wash(box(x, y - tall, x + wide, y), [(0, c.lit(ink, 0.18)), (1, mix(ink, c.air, 0.22))])
    c.shape(
        box(edge - (side if c.sun < 0 else 0), y - tall, edge + (0 if c.sun < 0 else side), y),
        c.dim(ink, 0.3),
        0.75,
    )
    c.shape(box(x - 2, y - tall - 4, x + wide + 2, y - tall + 3), c.dim(ink, 0.22))
    panes = [
        [mix(c.vary(pane, 10), ink, share) for _ in range(5)] for pane, share in ((window, 0.2), (lamp, 0.05))
    ]
    left, span = (x, wide - side) if c.sun < 0 else (x + side, wide - side)
    dx, dy = span / columns, tall * 0.94 / rows
    for row in range(rows):
        for column in range(columns):
            glowing = c.dice.random() < lit
            wx, wy = left + dx * (column + 0.22), y - tall + tall * 0.04 + dy * (row + 0.2)
            c.tile(wx, wy, wx + dx * 0.56, wy + dy * 0.56, c.dice.choice(panes[glowing]))


def skyline(
    c: Canvas,
    y: float,
    inks: Sequence[Ink],
    low: float,
    high: float,
    haze: float,
    wide: float = 80,
    lit: float = 0.0,
) -> None:
    """A row of blocks across the picture seen through haze (0 near, 1 gone)."""
    x = -c.dice.uniform(0, wide)
    while x < c.width:
        span, tall = wide * c.dice.uniform(0.6, 1.5), c.dice.uniform(low, high)
        ink = c.far(inks[c.dice.randrange(len(inks))], haze)
        rows, columns = max(3, round(tall / 15)), max(3, round(span / 13))
        block(c, x, y, span, tall, ink, c.far(c.dim(ink, 0.34), haze * 0.3), rows, columns, lit)
        x += span + c.dice.choice((0, 4, wide * 0.3))


def paving(
    c: Canvas, y: float, vanish: Point, ink: Ink, joint: Ink, columns: int = 22, rows: int = 12
) -> None:
    """Large slabs running to a vanishing point."""
    c.wash(box(0, y, c.width, c.height), [(0, c.far(ink, 0.45)), (0.35, ink), (1, c.dim(ink, 0.22))])
    vx, vy = vanish
    depth = c.height - vy
    for k in range(-columns, columns + 1):
        t = (y - vy) / depth
        x = vx + k * c.width / columns * 1.5
        c.line([(vx + (x - vx) * t, y), (x, c.height)], joint, 1.4, 0.4)
    for k in range(1, rows + 1):
        line = vy + depth / (1 + (rows - k) * 0.55)
        if line > y:
            c.line([(0, line), (c.width, line)], joint, 0.8 + 1.6 * k / rows, 0.4)


def road(c: Canvas, y: float, vanish: float, left: float, right: float, ink: Ink, mark: Ink = "") -> None:
    """A road from the bottom of the picture to the horizon, with a broken middle line."""
    c.wash(
        [(vanish - 5, y), (vanish + 5, y), (right, c.height), (left, c.height)],
        [(0, c.far(ink, 0.5)), (1, ink)],
    )
    if not mark:
        return
    middle, depth = (left + right) / 2, c.height - y
    for k in range(12):
        a, b = (k / 12) ** 2.2, ((k + 0.5) / 12) ** 2.2
        ax, bx = vanish + (middle - vanish) * a, vanish + (middle - vanish) * b
        wa, wb = 0.6 + 9 * a, 0.6 + 9 * b
        c.shape(
            [
                (ax - wa, y + depth * a),
                (ax + wa, y + depth * a),
                (bx + wb, y + depth * b),
                (bx - wb, y + depth * b),
            ],
            mark,
            0.8,
        )


def plinth(c: Canvas, x: float, y: float, wide: float, tall: float, ink: Ink) -> None:
    """A stepped stone base whose bottom edge is at y."""
    for grow, share in ((1.5, 0.1), (1.28, 0.2), (1.0, 1.0), (1.12, 1.0)):
        half = wide * grow / 2
        top, low = (y - tall * share, y) if grow != 1.12 else (y - tall, y - tall * 0.92)
        stops = [(0, c.lit(ink, 0.3)), (0.5, ink), (0.72, c.dim(ink, 0.2)), (1, c.dim(ink, 0.5))]
        if c.sun > 0:
            stops = [(1 - place, colour) for place, colour in reversed(stops)]
        c.wash(box(x - half, top, x + half, low), stops, across=True)
        c.line([(x - half, top), (x + half, top)], c.lit(ink, 0.6), 2, 0.7)


def statue(
    c: Canvas, x: float, y: float, tall: float, side: Side, look: Look = BRONZE, base: Ink = "a9a198"
) -> None:
    """A nameless bronze figure in a coat on its plinth."""
    foot = tall * 0.34
    plinth(c, x, y, tall * 0.42, foot, base)
    pose = Pose(arms=((-9, -3), (9, 3)), legs=((-3, -1), (4, 2)))
    person(c, x, y - foot + 4, tall * 0.74, look, pose, side)


def steps(
    c: Canvas, x0: float, x1: float, y0: float, y1: float, count: int, ink: Ink, spread: float = 0.0
) -> None:
    """A flight of stairs seen from below, widening by `spread` on each side."""
    for k in range(count):
        a, b = k / count, (k + 1) / count
        ya, yb = y0 + (y1 - y0) * a, y0 + (y1 - y0) * b
        out = spread * b
        c.shape(box(x0 - out, ya, x1 + out, yb), mix(c.lit(ink, 0.25), c.dim(ink, 0.12), b))
        c.shape(box(x0 - out, yb - (yb - ya) * 0.42, x1 + out, yb), c.dim(ink, 0.32), 0.7)


def lamp_post(c: Canvas, x: float, y: float, tall: float, ink: Ink, glow: Ink = "") -> None:
    """A street lamp with two globes."""
    c.limb((x, y), (x, y - tall), tall * 0.02, tall * 0.012, ink)
    arms = smooth(
        [(x - tall * 0.1, y - tall * 0.98), (x, y - tall * 0.93), (x + tall * 0.1, y - tall * 0.98)],
        4,
        closed=False,
    )
    c.line(arms, ink, max(1, tall * 0.01))
    for side in (-1, 1):
        gx, gy = x + side * tall * 0.1, y - tall
        if glow:
            c.glow(gx, gy, tall * 0.3, glow, 0.6)
        c.dot(gx, gy, tall * 0.024, tall * 0.024, mix(glow or "efe8da", "ffffff", 0.5))


def bench(c: Canvas, x: float, y: float, wide: float, tall: float, ink: Ink) -> None:
    """A slatted park bench; its seat is `tall` above y."""
    for leg in (0.06, 0.94):
        c.shape(box(x + wide * leg - 4, y - tall, x + wide * leg + 4, y), c.dim(ink, 0.6))
    for k in range(3):
        slat = y - tall * (1.25 + 0.32 * k)
        c.shape(box(x, slat - tall * 0.22, x + wide, slat), c.vary(ink, 8))
        c.line([(x, slat), (x + wide, slat)], c.dim(ink, 0.5), 2)
    c.shape(
        [
            (x - 4, y - tall),
            (x + wide + 4, y - tall),
            (x + wide + 10, y - tall * 0.8),
            (x - 10, y - tall * 0.8),
        ],
        c.lit(ink, 0.2),
    )
    c.shape(box(x - 10, y - tall * 0.8, x + wide + 10, y - tall * 0.7), c.dim(ink, 0.4))
