"""What the rule sets say of one photo: every rule that speaks, and the strictest of them.

A verdict is worked out each time, never stored as truth. Nothing here reads a file or a clock.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reviewer.photo import CameraFacts, Marks, Verdict
from reviewer.rules.model import Duty, Outcome, Rule, RuleSet

_VERDICTS = {
    Outcome.PERMITTED: Verdict.CLEAR,
    Outcome.CAUTION: Verdict.CAUTION,
    Outcome.RESTRICTED: Verdict.RESTRICTED,
}
_STRICTNESS = {outcome: place for place, outcome in enumerate(Outcome)}


@dataclass(frozen=True, slots=True)
class Fired:
    """One rule that speaks about a photo, and the tags that made it. `ruleset` is the set's id."""

    ruleset: str
    rule: Rule
    tags: frozenset[str]
    waived: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """Every rule that fires, strictest first.

    `verdict` is the strictest of them; `standing` the same with waived rules left out. Both are
    UNREVIEWED for a photo nobody went through, or that no rule set speaks for.
    """

    verdict: Verdict
    standing: Verdict
    fired: tuple[Fired, ...] = ()

    @property
    def duties(self) -> frozenset[Duty]:
        """What an export owes because of the rules that fire and are not waived."""
        return frozenset(duty for fired in self.fired if not fired.waived for duty in fired.rule.export)


def camera_tags(ruleset: RuleSet, facts: CameraFacts) -> frozenset[str]:
    """The tags of the set's vocabulary that the camera's data set."""
    return frozenset(tag.id for tag in ruleset.camera_tags if tag.camera and tag.camera.holds(facts))


def judge(
    rulesets: Sequence[RuleSet], marks: Marks, facts: CameraFacts, *, day: date | None = None
) -> Judgement:
    """What the rule sets say of a photo with these marks and camera facts.

    `day` is the day of capture; by default the camera's. When it is unknown, rules with dates fire:
    the safe side. Tags that a rule set does not know are no matter to it.
    """
    if day is None and facts.taken_at is not None:
        day = facts.taken_at.date()
    waived = {(waiver.ruleset, waiver.rule) for waiver in marks.waivers}
    found = (fired for ruleset in rulesets for fired in _fired(ruleset, marks, facts, day, waived))
    fired = tuple(sorted(found, key=_order))
    if not marks.looked_at or not rulesets:
        return Judgement(Verdict.UNREVIEWED, Verdict.UNREVIEWED, fired)
    return Judgement(_strictest(fired), _strictest(one for one in fired if not one.waived), fired)


def judged_alike(one: Marks, other: Marks) -> bool:
    """Whether `judge` cannot tell these marks apart: it asks for no stars, flags, labels or captions."""
    return (one.tags, one.looked_at, one.waivers) == (other.tags, other.looked_at, other.waivers)


def _fired(
    ruleset: RuleSet, marks: Marks, facts: CameraFacts, day: date | None, waived: set[tuple[str, str]]
) -> Iterator[Fired]:
    tags = marks.tags | camera_tags(ruleset, facts)
    for rule in ruleset.candidates(tags):
        because = rule.tags_in(tags)
        if because is not None and rule.holds_on(day):
            yield Fired(ruleset.id, rule, because, (ruleset.id, rule.id) in waived)


def _order(fired: Fired) -> tuple[int, str, str]:
    return (-_STRICTNESS[fired.rule.outcome], fired.ruleset, fired.rule.id)


def _strictest(fired: Iterable[Fired]) -> Verdict:
    outcomes = (one.rule.outcome for one in fired)
    return _VERDICTS[max(outcomes, key=_STRICTNESS.__getitem__, default=Outcome.PERMITTED)]
