"""A library of as many photos as one likes, without files: what it costs to show them, and nothing else."""

import io
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from PIL import Image

from reviewer.photo import Photo, StoredFile, Verdict
from reviewer.preview import Cache


def grey() -> bytes:
    """A JPEG of the size of a thumbnail."""
    out = io.BytesIO()
    Image.new("RGB", (512, 341), (120, 120, 120)).save(out, "JPEG")
    return out.getvalue()


class Grey(Cache):
    """The same grey preview of every photo, kept in a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._place = folder / "grey.jpg"
        self._place.write_bytes(grey())

    def place(self, sha256: str, long_edge: int) -> Path:
        """Where the preview is."""
        return self._place


class BareLibrary:
    """Photos made when first asked for; nothing but a preview lies in the folder."""

    def __init__(self, folder: Path) -> None:
        self.previews = Grey(folder)
        self._photos: dict[int, Photo] = {}

    def photo(self, photo: int, /) -> Photo:
        """One photo, the same each time."""
        if photo not in self._photos:
            file = StoredFile(PurePosixPath("a.jpg"), 1, str(photo))
            self._photos[photo] = Photo(photo, "bench", f"IMG_{photo:07}", (file,))
        return self._photos[photo]

    def photos(self, ids: Iterable[int], /) -> list[Photo]:
        """Several of them."""
        return [self.photo(photo) for photo in ids]

    def path(self, photo: int | Photo, /) -> Path:
        """No file."""
        return Path("nowhere.jpg")

    def verdict(self, photo: int, /) -> Verdict:
        """Any verdict."""
        return list(Verdict)[photo % len(Verdict)]
