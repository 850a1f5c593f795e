"""The filter bar says what is set, in the filter language."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer import selection
from reviewer.photo import ColourLabel, Flag, Verdict
from ui.filter_bar import FilterBar
from ui.filter_state import FilterState


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.set_tags({"soldier": "Soldier", "child": "Child"})
    bar.show()
    return bar


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (FilterState(), ""),
        (FilterState(verdicts=frozenset({Verdict.RESTRICTED})), "verdict:restricted"),
        (FilterState(verdicts=frozenset({Verdict.CAUTION, Verdict.CLEAR})), "verdict:clear,caution"),
        (FilterState(flags=frozenset({Flag.PICK}), rating=3), "flag:pick rating>=3"),
        (FilterState(labels=frozenset({ColourLabel.RED}), looked_at=False), "label:red looked:no"),
        (FilterState(tags=("soldier", "bus stop")), 'tag:soldier,"bus stop"'),
        (FilterState(text='"two words" iso>=1600'), '"two words" iso>=1600'),
        (FilterState(rating=1, text="bus or tram"), "rating>=1 (bus or tram)"),
    ],
)
def test_each_state_is_one_line_that_is_understood(state: FilterState, line: str) -> None:
    assert state.expression() == line
    selection.parse(line)


def test_what_is_pressed_is_said_once(qtbot: QtBot, bar: FilterBar) -> None:
    with qtbot.waitSignal(bar.changed) as said:
        qtbot.mouseClick(bar.verdicts[Verdict.RESTRICTED], Qt.MouseButton.LeftButton)
    assert said.args == ["verdict:restricted"]
    with qtbot.waitSignal(bar.changed) as said:
        qtbot.keyClick(bar.stars, Qt.Key.Key_Right)
    assert said.args == ["verdict:restricted rating>=1"]
    assert bar.text() == "verdict:restricted rating>=1"


def test_typing_is_said_after_a_pause_and_esc_gives_the_focus_back(qtbot: QtBot, bar: FilterBar) -> None:
    with qtbot.waitSignal(bar.changed) as said:
        qtbot.keyClicks(bar.field, "bus")
    assert said.args == ["bus"]
    with qtbot.waitSignal(bar.left):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)


def test_a_mistake_is_told_in_the_bar_and_nothing_is_said(qtbot: QtBot, bar: FilterBar) -> None:
    with qtbot.assertNotEmitted(bar.changed):
        bar.set_text("verdict:dangerous")
    assert "verdict is one of" in bar._error.text()
    assert bar._error.isVisible()
    bar.set_text("verdict:clear")
    assert not bar._error.isVisible()
    assert bar.text() == "verdict:clear"


def test_clear_shows_everything_again(qtbot: QtBot, bar: FilterBar) -> None:
    bar.set_state(FilterState(verdicts=frozenset({Verdict.CLEAR}), rating=2, tags=("child",), text="x"))
    assert bar.text() == "verdict:clear rating>=2 tag:child x"
    with qtbot.waitSignal(bar.changed) as said:
        qtbot.mouseClick(bar._clear, Qt.MouseButton.LeftButton)
    assert said.args == [""]
    assert bar.state().empty


def test_counts_stand_on_the_chips(bar: FilterBar) -> None:
    bar.set_counts({"verdict": {"clear": 12, "restricted": 3}, "tag": {"child": 4}})
    assert bar.verdicts[Verdict.CLEAR].text() == "12"
    assert bar.verdicts[Verdict.CAUTION].text() == "0"
    bar.set_result(12, 1431)
    assert "12 of" in bar._result.text()


def test_tags_are_chosen_from_a_list(qtbot: QtBot, bar: FilterBar) -> None:
    bar.set_counts({"tag": {"child": 4, "soldier": 9}})
    bar.tags._fill()
    listed = [action for action in bar.tags._list.actions() if action.text()]
    assert [action.text().split("   ")[0] for action in listed] == ["Any", "Soldier", "Child"]
    with qtbot.waitSignal(bar.changed) as said:
        listed[1].trigger()
    assert said.args == ["tag:soldier"]
