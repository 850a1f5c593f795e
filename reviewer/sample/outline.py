"""Outlines: the points a shape is cut along."""

import math
from collections.abc import Sequence

Point = tuple[float, float]


def smooth(points: Sequence[Point], steps: int = 6, closed: bool = True) -> list[Point]:
    """A soft curve through the points (Catmull-Rom)."""
    n = len(points)
    out: list[Point] = []
    for i in range(n if closed else n - 1):
        if closed:
            p0, p1, p2, p3 = (points[(i + k) % n] for k in (-1, 0, 1, 2))
        else:
            p0, p1, p2, p3 = (points[min(max(i + k, 0), n - 1)] for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            out.append((_spline(p0[0], p1[0], p2[0], p3[0], t), _spline(p0[1], p1[1], p2[1], p3[1], t)))
    if not closed:
        out.append(points[-1])
    return out


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))


def box(x0: float, y0: float, x1: float, y1: float) -> list[Point]:
    """The four corners of an upright rectangle."""
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def oval(x: float, y: float, rx: float, ry: float, turn: float = 0.0, count: int = 28) -> list[Point]:
    """Points round an ellipse, turned by degrees."""
    ct, st = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    ring = [(math.cos(k * math.tau / count) * rx, math.sin(k * math.tau / count) * ry) for k in range(count)]
    return [(x + u * ct - v * st, y + u * st + v * ct) for u, v in ring]
