"""Sky, land, water and plants, from far to near."""

import math
from collections.abc import Sequence

from reviewer.sample.brush import Canvas, Ink, Point, Stop, box, mix, oval, smooth


Disc = tuple[float, float, float, Ink]


def sky(c: Canvas, stops: Sequence[Stop], horizon: float, clouds: int = 0, cloud: Ink = "ffffff", orb: Disc | None = None) -> None:
    """The sky down to the horizon, laid with broad strokes, and the air under it; `orb` is the sun or moon."""
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
            bank(far, c.dice.uniform(0, c.width), c.dice.uniform(0.08, 0.72) * horizon, c.dice.uniform(90, 260), cloud)
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
        c.soft(oval(x + u * wide, y + v * wide + 5, r * wide, r * wide * 0.2), c.dim(ink, 0.25), alpha * 0.5, 12)
    for u, v, r in puffs:
        c.soft(oval(x + u * wide + c.sun * 6, y + v * wide - 4, r * wide * 0.9, r * wide * 0.16), c.lit(ink, 0.2), alpha, 9)


def ridge(c: Canvas, y: float, rise: float, ink: Ink, rough: int = 7, foot: float | None = None) -> list[Point]:
    """A line of hills across the picture, lighter towards its foot; returns its crest."""
    crest = [0.0, 0.0]
    crest = [c.dice.uniform(0.2, 1.0), c.dice.uniform(0.2, 1.0)]
    step = 0.5
    for _ in range(rough):
        between = [(a + b) / 2 + c.dice.uniform(-1, 1) * step for a, b in zip(crest, crest[1:], strict=False)]
        crest = [v for pair in zip(crest, between, strict=False) for v in pair] + [crest[-1]]
        step *= 0.52
    low, high = min(crest), max(crest)
    line = [(c.width * k / (len(crest) - 1), y - rise * (v - low) / (high - low)) for k, v in enumerate(crest)]
    bottom = foot if foot is not None else y + rise * 0.6
    c.wash([*line, (c.width, bottom), (0, bottom)], [(0.0, ink), (1.0, c.far(ink, 0.6))])
    return line


