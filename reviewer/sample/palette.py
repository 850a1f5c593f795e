"""Colours: parsed, mixed and laid out along a gradient."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

Colour = tuple[int, int, int]


Ink = str | Colour


Stop = tuple[float, Ink]


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Colour:
    return int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16)


def tone(ink: Ink) -> Colour:
    """The colour of six hexadecimal digits, or the colour itself."""
    return _parsed(ink) if isinstance(ink, str) else ink


def mix(one: Ink, other: Ink, share: float) -> Colour:
    """`one` with a share (0 to 1) of `other` stirred in."""
    a, b = tone(one), tone(other)
    t = min(1.0, max(0.0, share))
    return (
        round(a[0] + (b[0] - a[0]) * t),
        round(a[1] + (b[1] - a[1]) * t),
        round(a[2] + (b[2] - a[2]) * t),
    )


def ramp(stops: Sequence[Stop], count: int) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """`count` colours along the stops (place 0 to 1, colour), as count by 3 bytes."""
    at = np.linspace(0.0, 1.0, max(count, 1))
    places = [place for place, _ in stops]
    bands = [np.interp(at, places, [tone(ink)[band] for _, ink in stops]) for band in range(3)]
    return np.stack(bands, axis=1).round().astype(np.uint8)
