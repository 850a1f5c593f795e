"""What holds of judging whatever the rules: tried with random rule sets, looks, places and cameras."""

import random
from dataclasses import replace
from datetime import date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from reviewer import rules
from reviewer.photo import CameraFacts, Caption, Look, Marks, Verdict, Waiver
from reviewer.rules import Area, CameraCondition, Outcome, Rule, RuleSet, Tag

TAGS = ("soldier", "asleep", "child", "flash", "night")
SETS = ("one", "two", "three")
NAMES = "abcd"
STRICTNESS = (Verdict.CLEAR, Verdict.CAUTION, Verdict.RESTRICTED)
AREAS = (
    Area("border", "Border", centre=(37.956, 126.677), km=10),
    Area("city", "City", outline=((39.0, 125.7), (39.1, 125.7), (39.1, 125.8))),
    Area("north", "North Korea", countries=("KP", "North Korea")),
)
CAMERAS = (
    CameraCondition(flash=True),
    CameraCondition(focal_length_min=200),
    CameraCondition(hours=(time(20), time(6))),
    CameraCondition(lens="tele", camera="eos"),
)

few_tags = st.frozensets(st.sampled_from(TAGS), max_size=3)
days = st.none() | st.sampled_from((date(2009, 1, 1), date(2011, 1, 1)))
some_rules = st.builds(
    Rule,
    id=st.sampled_from(NAMES),
    title=st.just("Title"),
    outcome=st.sampled_from(Outcome),
    reason=st.just("Because."),
    all=few_tags,
    any=few_tags,
    beside=few_tags,
    none=few_tags,
    since=days,
    until=days,
    where=st.lists(st.sampled_from(AREAS), max_size=2, unique=True).map(tuple),
    camera=st.none() | st.sampled_from(CAMERAS),
)
overrides = st.frozensets(
    st.sampled_from([*NAMES, *(f"{one}/{name}" for one in SETS for name in NAMES)]), max_size=3
)
overriding_rules = st.builds(lambda rule, over: replace(rule, overrides=over), some_rules, overrides)
vocabulary = tuple(
    Tag(tag, tag, camera=camera) for tag, camera in zip(TAGS, (None, None, None, *CAMERAS), strict=False)
)


def rule_sets(a_rule: st.SearchStrategy[Rule]) -> st.SearchStrategy[list[RuleSet]]:
    """One to three rule sets, in each of which a rule's id stands once."""
    some = st.lists(a_rule, max_size=4, unique_by=lambda rule: rule.id).map(tuple)
    return st.lists(st.tuples(some, st.integers(1, 2)), min_size=1, max_size=3).map(
        lambda sets: [
            RuleSet(name, name.title(), looks=looks, tags=vocabulary, rules=found)
            for name, (found, looks) in zip(SETS, sets, strict=False)
        ]
    )


some_sets, overriding_sets = rule_sets(some_rules), rule_sets(overriding_rules)
vocabularies = st.fixed_dictionaries({"v": st.frozensets(st.sampled_from(TAGS), min_size=2)})
looks = st.lists(
    st.builds(Look, by=st.sampled_from(("A", "B")), under=st.sampled_from(("", "v", "lost"))), max_size=3
).map(tuple)
waivers = st.lists(
    st.builds(
        Waiver, ruleset=st.sampled_from(SETS), rule=st.sampled_from(NAMES), reason=st.just("He asked for it")
    ),
    max_size=2,
).map(tuple)
some_marks = st.builds(
    Marks,
    tags=few_tags,
    denied=st.frozensets(st.sampled_from(("flash", "night"))),
    looks=looks,
    waivers=waivers,
    caption=st.sampled_from((Caption(), Caption(country="North Korea"), Caption(country_code="NO"))),
)
some_facts = st.builds(
    CameraFacts,
    taken_at=st.none() | st.sampled_from((datetime(2008, 5, 1, 12), datetime(2012, 5, 1, 23))),
    model=st.sampled_from(("", "EOS 5D")),
    lens=st.sampled_from(("", "Telephoto", "Wide")),
    focal_length_mm=st.sampled_from((None, 35.0, 300.0)),
    flash_fired=st.none() | st.booleans(),
    gps=st.sampled_from((None, (37.956, 126.677), (39.08, 125.72), (60.0, 10.0))),
)


def judged(
    sets: list[RuleSet], marks: Marks, facts: CameraFacts, known: rules.Vocabularies
) -> rules.Judgement:
    # Rule sets keep what they found for a combination of looks, and each try has vocabularies of its own.
    return rules.judge([replace(one) for one in sets], marks, facts, vocabularies=known)


def strictness(verdict: Verdict) -> int:
    """Strict, stricter; what nobody looked for is strictest of all, since it can be anything."""
    return [*STRICTNESS, Verdict.UNREVIEWED].index(verdict)


