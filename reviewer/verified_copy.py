"""Copy one file so that it can be trusted: what was read from the card is what the disk gives back.

One read of the source feeds the hash and a file under a temporary name in the destination folder.
That file is flushed to the disk, dropped from the page cache, read back and compared, and only then
gets its name, never over another file. The source is only opened for reading.
"""

import contextlib
import errno
import hashlib
import os
import secrets
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import ReviewerError, StorageError, shown

if sys.platform != "win32":
    import fcntl

PART = ".part-"
CHUNK = 1 << 20

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
_READ_ONLY = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class CopyFailed(ReviewerError):
    """This one file could not be copied; others may."""


@dataclass(frozen=True, slots=True)
class Part:
    """A copy under its temporary name. It has what the source had when it was read, once."""

    path: Path
    size: int
    sha256: str


def draw(source: Path, folder: Path) -> Part:
    """Copy `source` into `folder` under a temporary name, with its time, and hash it on the way.

    Raises CopyFailed when the source cannot be read, StorageError when the folder takes no more.
    The copy is not verified yet: see `confirm`.
    """
    path = folder / f"{_MINE}{secrets.token_hex(6)}"
    digest = hashlib.sha256()
    size = 0
    try:
        with _from_card(source) as card, storing_in(folder), path.open("xb") as copy:
            for chunk in _chunks(card, source):
                digest.update(chunk)
                copy.write(chunk)
                size += len(chunk)
            copy.flush()
            _keep_time(card, path)
    except BaseException:
        discard(path)
        raise
    return Part(path, size, digest.hexdigest())


def confirm(part: Part, source: Path) -> None:
    """Make sure the part is on the disk, by reading it back from there, and make it read only.

    Raises CopyFailed when the disk gives back something else.
    """
    with storing_in(part.path.parent):
        with part.path.open("r+b") as copy:
            _flush(copy.fileno())
        if digest(part.path) != part.sha256:
            name = shown(source)
            raise CopyFailed(
                f"{name} was not copied: the disk gave back other content than was written. "
                "Check the disk of the library, then import again."
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


def digest(path: Path) -> str:
    """The SHA-256 of what the disk holds, read past the page cache where the system lets us."""
    found = hashlib.sha256()
    file = os.open(path, _READ_ONLY)
    try:
        _uncache(file)
        while chunk := os.read(file, CHUNK):
            found.update(chunk)
    finally:
        os.close(file)
    return found.hexdigest()


def open_untouched(source: Path) -> int:
    """Open for reading, without a change of the access time where that can be had."""
    untouched: int = getattr(os, "O_NOATIME", 0)
    if untouched:
        with contextlib.suppress(PermissionError):  # only the owner may ask for it
            return os.open(source, _READ_ONLY | untouched)
    return os.open(source, _READ_ONLY)


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
def _from_card(source: Path) -> Iterator[int]:
    """The source opened for reading, without a change of its access time where that can be had."""
    try:
        file = open_untouched(source)
    except OSError as error:
        raise _unreadable(source, error) from error
    try:
        yield file
    finally:
        os.close(file)


def _chunks(card: int, source: Path) -> Iterator[bytes]:
    """The content of the source; all of what was there when it was opened, or CopyFailed."""
    try:
        expected = os.fstat(card).st_size
        while chunk := os.read(card, CHUNK):
            expected -= len(chunk)
            yield chunk
    except OSError as error:
        raise _unreadable(source, error) from error
    if expected:
        raise CopyFailed(f"{shown(source)} was not copied: it changed while it was read. Import again.")


def _unreadable(source: Path, error: OSError) -> CopyFailed:
    return CopyFailed(
        f"{shown(source)} could not be read from the card: {error.strerror}. "
        "Check the card and import it again; do not format it."
    )


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


def _keep_time(card: int, path: Path) -> None:
    """A file system that cannot hold the time (clock at 1904, say) keeps its own."""
    of_source = os.fstat(card)
    with contextlib.suppress(OSError, OverflowError):
        os.utime(path, ns=(of_source.st_mtime_ns, of_source.st_mtime_ns))


def _flush(file: int) -> None:
    if sys.platform == "darwin":
        fcntl.fcntl(file, fcntl.F_FULLFSYNC)  # fsync stops at the drive's own cache
    else:
        os.fsync(file)


def _uncache(file: int) -> None:
    if sys.platform == "darwin":
        fcntl.fcntl(file, fcntl.F_NOCACHE, 1)
    elif sys.platform != "win32":
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
