"""What makes a copy one that can be trusted: the disk gives back what was read from the card.

`card_file` reads the card into files under temporary names. Each is flushed to the disk, dropped from the
page cache, read back and compared, and only then gets its name, never over another file.
"""

import contextlib
import errno
import hashlib
import os
import secrets
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from reviewer.errors import ReviewerError, StorageError, shown

if sys.platform != "win32":
    import fcntl

PART = ".part-"
CHUNK = 1 << 20
# Else what is read back may come from memory; said in the record of an import.
READS_PAST_CACHE = sys.platform == "darwin" or hasattr(os, "posix_fadvise")

# Part files of this process are in use; those of any other were left by a crash.
_MINE = f"{PART}{secrets.token_hex(6)}-"
# After these the destination takes no further file either.
_GONE = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.EIO,
     errno.EACCES, errno.EPERM, errno.ENXIO, errno.ESTALE}
)  # fmt: skip
_NO_LINKS = frozenset(
    {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
)
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})
READ_ONLY = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


# Is called with the bytes of each step of a read; what it raises ends the read.
Read = Callable[[int], None]


def unwatched(_: int) -> None:
    """Nobody asks how far it is."""


class CopyFailed(ReviewerError):
    """This one file could not be copied; others may."""


@dataclass(frozen=True, slots=True)
class Part:
    """A copy under its temporary name. It has what the source had when it was read, once.

    `content` is that, in pieces, of a file small enough to be kept in memory until it is verified.
    """

    path: Path
    size: int
    sha256: str
    content: tuple[bytes, ...] | None = field(default=None, repr=False, compare=False)


def part_name() -> str:
    """A temporary name that nothing has."""
    return f"{_MINE}{secrets.token_hex(6)}"


def confirm(part: Part, name: str, read: Read = unwatched) -> None:
    """Make sure the part is on the disk, by reading it back from there, and make it read only.

    Raises CopyFailed when the disk gives back something else than the file `name` holds.
    """
    with storing_in(part.path.parent):
        with part.path.open("r+b") as copy:
            _flush(copy.fileno())
        if not gives_back(part, read):
            raise CopyFailed(
                f"{name} was not copied: the disk gave back other content than was written. "
                f"Check the disk that holds {part.path.parent}, then import again."
            )
        with contextlib.suppress(OSError):  # some network disks and FAT know no permissions
            part.path.chmod(0o444)


def publish(part: Part, final: Path) -> None:
    """Give the part its name. Raises FileExistsError when something has that name already."""
    with storing_in(final.parent):
        try:
            os.link(part.path, final)
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            # FAT and exFAT have no links. The library is locked, so nobody comes between.
            if os.path.lexists(final):
                raise FileExistsError(errno.EEXIST, "exists", str(final)) from error
            part.path.rename(final)
        else:
            discard(part.path)


def digest(path: Path, read: Read = unwatched) -> str:
    """The SHA-256 of what the disk holds, read past the page cache where the system lets us."""
    found = hashlib.sha256()
    with _on_disk(path) as file:
        while chunk := file.read(CHUNK):
            found.update(chunk)
            read(len(chunk))
    return found.hexdigest()


def gives_back(part: Part, read: Read) -> bool:
    """Whether the disk holds what was written: byte for byte where that is at hand, else by SHA-256."""
    if part.content is None:
        return digest(part.path, read) == part.sha256
    with _on_disk(part.path) as file:
        for piece in part.content:
            if file.read(len(piece)) != piece:
                return False
            read(len(piece))
        return not file.read(1)


@contextlib.contextmanager
def _on_disk(path: Path) -> Iterator[BinaryIO]:
    with os.fdopen(os.open(path, READ_ONLY), "rb") as file:
        uncache(file.fileno())
        yield file


def discard(path: Path) -> None:
    """Remove a copy that will not be used, if it is there."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            path.chmod(0o600)
        path.unlink()


def sweep(folder: Path) -> None:
    """Remove what an earlier run left in the folder when it was killed."""
    for path in folder.glob(f"{PART}*"):
        if not path.name.startswith(_MINE):
            discard(path)


def flush_folder(folder: Path) -> None:
    """Make the names in the folder last. Windows does that by itself and cannot be asked."""
    if sys.platform == "win32":
        return
    with storing_in(folder):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(file)


@contextlib.contextmanager
def storing_in(folder: Path) -> Iterator[None]:
    """Tell trouble of the destination: its end (StorageError) from this file's (CopyFailed)."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        sentence = f"{shown(folder)} took no file: {error.strerror}."
        if error.errno in _GONE:
            raise StorageError(f"{sentence} Make room or check the disk, then import again.") from error
        raise CopyFailed(sentence) from error


def _flush(file: int) -> None:
    if sys.platform == "darwin":
        fcntl.fcntl(file, fcntl.F_FULLFSYNC)  # fsync stops at the drive's own cache
    else:
        os.fsync(file)


def uncache(file: int) -> None:
    """Have what is read from this file come from the disk, where the system offers that."""
    if sys.platform == "darwin":
        fcntl.fcntl(file, fcntl.F_NOCACHE, 1)
    elif sys.platform != "win32":
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
