"""What tests of imports stand on: small pictures, and a library's folder with what its catalog would know."""

import hashlib
from collections import defaultdict
from collections.abc import Generator, Iterable
from concurrent.futures import Executor
from contextlib import closing
from pathlib import Path

import piexif
from PIL import Image

from reviewer import card, ingest, manifest
from reviewer.imported import Abreast
from reviewer.ingest import Copied, Joined, Plan, Result, Told
from reviewer.photo import Failed, Seen, StoredFile

DAY = Plan("day")


def picture(path: Path, colour: int = 0, taken: str = "2025:03:02 10:20:30") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = piexif.dump({"Exif": {piexif.ExifIFD.DateTimeOriginal: taken}})
    Image.new("RGB", (8, 8), (colour, 0, 0)).save(path, "JPEG", exif=exif)
    return path


class Library:
    """A library's folder with what its catalog would know."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.homes: dict[str, StoredFile] = {}
        self.files_seen: dict[tuple[str, int, int], set[Seen]] = defaultdict(set)
        self.number = 0
        self.abreast = Abreast()

    def take(self, source: Path, plan: Plan = DAY, workers: Executor | None = None) -> list[Result]:
        return [self.remember(one) for group in self.start(source, plan, workers) for one in group]

    def start(
        self, source: Path, plan: Plan = DAY, workers: Executor | None = None
    ) -> Generator[list[Result], None, None]:
        """What becomes of the frames, as it is told together; how far they are is left out."""
        told = ingest.ingest(card.frames(source).frames, self.folder, plan, self, workers=workers)
        return _only_results(told)

    def remember(self, result: Result) -> Result:
        if not isinstance(result, Failed):
            for one in result.seen:
                self.files_seen[one.name, one.size, one.mtime_ns].add(one)
        if isinstance(result, Copied | Joined):
            self.homes.update((file.sha256, file) for file in result.files)
        if isinstance(result, Copied):
            self.number = max(self.number, result.number)
        return result

    def stored(self, sha256: str) -> StoredFile | None:
        return self.homes.get(sha256)

    def seen(self, name: str, size: int, mtime_ns: int) -> list[Seen]:
        return list(self.files_seen[name, size, mtime_ns])

    def last_number(self) -> int:
        return self.number

    def files(self) -> dict[str, bytes]:
        """The photographs by path; their manifests tell the truth of them."""
        return stored(self.folder)


def _only_results(told: Generator[tuple[Told, ...], None, None]) -> Generator[list[Result], None, None]:
    with closing(told):
        for group in told:
            if results := [one for one in group if isinstance(one, Result)]:
                yield results


def stored(folder: Path) -> dict[str, bytes]:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    files = {path: path.read_bytes() for path in paths if path.name != manifest.NAME}
    for path in paths:
        if path.name == manifest.NAME:
            sums = manifest.parse(path.read_bytes())
            inside = {file.relative_to(path.parent): file for file in files if path.parent in file.parents}
            true = {name.as_posix(): hashlib.sha256(files[file]).hexdigest() for name, file in inside.items()}
            assert sums.items() <= true.items()
    return {path.relative_to(folder).as_posix(): data for path, data in files.items()}


def names(results: Iterable[Result]) -> list[list[str]]:
    copied = (result for result in results if isinstance(result, Copied))
    return [[file.path.name for file in result.files] for result in copied]
