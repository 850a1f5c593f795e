"""The rule sets that come with the program, against the acceptance cases and our own."""

import re
import tomllib
from collections import Counter
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from reviewer import rules
from reviewer.photo import CameraFacts, Look, Marks
from reviewer.rules import Source

HERE = Path(__file__).parent
ACCEPTANCE = HERE.parents[2] / "shared" / "restrictions" / "cases.toml"
SHIPPED = rules.shipped()

Case = dict[str, Any]


def cases(path: Path) -> list[Case]:
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["case"]) if path.is_file() else []


OWN = {name: cases(HERE / "cases" / f"{name}.toml") for name in SHIPPED}
SHARED = cases(ACCEPTANCE)
ALL = [*((name, case) for name in SHIPPED for case in OWN[name]), *(("dprk-visitor", one) for one in SHARED)]


@cache
def shipped(name: str) -> rules.RuleSet:
    return rules.find(name)


def looks(ruleset: rules.RuleSet) -> tuple[Look, ...]:
    return tuple(Look(str(number)) for number in range(ruleset.looks))


def judged(case: Case, ruleset: rules.RuleSet) -> rules.Judgement:
    seen = looks(ruleset) if case.get("looked_at", True) else ()
    marks = Marks(tags=frozenset(case["tags"]), looks=seen)
    return rules.judge([ruleset], marks, CameraFacts(**case.get("exif", {})), day=case.get("date"))


def fired(judgement: rules.Judgement) -> set[str]:
    return {one.rule.id for one in judgement.fired}


@pytest.fixture(scope="module")
def dprk() -> rules.RuleSet:
    return shipped("dprk-visitor")


@pytest.mark.skipif(not SHARED, reason="the shared acceptance cases are not beside the checkout")
def test_there_are_acceptance_cases() -> None:
    assert len(SHARED) > 30


@pytest.mark.parametrize(("name", "case"), ALL, ids=[f"{name}: {case['scene']}" for name, case in ALL])
def test_case(name: str, case: Case) -> None:
    ruleset = shipped(name)
    assert set(case["tags"]) <= {tag.id for tag in ruleset.tags}
    assert {*case.get("fires", ()), *case.get("silent", ())} <= {rule.id for rule in ruleset.rules}
    judgement = judged(case, ruleset)
    assert judgement.verdict == case["verdict"]
    assert set(case.get("fires", ())) <= fired(judgement)
    assert not set(case.get("silent", ())) & fired(judgement)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_rule_has_a_case_and_a_near_miss(name: str) -> None:
    if name == "dprk-visitor" and not SHARED:
        pytest.skip("the shared acceptance cases are not beside the checkout")
    told = [case for where, case in ALL if where == name]
    known = {rule.id for rule in shipped(name).rules}
    assert known - {rule for case in told for rule in case.get("fires", ())} == set()
    assert known - {rule for case in told for rule in case.get("silent", ())} == set()


TABLE = """
army police soldier-at-rest soldier-labour soldier-hitchhiking crowd-of-soldiers official-bad-light
leader-statue-behind leader-statue-disturbed leader-statue-cropped art-unfinished tunnel
checkpoint-close closed-area locked-in flash-at-night poverty malnutrition child-labour child-unruly
grass-gathering makeshift bathing-outdoors poorly-dressed cap-askew tired-people reads-as-homeless
reads-as-dead disability queue hitchhiking forced-labour unsafe-work breakdown power-cut decay
black-market wealth elite-shop money minders long-lens
"""


def test_every_restriction_told_is_a_rule(dprk: rules.RuleSet) -> None:
    permitted = {rule.id for rule in dprk.rules if rule.outcome is rules.Outcome.PERMITTED}
    assert {rule.id for rule in dprk.rules} - permitted == set(TABLE.split())
    assert len(TABLE.split()) == 42


def test_only_the_cropped_leader_is_common_knowledge(dprk: rules.RuleSet) -> None:
    common = [rule.id for rule in dprk.rules if "common-knowledge" in rule.sources]
    assert common == ["leader-statue-cropped"]


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_set_is_whole(name: str) -> None:
    ruleset = shipped(name)
    assert ruleset.id == name
    assert ruleset.title and ruleset.version and ruleset.dated and ruleset.summary
    assert all(source.title and source.date for source in ruleset.sources)
    assert all(rule.sources and rule.reason.endswith(".") for rule in ruleset.rules)
    assert all(tag.group and tag.synonyms for tag in ruleset.tags)
    assert {source.id for source in ruleset.sources} == {
        one for rule in ruleset.rules for one in rule.sources
    }


@pytest.mark.parametrize("name", SHIPPED)
def test_no_shipped_set_calls_itself_law(name: str) -> None:
    ruleset = shipped(name)
    assert ruleset.notice.startswith("Guidance, not law.")
    texts = [(rule.title, rule.reason, rule.note) for rule in ruleset.rules]
    lawlike = re.compile(r"\b(illegal|unlawful|by law|the law|offence to)\b")
    assert [text for text in chain([ruleset.summary], *texts) if lawlike.search(text)] == []


def test_what_shipped_sets_share_goes_by_one_name_and_key() -> None:
    told: dict[str, set[tuple[str, str, str]]] = {}
    named: dict[str, set[Source]] = {}
    for ruleset in map(shipped, SHIPPED):
        for tag in ruleset.tags:
            told.setdefault(tag.id, set()).add((tag.label, tag.key, tag.group))
        for source in ruleset.sources:
            named.setdefault(source.id, set()).add(source)
    assert [one for one, ways in (told | named).items() if len(ways) > 1] == []


@pytest.mark.parametrize("beside", [{"dprk-visitor", "people-at-risk"}, {*SHIPPED} - {"dprk-visitor"}])
def test_keys_of_sets_that_are_used_together_do_not_clash(beside: set[str]) -> None:
    keys = {(tag.id, tag.key) for name in beside for tag in shipped(name).tags if tag.key}
    assert [key for key, count in Counter(key for _, key in keys).items() if count > 1] == []


def test_both_sets_speak_of_one_frame(dprk: rules.RuleSet) -> None:
    marks = Marks(tags=frozenset({"minder"}), looks=(Look(),))
    judgement = rules.judge([dprk, shipped("people-at-risk")], marks, CameraFacts(), day=date(2012, 9, 12))
    assert [one.ruleset for one in judgement.fired] == ["dprk-visitor", "people-at-risk"]
    assert {rules.Duty.HOLD, rules.Duty.PROTECT_PEOPLE} == judgement.duties
