"""A rule set written over a hand-written file: what it says, and what stays of the file."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import caption, rules
from reviewer.caption.desk_check import DeskCheck
from reviewer.errors import RuleSetError
from reviewer.rules import editing, writing
from reviewer.rules.camera_condition import CameraCondition
from reviewer.rules.model import Duty, Outcome, Rule, RuleSet, Scope, Source, Tag
from reviewer.rules.whereabouts import Area

BY_HAND = """\
# Told by our driver, who must not be named.

id = 'border'          # never to change
title = "At the border"
version = "1"
dated = 2024-05-01     # the day we left

# ---------------- where

[[area]]
id = "strip"
circle = { at = [38.0, 126.5], km = 5 } # as far as he pointed

# ---------------- what

# Conscripts, mostly.
[[tag]]
id = "soldier"
synonyms = [
    "army", # as the guides say
    "troops",
]

[[tag]]
id = "asleep"

# Seldom.
[[tag]]
id = "relaxing"
[tag.camera]
focal_length_min = 200

[[rule]]
id   = "rest"
title = "A soldier at rest"
outcome = "restricted"  # cameras were taken
reason = \"\"\"
Shows the army
in a bad light.\"\"\"
all = ["soldier"]
any = ["asleep", "relaxing"] # more to come
where = ["strip"]
"""


def read(text: str | bytes) -> RuleSet:
    return rules.parse(text.encode() if isinstance(text, str) else text, "test")


def over(ruleset: RuleSet, text: str = BY_HAND) -> str:
    made = writing.written(ruleset, text.encode())
    assert read(made) == ruleset
    return made.decode()


def test_what_is_the_same_is_written_the_same() -> None:
    assert over(read(BY_HAND)) == BY_HAND


@pytest.mark.parametrize("name", rules.shipped())
def test_shipped_sets_stay_as_they_are(name: str) -> None:
    text = rules.source(name)
    assert writing.written(rules.parse(text, name), text) == text
    assert read(writing.written(rules.parse(text, name))) == rules.parse(text, name)


def test_only_what_changed_is_another() -> None:
    ruleset = read(BY_HAND)
    made = over(replace(ruleset, version="2", title="At the northern border"))
    assert made == BY_HAND.replace('version = "1"', 'version = "2"').replace("At the", "At the northern")


def test_a_list_keeps_its_comments() -> None:
    ruleset = read(BY_HAND)
    tag = replace(ruleset.tags[0], synonyms=("army", "conscript"))
    made = over(editing.with_item(ruleset, "tag", 0, tag))
    assert '    "army", # as the guides say\n' in made
    assert '"conscript"' in made and '"troops"' not in made


def test_a_renamed_tag_is_followed_by_its_rules_and_keeps_its_comment() -> None:
    ruleset = read(BY_HAND)
    made = over(editing.with_item(ruleset, "tag", 0, replace(ruleset.tags[0], id="trooper")))
    assert '# Conscripts, mostly.\n[[tag]]\nid = "trooper"\n' in made
    assert 'all = ["trooper"]' in made
    assert 'any = ["asleep", "relaxing"] # more to come' in made


def test_a_renamed_tag_stays_in_its_place_beside_new_ones() -> None:
    ruleset = read(BY_HAND)
    renamed = editing.with_item(ruleset, "tag", 2, replace(ruleset.tags[2], id="idle"))
    made = over(editing.added(renamed, Tag("guide", "Guide")))
    assert '# Seldom.\n[[tag]]\nid = "idle"\n' in made
    assert made.index('"idle"') < made.index('id = "guide"')


def test_a_tag_that_goes_takes_its_comment_along() -> None:
    made = over(editing.without(read(BY_HAND), "tag", 2))
    assert "Seldom" not in made and "relaxing" not in made
    assert 'any = ["asleep"] # more to come' in made


def test_the_first_tag_goes_and_the_heading_above_it_stays() -> None:
    ruleset = read(BY_HAND)
    rule = replace(ruleset.rules[0], all=frozenset())
    made = over(editing.without(editing.with_item(ruleset, "rule", 0, rule), "tag", 0))
    assert '# ---------------- what\n\n[[tag]]\nid = "asleep"' in made


def test_what_is_added_stands_where_it_was_added() -> None:
    ruleset = read(BY_HAND)
    made = over(editing.added(ruleset, Tag("guide", "Guide"), 1))
    assert '    "troops",\n]\n\n[[tag]]\nid = "guide"\nlabel = "Guide"\n\n[[tag]]\nid = "asleep"' in made


def test_the_first_source_stands_above_areas() -> None:
    made = over(editing.added(read(BY_HAND), Source("driver", "Our driver", date="2024-05-01")))
    assert made.index("[[source]]") < made.index("[[area]]")
    assert "date = 2024-05-01\n\n[[area]]" in made


def test_a_moved_rule_takes_its_comment_along() -> None:
    made = over(editing.moved(read(BY_HAND), "tag", 2, 0))
    assert made.index("# Seldom.") < made.index("# Conscripts, mostly.")


def test_windows_line_ends_stay() -> None:
    text = BY_HAND.replace("\n", "\r\n").encode()
    made = writing.written(replace(read(text), version="2"), text)
    assert made == text.replace(b'version = "1"', b'version = "2"')


def test_only_line_feeds_end_lines() -> None:
    text = BY_HAND.replace("Told by", "Told\u2028by").replace("Seldom.", "Seldom\u0085.")
    made = over(replace(read(text), version="2"), text)
    assert made == text.replace('version = "1"', 'version = "2"')


def test_a_number_stays_a_number() -> None:
    text = BY_HAND.replace('version = "1"', "version = 1")
    assert "version = 2\n" in over(replace(read(text), version="2"), text)


def test_a_file_laid_out_in_no_blocks_is_written_anew() -> None:
    text = (
        'id = "x"\ntitle = "X"\ntag = [{ id = "a" }]\n'
        'rule = [{ id = "r", title = "R", outcome = "caution", reason = "Why.", all = ["a"] }]\n'
    )
    assert over(read(text), text).count("[[tag]]") == 1


def test_a_rule_set_with_faults_is_written_for_the_reader_to_tell_them() -> None:
    ruleset = read(BY_HAND)
    faulty = editing.with_item(ruleset, "rule", 0, replace(ruleset.rules[0], reason=""))
    with pytest.raises(RuleSetError) as caught:
        read(writing.written(faulty, BY_HAND.encode()))
    (fault,) = caught.value.faults
    assert fault.path == ("rule", 0, "reason")


@pytest.mark.parametrize(
    ("version", "following"),
    [
        ("", "1"),
        ("1", "2"),
        ("9", "10"),
        ("1.9", "1.10"),
        ("v3", "v4"),
        ("draft", "draft 2"),
        ("draft 2", "draft 3"),
        ("2024-05", "2024-05.2"),
        ("2024-05-01", "2024-05-01.2"),
        ("2024-05-01.2", "2024-05-01.3"),
    ],
)
def test_next_version(version: str, following: str) -> None:
    assert writing.next_version(version) == following


# Whatever the editor can make

names = st.lists(st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,2})?", fullmatch=True), unique=True, max_size=3)
lines = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]) | st.sampled_from("\"'#\\ ="), max_size=9
).map(lambda text: " ".join(text.split()))
words = lines.filter(bool)
degrees = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
clocks = st.times().map(lambda clock: clock.replace(tzinfo=None))
cameras = st.builds(
    CameraCondition,
    flash=st.none() | st.booleans(),
    focal_length_min=st.none() | st.floats(1, 9999),
    hours=st.none() | st.tuples(clocks, clocks).filter(lambda two: two[0] != two[1]),
    lens=lines,
    camera=lines,
).filter(lambda camera: camera != CameraCondition())
days = st.none() | st.dates(date(1000, 1, 1))


def some(of: list[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(of), max_size=3) if of else st.just(frozenset())


@st.composite
def areas(draw: st.DrawFn, id: str) -> Area:
    shape = draw(st.sampled_from(["circle", "outline", "countries"]))
    if shape == "circle":
        return Area(id, draw(words), draw(degrees), draw(st.floats(0.001, 20_000)))
    if shape == "countries":
        return Area(
            id, draw(words), countries=tuple(draw(st.lists(words, min_size=1, max_size=3, unique=True)))
        )
    east = st.floats(0, 90)
    points = st.lists(st.tuples(st.floats(-90, 90), east), min_size=3, max_size=5)
    return Area(id, draw(words), outline=tuple(draw(points)))


@st.composite
def rule_of(draw: st.DrawFn, id: str, tags: list[str], there: list[Area], sources: list[str]) -> Rule:
    since, until = draw(days), draw(days)
    wanted, barred = draw(some(tags)), draw(some(tags))
    camera = draw(st.none() | cameras) if wanted else draw(cameras)
    where = draw(st.lists(st.sampled_from(there), unique=True)) if there else []
    return Rule(
        id,
        draw(words),
        draw(st.sampled_from(Outcome)),
        draw(words),
        all=wanted,
        any=wanted if draw(st.booleans()) else frozenset(),
        beside=draw(some(tags)) - barred,
        none=barred - wanted,
        since=min(since, until) if since and until else since,
        until=max(since, until) if since and until else until,
        where=tuple(sorted(where, key=lambda area: area.id)),
        camera=camera,
        scope=draw(st.none() | st.sampled_from(Scope)),
        overrides=draw(st.sampled_from([frozenset(), frozenset({"desk/embargo"})])),
        sources=tuple(draw(st.lists(st.sampled_from(sources), unique=True))) if sources else (),
        export=draw(st.frozensets(st.sampled_from(Duty))),
        note=draw(lines),
    )


@st.composite
def check_of(draw: st.DrawFn, id: str) -> DeskCheck:
    field = draw(st.sampled_from(caption.FIELDS)).name
    sought = tuple(draw(st.lists(words, unique=True, max_size=3)))
    pattern = "" if sought else draw(st.sampled_from([r"\bfoo{1,9}\b", "[A-Z]{3}'\"", "x|(?!y)"]))
    return DeskCheck(id, draw(words), field, draw(words), sought, pattern)


@st.composite
def rulesets(draw: st.DrawFn) -> RuleSet:
    tags, sources = draw(names), draw(names)
    there = [draw(areas(id)) for id in draw(names)]
    ids = draw(names.filter(bool))
    ruleset = RuleSet(
        "set",
        draw(words),
        draw(lines),
        draw(days),
        draw(lines),
        draw(lines),
        draw(lines),
        draw(st.sampled_from(Scope)),
        tuple(Source(id, draw(words), draw(lines), draw(lines)) for id in sources),
        draw(st.integers(1, 9)),
        tuple(there),
        tuple(
            Tag(
                id,
                draw(words),
                tuple(draw(st.lists(words, unique=True, max_size=3))),
                draw(lines),
                "",
                draw(lines),
                draw(st.none() | cameras),
            )
            for id in tags
        ),
        tuple(draw(rule_of(id, tags, there, sources)) for id in ids),
        tuple(draw(check_of(id)) for id in draw(names)),
    )
    return replace(ruleset, version=writing.next_version(ruleset.version))


@given(rulesets(), st.none() | rulesets(), st.sampled_from(["empty", "own", "other", "by hand", "shipped"]))
def test_every_rule_set_can_be_written_over_every_text(
    ruleset: RuleSet, other: RuleSet | None, kind: str
) -> None:
    text = {
        "empty": b"",
        "own": writing.written(ruleset),
        "other": writing.written(other or ruleset),
        "by hand": BY_HAND.encode(),
        "shipped": rules.source("people-at-risk"),
    }[kind]
    made = writing.written(ruleset, text)
    assert read(made) == ruleset
    renewed = replace(ruleset, version=writing.next_version(ruleset.version))
    assert read(writing.written(renewed, made)) == renewed


@given(rulesets(), st.data())
def test_every_change_of_its_parts_reads_as_it_was_meant(ruleset: RuleSet, data: st.DataObject) -> None:
    text = writing.written(ruleset)
    place = data.draw(st.integers(0, len(ruleset.rules) - 1))
    changed = editing.moved(ruleset, "rule", place, data.draw(st.integers(0, len(ruleset.rules) - 1)))
    if ruleset.tags:
        changed = editing.with_item(changed, "tag", 0, replace(ruleset.tags[0], id="another-name"))
    if len(ruleset.rules) > 1:
        changed = editing.without(changed, "rule", place)
    if ruleset.checks:
        changed = editing.with_item(changed, "check", 0, replace(ruleset.checks[0], title="Another"))
        changed = editing.added(
            editing.moved(changed, "check", 0, 1), replace(ruleset.checks[0], id="new-one")
        )
    assert read(writing.written(changed, text)) == changed


def test_hours_to_the_second_stay() -> None:
    camera = CameraCondition(hours=(time(20, 0, 30), time(6)))
    ruleset = editing.with_item(read(BY_HAND), "tag", 1, Tag("asleep", "Asleep", camera=camera))
    over(ruleset)
