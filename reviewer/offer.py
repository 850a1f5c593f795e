"""What a card offers: its frames with their bytes, their days, and which of them the camera locked.

Only what the card's own folders tell, so that a full card is known within a second; no file is opened.
"""

import stat
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from reviewer.photo import Frame

# What macOS makes of the read-only attribute of a FAT or exFAT file.
_IMMUTABLE = getattr(stat, "UF_IMMUTABLE", 0)
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class Offer:
    """A frame that can be imported, with the bytes of all its files.

    `day` is when its picture was written, which cameras set to the moment of exposure; None where the card
    tells no sensible one. `locked`: it was protected in the camera, which DCF has cameras mark by
    the read-only attribute (JEITA CP-3461, 5.3).
    """

    frame: Frame
    bytes: int = 0
    day: date | None = None
    locked: bool = False


def offers(frames: Iterable[Frame]) -> tuple[Offer, ...]:
    """Look at each frame's files, in the order of the frames."""
    return tuple(map(_offer, frames))


def _offer(frame: Frame) -> Offer:
    size, locked, day = 0, False, None
    for file in frame.files:
        try:
            told = file.stat(follow_symlinks=False)
        except OSError:
            continue  # gone, or unreadable: the copy will say so
        size += told.st_size
        locked |= not told.st_mode & _WRITABLE or bool(getattr(told, "st_flags", 0) & _IMMUTABLE)
        if file == frame.primary:
            day = _day(told.st_mtime)
    return Offer(frame, size, day, locked)


def _day(seconds: float) -> date | None:
    try:
        return datetime.fromtimestamp(seconds).date()
    except (OSError, ValueError, OverflowError):
        return None


def first_and_last(offers: Iterable[Offer]) -> tuple[date, date] | None:
    """The days of the earliest and of the latest frame; None where no frame has one."""
    days = [offer.day for offer in offers if offer.day is not None]
    return (min(days), max(days)) if days else None


def bytes_of(offers: Iterable[Offer]) -> int:
    """The bytes of all of them."""
    return sum(offer.bytes for offer in offers)
