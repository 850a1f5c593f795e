"""A library asked, never changed: which photos, in what order, how many of what.

`Review` is a `Looking` that may change things too. Another thread, such as the one that answers filters
beside the window, opens a `Looking` of its own; it knows of every change that was committed.
"""

import os
from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from reviewer import burst, law, section, selection
from reviewer.caption.suggestions import Suggestions
from reviewer.catalog import FACETS, NAME, SEQUENCE, SORTS, Catalog, Home
from reviewer.errors import UsageError, did_you_mean
from reviewer.hindsight import Hindsight, hindsight
from reviewer.imported import Abreast
from reviewer.library import is_library, no_library
from reviewer.photo import Frame, Seen, StoredFile
from reviewer.rules import RuleSet
from reviewer.section import GROUPINGS, Section
from reviewer.selection import Expression
from reviewer.sequence import Heading, Ranked, Sequence
from reviewer.tagged import Tagged

__all__ = ["FACETS", "GROUPINGS", "SEQUENCE", "SORTS", "Looking", "Remembered", "Section"]


@dataclass(frozen=True, slots=True)
class Remembered:
    """A frame of a card that is in the library as `files`, by name, size and time of its own.

    Where it is not `certain`, an import compares the content before it believes that.
    """

    photo: int
    shoot: str
    certain: bool
    files: tuple[StoredFile, ...]


