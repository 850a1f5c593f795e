"""Pixels on their way from a worker process to the window: packed rows in shared memory.

The window makes a block that is large enough, the worker writes into it, the window copies the rows out
and frees it. The block is never the worker's own, so that one that crashes leaves nothing behind; and it
has no name any more once there is something in it, so that a window that is killed leaves nothing either.
Where there is no room for a block, or the picture is larger than it was thought to be, the rows come by pipe.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

from PIL import Image

BYTES_PER_PIXEL = 4
STRIP = 64
# Linux hands out shared memory it may not have and kills who writes to it; elsewhere there is no such folder.
_SHARED = Path("/dev/shm")
_ROOM = 4


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture of `width` by `height` pixels, rows from the top, each pixel blue, green, red, opaque.

    `rows` is empty when they lie in the block the worker was given.
    """

    width: int
    height: int
    rows: bytes = b""

    @property
    def size(self) -> int:
        """The bytes of all rows."""
        return self.width * self.height * BYTES_PER_PIXEL


class Block:
    """Shared memory for one picture, to be freed by whoever made it."""

    def __init__(self, memory: SharedMemory) -> None:
        self._memory = memory

    @classmethod
    def for_pixels(cls, pixels: int) -> "Block | None":
        """A block that holds so many pixels; None where there is no room for it."""
        size = pixels * BYTES_PER_PIXEL
        try:
            if size <= 0 or (_SHARED.is_dir() and shutil.disk_usage(_SHARED).free < _ROOM * size):
                return None
            return cls(SharedMemory(create=True, size=size))
        except OSError:
            return None

    @property
    def name(self) -> str:
        """What the worker needs to find it."""
        return self._memory.name

    def rows(self, raster: Raster) -> memoryview:
        """The rows of a raster that was put here. Release it before the block is freed."""
        return _bytes(self._memory)[: raster.size]

    def free(self) -> None:
        """Give the memory back."""
        self._memory.close()
        with suppress(FileNotFoundError):  # the worker has taken the name
            self._memory.unlink()


@contextmanager
def opened(block: str | None) -> Iterator[SharedMemory | None]:
    """The memory of the block of that name, for the worker; None where there is none.

    From then on it has no name: it goes with the processes that have it open, however they end, and no
    picture is left lying about.
    """
    memory = _without_name(block) if block else None
    try:
        yield memory
    finally:
        if memory is not None:
            memory.close()


def _without_name(block: str) -> SharedMemory | None:
    try:
        memory = SharedMemory(name=block)
    except FileNotFoundError:
        return None  # a worker that was brought down had it
    memory.unlink()
    return memory


def fill(memory: SharedMemory, write: Callable[[memoryview], tuple[int, int] | None]) -> Raster | None:
    """Let `write` put rows into the memory.

    It tells their width and height, or None if it cannot.
    """
    with _bytes(memory)[:] as room:
        size = write(room)
    return Raster(*size) if size else None


def hand_over(image: Image.Image, memory: SharedMemory | None) -> Raster:
    """Put an RGB image into the memory, if there is any and it fits, else into the raster."""
    raster = Raster(image.width, image.height)
    if memory is None or raster.size > memory.size:
        return Raster(image.width, image.height, _packed(image))
    start = 0
    for top in range(0, image.height, STRIP):
        rows = _packed(image.crop((0, top, image.width, min(top + STRIP, image.height))))
        _bytes(memory)[start : start + len(rows)] = rows
        start += len(rows)
    return raster


def _bytes(memory: SharedMemory) -> memoryview:
    assert memory.buf is not None, "closed"
    return memory.buf


def _packed(image: Image.Image) -> bytes:
    # Qt takes the fourth byte for opacity as soon as it blends; Pillow's "BGRX" leaves it zero.
    return image.convert("RGBA").tobytes("raw", "BGRA")
