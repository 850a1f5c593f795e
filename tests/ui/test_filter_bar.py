"""The filter bar says what is set, in the filter language."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.photo import ColourLabel, Flag, Verdict
from ui import wording
from ui.filter_bar import FilterBar
from ui.filter_state import FilterState


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.show()
    return bar


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
    bar.set_state(
        FilterState(verdicts=frozenset({Verdict.CLEAR}), rating=2, facets={"tag": ("child",)}, text="x")
    )
    assert bar.text() == "verdict:clear rating>=2 tag:child x"
    assert bar._clear.isVisible()
    with qtbot.waitSignal(bar.changed) as said:
        qtbot.mouseClick(bar._clear, Qt.MouseButton.LeftButton)
    assert said.args == [""]
    assert bar.state.empty
    assert not bar._clear.isVisible()


def test_counts_stand_on_the_chips(qtbot: QtBot, bar: FilterBar) -> None:
    bar.set_counts({"verdict": {"clear": 12, "restricted": 3}, "tag": {"child": 4}})
    assert bar.verdicts[Verdict.CLEAR].text() == "12"
    assert bar.verdicts[Verdict.CAUTION].text() == "0"
    bar.set_counts({"verdict": {"clear": 31_415}, "flag": {"pick": 7}, "label": {"red": 1}})
    assert bar.verdicts[Verdict.CLEAR].text() == "31k"
    assert bar.verdicts[Verdict.CLEAR].toolTip() == f"Clear: {wording.number(31_415)}"
    assert bar.flags[Flag.PICK].toolTip() == "Picked: 7"
    assert bar.labels[ColourLabel.RED].toolTip() == "Red: 1"
    bar.set_counts({"rating": {"0": 5, "3": 2, "5": 4}})
    assert bar.stars.toolTip() == "Any rating: 11"
    bar.stars.set_stars(3)
    assert bar.stars.accessibleDescription() == "3 stars or more: 6"
    qtbot.keyClick(bar.stars, Qt.Key.Key_Right)
    assert bar.stars.toolTip() == "4 stars or more: 4"
    bar.set_result(12, 1431)
    assert "12 of" in bar._result.text()


def test_facets_are_part_of_the_line(qtbot: QtBot, bar: FilterBar) -> None:
    with qtbot.waitSignal(bar.changed) as said:
        bar.choose("tag", ["soldier", "bus stop"])
    assert said.args == ['tag:soldier,"bus stop"']
    bar.choose("captioned", ["0"])
    assert bar.text() == 'tag:soldier,"bus stop" captioned:no'
    bar.choose("tag", [])
    assert bar.text() == "captioned:no"


def test_a_whole_line_sets_what_it_says(bar: FilterBar) -> None:
    bar.set_text("verdict:clear tag:soldier iso>=1600")
    assert bar.verdicts[Verdict.CLEAR].isChecked()
    assert bar.state.facets == {"tag": ("soldier",)}
    assert bar.field.text() == "iso>=1600"


def test_the_order_of_the_terms_makes_no_other_filter(bar: FilterBar) -> None:
    bar.set_text("tag:bus rating>=3")
    assert bar.text() == "rating>=3 tag:bus"
    assert bar.says("tag:bus rating>=3")
    assert not bar.says("tag:bus")
    assert not bar.says("verdict:dangerous")


def test_what_is_typed_closes_no_parenthesis_of_ours(qtbot: QtBot, bar: FilterBar) -> None:
    bar.choose("tag", ["soldier"])
    with qtbot.assertNotEmitted(bar.changed):
        qtbot.keyClicks(bar.field, "a) or (b")
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar._error.isVisible()
