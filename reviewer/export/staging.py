"""The folder of a set while it is made: hidden beside its place, then there at once, or never.

A set that is to be a ZIP is packed there, and only the archive gets its name. Each picture is written, read
back and verified before it gets its name, and what is to outlast a power cut is on the disk itself by then.
"""

import errno
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import FileIO
from itertools import count
from pathlib import Path
from types import TracebackType

from reviewer import card
from reviewer.errors import ExportRefused, TargetFailed, shown
from reviewer.export import archive
from reviewer.export.content import Content, Memory, are_same, parts
from reviewer.export.entry import make_plain
from reviewer.export.kept import NOTHING, Kept
from reviewer.export.profile import Container
from reviewer.export.verify import Left, beside, check_archive, verify
from reviewer.export.workplace import Workplace
from reviewer.verified_copy import flush_folder

_back = Memory()
_CATALOG = "catalog.sqlite"
_FULL = {
    errno.ENOSPC: "its disk is full",
    errno.EDQUOT: "its disk is full",
    errno.EFBIG: "its disk is full or takes no file that large",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A picture that was read back from the disk and found clean, still without its name."""

    path: Path
    size: int
    keep: Kept


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the set."""

    output: str
    size: int


def check_target(to: Path, library: Path | None = None, container: Container = Container.FOLDER) -> Path:
    """Where a set may appear, absolute. Raises ExportRefused with the reason, or TargetFailed."""
    with _storing(to):
        to = _resolved(to)
        if container is Container.ZIP:
            _check_archive(to)
        else:
            _check_folder(to)
    around = (to, *to.parents)
    if (library and _resolved(library) in around) or any((one / _CATALOG).is_file() for one in around):
        raise ExportRefused(f"{shown(to)} is inside a library. Choose a folder outside it for the export.")
    if card.find(around) or "DCIM" in map(str.upper, to.parts):
        raise ExportRefused(
            f"{shown(to)} is on a memory card, or a folder that looks like one (with DCIM in it), "
            "and a card is never written. Choose a folder elsewhere."
        )
    return to


def _check_folder(to: Path) -> None:
    if to.exists() and not to.is_dir():
        raise ExportRefused(f"{shown(to)} is a file. Choose a new or an empty folder for the export.")
    if to.is_dir() and any(to.iterdir()):
        raise ExportRefused(
            f"The folder {shown(to)} is not empty, and an export never overwrites. "
            "Choose a new or an empty folder."
        )
    if os.path.ismount(to):
        raise ExportRefused(f"{shown(to)} is a whole disk. Name a new folder on it for the export.")


def _check_archive(to: Path) -> None:
    if os.path.lexists(to):
        raise ExportRefused(f"{shown(to)} is there already, and an export never overwrites. Name a new file.")
    if to.suffix.lower() != ".zip":
        raise ExportRefused(f"{shown(to)} is to be a ZIP archive. Give it a name that ends in .zip.")


class Staging:
    """A set being made. As a context manager: what was not published is gone at the end.

    What is `durable` lies on the disk itself before it gets its name, and outlasts a power cut; that takes
    as long as the disk does.
    """

    def __init__(
        self,
        to: Path,
        library: Path | None = None,
        container: Container = Container.FOLDER,
        *,
        durable: bool = True,
    ) -> None:
        self.to = check_target(to, library, container)
        self._container = container
        self._durable = durable
        self._made: dict[str, Kept | None] = {}
        self._size = 0
        self._workplace = Workplace(self.to)
        self._folder = self._workplace.folder
        self._part = self._folder / ".part"
        self._numbers = count()
        self._new = [one for one in (self.to.parent, *self.to.parent.parents) if not one.exists()]
        self._published = False

    def __enter__(self) -> "Staging":
        try:
            with _storing(self.to):
                self._workplace.make()
        except BaseException:
            self._discard()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._published:
            self._workplace.leave()
        else:
            self._discard()

    def put(self, content: Content, keep: Kept = NOTHING) -> Part:
        """Write a picture, read it back and verify each byte; any thread may. It has no name until `name`.

        Raises ExportRefused naming what was found in it, TargetFailed when the disk does not do its part.
        """
        part = self._folder / f"{self._part.name}-{next(self._numbers)}"
        made = parts(content)
        with _storing(self.to):
            self._write(part, made)
            with part.open("rb", buffering=0) as file:
                back = _back.read(file)
        if not are_same(made, back):
            raise _failed(self.to, "it gave back other bytes than were written")
        left = verify(back, keep)
        if left:
            with _storing(self.to):
                part.unlink()
            raise ExportRefused(f"It was not clean when it was checked: {_told(left)}.")
        return Part(part, len(back), keep)

    def name(self, part: Part, output: str) -> Written:
        """Give a picture its name in the set. Raises TargetFailed."""
        return self._name(part.path, output, part.size, part.keep)

    def add_beside(self, output: str, data: bytes, said: Collection[str] | None = None) -> Written:
        """Write a file that goes beside the pictures, in which nothing may be told but what is `said`.

        Raises ExportRefused naming what was found in it, TargetFailed when the disk does not do its part.
        """
        with _storing(self.to):
            self._write(self._part, (data,))
            back = self._part.read_bytes()
        if left := beside.check(output, back, self._made, said):
            raise ExportRefused(f"{output} was not clean when it was checked: {_told(left)}.")
        return self._name(self._part, output, len(back), None)

    def path(self, output: str) -> Path:
        """Where a file of the set stands until it is published."""
        return self._folder / output

    def _write(self, file: Path, parts: Iterable[bytes | memoryview]) -> None:
        with file.open("wb", buffering=0) as stream:
            for part in parts:
                _write_all(stream, part)
            if self._durable:
                os.fsync(stream.fileno())

    def can_end(self) -> bool:
        """Whether a disk that took no further file has the room to publish those it took."""
        zipped = self._container is Container.ZIP
        needed = self._size if zipped else 0
        try:
            self.forget_parts()
            return bool(self._made) and shutil.disk_usage(self._folder).free >= needed
        except (OSError, TargetFailed):
            return False

    def publish(self) -> None:
        """Let the whole set appear under its name, by one rename.

        Raises ExportRefused for a ZIP that is not clean when it is read back.
        """
        with _storing(self.to):
            if self._container is Container.ZIP:
                _appear(self._packed(), self.to)
            else:
                self._appear_as_folder()
            self._published = True
            flush_folder(self.to.parent)

    def forget_parts(self) -> None:
        """Remove what was written and got no name. Raises TargetFailed."""
        with _storing(self.to):
            for part in self._folder.glob(f"{self._part.name}*"):
                part.unlink(missing_ok=True)

    def _appear_as_folder(self) -> None:
        self.forget_parts()
        make_plain(self._folder)
        flush_folder(self._folder)
        # An empty folder stands in the way on Windows, and on POSIX must not have filled meanwhile.
        if self.to.exists():
            self.to.rmdir()
        self._folder.rename(self.to)

    def _packed(self) -> Path:
        """The files as one archive, read back and verified, each of them too."""
        archive.write((self._folder / output for output in self._made), self._part)
        waiting = dict(self._made)
        with self._part.open("rb") as file:
            left = check_archive(file, lambda name, data: self._left_in(data, name, waiting))
        if left or waiting:
            raise ExportRefused(f"The ZIP was not clean when it was checked: {_told(left)}.")
        make_plain(self._part)
        return self._part

    def _left_in(self, data: bytes, name: str, waiting: dict[str, Kept | None]) -> tuple[Left, ...]:
        """What is left in a file of the archive, which must be one that was made and still `waiting`."""
        if name not in waiting or (self._folder / name).read_bytes() != data:
            return (Left(0, len(data), "not the file that was made"),)
        keep = waiting.pop(name)
        return () if keep is None else verify(data, keep)

    def _name(self, part: Path, output: str, size: int, keep: Kept | None) -> Written:
        final = self._folder / output
        with _storing(self.to):
            if os.path.lexists(final):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            make_plain(part)
            part.rename(final)
        self._made[output] = keep
        self._size += size
        return Written(output, size)

    def _discard(self) -> None:
        self._workplace.leave()
        with suppress(OSError):
            for folder in self._new:
                folder.rmdir()


def _write_all(stream: FileIO, part: bytes | memoryview) -> None:
    """Write all of it; a disk that fills takes a part first."""
    done = stream.write(part)
    while done < len(part):
        done += stream.write(memoryview(part)[done:])


def _appear(file: Path, to: Path) -> None:
    """Give a file its name, never over another one."""
    try:
        os.link(file, to)
    except FileExistsError:
        raise
    except OSError:  # FAT and exFAT have no links
        if os.path.lexists(to):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        file.rename(to)


def _told(left: tuple[Left, ...]) -> str:
    if not left:
        return "a file is missing"
    first = f"{left[0].what} at byte {left[0].offset}"
    return first if len(left) == 1 else f"{first}, and {len(left) - 1} more"


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (RuntimeError, ValueError) as error:  # a loop of links; a name with a zero byte
        raise ExportRefused(f"{shown(path)} cannot be the name of a folder.") from error


@contextmanager
def _storing(to: Path) -> Iterator[None]:
    """Tell what a disk refuses as a sentence about the target."""
    try:
        yield
    except OSError as error:
        if full := _FULL.get(error.errno or 0):
            raise _failed(to, full, "Make room or choose another disk.") from error
        why = f"it cannot be written there ({error.strerror or 'the disk gave an error'})"
        raise _failed(to, why, "Choose another folder.") from error


def _failed(to: Path, why: str, what_to_do: str = "Choose another disk.") -> TargetFailed:
    return TargetFailed(f"Nothing was exported to {shown(to)}: {why}. {what_to_do}", why)