def facets(c: Canvas, crest: Sequence[Point], depth: float, ink: Ink, alpha: float = 0.25) -> None:
    """Shaded slopes under a crest, on the side away from the sun."""
    step = max(1, len(crest) // 20)
    for k in range(0, len(crest) - step, step):
        (ax, ay), (bx, by) = crest[k], crest[k + step]
        if (by - ay) * -c.sun < abs(bx - ax) * 0.06:
            continue
        high, low = ((bx, by), (ax, ay)) if by < ay else ((ax, ay), (bx, by))
        drop, run = depth * c.dice.uniform(0.5, 1.0), bx - ax
        keel = [(high[0] - c.sun * run * 0.1, high[1] + drop), (high[0] + c.sun * run * 0.16, high[1] + drop * 0.55)]
        tail = [(low[0], low[1] + drop * 0.3)]
        edge = list(crest[k : k + step + 1])
        c.shape([*edge, *tail, *keel] if by > ay else [*edge, *reversed(keel), *tail], ink, alpha)


def ground(c: Canvas, y: float, stops: Sequence[Stop], inks: Sequence[Ink] = (), strokes: int = 500) -> None:
    """Flat land from y to the bottom of the picture, with loose strokes."""
    c.wash(box(0, y, c.width, c.height), stops)
    if inks:
        c.strokes((0, y, c.width, c.height), inks, strokes, 120, 9, 0.4)


def furrows(c: Canvas, y: float, vanish: float, inks: Sequence[Ink], count: int = 34, spread: float = 5.0) -> None:
    """Rows of a field running to a point on the horizon."""
    wide = c.width * spread
    for k in range(count):
        a, b = (k / count - 0.5) * wide, ((k + 0.55) / count - 0.5) * wide
        c.shape(
            [(vanish + a * 0.04, y), (vanish + b * 0.04, y), (vanish + b, c.height), (vanish + a, c.height)],
            c.vary(inks[k % len(inks)], 6), 0.75,
        )  # fmt: skip


def stalks(c: Canvas, area: tuple[float, float, float, float], inks: Sequence[Ink], count: int, tall: float) -> None:
    """Standing grass or rice, nearer blades taller."""
    x0, y0, x1, y1 = area
    for row in sorted(c.dice.random() for _ in range(count)):
        x, y = c.dice.uniform(x0, x1), y0 + (y1 - y0) * row
        high = tall * (0.3 + 0.7 * row) * c.dice.uniform(0.6, 1.1)
        lean, wide = c.dice.uniform(-0.25, 0.35) * high, max(1.0, high * 0.05)
        ink = c.vary(inks[c.dice.randrange(len(inks))], 12)
        c.shape([(x - wide, y), (x + lean * 0.5, y - high * 0.6), (x + lean, y - high), (x + lean * 0.4 + wide, y - high * 0.5), (x + wide, y)], ink)


def water(c: Canvas, y0: float, y1: float, stops: Sequence[Stop], inks: Sequence[Ink], strokes: int = 260) -> None:
    """Still water with the broken light of small waves."""
    c.wash(box(0, y0, c.width, y1), stops)
    for row in sorted(c.dice.random() ** 1.3 for _ in range(strokes)):
        y, x = y0 + (y1 - y0) * row, c.dice.uniform(-40, c.width)
        wide, high = c.dice.uniform(20, 150) * (0.3 + row), (0.8 + 3.4 * row) * c.dice.uniform(0.5, 1.0)
        c.shape([(x - wide / 2, y), (x, y - high), (x + wide / 2, y), (x, y + high)], inks[c.dice.randrange(len(inks))], 0.42)


def mirror(c: Canvas, y: float, depth: float, alpha: float, ink: Ink) -> None:
    """What stands above the line y, upside down in the water below it, tinted."""
    s = c.scale
    top, bottom = round((y - depth) * s), round(y * s)
    part = c.image.crop((0, top, c.image.width, bottom)).transpose(1)
    small = part.resize((part.width // 4, max(1, part.height // 8))).resize(part.size)
    tint = small.point([round(v * (1 - alpha) + band * alpha) for band in mix(ink, ink, 0) for v in range(256)])
    c.image.paste(tint, (0, bottom))


def pine(c: Canvas, x: float, y: float, tall: float, ink: Ink) -> None:
    """A mountain pine with drooping layers."""
    c.limb((x, y), (x, y - tall * 0.5), tall * 0.05, tall * 0.03, mix("4a3428", ink, 0.3))
    for k in range(7):
        top, low = tall * (0.36 + k * 0.1), tall * (0.1 + k * 0.105)
        wide = tall * (0.27 - k * 0.031)
        tier = [(x, y - top - tall * 0.04), (x + wide * 0.5, y - low - tall * 0.1), (x + wide, y - low), (x + wide * 0.3, y - low - tall * 0.03), (x - wide * 0.4, y - low - tall * 0.025), (x - wide, y - low), (x - wide * 0.5, y - low - tall * 0.1)]
        c.shape(tier, c.dim(ink, 0.4 - k * 0.03))
        c.shape([tier[0], (x + c.sun * wide * 0.5, y - low - tall * 0.1), (x + c.sun * wide, y - low), (x, y - low - tall * 0.05)], c.lit(ink, 0.08 + k * 0.02))


def poplar(c: Canvas, x: float, y: float, tall: float, ink: Ink) -> None:
    """A tall narrow tree as they line the roads."""
    c.limb((x, y), (x, y - tall * 0.4), tall * 0.035, tall * 0.02, c.dim(ink, 0.6))
    crown = [(x, y - tall), (x + tall * 0.09, y - tall * 0.62), (x + tall * 0.075, y - tall * 0.22), (x, y - tall * 0.14), (x - tall * 0.075, y - tall * 0.22), (x - tall * 0.09, y - tall * 0.62)]
    c.shape(smooth(crown, 5), c.dim(ink, 0.25))
    c.shape(smooth([(px * 0.72 + (x + c.sun * tall * 0.03) * 0.28, py) for px, py in crown], 5), c.lit(ink, 0.1))


def tree(c: Canvas, x: float, y: float, tall: float, ink: Ink, blossoms: Ink = "") -> None:
    """A broad tree made of clumps of leaves."""
    trunk = c.dim("5b4636", 0.35)
    c.limb((x, y), (x + tall * 0.03, y - tall * 0.5), tall * 0.075, tall * 0.04, trunk)
    for k in range(26):
        turn, out = c.dice.uniform(0, math.tau), c.dice.uniform(0, 1) ** 0.5
        px, py = x + math.cos(turn) * out * tall * 0.34, y - tall * 0.68 + math.sin(turn) * out * tall * 0.27
        light = 0.5 - 0.5 * math.sin(turn) * out + c.sun * math.cos(turn) * out * 0.4
        leaf = mix(c.dim(ink, 0.42), c.lit(ink, 0.32), light * (0.35 + 0.65 * k / 26))
        c.shape(oval(px, py, tall * 0.12, tall * 0.085, c.dice.uniform(-25, 25), 12), leaf)
    if blossoms:
        for _ in range(60):
            turn, out = c.dice.uniform(0, math.tau), c.dice.uniform(0, 1) ** 0.5
            c.dot(x + math.cos(turn) * out * tall * 0.4, y - tall * 0.68 + math.sin(turn) * out * tall * 0.32, tall * 0.012, tall * 0.012, blossoms)


def willow(c: Canvas, x: float, y: float, tall: float, ink: Ink) -> None:
    """A willow with its hanging branches."""
    c.limb((x, y), (x + tall * 0.06, y - tall * 0.62), tall * 0.08, tall * 0.05, c.dim("4d3f34", 0.3))
    for k in range(90):
        u = c.dice.uniform(-1, 1)
        top = y - tall * (0.95 - 0.38 * u * u) + c.dice.uniform(-10, 10)
        drop = tall * c.dice.uniform(0.28, 0.62)
        px = x + tall * 0.05 + u * tall * 0.46
        leaf = mix(c.dim(ink, 0.42), c.lit(ink, 0.25), k / 90 * 0.8 + 0.2 * (u * c.sun > 0))
        sway = tall * 0.03 * u
        c.shape([(px, top), (px + tall * 0.016 + sway, top + drop * 0.5), (px + sway * 1.4, top + drop), (px - tall * 0.014 + sway, top + drop * 0.5)], leaf, 0.85)


def cast(c: Canvas, x: float, y: float, wide: float, long: float, alpha: float = 0.34) -> None:
    """The shadow of something standing at (x, y), falling away from the sun."""
    dx, half = -c.sun * long, wide / 2
    c.soft([(x - half, y - 2), (x + half, y + 3), (x + dx + half * 0.8, y + long * 0.16), (x + dx - half * 0.8, y + long * 0.1)], c.shadow, alpha, 3)
