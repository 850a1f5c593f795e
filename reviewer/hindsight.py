"""What the rules said of a photo when it was handed over, told by the versions of then."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reviewer.photo import Verdict
from reviewer.rules import Rule, RuleSet


@dataclass(frozen=True, slots=True)
class Spoke:
    """A rule that spoke. `rule` is None where the version of then was not kept."""

    title: str
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Hindsight:
    """The verdict of then, the rule sets it was given under and the rules that spoke, strictest first.

    `now` is today's verdict.
    """

    verdict: Verdict
    rulesets: tuple[RuleSet, ...]
    spoke: tuple[Spoke, ...]
    now: Verdict


def hindsight(
    item: Mapping[str, Any],
    judged_by: Iterable[str],
    version: Callable[[str], RuleSet | None],
    now: Verdict,
) -> Hindsight | None:
    """What a receipt tells of one of its files; None where it is too old to tell.

    `judged_by` are the fingerprints of the rule sets its shoot was judged by, and `version` finds those.
    """
    if "verdict" not in item:
        return None
    rulesets = tuple(found for one in judged_by if (found := version(one)) is not None)
    return Hindsight(Verdict(item["verdict"]), rulesets, tuple(_spoke(item, rulesets)), now)


def _spoke(item: Mapping[str, Any], rulesets: Sequence[RuleSet]) -> Iterator[Spoke]:
    there = {(one.id, rule.fingerprint): rule for one in rulesets for rule in one.rules}
    for one in item.get("rules", ()):
        rule = there.get((one["ruleset"], one["under"]))
        yield Spoke(rule.title if rule else one.get("title", one["rule"]), rule)
