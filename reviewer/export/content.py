"""What a file is to hold: bytes in memory, or a few of them before the rest of another file.

The rest goes through memory that a thread keeps for the next file: new memory takes longer to get than to
fill.
"""

import os
import threading
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from reviewer.formats.failure import as_picture_error


@dataclass(frozen=True, slots=True)
class Spliced:
    """`head`, then what stands in the file `rest` from the byte `start` on."""

    head: bytes
    rest: Path
    start: int


Content = bytes | Spliced


class Memory(threading.local):
    """Room for one file at a time, for each thread its own."""

    def __init__(self) -> None:
        self._room = bytearray()

    def read(self, file: FileIO) -> memoryview:
        """The file from where it stands to its end, good until the next one is read."""
        size = max(0, os.fstat(file.fileno()).st_size - file.tell())
        if len(self._room) < size:
            self._room = bytearray(size)
        room, at = memoryview(self._room), 0
        while at < size and (count := file.readinto(room[at:size])):
            at += count
        return room[:at]


_rest = Memory()


def parts(content: Content) -> tuple[bytes | memoryview, ...]:
    """All of it, good until this thread asks for another. Raises PictureError where it cannot be read."""
    if isinstance(content, bytes):
        return (content,)
    with as_picture_error(content.rest), content.rest.open("rb", buffering=0) as rest:
        rest.seek(content.start)
        return content.head, _rest.read(rest)


def are_same(parts: tuple[bytes | memoryview, ...], back: memoryview) -> bool:
    """Whether what was read back is these parts and nothing else."""
    at = 0
    for part in parts:
        # A memoryview compares byte for byte; what it looks into compares all at once.
        whole = part if isinstance(part, bytes) else part.obj
        assert isinstance(whole, bytes | bytearray)
        if not whole.startswith(back[at : at + len(part)]) or at + len(part) > len(back):
            return False
        at += len(part)
    return at == len(back)
