"""What a rule set is made of, once it has been read and found without fault.

Everything is frozen and can be pickled, so that judging can move to other processes.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, time
from enum import StrEnum
from functools import cached_property

from reviewer.caption.desk_check import DeskCheck
from reviewer.photo import CameraFacts
from reviewer.rules.camera_condition import CameraCondition
from reviewer.rules.whereabouts import Area, Whereabouts

# Part of every fingerprint: raise it when judging itself changes, so that cached verdicts expire.
_JUDGING = 2


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


class Doubt(StrEnum):
    """What nobody knows of a frame. A rule that asks for it speaks all the same, unless it permits."""

    DAY = "day"
    PLACE = "place"
    CAMERA = "camera"


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


@dataclass(frozen=True)
class Rule:
    """One sentence of a rule set.

    Fires when the frame has all of `all`, one or more of `any`, one or more of `beside` and none of
    `none`; was taken on a day from `since` to `until`, both included, in one of the areas `where`, and
    as `camera` says. What is left empty asks nothing. `overrides` names rules that do not count where
    this one fires: "id" of its own rule set, "set/id" of another.
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
    where: tuple[Area, ...] = ()
    camera: CameraCondition | None = None
    scope: Scope | None = None
    overrides: frozenset[str] = frozenset()
    sources: tuple[str, ...] = ()
    export: frozenset[Duty] = frozenset()
    note: str = ""

    @cached_property
    def fingerprint(self) -> str:
        """Of its content; changes whenever what it says could."""
        return _fingerprint(asdict(self))[:16]

    @cached_property
    def wanted(self) -> frozenset[str]:
        """The tags that can make it fire."""
        return self.all | self.any | self.beside

    def doubts(self, facts: CameraFacts, day: date | None, where: Whereabouts) -> tuple[Doubt, ...] | None:
        """What of its circumstances cannot be known of a frame; None where one of them does not hold."""
        if not self.circumstantial:
            return ()
        found = []
        if self.dated:
            found.append((Doubt.DAY, self.in_force(day)))
        if self.where:
            found.append((Doubt.PLACE, _any_of([area.holds(where) for area in self.where])))
        if self.camera is not None:
            found.append((Doubt.CAMERA, self.camera.holds(facts)))
        if any(holds is False for _, holds in found):
            return None
        return tuple(doubt for doubt, holds in found if holds is None)

    @cached_property
    def circumstantial(self) -> bool:
        """Whether it asks for more than tags."""
        return self.dated or bool(self.where) or self.camera is not None

    @property
    def dated(self) -> bool:
        """Whether it asks for the day."""
        return self.since is not None or self.until is not None

    def in_force(self, day: date | None) -> bool | None:
        """Whether it held on a day; None where nobody knows the day."""
        if day is None:
            return None
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    def tags_in(self, tags: frozenset[str]) -> frozenset[str] | None:
        """The tags that make the rule fire, or None when it does not."""
        if not self.all <= tags or not self.none.isdisjoint(tags):
            return None
        if (self.any and self.any.isdisjoint(tags)) or (self.beside and self.beside.isdisjoint(tags)):
            return None
        return self.wanted & tags

    @property
    def triggers(self) -> frozenset[str]:
        """Tags of which a frame must have one for the rule to fire; empty when it needs none."""
        if self.all:
            return frozenset({min(self.all)})
        return self.any or self.beside


@dataclass(frozen=True)
class RuleSet:
    """A vocabulary and the rules written in it, with where they come from.

    `looks` is how many people must go through a frame before anything is said of it; `checks` are of
    captions, and no verdict comes of them.
    """

    id: str
    title: str
    version: str = ""
    dated: date | None = None
    place: str = ""
    summary: str = ""
    notice: str = ""
    scope: Scope = Scope.TAKING
    sources: tuple[Source, ...] = ()
    looks: int = 1
    areas: tuple[Area, ...] = ()
    tags: tuple[Tag, ...] = ()
    rules: tuple[Rule, ...] = ()
    checks: tuple[DeskCheck, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of what is judged by. Checks, order of tags and rules, layout, comments do not matter."""
        content = asdict(replace(self, checks=()))
        del content["checks"]
        for kind in ("sources", "areas", "tags", "rules"):
            content[kind] = sorted(content[kind], key=lambda item: str(item["id"]))
        return _fingerprint(content)

    @cached_property
    def used_tags(self) -> frozenset[str]:
        """The tags that can make one of its rules fire: those a person looks for."""
        return frozenset().union(*(rule.wanted for rule in self.rules))

    @cached_property
    def camera_tags(self) -> tuple[Tag, ...]:
        """The tags of the vocabulary that the camera's data set."""
        return tuple(tag for tag in self.tags if tag.camera is not None)

    @cached_property
    def open_rules(self) -> dict[tuple[tuple[str, str], ...], tuple[tuple[Rule, frozenset[str]], ...]]:
        """What `looked.open_rules` found before."""
        return {}

    def candidates(self, tags: frozenset[str]) -> list[Rule]:
        """The rules that could fire on these tags: few of many, each once, in any order."""
        numbers = set(self._untriggered)
        for tag in tags & self._triggered.keys():
            numbers |= self._triggered[tag]
        return [self.rules[number] for number in numbers]

    @cached_property
    def _triggered(self) -> Mapping[str, set[int]]:
        index: dict[str, set[int]] = {}
        for number, rule in enumerate(self.rules):
            for tag in rule.triggers:
                index.setdefault(tag, set()).add(number)
        return index

    @cached_property
    def _untriggered(self) -> tuple[int, ...]:
        return tuple(number for number, rule in enumerate(self.rules) if not rule.triggers)


def _any_of(answers: Sequence[bool | None]) -> bool | None:
    if True in answers:
        return True
    return None if None in answers else False


def _fingerprint(content: object) -> str:
    written = json.dumps([_JUDGING, content], sort_keys=True, default=_plain)
    return hashlib.sha256(written.encode()).hexdigest()


def _plain(value: object) -> object:
    """What `json` cannot write by itself, in one fixed form."""
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(value)
