"""A frame on its way from the card into a library: what is being done about it, and what came of that."""

from collections.abc import Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from reviewer.card import COMPANIONS
from reviewer.card_file import Drawn, discard_parts
from reviewer.card_reader import Gauge
from reviewer.errors import shown
from reviewer.photo import Frame, Seen, StoredFile
from reviewer.verified_copy import Part
from reviewer.verifier import Verified


@dataclass(slots=True)
class Transit:
    """`recalled` are the frame's files as they were seen before.

    `homes` tells of each where the library has it already; `told_bytes` how far it was when that was told.
    """

    frame: Frame
    size: int
    gauge: Gauge
    recalled: frozenset[Seen]
    reading: Future[tuple[Drawn, ...]]
    drawn: tuple[Drawn, ...] = ()
    homes: tuple[StoredFile | None, ...] = ()
    library: Future[Verified] | None = None
    backup: Future[Verified] | None = None
    told_bytes: int = 0

    @property
    def name(self) -> str:
        """What it is called in sentences."""
        return shown(self.frame.primary)

    @property
    def waiting(self) -> list[Future[Any]]:
        """What is still being done about it."""
        doing = (self.reading, self.library, self.backup)
        return [future for future in doing if future and not future.done()]

    @property
    def new(self) -> list[int]:
        """The numbers of the files to store: those without a home, or all, where no picture has one."""
        pictures = (
            home
            for file, home in zip(self.frame.files, self.homes, strict=True)
            if file.suffix.lower() not in COMPANIONS
        )
        if all(self.homes) or any(home and home.size for home in pictures):
            return [number for number, home in enumerate(self.homes) if home is None]
        return list(range(len(self.homes)))

    @property
    def for_backup(self) -> Mapping[int, Part]:
        """What the backup takes in, by the number of the file. Raises what was in the way of that."""
        return self.backup.result().parts if self.backup else {}

    @property
    def is_for_backup(self) -> bool:
        """Whether the backup has something to take in, and can."""
        return bool(self.backup and not self.backup.exception() and self.for_backup)

    def discard(self) -> None:
        """Remove the copies that were not given a name, once nothing is done about it any more."""
        if not self.reading.cancelled() and not self.reading.exception():
            discard_parts(self.reading.result())


def bytes_of(frame: Frame) -> int:
    """The bytes of all its files, as far as they can be looked at."""
    size = 0
    for path in frame.files:
        with suppress(OSError):  # told when it is read
            size += path.lstat().st_size
    return size
