"""Where an import puts a shoot: a library, or the mirror of it on a backup disk.

Both have the same folders under the same names, so that a backup can take the library's place.
"""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from reviewer import manifest
from reviewer.errors import ReviewerError, StorageError
from reviewer.manifest import Manifest
from reviewer.photo import StoredFile
from reviewer.portable_name import same_file
from reviewer.shelf import Shelf
from reviewer.verified_copy import CopyFailed, Part, flush_folder, storing_in, sweep

SHOOTS = "shoots"


class Destination:
    """The folder `root` of a library or a mirror, for one import into one shoot.

    It is made where it is not there, but the folder `disk` never is: an unmounted disk takes no copy.
    """

    def __init__(self, root: Path, shoot: str, disk: Path) -> None:
        self.root = root
        self._disk = disk
        self.shoot = PurePosixPath(SHOOTS, shoot)
        self.folder = root / self.shoot
        self._shelves: dict[PurePosixPath, Shelf] = {}
        self._manifests: dict[PurePosixPath, Manifest] = {}
        self._folders: dict[tuple[str, ...], PurePosixPath] = {}

    def prepare(self) -> None:
        """Make the folder and remove what killed imports left half done. Raises StorageError."""
        self._make(self.shoot)
        with storing_in(self.folder):
            for folder in self.folder.parent.iterdir():
                sweep(folder)

    def has(self, file: StoredFile) -> bool:
        """Whether a file is here, as far as its size and the manifest tell."""
        try:
            return self._shelf(file.path.parent).has(file.path.name, file.size, file.sha256)
        except ReviewerError:  # told when something is to be written there
            return False

    def place(
        self, stem: str, suffixes: Sequence[str], parts: Sequence[Part], beside: PurePosixPath | None = None
    ) -> tuple[StoredFile, ...]:
        """Give parts free names under one stem, in the shoot or beside a file that is here; to be settled.

        The stem may stand behind folders in the shoot.
        """
        *folders, stem = stem.split("/")
        folder = beside.parent if beside else self._inside(folders)
        names = self._shelf(folder).place(stem, suffixes, parts, beside=beside.name if beside else "")
        return tuple(
            StoredFile(folder / name, part.size, part.sha256) for name, part in zip(names, parts, strict=True)
        )

    def put(self, files: Sequence[StoredFile], parts: Sequence[Part]) -> None:
        """Give parts the names that files have elsewhere; to be settled.

        Raises CopyFailed where others have them.
        """
        by_folder: dict[PurePosixPath, dict[str, Part]] = defaultdict(dict)
        for file, part in zip(files, parts, strict=True):
            by_folder[file.path.parent][file.path.name] = part
        for folder, named in by_folder.items():
            try:
                self._make(folder)
                self._shelf(folder).put(list(named), list(named.values()))
            except FileExistsError as error:
                raise CopyFailed(
                    f"{self.root / folder} holds another file called {' or '.join(named)}. Nothing was "
                    "overwritten; move it away or choose another folder, then import again."
                ) from error

    def settle(self) -> None:
        """Make the names last that were given since the last time, and note them in the manifests.

        Raises StorageError or CopyFailed; these names are taken back then.
        """
        try:
            self._note()
        except BaseException:
            for shelf in self._shelves.values():
                shelf.withdraw()
            raise
        for shelf in self._shelves.values():
            shelf.settle()

    def _note(self) -> None:
        sums: dict[PurePosixPath, dict[str, str]] = defaultdict(dict)
        for folder, shelf in self._shelves.items():
            sums[_shoot(folder)] |= shelf.flush()
        for shoot, added in sums.items():
            self._manifests[shoot].add(added)

    def _inside(self, names: Sequence[str]) -> PurePosixPath:
        """A folder in the shoot, made where none is that some disk takes for the same."""
        key = tuple(map(same_file, names))
        if key not in self._folders:
            folder = self.shoot
            for name in names:
                folder /= self._there(folder, name)
                self._make(folder)
            self._folders[key] = folder
        return self._folders[key]

    def _there(self, folder: PurePosixPath, name: str) -> str:
        """How a folder is written that is there, or else is to be."""
        with storing_in(self.root / folder):
            inside = [path.name for path in (self.root / folder).iterdir() if path.is_dir()]
        wanted = name if same_file(name) != same_file(manifest.NAME) else f"_{name}"
        return next((one for one in inside if same_file(one) == same_file(wanted)), wanted)

    def _make(self, folder: PurePosixPath) -> None:
        """Make a folder, and those above it, so that they last. Raises StorageError."""
        path = self.root / folder
        if path.is_dir():
            return
        if not self._disk.is_dir():
            raise StorageError(f"The folder {self._disk} is not there. Is its disk connected?")
        made = [one for one in (path, *path.parents) if not one.exists()]
        try:
            with storing_in(path):
                path.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise CopyFailed(f"{path} is no folder, and none can be made there. Move it away.") from error
        for one in made:
            flush_folder(one.parent)

    def _shelf(self, folder: PurePosixPath) -> Shelf:
        if folder not in self._shelves:
            shoot = _shoot(folder)
            if shoot not in self._manifests:
                self._manifests[shoot] = Manifest(self.root / shoot)
            within = folder.relative_to(shoot)
            self._shelves[folder] = Shelf(self.root / folder, self._manifests[shoot], within)
        return self._shelves[folder]


def _shoot(folder: PurePosixPath) -> PurePosixPath:
    """The folder of the shoot that a folder is in, or is."""
    return PurePosixPath(*folder.parts[:2])
