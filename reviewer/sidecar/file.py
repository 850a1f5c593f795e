"""Sidecars as files in the library: which lie beside a photo, read within limits, written whole.

Only plain files in the library are touched. A link could lead to a card.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from reviewer.errors import ReviewerError, StorageError, shown
from reviewer.photo import Photo
from reviewer.sidecar.names import SUFFIX, among, is_sidecar
from reviewer.whole_file import write_whole

# Develop settings with masks take some megabytes.
LARGEST = 32 << 20
# Size in bytes, and time in nanoseconds.
Stamp = tuple[int, int]
NOWHERE: Stamp = (-1, -1)


class SidecarLeft(ReviewerError):
    """One sidecar was left as it is; the sentence says which and why, and what to do."""

    def __init__(
        self, path: Path, why: str, what: str = "Mend it with the program that wrote it, or move it away."
    ) -> None:
        super().__init__(f"{shown(path)} was left as it is: {why}. {what}")


class Finder:
    """The sidecars that lie beside photos of a library, as its folders show them when first asked."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._folders: dict[Path, dict[str, str]] = {}

    def of(self, photo: Photo) -> Sequence[Path]:
        """The sidecars of a photo, that which comes first, first."""
        folder = photo.primary.within(self._library).parent
        there = self._names(folder)
        pictures = [file.path.name for file in photo.files if not is_sidecar(file.path.name)]
        wanted = (*pictures, photo.primary.path.stem)
        found = {name for one in wanted if (name := there.get(f"{one}{SUFFIX}".casefold()))}
        return [folder / name for name in among([*pictures, *found])]

    def new(self, photo: Photo) -> Path:
        """What a sidecar of a photo that has none is called: as Adobe and Photo Mechanic do."""
        return photo.primary.within(self._library).with_suffix(SUFFIX)

    def _names(self, folder: Path) -> dict[str, str]:
        """The sidecars in a folder by their names in small letters."""
        if folder not in self._folders:
            try:
                if not folder.resolve().is_relative_to(self._library.resolve()):
                    raise StorageError(
                        f"{shown(folder)} leads out of the library. Its sidecars are left alone."
                    )
                with os.scandir(folder) as entries:
                    plain = (entry.name for entry in entries if entry.is_file(follow_symlinks=False))
                    self._folders[folder] = {name.casefold(): name for name in plain if is_sidecar(name)}
            except OSError as error:
                raise StorageError(f"{shown(folder)} cannot be read: {error.strerror}.") from error
        return self._folders[folder]


def read(path: Path) -> bytes:
    """What a sidecar holds. Raises SidecarLeft for one that cannot be read or is too large."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise SidecarLeft(path, f"it cannot be read ({error.strerror})") from error
    if len(data) > LARGEST:
        raise SidecarLeft(path, f"it is larger than {LARGEST >> 20} MB")
    return data


def stamp(path: Path) -> Stamp:
    """By what a file is known to be unchanged; `NOWHERE` where there is none."""
    try:
        about = path.lstat()
    except OSError:
        return NOWHERE
    return about.st_size, about.st_mtime_ns


def write(path: Path, data: bytes, before: Stamp) -> Stamp:
    """Write a sidecar whole, for other programs to read and write; its stamp then.

    Raises SidecarLeft where it is no longer the one of the stamp `before`, StorageError where it cannot be
    written.
    """
    try:
        if path.is_symlink():
            raise SidecarLeft(path, "it is a link, and links are not followed")
        if stamp(path) != before:
            raise SidecarLeft(path, "another program has just written it", "Write sidecars again.")
        write_whole(path, data)
        with suppress(OSError):  # some network disks and FAT know no permissions
            path.chmod(0o644)
    except OSError as error:
        raise StorageError(f"{shown(path)} cannot be written: {error.strerror}.") from error
    return len(data), stamp(path)[1]
