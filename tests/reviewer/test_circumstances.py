"""Rules that ask for a place, a camera or another rule; and what is taken for granted where nobody knows."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import rules
from reviewer.errors import RuleSetError
from reviewer.photo import CameraFacts, Caption, Look, Marks, Verdict
from reviewer.rules import Area, CameraCondition, Doubt, Outcome, Rule, RuleSet, parse
from reviewer.rules.whereabouts import Whereabouts

BORDER = Area("dmz", "Border", centre=(37.956, 126.677), km=10)
TRIANGLE = Area("city", "City", outline=((39.0, 125.7), (39.1, 125.7), (39.1, 125.8)))
NORTH = Area("kp", "North Korea", countries=("KP", "PRK", "North Korea"))
HEAD = 'id = "set"\ntitle = "Set"\n[[tag]]\nid = "soldier"\n'


def rule(name: str, outcome: Outcome = Outcome.RESTRICTED, **conditions: object) -> Rule:
    return replace(Rule(name, name.title(), outcome, "Because."), **conditions)  # type: ignore[arg-type]


def judged(
    *some: Rule,
    facts: CameraFacts | None = None,
    tags: tuple[str, ...] = ("soldier",),
    caption: Caption | None = None,
) -> rules.Judgement:
    marks = Marks(tags=frozenset(tags), looks=(Look(),), caption=caption or Caption())
    return rules.judge([RuleSet("set", "Set", rules=some)], marks, facts or CameraFacts())


@pytest.mark.parametrize(
    ("area", "point", "holds"),
    [
        (BORDER, (37.956, 126.677), True),
        (BORDER, (38.045, 126.677), True),  # 9.9 km north
        (BORDER, (38.047, 126.677), False),  # 10.1 km north
        (TRIANGLE, (39.08, 125.72), True),
        (TRIANGLE, (39.02, 125.78), False),
        (TRIANGLE, (0.0, 0.0), False),
        (BORDER, None, None),
        (TRIANGLE, None, None),
    ],
)
def test_a_point_is_in_an_area_or_not(
    area: Area, point: tuple[float, float] | None, holds: bool | None
) -> None:
    assert area.holds(Whereabouts(point)) is holds


@given(st.floats(-80, 80), st.floats(-170, 170), st.floats(0.1, 500))
def test_a_circle_holds_its_centre_and_not_the_other_side_of_the_earth(
    north: float, east: float, km: float
) -> None:
    area = Area("a", "A", centre=(north, east), km=km)
    assert area.holds(Whereabouts((north, east)))
    assert not area.holds(Whereabouts((-north, east - 180 if east > 0 else east + 180)))


@pytest.mark.parametrize("caption", [Caption(country="north korea"), Caption(country_code="PRK")])
def test_a_country_is_known_by_the_caption(caption: Caption) -> None:
    one = rule("here", all=frozenset({"soldier"}), where=(NORTH,))
    assert judged(one, caption=caption).verdict is Verdict.RESTRICTED
    assert judged(one, caption=caption).fired[0].doubts == ()
    assert judged(one, caption=Caption(country="Norway")).verdict is Verdict.CLEAR


def test_where_nobody_knows_the_place_a_prohibition_speaks_and_says_so() -> None:
    judgement = judged(rule("here", all=frozenset({"soldier"}), where=(BORDER,)))
    assert judgement.verdict is Verdict.RESTRICTED
    assert judgement.fired[0].doubts == (Doubt.PLACE,)


def test_where_nobody_knows_the_day_no_permission_speaks() -> None:
    allowed = rule("then", Outcome.PERMITTED, all=frozenset({"soldier"}), since=date(2012, 1, 1))
    assert judged(allowed).fired == ()
    assert len(judged(allowed, facts=CameraFacts(taken_at=datetime(2012, 5, 1))).fired) == 1


def test_any_area_is_enough() -> None:
    one = rule("here", all=frozenset({"soldier"}), where=(BORDER, TRIANGLE))
    assert judged(one, facts=CameraFacts(gps=(39.08, 125.72))).verdict is Verdict.RESTRICTED
    assert judged(one, facts=CameraFacts(gps=(50.0, 8.0))).verdict is Verdict.CLEAR


@pytest.mark.parametrize(
    ("condition", "facts", "holds"),
    [
        (CameraCondition(lens="tele"), CameraFacts(lens="EF 100-400 Telephoto"), True),
        (CameraCondition(lens="tele"), CameraFacts(), None),
        (CameraCondition(camera="eos"), CameraFacts(make="Canon", model="Canon EOS 5D"), True),
        (CameraCondition(camera="eos", flash=True), CameraFacts(model="EOS 5D"), None),
        (CameraCondition(camera="eos", flash=True), CameraFacts(model="D90"), False),
        (CameraCondition(focal_length_min=200), CameraFacts(focal_length_35mm=300), True),
        (CameraCondition(hours=(time(22), time(5))), CameraFacts(taken_at=datetime(2012, 1, 1, 23)), True),
        (CameraCondition(hours=(time(22), time(5))), CameraFacts(), None),
    ],
)
def test_a_camera_condition_holds_or_not_or_nobody_knows(
    condition: CameraCondition, facts: CameraFacts, holds: bool | None
) -> None:
    assert condition.holds(facts) is holds


def test_a_permission_silences_only_what_it_overrides() -> None:
    army = rule("army", all=frozenset({"soldier"}))
    plain = rule("parade", Outcome.PERMITTED, all=frozenset({"parade"}))
    over = replace(plain, overrides=frozenset({"army"}))
    both = ("soldier", "parade")
    assert judged(army, plain, tags=both).verdict is Verdict.RESTRICTED
    judgement = judged(army, over, tags=both)
    assert judgement.verdict is Verdict.CLEAR
    assert {one.rule.id: one.overridden for one in judgement.fired} == {"army": "set/parade", "parade": ""}
    assert judged(army, over).verdict is Verdict.RESTRICTED


def test_what_is_overridden_or_in_doubt_overrides_nothing() -> None:
    army = rule("army", all=frozenset({"soldier"}))
    parade = rule("parade", Outcome.CAUTION, all=frozenset({"soldier"}), overrides=frozenset({"army"}))
    closed = rule("closed", Outcome.CAUTION, all=frozenset({"soldier"}), overrides=frozenset({"parade"}))
    assert judged(army, parade).verdict is Verdict.CAUTION
    assert judged(army, parade, closed).verdict is Verdict.RESTRICTED
    assert judged(army, replace(parade, where=(BORDER,))).verdict is Verdict.RESTRICTED


def test_two_that_override_each_other_both_count() -> None:
    marks = Marks(tags=frozenset({"soldier"}), looks=(Look(),))
    one = RuleSet("one", "", rules=(rule("a", all=frozenset({"soldier"}), overrides=frozenset({"two/b"})),))
    two = RuleSet("two", "", rules=(rule("b", all=frozenset({"soldier"}), overrides=frozenset({"one/a"})),))
    judgement = rules.judge([one, two], marks, CameraFacts())
    assert [fired.overridden for fired in judgement.fired] == ["", ""]


def test_a_duty_of_what_is_overridden_is_owed_by_nobody() -> None:
    hold = frozenset({rules.Duty.HOLD})
    army = rule("army", all=frozenset({"soldier"}), export=hold)
    over = rule("parade", Outcome.PERMITTED, all=frozenset({"soldier"}), overrides=frozenset({"army"}))
    assert judged(army).duties == hold
    assert judged(army, over).duties == frozenset()


def test_areas_cameras_and_overrides_are_read() -> None:
    text = (
        HEAD
        + """looks = 2
