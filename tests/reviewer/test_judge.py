"""Judging: the strictest rule decides, every rule that speaks is told, and nothing loosens."""

import pickle
import time
from dataclasses import replace
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from reviewer import rules
from reviewer.photo import CameraFacts, Caption, Flag, Look, Marks, Verdict, Waiver
from reviewer.rules import Outcome, Rule, RuleSet, Tag
from reviewer.rules.document import parse
from reviewer.rules.whereabouts import Whereabouts

NAMES = ("soldier", "asleep", "child", "flash", "night", "unknown")
STRICTNESS = (Verdict.CLEAR, Verdict.CAUTION, Verdict.RESTRICTED)
NOON = datetime(2012, 9, 12, 12, 0)
some_looks = st.sampled_from(((), (Look(),)))


def rule(name: str, outcome: Outcome = Outcome.RESTRICTED, **conditions: object) -> Rule:
    return replace(Rule(name, name.title(), outcome, "Because."), **conditions)  # type: ignore[arg-type]


def ruleset(*some: Rule, name: str = "desk") -> RuleSet:
    return RuleSet(name, name.title(), tags=tuple(Tag(tag, tag) for tag in NAMES), rules=some)


def seen(*tags: str, waivers: tuple[Waiver, ...] = ()) -> Marks:
    return Marks(tags=frozenset(tags), looks=(Look(),), waivers=waivers)


SOLDIER = rule("army", all=frozenset({"soldier"}))
NAP = rule("nap", Outcome.CAUTION, all=frozenset({"asleep"}), any=frozenset({"soldier", "child"}))
CHILD = rule("child", Outcome.PERMITTED, any=frozenset({"child"}), none=frozenset({"soldier"}))
DESK = ruleset(CHILD, NAP, SOLDIER)


def test_fired_rules_come_strictest_first_with_their_tags() -> None:
    judgement = rules.judge([DESK], seen("child", "asleep", "unknown"), CameraFacts())
    assert judgement.verdict is Verdict.CAUTION
    assert [(one.rule.id, one.tags) for one in judgement.fired] == [
        ("nap", frozenset({"asleep", "child"})),
        ("child", frozenset({"child"})),
    ]


def test_a_permission_does_not_loosen() -> None:
    allowed = rule("allowed", Outcome.PERMITTED, all=frozenset({"soldier"}))
    judgement = rules.judge([ruleset(allowed, SOLDIER)], seen("soldier"), CameraFacts())
    assert judgement.verdict is Verdict.RESTRICTED
    assert len(judgement.fired) == 2


def test_beside_asks_for_one_more() -> None:
    one = ruleset(rule("pair", any=frozenset({"child"}), beside=frozenset({"flash", "night"})))
    assert rules.judge([one], seen("child"), CameraFacts()).verdict is Verdict.CLEAR
    assert rules.judge([one], seen("flash", "night"), CameraFacts()).verdict is Verdict.CLEAR
    judgement = rules.judge([one], seen("child", "night"), CameraFacts())
    assert judgement.fired[0].tags == {"child", "night"}


def test_a_waived_rule_is_told_but_does_not_stand() -> None:
    waiver = Waiver("desk", "army", "The man asked for it")
    judgement = rules.judge([DESK], seen("soldier", "asleep", waivers=(waiver,)), CameraFacts())
    assert (judgement.verdict, judgement.standing) == (Verdict.RESTRICTED, Verdict.CAUTION)
    assert [one.waived for one in judgement.fired] == [True, False]
    other = replace(waiver, ruleset="other")
    assert (
        rules.judge([DESK], seen("soldier", waivers=(other,)), CameraFacts()).standing is Verdict.RESTRICTED
    )


def test_a_waived_rule_owes_no_duty() -> None:
    held = ruleset(replace(SOLDIER, export=frozenset({rules.Duty.HOLD})))
    assert rules.judge([held], seen("soldier"), CameraFacts()).duties == {rules.Duty.HOLD}
    waived = seen("soldier", waivers=(Waiver("desk", "army", "r"),))
    assert rules.judge([held], waived, CameraFacts()).duties == set()


