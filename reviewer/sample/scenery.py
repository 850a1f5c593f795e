"""Sky, land, water and plants, from far to near."""

from collections.abc import Sequence
from itertools import pairwise

from reviewer.sample.brush import Canvas
from reviewer.sample.outline import Point, box, oval
from reviewer.sample.palette import Ink, Stop, mix

Disc = tuple[float, float, float, Ink]


def sky(
    c: Canvas,
    stops: Sequence[Stop],
    horizon: float,
    clouds: int = 0,
    cloud: Ink = "ffffff",
    orb: Disc | None = None,
) -> None:
    """The sky down to the horizon, laid with broad strokes, and the air under it; `orb` is sun or moon."""
    c.image.paste(mix(stops[-1][1], c.air, 0.3), (0, 0, *c.image.size))
    with c.distant(horizon + 40) as far:
        far.wash(box(0, 0, c.width, horizon + 60), stops)
        inks = [ink for _, ink in stops]
        for k in range(14):
            y = c.dice.uniform(0, horizon * 0.92)
            ink = inks[min(len(inks) - 1, int(y / horizon * len(inks)))]
            x, wide = c.dice.uniform(0, c.width), c.dice.uniform(140, 420)
            far.soft(oval(x, y, wide, c.dice.uniform(6, 20)), mix(ink, "ffffff", 0.5 * (k % 2)), 0.16, 16)
        for _ in range(clouds):
            bank(
                far,
                c.dice.uniform(0, c.width),
                c.dice.uniform(0.08, 0.72) * horizon,
                c.dice.uniform(90, 260),
                cloud,
            )
        if orb:
            x, y, radius, ink = orb
            far.glow(x, y, radius * 14, ink, 0.55, 2.4)
            far.glow(x, y, radius * 4, mix(ink, "ffffff", 0.4), 0.5, 1.8)
    if orb:
        c.dot(orb[0], orb[1], orb[2], orb[2], mix(orb[3], "ffffff", 0.65))


def bank(c: Canvas, x: float, y: float, wide: float, ink: Ink, alpha: float = 0.55) -> None:
    """A flat-bottomed cloud, lit from the sun's side."""
    puffs = [(-0.62, 0.0, 0.4), (-0.2, -0.08, 0.46), (0.24, -0.05, 0.5), (0.6, 0.02, 0.36)]
    for u, v, r in puffs:
        c.soft(
            oval(x + u * wide, y + v * wide + 5, r * wide, r * wide * 0.2), c.dim(ink, 0.25), alpha * 0.5, 12
        )
    for u, v, r in puffs:
        c.soft(
            oval(x + u * wide + c.sun * 6, y + v * wide - 4, r * wide * 0.9, r * wide * 0.16),
            c.lit(ink, 0.2),
            alpha,
            9,
        )


def ridge(
    c: Canvas, y: float, rise: float, ink: Ink, rough: int = 7, foot: float | None = None
) -> list[Point]:
    """A line of hills across the picture, lighter towards its foot; returns its crest."""
    crest = [0.0, 0.0]
    crest = [c.dice.uniform(0.2, 1.0), c.dice.uniform(0.2, 1.0)]
    step = 0.5
    for _ in range(rough):
        between = [(a + b) / 2 + c.dice.uniform(-1, 1) * step for a, b in pairwise(crest)]
        crest = [v for pair in zip(crest, between, strict=False) for v in pair] + [crest[-1]]
        step *= 0.52
    low, high = min(crest), max(crest)
    line = [
        (c.width * k / (len(crest) - 1), y - rise * (v - low) / (high - low)) for k, v in enumerate(crest)
    ]
    bottom = foot if foot is not None else y + rise * 0.6
    c.wash([*line, (c.width, bottom), (0, bottom)], [(0.0, ink), (1.0, c.far(ink, 0.6))])
    return line


def facets(c: Canvas, crest: Sequence[Point], depth: float, ink: Ink, alpha: float = 0.25) -> None:
    """Shaded slopes under the summits of a crest, on the side away from the sun."""
    reach = max(1, len(crest) // 24)
    low = max(y for _, y in crest) + depth
    with c.inside([*crest, (crest[-1][0], low), (crest[0][0], low)]) as slope:
        for k in range(reach, len(crest) - reach):
            x, y = crest[k]
            if y > min(py for _, py in crest[k - reach : k + reach + 1]):
                continue
            fall, side = depth * c.dice.uniform(0.8, 1.2), -c.sun * depth
            slope.shape(
                [
                    (x, y),
                    (x + side * 1.5, y + fall),
                    (x + side * 0.7, y + fall * 0.7),
                    (x + side * 0.5, y + fall * 1.1),
                    (x + side * 0.12, y + fall * 0.5),
                ],
                ink,
                alpha,
            )
            slope.shape(
                [
                    (x, y),
                    (x - side * 0.3, y + fall * 0.5),
                    (x - side * 0.1, y + fall * 0.4),
                    (x + side * 0.04, y + fall * 0.6),
                ],
                ink,
                alpha * 0.5,
            )


def ground(c: Canvas, y: float, stops: Sequence[Stop], inks: Sequence[Ink] = (), strokes: int = 500) -> None:
    """Flat land from y to the bottom of the picture, with loose strokes."""
    c.wash(box(0, y, c.width, c.height), stops)
    if inks:
        c.strokes((0, y, c.width, c.height), inks, strokes, 120, 9, 0.4)


def furrows(
    c: Canvas, y: float, vanish: float, inks: Sequence[Ink], count: int = 34, spread: float = 5.0
) -> None:
    """Rows of a field running to a point on the horizon."""
    wide = c.width * spread
    for k in range(count):
        a, b = (k / count - 0.5) * wide, ((k + 0.55) / count - 0.5) * wide
        c.shape(
            [(vanish + a * 0.04, y), (vanish + b * 0.04, y), (vanish + b, c.height), (vanish + a, c.height)],
            c.vary(inks[k % len(inks)], 6), 0.75,
        )  # fmt: skip


def water(
    c: Canvas, y0: float, y1: float, stops: Sequence[Stop], inks: Sequence[Ink], strokes: int = 260
) -> None:
    """Still water with the broken light of small waves."""
    c.wash(box(0, y0, c.width, y1), stops)
    for row in sorted(c.dice.random() ** 1.3 for _ in range(strokes)):
        y, x = y0 + (y1 - y0) * row, c.dice.uniform(-40, c.width)
        wide, high = c.dice.uniform(20, 150) * (0.3 + row), (0.8 + 3.4 * row) * c.dice.uniform(0.5, 1.0)
        c.shape(
            [(x - wide / 2, y), (x, y - high), (x + wide / 2, y), (x, y + high)],
            inks[c.dice.randrange(len(inks))],
            0.42,
        )


def cast(c: Canvas, x: float, y: float, wide: float, long: float, alpha: float = 0.34) -> None:
    """The shadow of something standing at (x, y), falling away from the sun."""
    dx, half = -c.sun * long, wide / 2
    c.soft(
        [
            (x - half, y - 2),
            (x + half, y + 3),
            (x + dx + half * 0.8, y + long * 0.16),
            (x + dx - half * 0.8, y + long * 0.1),
        ],
        c.shadow,
        alpha,
        3,
    )
