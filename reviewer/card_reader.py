"""The one thread that reads the card, some frames ahead of those that are being verified.

A card is fastest when one reader goes through it file by file. What it reads goes to every destination at
once. Of a frame that was imported before, only both ends of each file are read, as far as that leaves no
doubt.
"""

import os
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from reviewer.card_file import Draft, Drawn, discard_copies, discard_parts, draw, is_unchanged
from reviewer.photo import Frame, Seen

# As many files are hashed at once as that pays for.
SUMMING = min(os.cpu_count() or 1, 4)


class Stopped(Exception):
    """The import was closed. It never leaves it."""


class Gauge:
    """How far a frame is: each byte counts once when it was read, and once when it was read back."""

    def __init__(self, stop: Event) -> None:
        self._stop = stop
        self._bytes = 0

    @property
    def done(self) -> int:
        """Bytes that were read and read back; one that was only read is half a byte."""
        return self._bytes // 2

    def step(self, read: int) -> None:
        """Count bytes. Raises Stopped when the import was closed."""
        self._bytes += read
        if self._stop.is_set():
            raise Stopped


@dataclass(frozen=True, slots=True)
class Recalled:
    """A file as it was seen before, and the folders that lack what was in it."""

    seen: Seen
    lacking: tuple[Path, ...] = ()


class CardReader:
    """Reads frames in the order they are asked for, one after the other; several are summed up at once."""

    def __init__(self) -> None:
        self._reading = ThreadPoolExecutor(1, thread_name_prefix="card")
        self._summing = ThreadPoolExecutor(SUMMING, thread_name_prefix="sums")

    def read(
        self, frame: Frame, folders: Sequence[Path], recalled: Sequence[Recalled], gauge: Gauge
    ) -> Future[tuple[Drawn, ...]]:
        """Have a frame read into the folders; one that is `recalled` only where they lack it.

        The future raises CopyFailed where a file cannot be read, and Stopped.
        """
        reading = self._reading.submit(_read, frame, folders, recalled, gauge)
        return self._summing.submit(_summed, reading)

    def close(self) -> None:
        """End the threads, once what they read was told to stop."""
        self._reading.shutdown(cancel_futures=True)
        self._summing.shutdown()


def _read(
    frame: Frame, folders: Sequence[Path], recalled: Sequence[Recalled], gauge: Gauge
) -> Sequence[Draft | Drawn]:
    gauge.step(0)
    return _as_before(frame, recalled, gauge) or _anew(frame, folders, gauge)


def _summed(reading: Future[Sequence[Draft | Drawn]]) -> tuple[Drawn, ...]:
    return tuple(one.drawn() if isinstance(one, Draft) else one for one in reading.result())


def _anew(frame: Frame, folders: Sequence[Path], gauge: Gauge) -> list[Draft]:
    drafts: list[Draft] = []
    try:
        for path in frame.files:
            drafts.append(draw(path, folders, gauge.step))
    except BaseException:
        discard_copies(drafts)
        raise
    return drafts


def _as_before(frame: Frame, recalled: Sequence[Recalled], gauge: Gauge) -> list[Drawn]:
    """The files of a frame that is what it was when it was seen before; none where it is not."""
    drawn: list[Drawn] = []
    try:
        for path, before in zip(frame.files, recalled, strict=False):
            drawn.append(_again(path, before, gauge))
            if drawn[-1].seen.sha256 != before.seen.sha256:
                discard_parts(drawn)
                return []
    except BaseException:
        discard_parts(drawn)
        raise
    return drawn


def _again(path: Path, before: Recalled, gauge: Gauge) -> Drawn:
    """A file that may be what it was: believed, or read anew to tell."""
    if not before.lacking and before.seen.certain and is_unchanged(path, before.seen):
        return Drawn(before.seen)
    return draw(path, before.lacking, gauge.step).drawn()
