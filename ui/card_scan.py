"""What there is to import, found off the window's thread: mounted cards, and the frames in a folder."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reviewer import card
from reviewer.errors import ReviewerError, StorageError, shown
from reviewer.ingest import check_places
from reviewer.looking import Looking, Remembered
from reviewer.offer import Offer, first_and_last, offers
from reviewer.photo import Failed, Frame
from ui.card_watch import mounted_cards


@dataclass(frozen=True, slots=True)
class Found:
    """A card or folder that was listed; `free` bytes were left on the library's disk.

    `places` tells for each offer in which shoot it is already, by name, size and time; empty for a new one.
    """

    folder: Path
    offers: tuple[Offer, ...]
    places: tuple[str, ...]
    left: tuple[Failed, ...]
    free: int
    is_card: bool = False

    @property
    def frames(self) -> tuple[Frame, ...]:
        """Its frames, in the order of their names."""
        return tuple(offer.frame for offer in self.offers)

    @property
    def unread(self) -> bool:
        """Whether there is something that could not be looked into; frames may be in it."""
        return any(isinstance(failed, card.Unread) for failed in self.left)

    @property
    def shoot(self) -> str:
        """A name to begin with: the days for a card, the folder's own name for a folder."""
        days = first_and_last(self.offers)
        if not self.is_card or days is None:
            return self.folder.name
        first, last = days
        return f"{first:%Y-%m-%d}" if first == last else f"{first:%Y-%m-%d} to {last:%Y-%m-%d}"


def cards(library: Path) -> Iterator[object]:
    """Every mounted card as Found, or as Failed where it cannot be read or holds the library."""
    for folder in mounted_cards():
        try:
            yield from listing(folder, library)
        except ReviewerError as error:
            yield Failed(str(folder), str(error))


def listing(folder: Path, library: Path) -> Iterator[object]:
    """One folder as Found. Raises what `card.frames` does, and UsageError where it overlaps the library."""
    check_places(folder, library)
    found = card.frames(folder)
    is_card = folder in card.find([folder])
    with Looking.open(library) as memory:
        places = tuple(_place(known) for known in memory.remembered(found.frames))
    yield Found(folder, offers(found.frames), places, found.left, _free(library), is_card)


def _place(known: Remembered | None) -> str:
    """What only may be known is new: the import will compare it."""
    return known.shoot if known is not None and known.certain else ""


def _free(library: Path) -> int:
    try:
        return shutil.disk_usage(library).free
    except OSError as error:
        raise StorageError(
            f"The disk of the library {shown(library)} is not there. Is it connected?"
        ) from error
