"""Copy one file so that it can be trusted: what was read from the card is what the disk gives back.

One read of the source feeds the hash and a file under a temporary name in each destination folder.
Each file is flushed to the disk, dropped from the page cache, read back and compared, and only then
gets its name, never over another file. The source is only opened for reading.
"""

import contextlib
import errno
import hashlib
import os
import secrets
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Self

from reviewer.errors import ReviewerError, StorageError, shown
from reviewer.photo import Seen

if sys.platform != "win32":
    import fcntl

PART = ".part-"
CHUNK = 1 << 20
# What a file begins with, for telling it by: a camera writes its metadata there.
HEAD = 64 << 10
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
_READ_ONLY = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


# Is called with the bytes of each step of a read; what it raises ends the read.
Read = Callable[[int], None]


def _unwatched(_: int) -> None:
    """Nobody asks how far it is."""


class CopyFailed(ReviewerError):
    """This one file could not be copied; others may."""


@dataclass(frozen=True, slots=True)
class Part:
    """A copy under its temporary name. It has what the source had when it was read, once."""

    path: Path
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """One file read from the card; for each folder the copy in it, or why there is none."""

    seen: Seen
    parts: Mapping[Path, Part | ReviewerError] = field(default_factory=dict)


def draw(source: Path, folders: Iterable[Path], read: Read = _unwatched) -> Drawn:
    """Read `source` once, into each of the folders under a temporary name, with its time, and hash it.

    A folder that takes no more costs the others nothing. `read` is called with the bytes of each step; what
    it raises ends the copy. Raises CopyFailed when the source cannot be read. No copy is verified yet: see
    `confirm`.
    """
    digest, head = hashlib.sha256(), b""
    with ExitStack() as left, _from_card(source) as card:
        about = os.fstat(card)
        copies = {folder: left.enter_context(_Copy(folder)) for folder in folders}
        for chunk in _chunks(card, about.st_size, source):
            digest.update(chunk)
            head = head or chunk[:HEAD]
            for copy in copies.values():
                copy.write(chunk)
            read(len(chunk))
        seen = Seen(source.name, about.st_size, about.st_mtime_ns, _sum(head), digest.hexdigest())
        parts = {folder: copy.finished(seen) for folder, copy in copies.items()}
        left.pop_all()
    return Drawn(seen, parts)


def confirm(part: Part, name: str, read: Read = _unwatched) -> None:
    """Make sure the part is on the disk, by reading it back from there, and make it read only.

    Raises CopyFailed when the disk gives back something else than the file `name` holds.
    """
    with storing_in(part.path.parent):
        with part.path.open("r+b") as copy:
            _flush(copy.fileno())
        if digest(part.path, read) != part.sha256:
            raise CopyFailed(
                f"{name} was not copied: the disk gave back other content than was written. "
                f"Check the disk that holds {part.path.parent}, then import again."
            )
        with contextlib.suppress(OSError):  # some network disks and FAT know no permissions
            part.path.chmod(0o444)


class _Copy:
    """What one folder gets of a file that is being read. Left early, it leaves nothing."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{_MINE}{secrets.token_hex(6)}"
        self._stream: BinaryIO | None = None
        self._trouble: ReviewerError | None = None

    def __enter__(self) -> Self:
        with self._told():
            self._stream = self._path.open("xb", buffering=0)
            _uncache(self._stream.fileno())
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream is not None:
            self._stream.close()
            discard(self._path)

    def write(self, chunk: bytes) -> None:
        rest = memoryview(chunk)
        with self._told():
            while rest and self._stream is not None and self._trouble is None:
                rest = rest[self._stream.write(rest) :]

    def finished(self, seen: Seen) -> Part | ReviewerError:
        with self._told():
            if self._stream is not None:
                self._stream.close()
            _keep_time(seen.mtime_ns, self._path)
        if self._trouble is not None:
            discard(self._path)
            return self._trouble
        return Part(self._path, seen.size, seen.sha256)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """The first trouble is kept; after it nothing is written any more."""
        try:
            with storing_in(self._path.parent):
                yield
        except ReviewerError as error:
            self._trouble = self._trouble or error


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


def digest(path: Path, read: Read = _unwatched) -> str:
    """The SHA-256 of what the disk holds, read past the page cache where the system lets us."""
    found = hashlib.sha256()
    file = os.open(path, _READ_ONLY)
    try:
        _uncache(file)
        while chunk := os.read(file, CHUNK):
            found.update(chunk)
            read(len(chunk))
    finally:
        os.close(file)
    return found.hexdigest()


def is_unchanged(source: Path, seen: Seen) -> bool:
    """Whether a file begins as it did when it was read whole. Of a picture, that is all its metadata."""
    with contextlib.suppress(OSError, CopyFailed), _from_card(source) as card:
        about = os.fstat(card)
        alike = (about.st_size, about.st_mtime_ns) == (seen.size, seen.mtime_ns)
        return alike and _sum(os.read(card, HEAD)) == seen.head
    return False


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


def discard_parts(drawn: Iterable[Drawn]) -> None:
    """Remove the copies that were not given a name."""
    for one in drawn:
        for part in one.parts.values():
            if isinstance(part, Part):
                discard(part.path)


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


def _chunks(card: int, expected: int, source: Path) -> Iterator[bytes]:
    """The content of the source; all of what was there when it was opened, or CopyFailed."""
    try:
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


def _keep_time(mtime_ns: int, path: Path) -> None:
    """A file system that cannot hold the time (clock at 1904, say) keeps its own."""
    with contextlib.suppress(OSError, OverflowError):
        os.utime(path, ns=(mtime_ns, mtime_ns))


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


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