[[area]]
id = "dmz"
label = "Border"
circle = { at = [37.956, 126.677], km = 10 }
[[area]]
id = "city"
outline = [[39.0, 125.7], [39.1, 125.7], [39.1, 125.8]]
[[area]]
id = "kp"
label = "North Korea"
countries = ["KP", "PRK", "North Korea"]
[[rule]]
id = "army"
title = "Army"
outcome = "restricted"
reason = "Because."
all = ["soldier"]
where = ["kp", "dmz"]
camera = { lens = "tele" }
scope = "publication"
[[rule]]
id = "parade"
title = "Parade"
outcome = "permitted"
reason = "Because."
where = ["city"]
overrides = ["army", "desk/army"]
""".replace("looks = 2\n", "")
    )
    read = parse(("looks = 2\n" + text).encode(), "x.toml")
    army, parade = read.rules
    assert read.looks == 2
    assert read.areas[0] == BORDER and army.where == (BORDER, NORTH)
    assert read.areas[1].label == "City"
    assert army.camera == CameraCondition(lens="tele") and army.scope is rules.Scope.PUBLICATION
    assert parade.overrides == {"army", "desk/army"}


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ('[[area]]\nid = "a"\ncircle = { at = [100, 0], km = 5 }', 7, "`at` must be degrees north"),
        ('[[area]]\nid = "a"\ncircle = { at = [10, 0], km = -5 }', 7, "radius in kilometres"),
        ('[[area]]\nid = "a"\noutline = [[1, 2], [3, 4]]', 7, "3 to 1000 points"),
        ('[[area]]\nid = "a"\noutline = [[1, -100], [3, 100], [4, 4]]', 7, "180th meridian"),
        ('[[area]]\nid = "a"', 5, "it has none of them"),
        ('[[area]]\nid = "a"\ncountries = ["KP"]\noutline = [[1, 2], [3, 4], [5, 5]]', 5, "it has 2 of them"),
        ("looks = 0", 5, "`looks` is how many people"),
    ],
)
def test_faults_of_areas_are_told(text: str, line: int, sentence: str) -> None:
    body = '\n[[rule]]\nid = "r"\ntitle = "R"\noutcome = "caution"\nreason = "B"\nall = ["soldier"]\n'
    whole = HEAD + text + body
    if text.startswith("looks"):
        whole = 'id = "set"\ntitle = "Set"\n\n\nlooks = 0\n[[tag]]\nid = "soldier"\n' + body
    with pytest.raises(RuleSetError) as caught:
        parse(whole.encode(), "x.toml")
    assert [(fault.line, sentence in fault.sentence) for fault in caught.value.faults] == [(line, True)]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ('where = ["dmz"]', "no area “dmz”"),
        ('overrides = ["parad"]', "no rule “parad” to override"),
        ('overrides = ["r"]', "overrides itself"),
    ],
)
def test_faults_of_what_a_rule_names_are_told(lines: str, sentence: str) -> None:
    text = (
        HEAD
        + f'[[rule]]\nid = "r"\ntitle = "R"\noutcome = "caution"\nreason = "B"\nall = ["soldier"]\n{lines}\n'
    )
    with pytest.raises(RuleSetError) as caught:
        parse(text.encode(), "x.toml")
    assert any(sentence in fault.sentence for fault in caught.value.faults)
