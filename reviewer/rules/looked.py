"""What enough people looked for in a frame. Who looked before a tag existed did not look for it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from reviewer.photo import Look
from reviewer.rules.model import Outcome, Rule, RuleSet

Vocabularies = Mapping[str, frozenset[str]]
"""The tags that people looked for, by the name that looks know them by (`Look.under`)."""


def missing_looks(rulesets: Sequence[RuleSet], looks: Sequence[Look]) -> int:
    """How many more people must look."""
    people = len({look.by for look in looks})
    return max([0, *[ruleset.looks - people for ruleset in rulesets]])


def open_rules(
    ruleset: RuleSet, looks: Sequence[Look], vocabularies: Vocabularies
) -> tuple[tuple[Rule, frozenset[str]], ...]:
    """The rules with tags that too few people looked for, and those tags; one that permits is none of them.

    Kept by the rule set for each combination of looks: a shoot has few.
    """
    key = tuple([(look.by, look.under) for look in looks])
    if key not in ruleset.open_rules:
        seen = _looked_for(ruleset, looks, vocabularies)
        ruleset.open_rules[key] = tuple(
            (rule, rule.wanted - seen)
            for rule in ruleset.rules
            if rule.outcome is not Outcome.PERMITTED and not rule.wanted <= seen
        )
    return ruleset.open_rules[key]


def _looked_for(ruleset: RuleSet, looks: Sequence[Look], vocabularies: Vocabularies) -> frozenset[str]:
    """The tags that as many people looked for as the rule set asks for; all of them, where fewer looked.

    Who has not looked at all yet leaves no tag out: `missing_looks` tells of them.
    """
    people: dict[str, frozenset[str]] = {}
    for look in looks:
        under = vocabularies.get(look.under, frozenset()) if look.under else ruleset.used_tags
        people[look.by] = people.get(look.by, frozenset()) | under
    counts = Counter(tag for tags in people.values() for tag in tags)
    wanted = min(ruleset.looks, len(people))
    return frozenset(tag for tag, number in counts.items() if number >= wanted)
