"""What is left in all the files of a place: in a file, in a folder with all that is in it, in a ZIP archive.

A set is more than its pictures: the captions beside them are looked at together with the names of the files
around them. What cannot be read costs itself, never the others.
"""

import os
import stat
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reviewer.export.verify import archive, beside, verify
from reviewer.export.verify.left import Left

_LARGEST = 2 << 30  # no picture is larger, and each is read at once


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was looked at, and what is left in it; or `trouble` says why nobody could."""

    path: Path
    left: tuple[Left, ...] = ()
    trouble: str = ""


def look(paths: Iterable[Path]) -> Iterator[Looked]:
    """Each of the files and those in the folders, in the order of their names, folders in folders included.

    A link to a folder is not followed inside a folder. Reads one file at a time, and never raises for a
    file.
    """
    for path in paths:
        yield from _look(path, ())


def _look(path: Path, around: Collection[str]) -> Iterator[Looked]:
    """`around` are the names in the folder it is in, where that is known."""
    try:
        inside = sorted(path.iterdir()) if stat.S_ISDIR(path.stat().st_mode) else None
        if inside is None:
            yield Looked(path, (*_left_in(path, around), *_attributes(path)))
            return
    except OSError as error:
        yield Looked(path, trouble=f"{path} cannot be read: {error.strerror}.")
        return
    names = {one.name for one in inside}
    for one in inside:
        if not (one.is_symlink() and one.is_dir()):
            yield from _look(one, names)


def _left_in(path: Path, around: Collection[str]) -> tuple[Left, ...]:
    known = path.stat()
    if not stat.S_ISREG(known.st_mode):  # reading a pipe or a device might never end
        return (Left(0, 0, "not a plain file"),)
    with path.open("rb") as file:
        if file.read(len(archive.SIGNATURE)) == archive.SIGNATURE:
            names = archive.names(file)
            return archive.check(file, lambda name, data: _left_beside(name, data, names))
    if known.st_size > _LARGEST:
        return (Left(0, known.st_size, "larger than any picture that can be opened"),)
    data = path.read_bytes()
    if path.name in beside.NAMES:
        return beside.check(path.name, data, around or {one.name for one in path.parent.iterdir()})
    return verify(data, thorough=True)


def _left_beside(name: str, data: bytes, around: Collection[str]) -> tuple[Left, ...]:
    return beside.check(name, data, around) if name in beside.NAMES else verify(data)


def _attributes(path: Path) -> Iterator[Left]:
    """What somebody's desktop or browser noted beside the content, where Python can read it."""
    if sys.platform == "linux":
        with suppress(OSError):  # a file system without them
            names = sorted(name for name in os.listxattr(path) if name.startswith("user."))
            yield from (Left(0, 0, f"an extended attribute of the file: {name}") for name in names)
