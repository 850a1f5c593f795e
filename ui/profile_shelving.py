"""The shelf of export profiles, read and written beside the window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.errors import StorageError
from reviewer.export import profile as profiles
from reviewer.export.profile import ChangedMeanwhile, Profile, Shelf, Shelved
from ui.errand import Errand


@dataclass(frozen=True, slots=True)
class Listing:
    """All profiles as they stand now, and the id of the one that was just written."""

    profiles: tuple[Shelved, ...]
    written: str = ""


@dataclass(frozen=True, slots=True)
class _Clash:
    sentence: str


class ProfileShelving(QObject):
    """Each call ends with `listed`, or with `failed` and a sentence.

    `clashed`: nothing was written, because somebody else had written meanwhile. `rested`: no longer busy.
    """

    listed = Signal(object)
    failed = Signal(str)
    clashed = Signal(str)
    rested = Signal()

    def __init__(self, shelf: Shelf, parent: QObject) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._reading, self._writing = Errand(self), Errand(self)
        self._writing.finished.connect(self.rested)
        for errand in (self._reading, self._writing):
            errand.arrived.connect(self._arrive)
            errand.failed.connect(self.failed)

    @property
    def busy(self) -> bool:
        """Whether something is being written; until then nothing else can be."""
        return self._writing.running

    def read(self) -> None:
        """Look at what stands there."""
        self._reading.run(lambda: _listed(self._shelf))

    def save(self, profile: Profile, before: Shelved) -> None:
        """Write a profile over what it was when it was read."""
        self._write(lambda shelf: shelf.save(profile, before))

    def save_anyway(self, profile: Profile) -> None:
        """Write a profile over whatever stands in its place now."""
        self._write(lambda shelf: shelf.save(profile, shelf.again(profile)))

    def add(self, profile: Profile) -> None:
        """Write a new profile, under an id made of its title."""
        self._write(lambda shelf: shelf.save(replace(profile, id=shelf.free_id(profile.title))))

    def bring(self, source: Path) -> None:
        """Take a profile in from a file."""
        self._write(lambda shelf: shelf.bring(source))

    def remove(self, shelved: Shelved) -> None:
        """Forget a profile of one's own."""
        self._write(lambda shelf: shelf.remove(shelved))

    def hand_out(self, shelved: Shelved, to: Path) -> None:
        """Write a profile into a file for somebody else."""
        self._write(lambda _shelf: profiles.hand_out(shelved, to))

    def drop(self) -> None:
        """Nobody listens any more; what is being written is written."""
        self._reading.drop()
        self._writing.drop()

    def _write(self, change: Callable[[Shelf], Shelved | None]) -> None:
        if not self.busy:
            self._reading.drop()
            self._writing.run(lambda: _written(self._shelf, change))

    def _arrive(self, result: object) -> None:
        if isinstance(result, _Clash):
            self.clashed.emit(result.sentence)
        elif isinstance(result, Listing):
            self.listed.emit(result)


def _listed(shelf: Shelf, written: str = "") -> Iterator[object]:
    """What stands there; the shipped ones do, even where one's own cannot be read."""
    found: list[Shelved] = []
    try:
        for shelved in shelf.all():
            found.append(shelved)
    except StorageError:
        yield Listing(tuple(found), written)
        raise
    yield Listing(tuple(found), written)


def _written(shelf: Shelf, change: Callable[[Shelf], Shelved | None]) -> Iterator[object]:
    try:
        written = change(shelf)
    except ChangedMeanwhile as error:
        yield _Clash(str(error))
    else:
        yield from _listed(shelf, written.id if written else "")
