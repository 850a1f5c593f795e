"""What a change of rules can change, so that nothing else is judged again."""

from collections.abc import Collection, Sequence

from reviewer.rules.model import Rule, RuleSet


def changed_triggers(
    old: Sequence[RuleSet], new: Sequence[RuleSet], vocabularies: Collection[frozenset[str]]
) -> frozenset[str] | None:
    """Tags of which a photo must show one for old and new rule sets to say different things of it.

    None where they may say different things of any. `vocabularies` are the tags that people looked for in
    these photos; one with tags that nobody looked for is to be judged again in any case.
    """
    before, after = ({one.id: one for one in sets} for sets in (old, new))
    if before.keys() != after.keys() or any(_differs_for_all(before[one], after[one]) for one in before):
        return None
    rules = [rule for one in before for rule in _changed(before[one], after[one])]
    if not all(rule.triggers and all(rule.wanted <= tags for tags in vocabularies) for rule in rules):
        return None
    return frozenset(tag for rule in rules for tag in rule.triggers)


def _differs_for_all(old: RuleSet, new: RuleSet) -> bool:
    """Whether more people must look now, or the camera's data set other tags."""
    cameras = ({tag.id: tag.camera for tag in one.camera_tags} for one in (old, new))
    return old.looks != new.looks or next(cameras) != next(cameras)


def _changed(old: RuleSet, new: RuleSet) -> list[Rule]:
    """The rules that are new, gone, or others now: both as they were and as they are."""
    there = {rule.fingerprint for rule in old.rules} & {rule.fingerprint for rule in new.rules}
    return [rule for one in (old, new) for rule in one.rules if rule.fingerprint not in there]
