"""What the rule sets say of one photo: every rule that speaks, and the strictest of them.

A verdict is worked out each time, never stored as truth. Nothing here reads a file or a clock. What is not
known is taken the strict way: a rule of a day or place speaks where nobody knows day or place, unless it
permits or overrides.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reviewer.photo import CameraFacts, Marks, Verdict
from reviewer.rules.looked import Vocabularies, missing_looks, open_rules
from reviewer.rules.model import Doubt, Duty, Outcome, Rule, RuleSet
from reviewer.rules.waiving import ended, waivers_of
from reviewer.rules.whereabouts import Whereabouts

_VERDICTS = {
    Outcome.PERMITTED: Verdict.CLEAR,
    Outcome.CAUTION: Verdict.CAUTION,
    Outcome.RESTRICTED: Verdict.RESTRICTED,
}
_STRICTNESS = {outcome: place for place, outcome in enumerate(Outcome)}


@dataclass(frozen=True, slots=True)
class Fired:
    """One rule that speaks about a photo, and the tags that made it. `ruleset` is the set's id.

    `doubts` is what had to be taken for granted; `overridden` the rule ("set/id") because of which it is
    told and does not count.
    """

    ruleset: str
    rule: Rule
    tags: frozenset[str]
    waived: bool = False
    doubts: tuple[Doubt, ...] = ()
    overridden: str = ""

    @property
    def name(self) -> str:
        """The rule with its set, as `overrides` names it."""
        return f"{self.ruleset}/{self.rule.id}"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Every rule that fires, strictest first.

    `verdict` is the strictest of them; `standing` the same with waived rules left out. Both are
    UNREVIEWED for a photo nobody went through, or that no rule set speaks for; where `looks_missing` more
    people must look; and where nobody looked for the tags `unlooked`, which could make a rule fire. They are
    so too where `trouble` says why nothing can be judged.
    """

    verdict: Verdict
    standing: Verdict
    fired: tuple[Fired, ...] = ()
    unlooked: frozenset[str] = frozenset()
    looks_missing: int = 0
    trouble: str = ""

    @property
    def duties(self) -> frozenset[Duty]:
        """What an export owes because of the rules that fire and count and are not waived."""
        counting = (fired for fired in self.fired if not fired.waived and not fired.overridden)
        return frozenset(duty for fired in counting for duty in fired.rule.export)


def camera_tags(ruleset: RuleSet, facts: CameraFacts) -> frozenset[str]:
    """The tags of the set's vocabulary that the camera's data set."""
    return frozenset(tag.id for tag in ruleset.camera_tags if tag.camera and tag.camera.holds(facts))


def judge(
    rulesets: Sequence[RuleSet],
    marks: Marks,
    facts: CameraFacts,
    *,
    day: date | None = None,
    vocabularies: Vocabularies | None = None,
) -> Judgement:
    """What the rule sets say of a photo with these marks and camera facts.

    `day` is the day of capture; by default the camera's. Tags that a rule set does not know are no matter
    to it. `vocabularies` tells what the looks of the marks were for.
    """
    if day is None and facts.taken_at is not None:
        day = facts.taken_at.date()
    where = Whereabouts.of(facts, marks.caption)
    one = _Frame(marks, facts, day, where, vocabularies or {})
    fired = _overridden(sorted((fired for ruleset in rulesets for fired in one.fired(ruleset)), key=_order))
    unlooked = frozenset(tag for ruleset in rulesets for tag in one.unlooked(ruleset, fired))
    missing = missing_looks(rulesets, marks.looks)
    if not marks.looked_at or not rulesets or unlooked or missing:
        return Judgement(Verdict.UNREVIEWED, Verdict.UNREVIEWED, fired, unlooked, missing)
    counting = [fired for fired in fired if not fired.overridden]
    return Judgement(_strictest(counting), _strictest(one for one in counting if not one.waived), fired)


