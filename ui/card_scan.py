"""What there is to import, found off the window's thread: mounted cards, and the frames in a folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from reviewer import card
from reviewer.errors import ReviewerError
from reviewer.ingest import check_places
from reviewer.photo import Failed, Frame


@dataclass(frozen=True, slots=True)
class Found:
    """A card or folder that was listed. `first` and `last` are the days its files were written."""

    folder: Path
    frames: tuple[Frame, ...]
    left: tuple[Failed, ...]
    first: date | None = None
    last: date | None = None
    is_card: bool = False

    @property
    def shoot(self) -> str:
        """A name to begin with: the days for a card, the folder's own name for a folder."""
        if not self.is_card or self.first is None or self.last is None:
            return self.folder.name
        if self.first == self.last:
            return f"{self.first:%Y-%m-%d}"
        return f"{self.first:%Y-%m-%d} to {self.last:%Y-%m-%d}"


def cards(library: Path) -> Iterator[object]:
    """Every mounted card as Found, or as Failed where it cannot be read or holds the library."""
    mounted = (Path(volume.rootPath()) for volume in QStorageInfo.mountedVolumes() if volume.isReady())
    for folder in card.find(mounted):
        try:
            yield from listing(folder, library)
        except ReviewerError as error:
            yield Failed(str(folder), str(error))


def listing(folder: Path, library: Path) -> Iterator[object]:
    """One folder as Found. Raises what `card.frames` does, and UsageError where it overlaps the library."""
    check_places(folder, library)
    yield listed(folder)


def listed(folder: Path) -> Found:
    """A folder's frames and the days they were written."""
    found = card.frames(folder)
    days = sorted(day for frame in found.frames if (day := _written(frame.primary)))
    first, last = (days[0], days[-1]) if days else (None, None)
    is_card = folder in card.find([folder])
    return Found(folder, found.frames, found.left, first, last, is_card)


def _written(file: Path) -> date | None:
    """The day by the file's time, which cameras set to the moment of exposure."""
    try:
        return datetime.fromtimestamp(file.stat().st_mtime).date()
    except (OSError, ValueError, OverflowError):
        return None
