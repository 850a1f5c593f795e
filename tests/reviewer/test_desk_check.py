"""Checks that a rule set brings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer import rules
from reviewer.caption import with_fields
from reviewer.caption.checks import Beside, Hint, hints
from reviewer.caption.desk_check import DeskCheck, fault
from reviewer.errors import RuleSetError
from reviewer.photo import Caption, Marks, Photo

DESK = """\
id = "desk"
title = "Our desk"

[[tag]]
id = "crowd"

[[rule]]
id = "crowd"
title = "A crowd"
outcome = "caution"
reason = "Look again."
all = ["crowd"]

[[check]]
id = "words"
title = "Our words"
field = "Description"
words = ["illegal migrant", "lady"]
says = "Write migrant, or woman."

[[check]]
id = "credit"
title = "Our credit"
field = "credit"
pattern = '^(?!.{0,99}/Desk$)'
says = "A credit ends with /Desk."
"""


def test_checks_of_a_rule_set_are_hints() -> None:
    ruleset = rules.parse(DESK.encode(), "desk")
    assert [check.field for check in ruleset.checks] == ["description", "credit"]
    texts = {"description": "A Lady, ladybird.", "description@ko": "lady가", "credit": "AP"}
    caption = with_fields(Caption(city="Wonsan", country="North Korea"), texts)
    photo = Photo(1, "day", "IMG_1", (), marks=Marks(caption=caption))
    beside = Beside(brought=ruleset.checks)
    assert hints(photo, beside) == (
        Hint("words", "description", "Write migrant, or woman.", (2, 6)),
        Hint("credit", "credit", "A credit ends with /Desk.", (0, 2)),
    )
    assert [hint.check for hint in hints(photo, beside, off={"words"})] == ["credit"]


def test_verdicts_do_not_depend_on_checks() -> None:
    without = DESK[: DESK.index("[[check]]")]
    both = [rules.parse(text.encode(), "desk") for text in (DESK, without)]
    assert both[0] != both[1] and both[0].fingerprint == both[1].fingerprint


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ('field = "Description"', 'field = "descripton"', 17, "Did you mean description?"),
        ('field = "Description"\n', "", 14, "`field` is missing"),
        ('words = ["illegal migrant", "lady"]\n', "", 14, "it needs one of words"),
        ("{0,99}/", "*/", 25, "write {0,20} for *"),
        ("^(?!", "^(", 25, ""),
        ("^(?!", "^((?!", 25, "not understood"),
        ('says = "Write', 'say = "Write', 19, "means nothing here"),
        ('id = "credit"', 'id = "words"', 22, "given to two checks"),
    ],
)
def test_faults_are_told_with_their_lines(old: str, new: str, line: int, told: str) -> None:
    text = DESK.replace(old, new).encode()
    if not told:
        rules.parse(text, "desk")
        return
    with pytest.raises(RuleSetError) as caught:
        rules.parse(text, "desk")
    assert (line, True) in [(one.line, told in one.sentence) for one in caught.value.faults]


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+$", "a*b", "a{2,}", "(a{1,9}){1,9}", "a{0,99}b{0,99}", "(", "x{1,9999}", "a++", "(?:a|aa){9}"],
)
def test_a_pattern_that_could_take_for_ever_is_refused(pattern: str) -> None:
    assert fault(pattern)


@pytest.mark.parametrize("pattern", [r"\b\w{1,30}, \d{1,3}\b", r"[+*]{2}", r"\+49", "colou?r", "(?i)a|b|c"])
def test_a_pattern_that_ends_is_taken(pattern: str) -> None:
    assert fault(pattern) == ""


@settings(deadline=None)
@given(st.text("ab|(){},019?.[]*+^\\w", max_size=20), st.text("ab", max_size=300))
def test_what_is_taken_ends_soon(pattern: str, text: str) -> None:
    if not fault(pattern):
        DeskCheck("x", "X", "credit", "X", pattern=pattern).find(text)