def judged_alike(one: Marks, other: Marks, *, countries: bool = True) -> bool:
    """Whether `judge` cannot tell these marks apart: it asks for no stars, flags, labels or other words.

    `countries` tells whether some rule asks for the country that a caption names.
    """
    return _asked(one, countries) == _asked(other, countries)


def _asked(marks: Marks, countries: bool) -> tuple[object, ...]:
    caption = marks.caption
    country = (caption.country_code, caption.country) if countries else ()
    return (marks.tags, marks.denied, marks.looks, marks.waivers, country)


@dataclass(frozen=True, slots=True)
class _Frame:
    """One photo before the rule sets."""

    marks: Marks
    facts: CameraFacts
    day: date | None
    where: Whereabouts
    vocabularies: Vocabularies

    def tags(self, ruleset: RuleSet) -> frozenset[str]:
        if not ruleset.camera_tags:
            return self.marks.tags
        return self.marks.tags | (camera_tags(ruleset, self.facts) - self.marks.denied)

    def fired(self, ruleset: RuleSet) -> Iterator[Fired]:
        tags = self.tags(ruleset)
        for rule in ruleset.candidates(tags):
            because = rule.tags_in(tags)
            if because is None:
                continue
            doubts = rule.doubts(self.facts, self.day, self.where)
            if doubts is not None and not (doubts and rule.outcome is Outcome.PERMITTED):
                yield Fired(ruleset.id, rule, because, self._waived(ruleset.id, rule, because), doubts)

    def _waived(self, ruleset: str, rule: Rule, because: frozenset[str]) -> bool:
        return bool(self.marks.waivers) and any(
            ended(waiver, rule, because) is None
            for waiver in waivers_of(self.marks.waivers, ruleset, rule.id)
        )

    def unlooked(self, ruleset: RuleSet, fired: Sequence[Fired]) -> frozenset[str]:
        """The tags nobody looked for that could make one more rule fire."""
        if not self.marks.looks:
            return frozenset()
        waiting = open_rules(ruleset, self.marks.looks, self.vocabularies)
        if not waiting:
            return frozenset()
        tags, spoke = self.tags(ruleset), {(one.ruleset, one.rule.id) for one in fired}
        found = set[str]()
        for rule, unseen in waiting:
            could = (ruleset.id, rule.id) not in spoke and rule.tags_in(tags | (unseen - rule.none))
            if could and rule.doubts(self.facts, self.day, self.where) is not None:
                found |= unseen - tags
        return frozenset(found)


def _overridden(fired: Sequence[Fired]) -> tuple[Fired, ...]:
    """The rules with those marked that another one overrides.

    A rule that is itself overridden, waived or in doubt overrides nothing, and neither do two that override
    each other.
    """
    over: dict[str, list[Fired]] = {}
    for one in fired:
        if one.rule.overrides and not one.doubts and not one.waived:
            for other in one.rule.overrides:
                over.setdefault(other if "/" in other else f"{one.ruleset}/{other}", []).append(one)
    if not over:
        return tuple(fired)
    return tuple(replace(one, overridden=_silenced_by(one.name, over)) for one in fired)


def _silenced_by(name: str, over: Mapping[str, Sequence[Fired]]) -> str:
    """The first rule that counts and overrides the one of this name; "" for none."""
    above = (one.name for one in over.get(name, ()) if name not in _all_above(one.name, over))
    return next((one for one in above if not _silenced_by(one, over)), "")


def _all_above(name: str, over: Mapping[str, Sequence[Fired]]) -> set[str]:
    """Every rule that overrides the one of this name, or one that does."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        more = {one.name for one in over.get(waiting.pop(), ())} - found
        found |= more
        waiting += more
    return found


def _order(fired: Fired) -> tuple[int, str, str]:
    return (-_STRICTNESS[fired.rule.outcome], fired.ruleset, fired.rule.id)


def _strictest(fired: Iterable[Fired]) -> Verdict:
    outcomes = (one.rule.outcome for one in fired)
    return _VERDICTS[max(outcomes, key=_STRICTNESS.__getitem__, default=Outcome.PERMITTED)]
