"""The rule sets that come with the program, against the acceptance cases and our own."""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reviewer import rules
from reviewer.photo import CameraFacts, Look, Marks, Verdict

HERE = Path(__file__).parent
OWN = HERE / "cases.toml"
ACCEPTANCE = HERE.parents[2] / "shared" / "restrictions" / "cases.toml"

Case = dict[str, Any]


def cases(path: Path) -> list[Case]:
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["case"]) if path.is_file() else []


def judged(case: Case, ruleset: rules.RuleSet) -> rules.Judgement:
    marks = Marks(tags=frozenset(case["tags"]), looks=(Look(),) if case.get("looked_at", True) else ())
    return rules.judge([ruleset], marks, CameraFacts(**case.get("exif", {})), day=case.get("date"))


def fired(judgement: rules.Judgement) -> set[str]:
    return {one.rule.id for one in judgement.fired}


@pytest.fixture(scope="module")
def dprk() -> rules.RuleSet:
    return rules.find("dprk-visitor")


@pytest.mark.skipif(
    not ACCEPTANCE.is_file(), reason="the shared acceptance cases are not beside the checkout"
)
def test_there_are_acceptance_cases() -> None:
    assert len(cases(ACCEPTANCE)) > 30


@pytest.mark.parametrize("case", [*cases(ACCEPTANCE), *cases(OWN)], ids=lambda case: case["scene"])
def test_case(case: Case, dprk: rules.RuleSet) -> None:
    vocabulary = {tag.id for tag in dprk.tags}
    known = {rule.id for rule in dprk.rules}
    assert set(case["tags"]) <= vocabulary
    assert {*case.get("fires", ()), *case.get("silent", ())} <= known
    judgement = judged(case, dprk)
    assert judgement.verdict == case["verdict"]
    assert set(case.get("fires", ())) <= fired(judgement)
    assert not set(case.get("silent", ())) & fired(judgement)


def test_every_rule_has_a_case_and_a_near_miss(dprk: rules.RuleSet) -> None:
    spoke = {rule for case in cases(OWN) + cases(ACCEPTANCE) for rule in case.get("fires", ())}
    silent = {rule for case in cases(OWN) + cases(ACCEPTANCE) for rule in case.get("silent", ())}
    if not ACCEPTANCE.is_file():
        pytest.skip("the shared acceptance cases are not beside the checkout")
    assert {rule.id for rule in dprk.rules} - spoke == set()
    assert {rule.id for rule in dprk.rules} - silent == set()


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


@pytest.mark.parametrize("name", rules.shipped())
def test_shipped_set_is_whole(name: str) -> None:
    ruleset = rules.find(name)
    assert ruleset.id == name
    assert "Guidance, not law" in ruleset.notice
    assert ruleset.title and ruleset.version and ruleset.dated and ruleset.summary
    assert all(source.title and source.date for source in ruleset.sources)
    assert all(rule.sources and rule.reason.endswith(".") for rule in ruleset.rules)
    assert all(tag.group and tag.synonyms for tag in ruleset.tags)


def test_shared_tags_of_the_shipped_sets_go_by_one_name_and_key() -> None:
    told: dict[str, set[tuple[str, str]]] = {}
    for name in rules.shipped():
        for tag in rules.find(name).tags:
            told.setdefault(tag.id, set()).add((tag.label, tag.key))
    assert {name for name, ways in told.items() if len(ways) > 1} == set()
    keys = Counter(key for ways in told.values() for _, key in ways if key)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize(
    ("tags", "verdict", "fires"),
    [
        ({"face"}, Verdict.CAUTION, {"identifiable-face"}),
        ({"face", "consent"}, Verdict.CLEAR, set()),
        ({"child"}, Verdict.CAUTION, {"child-shown"}),
        ({"child", "face", "consent"}, Verdict.RESTRICTED, {"child-shown", "child-identifiable"}),
        ({"patient"}, Verdict.RESTRICTED, {"patient-shown"}),
        ({"patient", "consent"}, Verdict.CAUTION, {"patient-consented"}),
        ({"minder", "consent"}, Verdict.RESTRICTED, {"guide-or-fixer"}),
        ({"number-plate"}, Verdict.RESTRICTED, {"number-plate"}),
        ({"address"}, Verdict.RESTRICTED, {"address"}),
        ({"readable-document"}, Verdict.RESTRICTED, {"readable-document"}),
        ({"readable-screen"}, Verdict.RESTRICTED, {"readable-screen"}),
        ({"soldier"}, Verdict.CLEAR, set()),
    ],
)
def test_people_at_risk(tags: set[str], verdict: Verdict, fires: set[str]) -> None:
    marks = Marks(tags=frozenset(tags), looks=(Look(),))
    judgement = rules.judge([rules.find("people-at-risk")], marks, CameraFacts())
    assert (judgement.verdict, fired(judgement)) == (verdict, fires)


def test_both_sets_speak_of_one_frame(dprk: rules.RuleSet) -> None:
    marks = Marks(tags=frozenset({"minder"}), looks=(Look(),))
    judgement = rules.judge([dprk, rules.find("people-at-risk")], marks, CameraFacts(), day=date(2012, 9, 12))
    assert [one.ruleset for one in judgement.fired] == ["dprk-visitor", "people-at-risk"]
    assert {rules.Duty.HOLD, rules.Duty.PROTECT_PEOPLE} == judgement.duties