class Looking:
    """A library open to be asked. It belongs to one thread; close it, or use it with `with`."""

    def __init__(self, folder: Path, catalog: Catalog) -> None:
        self.folder = folder
        self._catalog = catalog
        self._bursts: tuple[int, list[tuple[int, ...]]] = (0, [])
        self.abreast = Abreast()

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open a library to look at it, beside whoever has it open to change it.

        Raises UsageError when there is none, and a LibraryError telling what stands in the way.
        """
        if not is_library(folder):
            raise UsageError(no_library(folder))
        catalog = Catalog(folder / NAME, read_only=True)
        try:
            return cls(folder, catalog)
        except BaseException:
            catalog.close_unchanged()
            raise

    def close(self) -> None:
        """Leave the library as it was."""
        self._catalog.close_unchanged()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def at_one_moment(self) -> AbstractContextManager[None]:
        """Inside, all answers are of one state of the library, so that they fit each other."""
        return self._catalog.at_one_moment()

    def ids(self, where: str = "", sort: str = "", among: Collection[int] | None = None) -> list[int]:
        """The photos a filter line holds for, `among` these if given.

        `sort` is one of `SORTS` or `SEQUENCE`, or the same turned around with a "-" before it. Without it
        they come in the order of the one sequence they are in, and else of the time they were taken.
        """
        wanted = selection.parse(where)
        return self._catalog.ids(wanted, _sort(sort, wanted), among)

    def counts(self, where: str = "") -> dict[str, dict[str, int]]:
        """For each of `FACETS`, how many of the photos have each value; what a photo lacks is left out."""
        return self._catalog.counts(selection.parse(where))

    def count(self, where: str = "") -> int:
        """How many photos a filter line holds for."""
        return self._catalog.count(selection.parse(where))

    def places(self) -> list[tuple[float, float]]:
        """Where photos were taken, in degrees north and east, to some hundred metres, each place once."""
        return self._catalog.places()

    def suggestions(self) -> Suggestions:
        """What is written in captions, to be offered again."""
        return Suggestions(self._catalog.texts())

    def tagged(self, photos: Collection[int]) -> Tagged:
        """Which tags these photos have, counted."""
        return self._catalog.tagged(photos)

    def sections(self, where: str = "", sort: str = "", by: str = "none") -> list[Section]:
        """The photos a filter line holds for under headings; `by` is one of `GROUPINGS`."""
        if by not in GROUPINGS:
            raise UsageError(f"Photos are grouped by {', '.join(GROUPINGS)}, not {by!r}.")
        if by == "none":
            ids = self.ids(where, sort)
            return [Section("", tuple(ids))] if ids else []
        if by == "burst":
            return section.by_burst(self.ids(where, sort), self.bursts(where))
        wanted = selection.parse(where)
        return section.by_key(self._catalog.keyed_ids(wanted, _sort(sort, wanted), by), by, sort)

    def bursts(self, where: str = "") -> list[tuple[int, ...]]:
        """Series of frames close in time and alike in look, each two photos or more, in taken order.

        A filter takes photos out of a burst and never makes two of one.
        """
        if not where.strip():
            return list(self._all_bursts())
        wanted = set(self.ids(where))
        within = (tuple(photo for photo in series if photo in wanted) for series in self._all_bursts())
        return [series for series in within if len(series) > 1]

    # Sequences

    def sequences(self) -> tuple[Sequence, ...]:
        """All sequences by name."""
        return self._catalog.sequences.all()

    def heading(self, sequence: str) -> Heading:
        """What stands above a sequence; UsageError where there is none of this name."""
        if (heading := self._catalog.sequences.heading(sequence)) is None:
            hint = did_you_mean(sequence, (one.name for one in self.sequences()))
            raise UsageError(f"The library {self.folder} has no sequence {sequence!r}. {hint}")
        return heading

    def ranked(self, sequence: str) -> Ranked:
        """The photos of a sequence with their ranks, in order."""
        return self._catalog.sequences.ranked(sequence)

    # Earlier imports

    def stored(self, sha256: str) -> StoredFile | None:
        """Where a file of this content is in the library, of any photo."""
        home = self._catalog.imports.home(sha256)
        return home.file if home else None

    def seen(self, name: str, size: int, mtime_ns: int) -> list[Seen]:
        """What was in files of this name, size and time on cards; more than one tells them not apart."""
        return self._catalog.imports.seen(name, size, mtime_ns)

    def last_number(self) -> int:
        """The highest `{seq}` that a frame was named by."""
        return self._catalog.imports.last_number()

    def remembered(self, frames: Iterable[Frame]) -> list[Remembered | None]:
        """For each frame of a card what it is known as, without reading it; None for one that is new."""
        return [self._remembered(frame) for frame in frames]

    def _remembered(self, frame: Frame) -> Remembered | None:
        homes: list[Home] = []
        certain = True
        for path in frame.files:
            about = _about(path)
            seen = self.seen(path.name, about.st_size, about.st_mtime_ns) if about else []
            home = self._catalog.imports.home(seen[0].sha256) if seen else None
            if home is None:
                return None
            certain = certain and len(seen) == 1 and seen[0].certain
            homes.append(home)
        files = tuple(home.file for home in homes)
        return Remembered(homes[0].photo, homes[0].shoot, certain, files) if homes else None

    def imports(self) -> list[dict[str, Any]]:
        """The records of imports, newest first; see `import_receipt`."""
        return self._catalog.imports.newest_first()

    # The ledger: what was handed over. Each line is plain: `receipt` (its number), `at`, `profile`, `to`.

    def receipts(self) -> list[dict[str, Any]]:
        """All records of exports in full, newest first."""
        return self._catalog.receipts()

    def receipt(self, number: int) -> dict[str, Any]:
        """One of them; empty when there is none of this number."""
        return self._catalog.receipt(number)

    def exports(self) -> list[dict[str, Any]]:
        """A line for each export, newest first, with the number of its `files`."""
        return self._catalog.receipt_lines()

    def exports_of(self, photo: int) -> list[dict[str, Any]]:
        """Every time a photo was handed over, newest first: when, where, as what file, in what form."""
        return self._catalog.traced("id", photo)

    def origin_of(self, sha256: str) -> list[dict[str, Any]]:
        """The same of an exported file by its content: it tells which photo it was made of."""
        return self._catalog.traced("sha256", sha256)

    def made_of(self, sha256: str) -> list[dict[str, Any]]:
        """The same of all files that were made of an original of this content."""
        return self._catalog.traced("source_sha256", sha256)

    def exports_named(self, text: str) -> list[dict[str, Any]]:
        """The same of files called so, or made of a photo called so, any part of the name."""
        return self._catalog.traced_by_name(text)

    def version(self, fingerprint: str) -> RuleSet | None:
        """The rule set of this fingerprint, by which photos were judged once; None where it was not kept."""
        return law.version(self._catalog, fingerprint)

    def hindsight(self, receipt: int, output: str) -> Hindsight | None:
        """What the rules said of a file that went with an export; None where that was not kept."""
        kept = self._catalog.receipt(receipt)
        for item in kept.get("items", ()):
            if item["output"] == output:
                for photo in self._catalog.photos([item["id"]]):
                    judged_by = kept.get("judged_by", {}).get(photo.shoot, ())
                    now = self._catalog.verdicts([photo.id])[photo.id]
                    return hindsight(item, judged_by, self.version, now)
        return None

    def _all_bursts(self) -> list[tuple[int, ...]]:
        """Worked out again when photos came: nothing else that bursts are told by ever changes."""
        newest = self._catalog.newest()
        if self._bursts[0] != newest:
            self._bursts = newest, burst.bursts(self._catalog.exposures())
        return self._bursts[1]


def _about(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except OSError:  # the card is gone; whoever reads it tells
        return None


def _sort(sort: str, where: Expression) -> str:
    sequence = selection.sequence(where)
    if not sort:
        return SEQUENCE if sequence else "taken"
    if sort.removeprefix("-") == SEQUENCE and not sequence:
        raise UsageError('Photos come in the order of a sequence where the filter names one: in:"NAME".')
    if sort.removeprefix("-") not in (*SORTS, SEQUENCE):
        known = ", ".join((*SORTS, SEQUENCE))
        raise UsageError(f'Photos are sorted by {known}, each turned around with a "-", not {sort!r}.')
    return sort
