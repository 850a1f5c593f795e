"""The folder of one shoot in a library, and the names in it.

All files of a frame stand under one stem. Stems on a card are not unique (after `IMG_9999` comes
`IMG_0001`, and every folder may start anew), so a frame whose stem is taken by another gets `-2`. A file
that is here already but in no catalog was left by an import that was killed after the copy; the same
content takes it over.
"""

from collections import defaultdict
from collections.abc import Callable
from itertools import count
from pathlib import Path, PurePosixPath

from reviewer.card import stem_and_suffix
from reviewer.errors import StorageError
from reviewer.photo import Frame, StoredFile
from reviewer.portable_name import portable_stem, portable_suffix, same_file
from reviewer.verified_copy import (
    PART,
    CopyFailed,
    Part,
    confirm,
    digest,
    discard,
    draw,
    flush_folder,
    publish,
    storing_in,
    sweep,
)

SHOOTS = "shoots"


class Shelf:
    """Takes frames in, verified and under free names; one import's view of a shoot's folder."""

    def __init__(self, library: Path, shoot: str, known: Callable[[str], bool]) -> None:
        self.library = library
        self._folder = library / SHOOTS / shoot
        self._known = known
        self._taken_now: set[str] = set()
        self._names: dict[str, set[str]] = {}

    def prepare(self) -> None:
        """Make the folder and remove what killed imports left half done. Raises StorageError."""
        if not self.library.is_dir():
            raise StorageError(f"The library {self.library} is not there. Is its disk connected?")
        with storing_in(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            for folder in self._folder.parent.iterdir():
                sweep(folder)
            self._scan()

    def take(self, frame: Frame) -> tuple[StoredFile, ...]:
        """Copy a frame and verify the copy. Empty when the library has all of it, by content.

        Raises CopyFailed for this frame, StorageError when no further one will be taken either.
        """
        parts: list[Part] = []
        try:
            for source in frame.files:
                parts.append(draw(source, self._folder))
            if all(self._has(part) for part in parts):
                return ()
            for source, part in zip(frame.files, parts, strict=True):
                confirm(part, source)
            placed = self._place(frame, parts)
        finally:
            for part in parts:
                discard(part.path)
        self._taken_now.update(part.sha256 for part in parts)
        return tuple(
            StoredFile(PurePosixPath(SHOOTS, self._folder.name, name), part.size, part.sha256)
            for name, part in zip(placed, parts, strict=True)
        )

    def remove(self, files: tuple[StoredFile, ...]) -> None:
        """Take files out again that nobody was told of."""
        for file in files:
            discard(self.library / file.path)

    def _has(self, part: Part) -> bool:
        return part.sha256 in self._taken_now or self._known(part.sha256)

    def _place(self, frame: Frame, parts: list[Part]) -> list[str]:
        """Give all parts their names under one stem; the names. All of them or none."""
        while True:
            stem, names = self._free_names(frame, parts)
            named: list[str] = []
            try:
                for name, part in zip(names, parts, strict=True):
                    if name not in self._names.get(stem, ()):
                        publish(part, self._folder / name)
                        named.append(name)
                flush_folder(self._folder)
            except FileExistsError:  # another import into this folder was quicker
                self._withdraw(named)
                self._scan()
            except BaseException:
                self._withdraw(named)
                raise
            else:
                self._names.setdefault(stem, set()).update(names)
                return names

    def _withdraw(self, names: list[str]) -> None:
        for name in names:
            discard(self._folder / name)

    def _free_names(self, frame: Frame, parts: list[Part]) -> tuple[str, list[str]]:
        """The key of a stem that is free, or ours from a killed import, and the names under it."""
        stem = portable_stem(stem_and_suffix(frame.primary.name)[0])
        suffixes = [portable_suffix(stem_and_suffix(file.name)[1]) for file in frame.files]
        if len({same_file(suffix) for suffix in suffixes}) < len(suffixes):
            raise CopyFailed(f"{stem} was not copied: two of its files would get the same name.")
        for number in count(1):
            numbered = stem if number == 1 else f"{stem}-{number}"
            names = [numbered + suffix for suffix in suffixes]
            key = same_file(stem_and_suffix(names[0])[0])
            if key not in self._names or self._left_by_killed(self._names[key], names, parts):
                return key, names
        raise AssertionError("count() never ends")

    def _left_by_killed(self, there: set[str], names: list[str], parts: list[Part]) -> bool:
        wanted = dict(zip(names, parts, strict=True))
        return all(name in wanted and self._is_left(name, wanted[name]) for name in there)

    def _is_left(self, name: str, part: Part) -> bool:
        path = self._folder / name
        if self._has(part) or path.is_symlink() or path.stat().st_size != part.size:
            return False
        with storing_in(self._folder):
            return digest(path) == part.sha256

    def _scan(self) -> None:
        names: dict[str, set[str]] = defaultdict(set)
        for path in self._folder.iterdir():
            if not path.name.startswith(PART):
                names[same_file(stem_and_suffix(path.name)[0])].add(path.name)
        self._names = dict(names)
