"""The one thread that reads the card, some frames ahead of those that are being verified.

A card is fastest when one reader goes through it file by file. What it reads goes to every destination at
once. Of a frame that was imported before, only the beginning of each file is read, as far as that leaves no
doubt.
"""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from reviewer.photo import Frame, Seen
from reviewer.verified_copy import Drawn, discard_parts, draw, is_unchanged


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
    """Reads frames in the order they are asked for."""

    def __init__(self, stop: Event) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="card")
        self._stop = stop

    def read(
        self, frame: Frame, folders: Sequence[Path], recalled: Sequence[Recalled], gauge: Gauge
    ) -> Future[tuple[Drawn, ...]]:
        """Have a frame read into the folders; one that is `recalled` only where they lack it.

        The future raises CopyFailed where a file cannot be read, and Stopped.
        """
        return self._thread.submit(self._read, frame, folders, recalled, gauge)

    def close(self) -> None:
        """End the thread, once what it reads was told to stop."""
        self._thread.shutdown(cancel_futures=True)

    def _read(
        self, frame: Frame, folders: Sequence[Path], recalled: Sequence[Recalled], gauge: Gauge
    ) -> tuple[Drawn, ...]:
        drawn: list[Drawn] = []
        try:
            gauge.step(0)
            for path, before in zip(frame.files, recalled, strict=False):
                drawn.append(_again(path, before, gauge))
            if not _all_as_before(drawn, recalled, frame):
                discard_parts(drawn)
                drawn.clear()
                for path in frame.files:
                    drawn.append(draw(path, folders, gauge.step))
        except BaseException:
            discard_parts(drawn)
            raise
        return tuple(drawn)


def _again(path: Path, before: Recalled, gauge: Gauge) -> Drawn:
    """A file that may be what it was: believed, or read anew to tell."""
    if not before.lacking and before.seen.certain and is_unchanged(path, before.seen):
        return Drawn(before.seen)
    return draw(path, before.lacking, gauge.step)


def _all_as_before(drawn: Sequence[Drawn], recalled: Sequence[Recalled], frame: Frame) -> bool:
    return len(drawn) == len(frame.files) and all(
        one.seen.sha256 == before.seen.sha256 for one, before in zip(drawn, recalled, strict=True)
    )
