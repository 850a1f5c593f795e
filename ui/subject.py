"""What the inspector speaks of: the current photo, or all that are selected."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from reviewer.photo import Photo
from reviewer.rules import Judgement, Outcome, Rule

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Subject:
    """One or several photos with what the rules say of each, in the same order."""

    photos: tuple[Photo, ...] = ()
    judgements: tuple[Judgement, ...] = ()

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
    found = list(values)
    if not found or any(value != found[0] for value in found[1:]):
        return None
    return found[0]


@dataclass(frozen=True, slots=True)
class Speaking:
    """A rule that speaks about some of the photos: `ids` of those, `waived` of those it was waived for."""

    ruleset: str
    rule: Rule
    tags: frozenset[str]
    ids: tuple[int, ...]
    waived: tuple[int, ...]

    @property
    def standing(self) -> tuple[int, ...]:
        """The photos it still stands for."""
        return tuple(photo for photo in self.ids if photo not in self.waived)


def speaking(subject: Subject) -> tuple[Speaking, ...]:
    """Every rule that fired for any of the photos, each once, strictest first."""
    found: dict[tuple[str, str], Speaking] = {}
    for photo, judgement in zip(subject.photos, subject.judgements, strict=True):
        for fired in judgement.fired:
            key = (fired.ruleset, fired.rule.id)
            old = found.get(key, Speaking(fired.ruleset, fired.rule, frozenset(), (), ()))
            waived = (*old.waived, photo.id) if fired.waived else old.waived
            found[key] = replace(old, tags=old.tags | fired.tags, ids=(*old.ids, photo.id), waived=waived)
    strictness = {outcome: place for place, outcome in enumerate(reversed(Outcome))}
    return tuple(sorted(found.values(), key=lambda one: strictness[one.rule.outcome]))