def test_no_rule_set_no_verdict() -> None:
    judgement = rules.judge([], seen("soldier"), CameraFacts())
    assert (judgement.verdict, judgement.standing) == (Verdict.UNREVIEWED, Verdict.UNREVIEWED)


def test_days_are_included_and_an_unknown_day_is_on_the_safe_side() -> None:
    dated = ruleset(replace(SOLDIER, since=date(2010, 1, 1), until=date(2010, 12, 31)))

    def verdict(day: date | None, facts: CameraFacts = CameraFacts()) -> Verdict:  # noqa: B008 - frozen
        return rules.judge([dated], seen("soldier"), facts, day=day).verdict

    assert verdict(None) is Verdict.RESTRICTED
    assert verdict(date(2010, 1, 1)) is verdict(date(2010, 12, 31)) is Verdict.RESTRICTED
    assert verdict(date(2009, 12, 31)) is verdict(date(2011, 1, 1)) is Verdict.CLEAR
    assert verdict(None, CameraFacts(taken_at=NOON)) is Verdict.CLEAR
    assert verdict(date(2010, 5, 5), CameraFacts(taken_at=NOON)) is Verdict.RESTRICTED


def camera(line: str) -> RuleSet:
    text = f"""id = "x"\ntitle = "X"
[[tag]]\nid = "set"\ncamera = {{ {line} }}
[[rule]]\nid = "r"\ntitle = "R"\noutcome = "caution"\nreason = "Because."\nall = ["set"]\n"""
    return parse(text.encode(), "x.toml")


def is_set(line: str, **facts: object) -> bool:
    return "set" in rules.camera_tags(camera(line), CameraFacts(**facts))  # type: ignore[arg-type]


def test_the_camera_sets_tags() -> None:
    assert is_set("flash = true", flash_fired=True)
    assert not is_set("flash = true", flash_fired=False) and not is_set("flash = true")
    assert is_set("flash = false", flash_fired=False) and not is_set("flash = false")
    assert is_set("focal_length_min = 200", focal_length_mm=200.0)
    assert is_set("focal_length_min = 200", focal_length_mm=135.0, focal_length_35mm=216.0)
    assert not is_set("focal_length_min = 200", focal_length_mm=199.9, focal_length_35mm=float("nan"))
    assert not is_set("flash = true, focal_length_min = 200", flash_fired=True, focal_length_mm=50.0)


def test_hours_run_over_midnight() -> None:
    def at(hour: int, minute: int, line: str = 'hours = ["20:00", "06:00"]') -> bool:
        return is_set(line, taken_at=datetime(2012, 9, 12, hour, minute))

    assert at(20, 0) and at(23, 59) and at(0, 0) and at(5, 59)
    assert not at(6, 0) and not at(19, 59)
    assert at(12, 0, "hours = [12:00:00, 13:00:00]") and not at(13, 0, 'hours = ["12:00", "13:00"]')
    assert not is_set('hours = ["00:00", "23:59"]')


def test_the_fingerprint_follows_the_content_and_not_its_order() -> None:
    same = replace(DESK, rules=DESK.rules[::-1], tags=DESK.tags[::-1])
    assert same.fingerprint == DESK.fingerprint == pickle.loads(pickle.dumps(DESK)).fingerprint
    others = [
        replace(DESK, title="Other"),
        replace(DESK, rules=(replace(SOLDIER, since=date(2010, 1, 1)), NAP, CHILD)),
        replace(DESK, rules=(replace(SOLDIER, outcome=Outcome.CAUTION), NAP, CHILD)),
    ]
    assert len({DESK.fingerprint, *(other.fingerprint for other in others)}) == 4
    shipped = [rules.find(name) for name in rules.shipped()]
    assert [one.fingerprint for one in shipped] == [rules.find(one.id).fingerprint for one in shipped]


