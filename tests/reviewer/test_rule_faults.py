"""A rule set with faults: all told at once, each with its line and what would be right."""

import os
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import rules
from reviewer.errors import Fault, RuleSetError, UsageError
from reviewer.rules.document import LARGEST, parse

GOOD = """\
id = "desk"
title = "Our desk"

[[source]]
id = "book"
title = "The desk's own book"
date = 2020-05-01

[[tag]]
id = "soldier"
label = "Soldier"
synonyms = ["army"]
key = "s"

[[tag]]
id = "asleep"

[[rule]]
id = "nap"
title = "A nap"
outcome = "restricted"
reason = "Not to be seen."
all = [
  "soldier",
  "asleep",
]
since = 2010-01-01
sources = ["book"]
"""


def faults(text: str) -> list[tuple[int, str]]:
    with pytest.raises(RuleSetError) as caught:
        parse(text.encode(), "desk.toml")
    assert all(isinstance(fault, Fault) for fault in caught.value.faults)
    assert "desk.toml" in str(caught.value)
    return [(fault.line, fault.sentence) for fault in caught.value.faults]


def one_fault(text: str) -> tuple[int, str]:
    found = faults(text)
    assert len(found) == 1, found
    return found[0]


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if words in line)


def test_a_good_file_has_no_fault() -> None:
    ruleset = parse(GOOD.encode(), "desk.toml")
    assert ruleset.tags[1].label == "Asleep"
    assert ruleset.rules[0].all == {"soldier", "asleep"}
    assert ruleset.sources[0].date == "2020-05-01"


@pytest.mark.parametrize("written", [b"\xef\xbb\xbf" + GOOD.encode(), GOOD.replace("\n", "\r\n").encode()])
def test_files_of_other_editors_read_alike(written: bytes) -> None:
    assert parse(written, "desk.toml") == parse(GOOD.encode(), "desk.toml")


CHANGES = [
    ('"asleep",\n', '"aslepe",\n', "aslepe", "Did you mean “asleep”?"),
    ('  "soldier",\n', '  "army",\n', '"army",', "Did you mean “soldier”?"),
    ('  "soldier",\n', '  "zzz",\n', "zzz", "Add it to the vocabulary"),
    ('outcome = "restricted"', 'outcome = "restrict"', "outcome", "“caution”, “restricted”"),
    ('outcome = "restricted"\n', "", "[[rule]]", "`outcome` is missing"),
    ('reason = "Not to be seen."\n', 'reason = " "\n', "reason", "is empty"),
    ('reason = "Not', 'raeson = "x"\nreason = "Not', "raeson", "Did you mean “reason”?"),
    ("since = 2010-01-01", 'since = "2010-01-01"', "since", "without quotes, like 2012-09-12"),
    ("since = 2010-01-01", "since = 2010-01-01T00:00:00", "since", "a date with a time"),
    ("since = 2010-01-01", "since = 2010-01-01\nuntil = 2009-01-01", "until", "Swap the two"),
    ('sources = ["book"]', 'sources = ["bok"]', "sources", "Did you mean “book”?"),
    ('sources = ["book"]', 'sources = "book"', "sources", 'must be a list like ["a", "b"]'),
    ('sources = ["book"]', 'export = ["holt"]', "export", "Did you mean “hold”?"),
    ('sources = ["book"]', 'none = ["asleep"]', "none", "can never fire"),
    ('sources = ["book"]', "title2 = 3", "title2", "Did you mean “title”?"),
    ('title = "A nap"', "title = 3", "title = 3", "`title` is a number"),
    ('title = "A nap"', 'title = "A\\u0007nap"', "u0007", "control character"),
    ('id = "nap"', 'id = "A nap"', "A nap", "Write “a-nap”."),
    ('id = "asleep"', 'id = "soldier"', None, ""),
    ('id = "asleep"', 'id = "asleep"\nkey = "S"', 'key = "S"', "each needs its own"),
    ('id = "asleep"', 'id = "asleep"\nkey = "ss"', '"ss"', "one single character"),
    ('id = "asleep"', 'id = "asleep"\ncamera = 3', "camera", "{ flash = true }"),
    ('id = "asleep"', 'id = "asleep"\ncamera = {}', "camera", "{ flash = true }"),
    ('id = "asleep"', 'id = "asleep"\ncamera = { flash = "yes" }', "camera", "true or false"),
    ('id = "asleep"', 'id = "asleep"\ncamera = { flesh = true }', "camera", "Did you mean “flash”?"),
    ('id = "asleep"', 'id = "asleep"\ncamera = { focal_length_min = -1 }', "camera", "millimetres"),
    ('id = "asleep"', 'id = "asleep"\ncamera = { focal_length_min = nan }', "camera", "millimetres"),
    ('id = "asleep"', 'id = "asleep"\ncamera = { hours = ["25:00", "06:00"] }', "camera", "20:00"),
    ('id = "asleep"', 'id = "asleep"\ncamera = { hours = ["6:00", "06:00"] }', "camera", "different times"),
    ('id = "asleep"', 'id = "asleep"\n[tag.camera]\nhours = 3', "hours", "20:00"),
    ('title = "Our desk"\n', "", 'id = "desk"', "`title` is missing"),
    ('id = "desk"', 'id = "desk"\nscope = "world"', "scope", "“taking”, “publication”"),
    ('id = "desk"', 'id = "desk"\nversion = 1.5', "version", "a number"),
]


