"""What the catalog keeps beside photos: cached verdicts, and the steps of the history."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reviewer.sequence import Heading


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules say of one photo, as the catalog caches it for filters."""

    verdict: str
    standing: str
    rules: tuple[str, ...]
    shown_tags: tuple[str, ...]
    unlooked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One photo's part of an edit: the marks that differ, before and after, as JSON."""

    photo: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Headed:
    """A sequence's part of an edit: what stood above it before and after; None where there was none."""

    sequence: str
    before: Heading | None
    after: Heading | None


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of the history. `what` is what the person did, in words."""

    id: int
    what: str
    at: str
    undone: bool
    changes: tuple[Change, ...]
    headed: tuple[Headed, ...] = ()

    @property
    def ids(self) -> frozenset[int]:
        """The photos it touched."""
        return frozenset(change.photo for change in self.changes)


@dataclass(frozen=True, slots=True)
class Step:
    """One step as a list of the history shows it: without the marks, and with how many photos it touched."""

    id: int
    what: str
    at: str
    undone: bool
    photos: int
