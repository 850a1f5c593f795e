"""What there is to import, found off the window's thread: mounted cards, and the frames in a folder."""

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reviewer import card
from reviewer.errors import ReviewerError, StorageError, shown
from reviewer.ingest import check_places, lacking
from reviewer.looking import Looking, Remembered
from reviewer.offer import Offer, first_and_last, offers
from reviewer.photo import Failed, Frame
from ui.card_watch import mounted_cards


@dataclass(frozen=True, slots=True)
class Found:
    """A card or folder that was listed; `free` bytes were left on the library's disk.

    `known` tells of each offer where it is in the library already, by name, size and time; None of a new one.
    """

    folder: Path
    offers: tuple[Offer, ...]
    known: tuple[Remembered | None, ...]
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
    def places(self) -> tuple[str, ...]:
        """In which shoot each offer is already; empty for a new one."""
        return tuple(known.shoot if known else "" for known in self.known)

    @property
    def new(self) -> tuple[Offer, ...]:
        """What is not in the library."""
        return tuple(offer for offer, known in zip(self.offers, self.known, strict=True) if not known)

    @property
    def first_day(self) -> date | None:
        """The day of the earliest new frame; None where the card tells none."""
        days = first_and_last(self.new)
        return days[0] if days else None

    @property
    def going_on(self) -> str:
        """The shoot an import goes on with: it has frames of the same days already; empty for a new one."""
        days = {offer.day for offer in self.new}
        before = [(offer.day, place) for offer, place in zip(self.offers, self.places, strict=True) if place]
        if not days <= {day for day, _ in before}:
            return ""
        shoots = Counter(place for day, place in before if day in days or not days)
        return max(shoots, key=lambda shoot: shoots[shoot], default="")

    @property
    def proposal(self) -> str:
        """A name for a new shoot: the days of what is new on a card, or the folder's own name."""
        days = first_and_last(self.new)
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
        known = tuple(map(_if_certain, memory.remembered(found.frames)))
    yield Found(folder, offers(found.frames), known, found.left, _free(library), is_card)


def _if_certain(known: Remembered | None) -> Remembered | None:
    """What only may be known is new: the import will compare it."""
    return known if known is not None and known.certain else None


def unbacked(cards: Iterable[Found], library: Path, backup: Path) -> Iterator[frozenset[Path]]:
    """The frames that are in the library and not on the backup, by their primary files."""
    both = [(offer, known) for found in cards for offer, known in zip(found.offers, found.known, strict=True)]
    frames = [(offer.frame.primary, known.files) for offer, known in both if known]
    lacks = lacking(library, backup, (files for _, files in frames))
    yield frozenset(path for (path, _), lacked in zip(frames, lacks, strict=True) if lacked)


def _free(library: Path) -> int:
    try:
        return shutil.disk_usage(library).free
    except OSError as error:
        raise StorageError(
            f"The disk of the library {shown(library)} is not there. Is it connected?"
        ) from error