@pytest.mark.parametrize(("old", "new", "where", "right"), CHANGES, ids=[new for _, new, _, _ in CHANGES])
def test_each_fault_has_its_line_and_what_is_right(old: str, new: str, where: str | None, right: str) -> None:
    text = GOOD.replace(old, new, 1)
    assert text != GOOD
    if where is None:
        assert any("is given to two tags" in sentence for _, sentence in faults(text))
        return
    line, sentence = one_fault(text)
    assert line == line_of(text, where)
    assert right in sentence


def test_all_faults_come_at_once_in_order() -> None:
    text = GOOD.replace('"restricted"', '"x"').replace('"aslee', '"aslep').replace("2010-01-01", "true")
    assert [line for line, _ in faults(text)] == sorted(line for line, _ in faults(text))
    assert len(faults(text)) == 2


def test_a_rule_without_condition() -> None:
    text = GOOD[: GOOD.index("all = [")]
    line, sentence = one_fault(text)
    assert line == line_of(text, "[[rule]]")
    assert "no condition" in sentence


def test_the_same_rule_twice() -> None:
    text = GOOD + "\n" + GOOD[GOOD.index("[[rule]]") :]
    line, sentence = one_fault(text)
    assert line == text[: text.rindex('id = "nap"')].count("\n") + 1
    assert "given to two rules" in sentence


def test_the_line_is_found_behind_text_that_looks_like_a_rule() -> None:
    decoy = '"""\n[[rule]]\noutcome = "x"\n# [[rule]]\n"""'
    text = GOOD.replace('"Our desk"', decoy).replace('"restricted"', "'bad'")
    assert one_fault(text)[0] == line_of(text, "'bad'")


@pytest.mark.parametrize(
    ("old", "new", "where", "right"),
    [
        ("2010-01-01", "2010-13-41", "since", "like 2012-09-12"),
        ('"restricted"', "restricted", "outcome", "quotes"),
        ('"A nap"', '"A nap', "A nap", "the same line"),
        ('"A nap"', '"A nap"\ntitle = "Again"', "Again", "once"),
        ('  "asleep",\n]', '  "asleep",', "all = [", "A list ends with ]"),
        ("[[rule]]", "[[rule]", "[[rule]", "not TOML"),
    ],
)
def test_broken_toml_hides_no_other_fault(old: str, new: str, where: str, right: str) -> None:
    text = GOOD.replace(old, new, 1).replace('key = "s"', "key = 3")
    (first, typed), (line, sentence) = faults(text)
    assert (first, "`key` is a number" in typed) == (line_of(text, "key = 3"), True)
    assert line == line_of(text, where)
    assert right in sentence


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rule = 3",
        "rule = [3]",
        "rule = []",
        'rule = { id = "a" }',
        "rule = [[[]]]",
        'tag = ["soldier"]',
        "source = true\ntag = 2020-01-01\nrule = 1.5",
        "[[rule]]\nall = 3\nany = [1, [2], {}]\noutcome = []\nid = {}\nsince = [1]",
        "[rule]\nid = 3",
        "[[rule.export]]\nx = 1",
        "[[tag.camera]]\nflash = true",
        "x = " + "[" * 5000,
        "x = " + "1" * 5000,
        "x = " + "{a=" * 3000,
        '"" = 1',
        '"\\u0000\\u001b[31m" = 1',
        '[["rule"]]\n"id" = "a"',
        "\x00",
        "=",
        "[[",
        '"""',
        "'''",
        'a = """\\',
        "id = 1\rtitle = 2",
    ],
)
def test_no_malformed_shape_ends_in_anything_but_faults(text: str) -> None:
    for line, sentence in faults(text):
        assert 0 <= line <= text.count("\n") + 1
        assert sentence.isprintable() and len(sentence) < 500