@given(some_sets, some_rules, some_marks, some_facts, vocabularies)
def test_another_rule_never_loosens(
    sets: list[RuleSet], more: Rule, marks: Marks, facts: CameraFacts, known: rules.Vocabularies
) -> None:
    before = judged(sets, marks, facts, known)
    named = replace(more, id="more")
    grown = [replace(sets[0], rules=(named, *sets[0].rules)), *sets[1:]]
    beside = [*sets, RuleSet("four", "Four", tags=vocabulary, rules=(named,))]
    for after in (judged(grown, marks, facts, known), judged(beside, marks, facts, known)):
        assert strictness(after.verdict) >= strictness(before.verdict)
        assert strictness(after.standing) >= strictness(before.standing)


@given(overriding_sets, some_rules, some_marks, some_facts, vocabularies)
def test_a_rule_that_overrides_nothing_never_loosens_what_others_override(
    sets: list[RuleSet], more: Rule, marks: Marks, facts: CameraFacts, known: rules.Vocabularies
) -> None:
    before = judged(sets, marks, facts, known)
    after = judged([*sets, RuleSet("four", "Four", tags=vocabulary, rules=(more,))], marks, facts, known)
    assert strictness(after.verdict) >= strictness(before.verdict)


@given(overriding_sets, some_marks, some_facts, vocabularies, st.randoms())
def test_order_changes_nothing(
    sets: list[RuleSet],
    marks: Marks,
    facts: CameraFacts,
    known: rules.Vocabularies,
    chance: random.Random,
) -> None:
    shuffled = [replace(one, rules=tuple(chance.sample(one.rules, len(one.rules)))) for one in sets]
    chance.shuffle(shuffled)
    assert judged(shuffled, marks, facts, known) == judged(sets, marks, facts, known)


@given(overriding_sets, some_marks, some_facts, vocabularies)
def test_what_nobody_looked_at_is_never_clear(
    sets: list[RuleSet], marks: Marks, facts: CameraFacts, known: rules.Vocabularies
) -> None:
    judgement = judged(sets, replace(marks, looks=()), facts, known)
    assert judgement.verdict is judgement.standing is Verdict.UNREVIEWED


@given(overriding_sets, some_marks, some_facts, vocabularies)
def test_nothing_is_clear_of_which_a_look_could_still_tell(
    sets: list[RuleSet], marks: Marks, facts: CameraFacts, known: rules.Vocabularies
) -> None:
    judgement = judged(sets, marks, facts, known)
    people = {look.by for look in marks.looks}
    if judgement.unlooked or len(people) < max(one.looks for one in sets):
        assert judgement.verdict is judgement.standing is Verdict.UNREVIEWED


@given(some_sets, some_marks, some_facts, vocabularies, st.sampled_from(TAGS))
def test_what_was_looked_for_and_seen_is_no_looser_than_what_was_not_seen(
    sets: list[RuleSet], marks: Marks, facts: CameraFacts, known: rules.Vocabularies, tag: str
) -> None:
    """Only a `none` lets one tag more loosen."""
    plain = [replace(one, rules=tuple(replace(rule, none=frozenset()) for rule in one.rules)) for one in sets]
    seen = replace(marks, tags=marks.tags | {tag}, looks=(Look("A"), Look("B")), waivers=())
    unseen = replace(seen, tags=marks.tags)
    after, before = (judged(plain, one, facts, known).verdict for one in (seen, unseen))
    assert strictness(after) >= strictness(before)


@given(overriding_sets, some_marks, some_facts)
def test_rules_that_override_each_other_never_silence_one_another(
    sets: list[RuleSet], marks: Marks, facts: CameraFacts
) -> None:
    fired = judged(sets, replace(marks, looks=(Look("A"), Look("B"))), facts, {}).fired
    by_name = {one.name: one for one in fired}
    for one in fired:
        if one.overridden:
            above = by_name[one.overridden]
            assert not above.overridden and not above.waived and not above.doubts


@given(overriding_sets, some_marks, some_facts)
def test_somebody_always_counts_where_a_prohibition_speaks(
    sets: list[RuleSet], marks: Marks, facts: CameraFacts
) -> None:
    fired = judged(sets, replace(marks, looks=(Look("A"), Look("B"))), facts, {}).fired
    assert not fired or any(not one.overridden for one in fired)


@given(
    overriding_sets,
    st.lists(st.tuples(some_marks, some_facts), min_size=2, max_size=8),
    vocabularies,
)
def test_a_court_that_knows_other_photos_judges_as_if_it_knew_none(
    sets: list[RuleSet], photos: list[tuple[Marks, CameraFacts]], known: rules.Vocabularies
) -> None:
    court = rules.Court([replace(one) for one in sets], known)
    for marks, facts in photos:
        assert court.judge(marks, facts) == judged(sets, marks, facts, known)
