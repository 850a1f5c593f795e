"""Whether a waiver still holds for a rule that speaks, and what ended it."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from reviewer.photo import Waiver
from reviewer.rules.model import Rule


class Ended(StrEnum):
    """What is another since a waiver was given: the rule, or the tags that make it speak."""

    RULE = "rule"
    TAGS = "tags"


def ended(waiver: Waiver, rule: Rule, tags: frozenset[str]) -> Ended | None:
    """Why a waiver of this rule does not hold where it speaks because of these tags; None where it does."""
    if not waiver.under:
        return None
    if waiver.under != rule.fingerprint:
        return Ended.RULE
    return None if waiver.tags == tags else Ended.TAGS


def waivers_of(waivers: Iterable[Waiver], ruleset: str, rule: str) -> Iterator[Waiver]:
    """Those of one rule, by the ids of its set and its own."""
    return (one for one in waivers if (one.ruleset, one.rule) == (ruleset, rule))
