"""What a rule set is made of, once it has been read and found without fault.

Everything is frozen and can be pickled, so that judging can move to other processes.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, time
from enum import StrEnum
from functools import cached_property

from reviewer.photo import CameraFacts

# Part of every fingerprint: raise it when judging itself changes, so that cached verdicts expire.
_JUDGING = 1


class Outcome(StrEnum):
    """What a rule says when it fires. PERMITTED is shown but never loosens another rule."""

    PERMITTED = "permitted"
    CAUTION = "caution"
    RESTRICTED = "restricted"


class Duty(StrEnum):
    """What a rule asks of an export that shows its subject."""

    HOLD = "hold"
    PROTECT_PEOPLE = "protect-people"
    NO_PLACE = "no-place"
    NOTE = "note"


class Scope(StrEnum):
    """Whether a rule set speaks of taking pictures in a place, or of publishing them anywhere."""

    TAKING = "taking"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class CameraCondition:
    """When the camera's data set a tag. All conditions given must hold; missing data never does.

    `focal_length_min` in millimetres, real or 35 mm equivalent, whichever is longer. `hours` of the
    camera's clock, from the first (included) to the second (not included), across midnight if need be.
    """

    flash: bool | None = None
    focal_length_min: float | None = None
    hours: tuple[time, time] | None = None

    def holds(self, facts: CameraFacts) -> bool:
        """Whether these facts set the tag."""
        return (
            (self.flash is None or facts.flash_fired is self.flash)
            and (self.focal_length_min is None or _long_enough(facts, self.focal_length_min))
            and (self.hours is None or _within(facts, *self.hours))
        )


def _long_enough(facts: CameraFacts, minimum: float) -> bool:
    lengths = (facts.focal_length_mm, facts.focal_length_35mm)
    return any(length is not None and length >= minimum for length in lengths)


def _within(facts: CameraFacts, start: time, end: time) -> bool:
    if facts.taken_at is None:
        return False
    clock = facts.taken_at.time()
    if start < end:
        return start <= clock < end
    return clock >= start or clock < end


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from. `date` is as printed there, often no more than a year."""

    id: str
    title: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """Something seen in a frame. `key` is one character that picks it, or empty."""

    id: str
    label: str
    synonyms: tuple[str, ...] = ()
    group: str = ""
    key: str = ""
    description: str = ""
    camera: CameraCondition | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One sentence of a rule set.

    Fires when the frame has all of `all`, one or more of `any`, one or more of `beside` and none of
    `none`; a set left empty asks nothing. `since` and `until` are days of capture, both included.
    """

    id: str
    title: str
    outcome: Outcome
    reason: str
    all: frozenset[str] = frozenset()
    any: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    none: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    sources: tuple[str, ...] = ()
    export: frozenset[Duty] = frozenset()
    note: str = ""

    def holds_on(self, day: date | None) -> bool:
        """Whether the rule was in force that day. An unknown day: yes, to be on the safe side."""
        if day is None:
            return True
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    def tags_in(self, tags: frozenset[str]) -> frozenset[str] | None:
        """The tags that make the rule fire, or None when it does not."""
        if not self.all <= tags or not self.none.isdisjoint(tags):
            return None
        if (self.any and self.any.isdisjoint(tags)) or (self.beside and self.beside.isdisjoint(tags)):
            return None
        return self.all | (self.any & tags) | (self.beside & tags)

    @property
    def triggers(self) -> frozenset[str]:
        """Tags of which a frame must have one for the rule to fire; empty when it needs none."""
        if self.all:
            return frozenset({min(self.all)})
        return self.any or self.beside


@dataclass(frozen=True)
class RuleSet:
    """A vocabulary and the rules written in it, with where they come from."""

    id: str
    title: str
    version: str = ""
    dated: date | None = None
    place: str = ""
    summary: str = ""
    notice: str = ""
    scope: Scope = Scope.TAKING
    sources: tuple[Source, ...] = ()
    tags: tuple[Tag, ...] = ()
    rules: tuple[Rule, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the content; the order of tags and rules, layout and comments do not matter."""
        content = asdict(self)
        for kind in ("sources", "tags", "rules"):
            content[kind] = sorted(content[kind], key=lambda item: str(item["id"]))
        written = json.dumps([_JUDGING, content], sort_keys=True, default=_plain)
        return hashlib.sha256(written.encode()).hexdigest()

    @cached_property
    def camera_tags(self) -> tuple[Tag, ...]:
        """The tags of the vocabulary that the camera's data set."""
        return tuple(tag for tag in self.tags if tag.camera is not None)

    def candidates(self, tags: frozenset[str]) -> Iterator[Rule]:
        """The rules that could fire on these tags: few of many, each once."""
        numbers = set(self._untriggered)
        for tag in tags:
            numbers.update(self._triggered.get(tag, ()))
        return (self.rules[number] for number in sorted(numbers))

    @cached_property
    def _triggered(self) -> Mapping[str, tuple[int, ...]]:
        index: dict[str, list[int]] = {}
        for number, rule in enumerate(self.rules):
            for tag in rule.triggers:
                index.setdefault(tag, []).append(number)
        return {tag: tuple(numbers) for tag, numbers in index.items()}

    @cached_property
    def _untriggered(self) -> tuple[int, ...]:
        return tuple(number for number, rule in enumerate(self.rules) if not rule.triggers)


def _plain(value: object) -> object:
    """What `json` cannot write by itself, in one fixed form."""
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(value)
