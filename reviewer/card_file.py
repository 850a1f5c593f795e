"""One file of a card, read once, into any number of folders. The card is only opened for reading."""

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, Self

from reviewer.errors import ReviewerError, shown
from reviewer.photo import Seen
from reviewer.verified_copy import (
    CHUNK,
    READ_ONLY,
    CopyFailed,
    Part,
    Read,
    discard,
    part_name,
    storing_in,
    uncache,
    unwatched,
)

# What a file begins and ends with, for telling it by: of a picture that is its metadata, and of a video that
# begins with a table of fixed length its last frames.
END = 64 << 10
# A file of so many bytes is kept in memory until its copies are verified.
KEPT = 32 << 20


@dataclass(frozen=True, slots=True)
class Drawn:
    """One file read from the card; for each folder the copy in it, or why there is none."""

    seen: Seen
    parts: Mapping[Path, Part | ReviewerError] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that was read, and is still to be summed up, by whichever thread has the time.

    `seen` lacks its `sha256`; `begun` has taken in what is not in `content`.
    """

    seen: Seen
    copies: Mapping[Path, Path | ReviewerError]
    content: tuple[bytes, ...] | None
    begun: "hashlib._Hash"

    def drawn(self) -> Drawn:
        """With the SHA-256 of the content; to be called once."""
        for chunk in self.content or ():
            self.begun.update(chunk)
        seen = replace(self.seen, sha256=self.begun.hexdigest())
        return Drawn(seen, {folder: self._part(copy, seen) for folder, copy in self.copies.items()})

    def _part(self, copy: Path | ReviewerError, seen: Seen) -> Part | ReviewerError:
        return Part(copy, seen.size, seen.sha256, self.content) if isinstance(copy, Path) else copy


def draw(source: Path, folders: Iterable[Path], read: Read = unwatched) -> Draft:
    """Read `source` once, into each of the folders under a temporary name, with its time.

    A folder that takes no more costs the others nothing. `read` is called with the bytes of each step; what
    it raises ends the copy. Raises CopyFailed when the source cannot be read. No copy is verified yet: see
    `verified_copy.confirm`.
    """
    begun, kept, head, tail = hashlib.sha256(), list[bytes](), b"", b""
    with ExitStack() as left, _from_card(source) as card:
        about = os.fstat(card)
        copies = {folder: left.enter_context(_Copy(folder)) for folder in folders}
        for chunk in _chunks(card, about.st_size, source):
            if about.st_size > KEPT:
                begun.update(chunk)
            else:
                kept.append(chunk)
            head = head or chunk[:END]
            tail = (tail + chunk[-END:])[-END:]
            for copy in copies.values():
                copy.write(chunk)
            read(len(chunk))
        seen = Seen(source.name, about.st_size, about.st_mtime_ns, _sum(head + tail), "")
        done = {folder: copy.finished(about.st_mtime_ns) for folder, copy in copies.items()}
        left.pop_all()
    return Draft(seen, done, None if about.st_size > KEPT else tuple(kept), begun)


def is_unchanged(source: Path, seen: Seen) -> bool:
    """Whether a file begins and ends as it did when it was read whole."""
    with contextlib.suppress(OSError, CopyFailed), _from_card(source) as card:
        about = os.fstat(card)
        if (about.st_size, about.st_mtime_ns) == (seen.size, seen.mtime_ns):
            head = os.read(card, END)
            os.lseek(card, max(0, seen.size - END), os.SEEK_SET)
            return _sum(head + os.read(card, END)) == seen.ends
    return False


def open_untouched(source: Path) -> int:
    """Open for reading, without a change of the access time where that can be had."""
    untouched: int = getattr(os, "O_NOATIME", 0)
    if untouched:
        with contextlib.suppress(PermissionError):  # only the owner may ask for it
            return os.open(source, READ_ONLY | untouched)
    return os.open(source, READ_ONLY)


def discard_copies(drafts: Iterable[Draft]) -> None:
    """Remove the copies of files that will not be used."""
    for draft in drafts:
        for copy in draft.copies.values():
            if isinstance(copy, Path):
                discard(copy)


def discard_parts(drawn: Iterable[Drawn]) -> None:
    """Remove the copies that were not given a name."""
    for one in drawn:
        for part in one.parts.values():
            if isinstance(part, Part):
                discard(part.path)


class _Copy:
    """What one folder gets of a file that is being read. Left early, it leaves nothing."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / part_name()
        self._stream: BinaryIO | None = None
        self._trouble: ReviewerError | None = None

    def __enter__(self) -> Self:
        with self._told():
            self._stream = self._path.open("xb", buffering=0)
            uncache(self._stream.fileno())
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

    def finished(self, mtime_ns: int) -> Path | ReviewerError:
        with self._told():
            if self._stream is not None:
                self._stream.close()
            _keep_time(mtime_ns, self._path)
        if self._trouble is not None:
            discard(self._path)
            return self._trouble
        return self._path

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """The first trouble is kept; after it nothing is written any more."""
        try:
            with storing_in(self._path.parent):
                yield
        except ReviewerError as error:
            self._trouble = self._trouble or error


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


def _keep_time(mtime_ns: int, path: Path) -> None:
    """A file system that cannot hold the time (clock at 1904, say) keeps its own."""
    with contextlib.suppress(OSError, OverflowError):
        os.utime(path, ns=(mtime_ns, mtime_ns))


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
