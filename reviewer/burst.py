"""Bursts: frames of one camera that follow each other closely and look alike.

A hand that keeps the shutter down, or presses it again and again for the same thing. Time tells most of
it; the look tells where the camera was swung round between two frames.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

# Many cameras write whole seconds only, so that a gap may be wrong by nearly one.
LONGEST_GAP = timedelta(seconds=2)
LONGEST_GAP_UNSEEN = timedelta(seconds=1)
# Of the 64 bits of a likeness, so many may differ. Of two frames held by hand one in a hundred differs by
# more, of two pictures of different things nine in ten.
MOST_UNLIKE = 24
_ALL_BITS = (1 << 64) - 1


class Exposure(NamedTuple):
    """What tells whether a photo belongs to a burst. `likeness` is the hash of its look, None if unknown."""

    photo: int
    at: datetime
    camera: str
    likeness: int | None


def bursts(exposures: Iterable[Exposure]) -> list[tuple[int, ...]]:
    """The bursts among exposures in the order of time: each two photos or more, no photo in two of them."""
    series: list[list[int]] = []
    running: dict[str, tuple[Exposure, list[int]]] = {}
    for exposure in exposures:
        last, photos = running.get(exposure.camera, (None, []))
        if last is None or not _follows(last, exposure):
            photos = []
            series.append(photos)
        photos.append(exposure.photo)
        running[exposure.camera] = exposure, photos
    return [tuple(photos) for photos in series if len(photos) > 1]


def _follows(last: Exposure, exposure: Exposure) -> bool:
    gap = exposure.at - last.at
    if last.likeness is None or exposure.likeness is None:
        return gap <= LONGEST_GAP_UNSEEN
    return gap <= LONGEST_GAP and unlike(last.likeness, exposure.likeness) <= MOST_UNLIKE


def unlike(one: int, other: int) -> int:
    """How many bits of two likenesses differ: 0 for the same picture, about 32 for any two."""
    return ((one ^ other) & _ALL_BITS).bit_count()
