"""Where profiles stand: those that come with the program, a person's own in a folder, and single files.

One of a person's own is `<id>.toml`. Its id is none of the shipped ones, so that a name never means two.
"""

import contextlib
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import count
from pathlib import Path

from reviewer.errors import Fault, ProfileError, ReviewerError, StorageError, UsageError, did_you_mean
from reviewer.export.profile.document import LARGEST, parse
from reviewer.export.profile.model import Profile
from reviewer.export.profile.writing import written
from reviewer.portable_name import portable_stem, same_file
from reviewer.whole_file import write_whole

_SUFFIX = ".toml"
_NO_WORD = re.compile(r"\W+")


class ChangedMeanwhile(ReviewerError):
    """The file is no longer what it was when it was read; somebody else wrote or removed it."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A profile where it stands: `file` with that `content`, or None for one that comes with the program.

    One with faults has no `profile`, and `fault` tells them.
    """

    id: str
    content: bytes
    file: Path | None = None
    profile: Profile | None = None
    fault: str = ""


def shipped() -> tuple[str, ...]:
    """The ids of the profiles that come with the program, sorted."""
    return tuple(sorted(_shipped()))


def find(ref: str, *folders: Path) -> Profile:
    """The profile of that id, shipped or in one of the folders, or the one in the file of that path.

    Raises UsageError, naming the known ids, when there is none, ProfileError when it has faults or takes
    the id of a shipped one, and StorageError when a folder cannot be looked into.
    """
    own = [file for folder in folders for file in _files(folder)]
    for file in own:
        if _id(file) == ref:
            return _checked(file, _read(file))
    if ref in shipped():
        return parse(_shipped()[ref].read_bytes(), ref)
    if _is_file(Path(ref)):
        return parse(_read(Path(ref)), Path(ref))
    raise UsageError(
        f"There is no profile {ref!r}. {did_you_mean(ref, (*shipped(), *map(_id, own)))} "
        "For one of your own, give the path of its file."
    )


class Shelf:
    """The profiles of a folder, with the shipped ones."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> Iterator[Shelved]:
        """The shipped ones, then one's own by id, those with faults among them.

        Raises StorageError when the folder cannot be looked into.
        """
        for id, file in sorted(_shipped().items()):
            data = file.read_bytes()
            yield Shelved(id, data, profile=parse(data, id))
        yield from map(_shelved, _files(self._folder))

    def save(self, profile: Profile, before: Shelved | None = None) -> Shelved:
        """Write a profile over the one that was read, or a new one; what stands there now.

        The file is the old one or the new one at any time. Raises ChangedMeanwhile when it is not as it was
        read, or something stands in the place of a new one, and StorageError.
        """
        file = self._folder / f"{profile.id}{_SUFFIX}"
        over = before.content if before and before.profile else b""
        with _storing_in(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            _check_as_read(file, before)
            write_whole(file, written(profile, over))
        return _shelved(file)

    def again(self, profile: Profile) -> Shelved | None:
        """What stands in the place of a profile now, or None."""
        return next((one for one in map(_shelved, _files(self._folder)) if one.id == profile.id), None)

    def bring(self, source: Path) -> Shelved:
        """Take a profile in from a file, with its comments, under an id that is free.

        Raises UsageError when it cannot be read, ProfileError when it has faults, and StorageError.
        """
        data = _read(source)
        profile = parse(data, source)
        profile = replace(profile, id=self.free_id(profile.id))
        file = self._folder / f"{profile.id}{_SUFFIX}"
        with _storing_in(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            _check_as_read(file, None)
            write_whole(file, written(profile, data))
        return _shelved(file)

    def remove(self, shelved: Shelved) -> None:
        """Forget a profile of one's own. Raises ChangedMeanwhile and StorageError."""
        if shelved.file is not None:
            with _storing_in(self._folder):
                _check_as_read(shelved.file, shelved)
                shelved.file.unlink()

    def free_id(self, wish: str) -> str:
        """An id that no other profile has, made of a title or an id: travel-set, travel-set-2."""
        stem = portable_stem(_NO_WORD.sub("-", wish.lower()).strip("-"))
        taken = {same_file(id) for id in (*shipped(), *map(_id, _files(self._folder)))}
        names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        return next(name for name in names if same_file(name) not in taken)


def hand_out(shelved: Shelved, to: Path) -> None:
    """Write a profile into a file for somebody else, as it stands, with its comments. Raises StorageError."""
    with _storing_in(to.parent):
        write_whole(to, shelved.content)


def _shipped() -> dict[str, Traversable]:
    shelf = resources.files("resources") / "profiles"
    return {
        entry.name.removesuffix(_SUFFIX): entry for entry in shelf.iterdir() if entry.name.endswith(_SUFFIX)
    }


def _files(folder: Path) -> list[Path]:
    """The profiles in a folder by name; none where there is no folder. Raises StorageError."""
    try:
        return sorted(
            file for file in folder.iterdir() if file.suffix == _SUFFIX and not file.name.startswith(".")
        )
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StorageError(f"The profiles in {folder} cannot be read: {error.strerror}.") from error


def _id(file: Path) -> str:
    """The id a file's name tells; macOS takes accents apart in names."""
    return unicodedata.normalize("NFC", file.stem)


def _shelved(file: Path) -> Shelved:
    data = b""
    try:
        data = _read(file)
        return Shelved(_id(file), data, file, _checked(file, data))
    except ProfileError as error:
        return Shelved(_id(file), data, file, fault=error.told)
    except UsageError as error:
        return Shelved(_id(file), data, file, fault=str(error))


def _checked(file: Path, data: bytes) -> Profile:
    """The profile in a file of a folder of profiles; raises ProfileError."""
    profile = parse(data, file)
    if _id(file) in shipped():
        ours = f"“{_id(file)}” is the id of a profile that comes with the program."
        raise ProfileError(file, (Fault(0, f"{ours} Give yours another, and its file the same name."),))
    if profile.id != _id(file):
        named = f"Its id is “{profile.id}”, and its file is called {file.name}."
        raise ProfileError(file, (Fault(0, f"{named} Both must be the same."),))
    return profile


def _read(file: Path) -> bytes:
    """What is in a file, up to more than any profile has. Raises UsageError."""
    if file.exists() and not file.is_file():  # a pipe would be waited for
        raise UsageError(f"The profile {str(file)!r} cannot be read: it is no plain file.")
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise UsageError(f"The profile {str(file)!r} cannot be read: {reason}.") from error


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _check_as_read(file: Path, before: Shelved | None) -> None:
    there = _read(file) if os.path.lexists(file) else None
    if there != (before.content if before else None):
        raise ChangedMeanwhile(f"{file} was changed by somebody else meanwhile.")


@contextlib.contextmanager
def _storing_in(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(f"The profile cannot be saved in {folder}: {error.strerror}.") from error
