"""The list of facets: what stands in it, and what hands on it filter by."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.facet_list import FacetList
from ui.facets import MOST, Kind, lines
from ui.filter_state import FACETS

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
COUNTS: Mapping[str, Mapping[str, int]] = {
    "tag": {"bus": 3, "soldier": 12, "crowd": 12},
    "focal": {"105": 1, "24": 7, "35": 2},
    "captioned": {"0": 3, "1": 9},
}
NAMES = {"tag": {"bus": "Bus", "soldier": "Soldier", "crowd": "Crowd"}}


def values(facet: str, counts: Mapping[str, int], *chosen: str, whole: bool = False) -> list[tuple[str, int]]:
    made = lines({facet: counts}, {facet: chosen} if chosen else {}, (), (facet,) if whole else ())
    return [(line.value, line.count) for line in made if line.kind is Kind.VALUE]


def test_what_there_is_most_of_comes_first_and_lengths_go_up() -> None:
    assert values("tag", COUNTS["tag"]) == [("crowd", 12), ("soldier", 12), ("bus", 3)]
    assert values("focal", COUNTS["focal"]) == [("24", 7), ("35", 2), ("105", 1)]
    assert values("captioned", COUNTS["captioned"]) == [("1", 9), ("0", 3)]


def test_a_long_list_shows_the_top_and_what_is_chosen() -> None:
    many = {f"lens {number:02}": 100 - number for number in range(30)}
    shown = lines({"lens": many}, {"lens": ("lens 29",)}, (), ())
    assert [line.value for line in shown[1:-1]] == [*list(many)[:MOST], "lens 29"]
    assert (shown[-1].kind, shown[-1].count) == (Kind.REST, 30 - MOST - 1)
    whole = lines({"lens": many}, {}, (), ("lens",))
    assert len(whole) == 32
    assert (whole[-1].kind, whole[-1].count) == (Kind.REST, 0)


def test_what_is_chosen_stays_though_no_photo_has_it() -> None:
    assert values("tag", {"bus": 0, "crowd": 2}, "bus") == [("crowd", 2), ("bus", 0)]
    assert values("tag", {"bus": 0}) == []
    assert lines({"tag": {"bus": 0}}, {}, (), ()) == []


def test_a_folded_section_is_its_heading_and_says_how_many_are_chosen() -> None:
    (heading,) = lines(COUNTS, {"tag": ("bus", "crowd")}, set(FACETS), ())[:1]
    assert (heading.kind, heading.count, heading.chosen) == (Kind.HEADING, 2, False)
    assert [line.facet for line in lines(COUNTS, {}, set(FACETS), ())] == ["tag", "focal", "captioned"]


def test_many_days_lie_in_months_and_many_months_in_years() -> None:
    days = {f"2012-{month:02}-{day:02}": 2 for month in (4, 5) for day in range(1, 11)}
    assert values("date", dict(list(days.items())[:3])) == [(f"2012-04-0{day}", 2) for day in (1, 2, 3)]
    assert values("date", days) == [("2012-04", 20), ("2012-05", 20)]
    opened = values("date", days, "2012-05")
    assert opened[:3] == [("2012-04", 20), ("2012-05", 20), ("2012-05-01", 2)]
    assert len(opened) == 12
    years = {f"{year}-{month:02}-01": 1 for year in range(2000, 2010) for month in (1, 7)}
    assert values("date", years)[0] == ("2000", 2)
    assert ("2003-07", 1) in values("date", years, "2003-07-01")
    assert ("2003-07-01", 1) in values("date", years, "2003-07-01")
    assert values("date", {}, "2012-05") == [("2012-05", 0)]


@pytest.fixture
def facets(qtbot: QtBot) -> FacetList:
    facets = FacetList()
    qtbot.addWidget(facets)
    facets.resize(220, 500)
    facets.fold(["focal"])
    facets.show_counts(COUNTS, NAMES)
    facets.chosen.connect(lambda facet, values: facets.show_chosen({facet: values} if values else {}))
    facets.show()
    return facets


def titles(facets: FacetList) -> list[str]:
    model = facets.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def click(
    facets: FacetList, title: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    row = titles(facets).index(title)
    place = facets.visualRect(facets.model().index(row, 0)).center()
    QTest.mouseClick(facets.viewport(), Qt.MouseButton.LeftButton, modifiers, place)


def spoken(facets: FacetList, title: str) -> str:
    index = facets.model().index(titles(facets).index(title), 0)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_click_filters_another_takes_it_back(qtbot: QtBot, facets: FacetList) -> None:
    assert titles(facets)[:4] == ["Tag", "Crowd", "Soldier", "Bus"]
    with qtbot.waitSignal(facets.chosen) as said:
        click(facets, "Soldier")
    assert said.args == ["tag", ("soldier",)]
    assert spoken(facets, "Soldier") == "Soldier, 12 photos, chosen"
    with qtbot.waitSignal(facets.chosen) as said:
        click(facets, "Bus")
    assert said.args == ["tag", ("bus",)]
    with qtbot.waitSignal(facets.chosen) as said:
        click(facets, "Bus")
    assert said.args == ["tag", ()]


def test_ctrl_and_a_click_adds_and_takes_away(qtbot: QtBot, facets: FacetList) -> None:
    click(facets, "Soldier")
    with qtbot.waitSignal(facets.chosen) as said:
        click(facets, "Bus", CTRL)
    assert said.args == ["tag", ("soldier", "bus")]
    with qtbot.waitSignal(facets.chosen) as said:
        click(facets, "Soldier", CTRL)
    assert said.args == ["tag", ("bus",)]


def test_a_click_on_a_heading_folds(facets: FacetList) -> None:
    click(facets, "Tag")
    assert titles(facets) == ["Tag", "Focal length", "Caption", "Written", "Empty"]
    click(facets, "Focal length")
    assert facets.folded == {"tag"}
    assert "24 mm" in titles(facets)


def test_the_rest_of_a_long_list_shows_and_hides(facets: FacetList) -> None:
    facets.fold([])
    facets.show_counts({"lens": {f"lens {number:02}": 1 for number in range(30)}}, {})
    assert len(titles(facets)) == 1 + MOST + 1
    click(facets, f"{30 - MOST} more…")
    assert len(titles(facets)) == 1 + 30 + 1
    facets.setCurrentIndex(facets.model().index(31, 0))
    assert facets.currentIndex().data() == "Fewer"
    QTest.keyClick(facets, Key.Key_Return)
    assert len(titles(facets)) == 1 + MOST + 1


def test_keys_go_through_it_and_esc_leaves(qtbot: QtBot, facets: FacetList) -> None:
    with qtbot.waitActive(facets):
        facets.activateWindow()
    facets.setFocus()
    said: list[object] = []
    facets.chosen.connect(lambda facet, values: said.append((facet, values)))
    QTest.keyClick(facets, Key.Key_Down)
    QTest.keyClick(facets, Key.Key_Space)
    QTest.keyClick(facets, Key.Key_Down)
    QTest.keyClick(facets, Key.Key_Space, CTRL)
    assert said == [("tag", ("crowd",)), ("tag", ("crowd", "soldier"))]
    QTest.keyClick(facets, Key.Key_Left)
    assert facets.currentIndex().data() == "Tag"
    QTest.keyClick(facets, Key.Key_Left)
    assert titles(facets)[:2] == ["Tag", "Focal length"]
    QTest.keyClick(facets, Key.Key_Right)
    assert titles(facets)[1] == "Crowd"
    with qtbot.waitSignal(facets.left):
        QTest.keyClick(facets, Key.Key_Escape)


def test_the_line_with_the_focus_stays_while_counts_change(facets: FacetList) -> None:
    facets.setFocus()
    facets.setCurrentIndex(facets.model().index(titles(facets).index("Bus"), 0))
    facets.show_counts({"rule": {"one": 1}, **COUNTS, "tag": {"bus": 40, "crowd": 2}}, NAMES)
    assert facets.currentIndex().data() == "Bus"
    assert titles(facets)[:4] == ["Rule", "one", "Tag", "Bus"]
