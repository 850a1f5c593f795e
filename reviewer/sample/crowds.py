"""Many people at once: rows on stands, lines, and a crowd on a square."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reviewer.sample.brush import Canvas
from reviewer.sample.figure import person
from reviewer.sample.look import SOLDIER, STAND, Look
from reviewer.sample.outline import box
from reviewer.sample.palette import Ink

COATS: tuple[Ink, ...] = ("33405a", "5a5f58", "7b3f3a", "e6ddcb", "4d4a63", "8a7a5c", "2f3a38", "b9a98c")


SHIRTS: tuple[Ink, ...] = ("f1ece0", "e7e2d4", "dfe6ea", "f3e9d2")


def passer(c: Canvas) -> Look:
    """Somebody in the street."""
    woman = c.dice.random() < 0.5
    top, bottom = c.dice.choice(COATS), c.dice.choice(("2c3040", "3a3a3e", "4a4038"))
    return Look(top, bottom, hem=0.2 if woman else 0.0, bob=woman, flare=0.03)


def recruit(c: Canvas) -> Look:
    """A soldier as tall and as green as the next."""
    ink = c.vary("79764b", 7)
    return replace(SOLDIER, top=ink, bottom=c.vary("6c6944", 6), cap_ink=ink)


def stands(
    c: Canvas, area: tuple[float, float, float, float], rows: int, inks: Sequence[Ink], caps: bool = False
) -> None:
    """Spectators sitting in rows, seen from across the arena; nearer rows are larger."""
    x0, y0, x1, y1 = area
    for row in range(rows):
        near = (row + 1) / rows
        y, size = y0 + (y1 - y0) * near, (y1 - y0) / rows * (0.62 + 0.3 * near)
        c.shape(box(x0, y - size * 0.2, x1, y + size * 0.6), c.dim("6d6a78", 0.5 - near * 0.2), 0.9)
        x = x0 - c.dice.uniform(0, size)
        while x < x1:
            ink, jog = c.vary(inks[c.dice.randrange(len(inks))], 12), c.dice.uniform(-0.1, 0.1) * size
            ink = c.far(ink, 0.3 * (1 - near))
            c.shape(
                [
                    (x - size * 0.36, y + size * 0.4),
                    (x - size * 0.28, y - size * 0.08 + jog),
                    (x + size * 0.28, y - size * 0.08 + jog),
                    (x + size * 0.36, y + size * 0.4),
                ],
                ink,
            )
            c.dot(x, y - size * 0.3 + jog, size * 0.17, size * 0.21, c.far("d2a283", 0.25 * (1 - near)))
            hat = ink if caps else c.far("2a2630", 0.3 * (1 - near))
            c.shape(
                box(
                    x - size * (0.24 if caps else 0.18),
                    y - size * 0.58 + jog,
                    x + size * (0.24 if caps else 0.18),
                    y - size * 0.38 + jog,
                ),
                hat,
            )
            x += size * c.dice.uniform(0.74, 0.86)


def throng(
    c: Canvas,
    area: tuple[float, float, float, float],
    count: int,
    tall: tuple[float, float],
    look: Callable[[Canvas], Look],
) -> None:
    """People standing with their backs to us, the far ones first and smaller."""
    x0, y0, x1, y1 = area
    for row in sorted(c.dice.random() for _ in range(count)):
        high = tall[0] + (tall[1] - tall[0]) * row
        place = c.dice.uniform(x0, x1), y0 + (y1 - y0) * row
        person(c, *place, high * c.dice.uniform(0.94, 1.04), look(c), STAND, "back")
