"""What the inspector speaks of: the current photo, or all that are selected."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reviewer.photo import Photo
from reviewer.rules import Doubt, Fired, Judgement, Outcome, Rule

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Subject:
    """One or several photos with what the rules and the camera's data say of each, in the same order."""

    photos: tuple[Photo, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    camera_tags: tuple[frozenset[str], ...] = ()

    @property
    def ids(self) -> tuple[int, ...]:
        """The photos' ids."""
        return tuple(photo.id for photo in self.photos)

    @property
    def single(self) -> Photo | None:
        """The photo, where there is exactly one."""
        return self.photos[0] if len(self.photos) == 1 else None

    @property
    def shoots(self) -> tuple[str, ...]:
        """The shoots the photos are of, each once, in order of appearance."""
        return tuple(dict.fromkeys(photo.shoot for photo in self.photos))

    def ids_where(self, holds: Callable[[Photo], bool]) -> tuple[int, ...]:
        """The ids of those photos for which it holds."""
        return tuple(photo.id for photo in self.photos if holds(photo))


def shared(values: Iterable[T]) -> T | None:
    """The value all have, or None where they differ (or there are none)."""
    found = iter(values)
    first = next(found, None)
    return first if all(value == first for value in found) else None


@dataclass(frozen=True, slots=True)
class Speaking:
    """A rule that speaks about some of the photos: `ids` of those, `waived` of those it was waived for.

    `doubts` had to be taken for granted for some of them; `overridden` names the rule ("set/id") because of
    which it counts for none of them.
    """

    ruleset: str
    rule: Rule
    tags: frozenset[str]
    ids: tuple[int, ...]
    waived: tuple[int, ...]
    doubts: tuple[Doubt, ...] = ()
    overridden: str = ""

    @property
    def standing(self) -> tuple[int, ...]:
        """The photos it still stands for."""
        waived = frozenset(self.waived)
        return tuple(photo for photo in self.ids if photo not in waived)


def speaking(subject: Subject) -> tuple[Speaking, ...]:
    """Every rule that fired for any of the photos, each once, strictest first."""
    found: dict[tuple[str, str], list[tuple[int, Fired]]] = defaultdict(list)
    for photo, judgement in zip(subject.photos, subject.judgements, strict=True):
        for fired in judgement.fired:
            found[fired.ruleset, fired.rule.id].append((photo.id, fired))
    strictness = {outcome: place for place, outcome in enumerate(reversed(Outcome))}
    return tuple(sorted(map(_speaking, found.values()), key=lambda one: strictness[one.rule.outcome]))


def _speaking(firings: Sequence[tuple[int, Fired]]) -> Speaking:
    _, first = firings[0]
    return Speaking(
        first.ruleset,
        first.rule,
        tags=frozenset().union(*(fired.tags for _, fired in firings)),
        ids=tuple(photo for photo, _ in firings),
        waived=tuple(photo for photo, fired in firings if fired.waived),
        doubts=tuple(dict.fromkeys(doubt for _, fired in firings for doubt in fired.doubts)),
        overridden=shared(fired.overridden for _, fired in firings) or "",
    )