def test_not_utf8() -> None:
    with pytest.raises(RuleSetError) as caught:
        parse(GOOD.replace("A nap", "À nap").encode("latin-1"), "desk.toml")
    assert caught.value.faults[0].line == line_of(GOOD, "A nap")
    assert "UTF-8" in str(caught.value)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.toml"
    huge.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(RuleSetError, match="larger than 1 MB"):
        rules.load(huge)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.toml", tmp_path / "nul\0.toml", tmp_path / ("x" * 5000)):
        with pytest.raises(RuleSetError):
            rules.load(path)


@pytest.mark.skipif(os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="may read all")
def test_a_file_without_leave_to_read(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text(GOOD)
    path.chmod(0)
    with pytest.raises(RuleSetError, match="cannot be read"):
        rules.load(path)


@pytest.mark.parametrize(
    "text",
    [
        '[[rule]]\nid = "r"\nall = ["unknown"]\n' * 5000,
        "[[rule]]\nall = [" + ",".join(f'"u{number}"' for number in range(20000)) + "]",
        "[[rule]]\n" + "all = x\n" * 20000,
        "a." * 100_000 + "a = 1",
        '"a".' * 100_000 + "a = 1",
        "[" * 200_000,
    ],
    ids=["rules", "tags", "broken lines", "dots", "quoted dots", "brackets"],
)
def test_a_hopeless_file_is_told_quickly(text: str) -> None:
    begun = time.process_time()
    assert 0 < len(faults(text)) <= 1001
    assert time.process_time() - begun < 10


def test_find(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text(GOOD, encoding="utf-8")
    assert rules.find("desk", tmp_path / "none", tmp_path).id == "desk"
    assert rules.find(str(tmp_path / "desk.toml")).id == "desk"
    assert rules.find("dprk-visitor", tmp_path).id == "dprk-visitor"
    for ref in ("nope", "", "../desk", "nul\0", "x" * 5000, str(tmp_path)):
        with pytest.raises(UsageError, match="desk, dprk-visitor"):
            rules.find(ref, tmp_path)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates() | st.times(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = (
    "id",
    "title",
    "outcome",
    "reason",
    "all",
    "any",
    "none",
    "since",
    "camera",
    "key",
    "sources",
    "export",
)
BLOCKS = st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6), max_size=3)


@given(top=st.dictionaries(st.sampled_from(("tag", "rule", "source", "id", "scope")), BLOCKS | VALUES))
def test_any_value_at_any_place_is_a_fault_at_most(top: dict[str, Any]) -> None:
    text = "\n".join(f"{key} = {_toml(value)}" for key, value in top.items())
    tomllib.loads(text)
    with pytest.raises(RuleSetError):
        parse(text.encode(), "desk.toml")


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)} = {_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    return value.isoformat() if hasattr(value, "isoformat") else _quoted(str(value))


def _quoted(text: str) -> str:
    return '"' + "".join(f"\\U{ord(letter):08X}" for letter in text) + '"'


@given(st.binary(max_size=200) | st.text("[]{}=\"'#\n\\ ,.ruletag1", max_size=60).map(str.encode))
def test_any_bytes_are_a_fault_at_most(data: bytes) -> None:
    with pytest.raises(RuleSetError):
        parse(data, "desk.toml")


@given(st.data())
def test_a_sound_file_cut_or_bent_anywhere_is_a_fault_at_most(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(GOOD)))
    gone = data.draw(st.integers(0, 12))
    bent = GOOD[:at] + data.draw(st.text('[]{}="#\n', max_size=3)) + GOOD[at + gone :]
    try:
        parse(bent.encode(), "desk.toml")
    except RuleSetError as error:
        assert error.faults
        assert all(0 <= fault.line <= bent.count("\n") + 1 for fault in error.faults)