@given(
    st.builds(Marks, tags=st.frozensets(st.sampled_from(("a", "b", "flash"))), looks=some_looks),
    st.integers(0, 5),
    st.sampled_from(Flag),
)
def test_stars_and_flags_are_nothing_to_the_rules(marks: Marks, rating: int, flag: Flag) -> None:
    other = replace(marks, rating=rating, flag=flag, caption=Caption(city="Wonsan"))
    assert rules.judged_alike(marks, other)
    assert not rules.judged_alike(marks, replace(other, looks=(*marks.looks, Look("E. L."))))
    assert not rules.judged_alike(marks, replace(other, denied=frozenset({"flash"})))
    elsewhere = replace(other, caption=Caption(country="Norway"))
    assert not rules.judged_alike(marks, elsewhere) and rules.judged_alike(marks, elsewhere, countries=False)
    assert not rules.judged_alike(marks, replace(other, tags=marks.tags ^ {"a"}))
    assert not rules.judged_alike(marks, replace(other, waivers=(Waiver("set", "rule", ""),)))


def test_an_archive_is_judged_quickly() -> None:
    dprk = rules.find("dprk-visitor")
    facts = CameraFacts(taken_at=NOON, flash_fired=False, focal_length_mm=35.0)
    marks = [seen("soldier", "crowd", tag.id) for tag in dprk.tags]
    begun = time.process_time()
    for number in range(10_000):
        rules.judge([dprk], marks[number % len(marks)], facts)
    assert time.process_time() - begun < 5


some_tags = st.frozensets(st.sampled_from(NAMES), max_size=4)
some_days = st.none() | st.dates(date(2008, 1, 1), date(2013, 1, 1))
some_rules = st.builds(
    Rule,
    id=st.sampled_from("abcdefgh"),
    title=st.just("Title"),
    outcome=st.sampled_from(Outcome),
    reason=st.just("Because."),
    all=some_tags,
    any=some_tags,
    beside=some_tags,
    none=some_tags,
    since=some_days,
    until=some_days,
)
some_sets = st.lists(st.lists(some_rules, max_size=4), min_size=1, max_size=3).map(
    lambda sets: [ruleset(*some, name=f"set-{number}") for number, some in enumerate(sets)]
)
some_waivers = st.lists(
    st.builds(
        Waiver, ruleset=st.sampled_from(("set-0", "set-1")), rule=st.sampled_from("abcd"), reason=st.just("r")
    ),
    max_size=3,
).map(tuple)
some_marks = st.builds(Marks, tags=some_tags, looks=st.just((Look(),)), waivers=some_waivers)


@given(some_sets, some_marks, some_days)
def test_the_index_finds_what_trying_every_rule_finds(
    sets: list[RuleSet], marks: Marks, day: date | None
) -> None:
    fired = {(one.ruleset, one.rule) for one in rules.judge(sets, marks, CameraFacts(), day=day).fired}
    tried = {
        (one.id, rule)
        for one in sets
        for rule in one.rules
        if rule.tags_in(marks.tags) is not None and _speaks(rule, day)
    }
    assert fired == tried


def _speaks(rule: Rule, day: date | None) -> bool:
    doubts = rule.doubts(CameraFacts(), day, Whereabouts())
    return doubts is not None and (not doubts or rule.outcome is not Outcome.PERMITTED)


@given(some_sets, some_marks, some_days)
def test_waivers_leave_the_verdict_alone(sets: list[RuleSet], marks: Marks, day: date | None) -> None:
    judgement = rules.judge(sets, marks, CameraFacts(), day=day)
    plain = rules.judge(sets, replace(marks, waivers=()), CameraFacts(), day=day)
    assert judgement.verdict is plain.verdict is plain.standing
    assert STRICTNESS.index(judgement.standing) <= STRICTNESS.index(judgement.verdict)
