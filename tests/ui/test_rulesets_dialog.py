"""The rule sets of a shoot: ticked, made, handed on, printed; by keyboard, through the whole window."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer import rules
from reviewer.review import Review
from reviewer.rules import Rule
from tests.ui import hands, judged
from ui import choose, ruleset_card
from ui.beside import Beside
from ui.job import Job
from ui.main_window import MainWindow
from ui.ruleset_editor import RuleSetEditor
from ui.rulesets_dialog import RuleSetsDialog

KEY = Qt.Key


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with judged.library(tmp_path / "library") as review:
        yield review


@pytest.fixture
def dialog(qtbot: QtBot, review: Review) -> Iterator[RuleSetsDialog]:
    beside = Beside(review, lambda: False, None)
    dialog = RuleSetsDialog(review, beside, judged.SHOOT)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    at_rest(qtbot)
    yield dialog
    at_rest(qtbot)
    beside.deleteLater()


def at_rest(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert app is not None
    qtbot.waitUntil(lambda: not app.findChildren(Job))


def test_what_can_be_done_with_a_rule_set_hangs_on_it(qtbot: QtBot, dialog: RuleSetsDialog) -> None:
    assert {"Edit", "Duplicate"} < dialog.offers("test").keys()
    assert {"Look at it", "Duplicate"} < dialog.offers("dprk-visitor").keys()
    with qtbot.waitSignal(dialog.copy_asked) as asked:
        dialog.offers("test")["Duplicate"]()
    assert asked.args == ["test"]
    dialog.rulesets.more_asked.disconnect()
    with qtbot.waitSignal(dialog.rulesets.more_asked):
        qtbot.keyClick(dialog.rulesets.more["test"], KEY.Key_Space)


def test_a_rule_set_that_was_written_is_ticked(qtbot: QtBot, dialog: RuleSetsDialog, review: Review) -> None:
    text = judged.RULES.replace('id = "test"', 'id = "desk"')
    (review.folder / "rulesets" / "desk.toml").write_text(text, encoding="utf-8")
    dialog.take_in("desk")
    at_rest(qtbot)
    assert dialog.rulesets.refs() == ("desk", "test")
    assert list(dialog.rulesets.boxes) == [*rules.shipped(), "desk", "test"]
    review.set_rulesets(judged.SHOOT, ("desk",))
    dialog.show_judged()
    at_rest(qtbot)
    assert dialog.rulesets.refs() == ("desk",)


def test_its_file_is_handed_on_as_it_is(
    qtbot: QtBot, dialog: RuleSetsDialog, review: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose, "new_file", lambda *_: tmp_path / "handed.toml")
    dialog.offers("test")["Save to a file…"]()
    at_rest(qtbot)
    assert (tmp_path / "handed.toml").read_text(encoding="utf-8") == judged.RULES


def test_what_cannot_be_written_is_told(
    qtbot: QtBot, dialog: RuleSetsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose, "new_file", lambda *_: tmp_path / "nowhere" / "card.pdf")
    dialog.offers("test")["Print as a card…"]()
    at_rest(qtbot)
    assert "cannot be written" in dialog.error


@pytest.mark.parametrize("name", rules.shipped())
def test_a_card_is_one_page_that_tells_nothing_else(qtbot: QtBot, name: str) -> None:
    pdf = ruleset_card.printed(rules.find(name))
    assert re.findall(rb"/Count (\d+)", pdf) == [b"1"]
    for key in (b"CreationDate", b"ModDate", b"Producer", b"Author", b"Creator"):
        assert re.findall(rb"/" + key + rb" \(([^)]*)\)", pdf) == [b""]


def test_a_card_names_every_rule_by_outcome(qtbot: QtBot) -> None:
    ruleset = rules.find("dprk-visitor")
    said = ruleset_card.html(ruleset)
    places = [said.index(sign) for sign in "■▲●"]
    assert places == sorted(places)
    assert all(rule.title.replace("'", "&#x27;") in said for rule in ruleset.rules)
    assert ruleset.title in said and "2014-01-01" in said and "Guidance, not law." in said


def test_two_hundred_rules_are_still_one_page(qtbot: QtBot) -> None:
    ruleset = rules.find("people-at-risk")
    first: Rule = ruleset.rules[0]
    many = tuple(replace(first, id=f"rule-{number}", reason=first.reason * 3) for number in range(200))
    pdf = ruleset_card.printed(replace(ruleset, rules=many))
    assert re.findall(rb"/Count (\d+)", pdf) == [b"1"]


def test_the_editor_is_reached_from_the_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    with judged.library(tmp_path / "judged") as review:
        review.change("Tag", [1], tag=["soldier"])
    hands.open_library(window, tmp_path / "judged")
    desk = window.desk
    assert desk is not None
    qtbot.waitUntil(lambda: len(desk.inspector.verdict.cards) == 1)
    desk.inspector.verdict.cards[0].edit.click()
    (editor,) = desk.findChildren(RuleSetEditor)
    qtbot.waitUntil(lambda: editor.ruleset.id == "test" and not editor.trial.busy)
    assert editor.parts.list.part == editor.ruleset.rules[0]
    assert editor.parts.forms["area"].shape.map.photos == [(39.039, 125.763)]  # type: ignore[attr-defined]
    editor.reject()
    qtbot.waitUntil(lambda: not desk.findChildren(RuleSetEditor))
    window.menus["edit-rules"].trigger()
    (editor,) = desk.findChildren(RuleSetEditor)
    qtbot.waitUntil(lambda: editor.ruleset.id == "test" and not editor.trial.busy)
    editor.reject()
    window.menus["rulesets"].trigger()
    (dialog,) = desk.findChildren(RuleSetsDialog)
    dialog.new.click()
    (editor,) = dialog.findChildren(RuleSetEditor)
    qtbot.waitUntil(lambda: not editor.trial.busy)
    editor.reject()
    dialog.reject()
    at_rest(qtbot)
