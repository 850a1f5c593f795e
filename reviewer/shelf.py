"""One folder of photographs, in a library or on a backup disk: the names in it, also in the shoot's manifest.

All files of a frame stand under one stem. Stems on a card are not unique (after `IMG_9999` comes
`IMG_0001`, and every folder may start anew), so a frame whose stem is taken by another gets `-2`. A file
that is here already but in no catalog was left by an import that was killed after the copy; the same
content takes it over.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path, PurePosixPath

from reviewer.card import stem_and_suffix
from reviewer.manifest import NAME, Manifest
from reviewer.portable_name import same_file
from reviewer.sidecar.names import is_sidecar
from reviewer.verified_copy import PART, CopyFailed, Part, digest, discard, flush_folder, publish, storing_in


class Shelf:
    """Takes confirmed parts in under free names; one import's view of a folder.

    The folder is `within` that of the manifest, or that itself.
    """

    def __init__(self, folder: Path, manifest: Manifest, within: PurePosixPath) -> None:
        self.folder = folder
        self._manifest = manifest
        self._within = within
        self._names: dict[str, set[str]] | None = None
        self._unsettled: dict[str, str] = {}
        self._published: list[Path] = []

    def has(self, name: str, size: int, sha256: str) -> bool:
        """Whether a file is here, of this size, and the manifest says that it has this content.

        Into a sidecar this and other programs write: that it is here is enough.
        """
        path = self.folder / name
        with storing_in(self.folder):
            if path.is_symlink() or not path.is_file():
                return False
            if is_sidecar(name):
                return True
            if path.stat().st_size != size:
                return False
        return self._manifest.sum_of(self._noted(name)) == sha256

    def place(
        self, stem: str, suffixes: Sequence[str], parts: Sequence[Part], *, beside: str = ""
    ) -> list[str]:
        """Give parts their names under one stem, all of them or none; returns the names, to be settled.

        `beside` is a file here whose stem they share, which else belongs to one frame alone.
        """
        while True:
            names = self._free_names(stem, suffixes, parts, beside)
            try:
                self.put(names, parts)
            except FileExistsError:  # another import into this folder was quicker
                self._names = None
            else:
                return names

    def put(self, names: Sequence[str], parts: Sequence[Part]) -> None:
        """Give parts just these names, to be settled.

        Raises FileExistsError where another content has one of them.
        """
        named: list[Path] = []
        try:
            for name, part in zip(names, parts, strict=True):
                if not self._is_here(name, part):
                    publish(part, self.folder / name)
                    named.append(self.folder / name)
        except BaseException:
            for path in named:
                discard(path)
            raise
        self._published += named
        self._unsettled |= {self._noted(name): part.sha256 for name, part in zip(names, parts, strict=True)}
        for name in names:
            self._taken().setdefault(_key(name), set()).add(name)

    def _noted(self, name: str) -> str:
        """As what the manifest notes a file."""
        return (self._within / name).as_posix()

    def flush(self) -> Mapping[str, str]:
        """Make the names last that are not settled; what the manifest is to note of them."""
        if self._unsettled:
            flush_folder(self.folder)
        return self._unsettled

    def settle(self) -> None:
        """The names that were given until now are in the manifest."""
        self._unsettled, self._published = {}, []

    def withdraw(self) -> None:
        """Take back the names that are not settled."""
        for path in self._published:
            discard(path)
        if self._published:
            self._names = None
        self.settle()

    def _free_names(
        self, stem: str, suffixes: Sequence[str], parts: Sequence[Part], beside: str
    ) -> list[str]:
        """Names under a stem that is free, or that a killed import left us, or that of `beside`."""
        if len({same_file(suffix) for suffix in suffixes}) < len(suffixes):
            raise CopyFailed(f"{stem} was not copied: two of its files would get the same name.")
        for number in count(1):
            numbered = stem if number == 1 else f"{stem}-{number}"
            names = [numbered + suffix for suffix in suffixes]
            there = self._taken().get(_key(names[0]), set())
            if beside in there:
                wanted = {same_file(name) for name in names}
                there = {name for name in there if same_file(name) in wanted}
            if self._left_by_killed(there, names, parts):
                return names
        raise AssertionError("count() never ends")

    def _left_by_killed(self, there: set[str], names: Sequence[str], parts: Sequence[Part]) -> bool:
        wanted = dict(zip(names, parts, strict=True))
        return all(name in wanted and self._is_here(name, wanted[name]) for name in there)

    def _is_here(self, name: str, part: Part) -> bool:
        """Whether a file of this name and content is here, by reading it."""
        path = self.folder / name
        with storing_in(self.folder):
            if path.is_symlink() or not path.is_file() or path.stat().st_size != part.size:
                return False
            return digest(path) == part.sha256

    def _taken(self) -> dict[str, set[str]]:
        """The names in the folder by what their stem is known by."""
        if self._names is None:
            names: dict[str, set[str]] = defaultdict(set)
            with storing_in(self.folder):
                for path in self.folder.iterdir():
                    if path.name != NAME and not path.name.startswith(PART):
                        names[_key(path.name)].add(path.name)
            self._names = dict(names)
        return self._names


def _key(name: str) -> str:
    return same_file(stem_and_suffix(name)[0])
