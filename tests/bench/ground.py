"""What the measurements stand on: generated photographs and libraries, how many, and how often to measure."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from reviewer.review import Review
from tests.bench import linked_library, many_photos, photographs


@dataclass(frozen=True, slots=True)
class Ground:
    """A folder in which everything is made when it is first asked for, and stays for the next run.

    `frames` are as many as one card holds, `many` as one goes through in an evening, `photos` as an archive
    has; most figures are taken `runs` times.
    """

    folder: Path
    frames: int
    many: int
    photos: int
    runs: int

    def card(self) -> Path:
        """A card of 24-megapixel JPEGs."""
        return self._made(f"card-{self.frames}", lambda at: photographs.write(at, self.frames))

    def card_of(self, frames: int) -> Path:
        """A card of the first so many of them."""
        files = self.files()[:frames]
        return self._made(f"part-{frames}", lambda at: _link(at / "DCIM" / "100BENCH", files))

    def full_card(self) -> Path:
        """A card of many frames in folders of a thousand, each a RAW and a JPEG, without content."""
        return self._made(f"names-{self.many}", lambda at: _name(at / "DCIM", self.many))

    def files(self) -> list[Path]:
        """The JPEGs on it."""
        return sorted(self.card().rglob("*.JPG"))

    def progressive(self, frames: int) -> list[Path]:
        """So many progressive JPEGs."""
        card = self._made(f"progressive-{frames}", lambda at: photographs.write(at, frames, progressive=True))
        return sorted(card.rglob("*.JPG"))

    def library(self) -> Path:
        """A library of what is on the card, without previews."""
        return self._library(self.frames)

    def empty_library(self) -> Path:
        """A library without photos, made anew."""
        place = self.folder / "library-empty"
        shutil.rmtree(place, ignore_errors=True)
        Review.create(place).close()
        return place

    def long_library(self) -> Path:
        """A library of many photos, without previews."""
        return self._library(self.many)

    def large_library(self) -> Path:
        """A library of an archive's photos, without files."""
        return self._made(f"photos-{self.photos}", lambda at: many_photos.write(at, self.photos))

    def huge_library(self) -> Path:
        """Ten times as many."""
        large = self.large_library()
        return self._made(f"photos-{10 * self.photos}", lambda at: many_photos.multiply(large, at, 10))

    def captioned_library(self, write: Callable[[Path], None]) -> Path:
        """The same with a caption for each, as `write` gives them."""
        huge = self.huge_library()

        def made(at: Path) -> None:
            shutil.copytree(huge, at)
            write(at)

        return self._made(f"captioned-{10 * self.photos}", made)

    def _library(self, photos: int) -> Path:
        files = self.files()
        library = self._made(
            f"library-{self.frames}-{photos}", lambda at: linked_library.write(at, files, photos)
        )
        linked_library.forget_previews(library)
        return library

    def _made(self, name: str, write: Callable[[Path], None]) -> Path:
        """The folder of that name; it has it only once it is complete."""
        place, part = self.folder / name, self.folder / f"{name}.part"
        if not place.is_dir():
            shutil.rmtree(part, ignore_errors=True)
            write(part)
            part.rename(place)
        return place


def _link(folder: Path, files: Iterable[Path]) -> None:
    folder.mkdir(parents=True)
    for file in files:
        (folder / file.name).hardlink_to(file)


def _name(folder: Path, frames: int) -> None:
    for number in range(frames):
        inside = folder / f"{100 + number // 1000}BENCH"
        inside.mkdir(parents=True, exist_ok=True)
        for suffix in (".JPG", ".CR3"):
            (inside / f"IMG_{number % 1000 + 1:04}{suffix}").touch()
