"""Where an import puts a shoot: a library, or the mirror of it on a backup disk.

Both have the same folders under the same names, so that a backup can take the library's place.
"""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from reviewer.errors import ReviewerError, StorageError
from reviewer.photo import StoredFile
from reviewer.shelf import Shelf
from reviewer.verified_copy import CopyFailed, Part, storing_in, sweep

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

    def prepare(self) -> None:
        """Make the folder and remove what killed imports left half done. Raises StorageError."""
        if not self._disk.is_dir():
            raise StorageError(f"The folder {self._disk} is not there. Is its disk connected?")
        with storing_in(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
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
        """Give parts free names under one stem, in the shoot or beside a file that is here; to be settled."""
        folder = beside.parent if beside else self.shoot
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
                with storing_in(self.root):
                    (self.root / folder).mkdir(parents=True, exist_ok=True)
                self._shelf(folder).put(list(named), list(named.values()))
            except FileExistsError as error:
                raise CopyFailed(
                    f"{self.root / folder} holds another file called {' or '.join(named)}. Nothing was "
                    "overwritten; move it away or choose another folder, then import again."
                ) from error

    def settle(self) -> None:
        """Make the names last that were given since the last time. Raises StorageError or CopyFailed."""
        for shelf in self._shelves.values():
            shelf.settle()

    def _shelf(self, folder: PurePosixPath) -> Shelf:
        if folder not in self._shelves:
            self._shelves[folder] = Shelf(self.root / folder)
        return self._shelves[folder]
