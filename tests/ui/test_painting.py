"""Holding a brush of tags, and painting photos with it by hand and by key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import press
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.painting import Painting

KEY, MOD = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def painting(window: MainWindow, desk: Desk) -> Painting:
    """Painting with what the first of six photos shows."""
    desk.review.set_rulesets(desk.review.shoots()[0].name, ["dprk-visitor"])
    desk.review.change("Tag", [1], tag=["soldier", "bus"])
    desk.views.sheet.set_current(1)
    press(window, KEY.Key_W)
    return desk.tagging.painting


def middle(desk: Desk, photo: int) -> QPoint:
    sheet = desk.views.sheet
    return sheet._grid.rect(list(sheet.ids).index(photo)).center() - sheet._origin()


def stroke(
    desk: Desk, *photos: int, held: Qt.KeyboardModifier = MOD.NoModifier, button: Qt.MouseButton = LEFT
) -> None:
    port = desk.views.sheet.viewport()
    points = [middle(desk, photo) for photo in photos]
    QTest.mousePress(port, button, held, points[0])
    for point in points[1:]:
        QTest.mouseMove(port, point)
    QTest.mouseRelease(port, button, held, points[-1])


def painted(desk: Desk) -> list[int]:
    return desk.review.ids("tag:soldier tag:bus")


def test_the_bar_tells_what_is_painted(window: MainWindow, desk: Desk, painting: Painting) -> None:
    assert painting.bar.isVisible() and window.menus["paint"].isChecked()
    assert painting.bar.accessibleDescription().startswith("Bus, Soldier or other military.")
    press(window, KEY.Key_Escape)
    assert painting.bar.isHidden() and not window.menus["paint"].isChecked()
    assert desk.views.sheet.hasFocus()


def test_a_click_paints_and_nothing_else_does(desk: Desk, painting: Painting) -> None:
    stroke(desk, 3)
    assert painted(desk) == [1, 3]
    assert desk.review.ids("looked:yes") == [1, 3]
    assert desk.views.current == 3
    assert desk.review.can_undo == "Paint Bus, Soldier or other military"


def test_a_stroke_is_one_step_and_paints_what_it_runs_over(desk: Desk, painting: Painting) -> None:
    first, last = (middle(desk, photo).y() for photo in (1, 3))
    assert first == last  # they stand in one row
    stroke(desk, 3, 1, 2)
    assert painted(desk) == [1, 2, 3]
    assert desk.views.targets() == [1, 2, 3]
    desk.undo()
    assert painted(desk) == [1]


def test_with_alt_or_the_right_button_the_tags_are_taken_off(desk: Desk, painting: Painting) -> None:
    stroke(desk, 1, 3)
    stroke(desk, 1, held=MOD.AltModifier)
    assert painted(desk) == [2, 3]
    stroke(desk, 2, 3, button=Qt.MouseButton.RightButton)
    assert painted(desk) == []
    assert desk.review.can_undo == "Take off Bus, Soldier or other military"


def test_with_ctrl_photos_are_selected_as_ever(desk: Desk, painting: Painting) -> None:
    QTest.mouseClick(desk.views.sheet.viewport(), LEFT, MOD.ControlModifier, middle(desk, 4))
    assert painted(desk) == [1] and desk.views.targets() == [1, 4]


def test_enter_paints_and_goes_on_and_space_only_goes_on(
    window: MainWindow, desk: Desk, painting: Painting
) -> None:
    press(window, KEY.Key_E, KEY.Key_Space, KEY.Key_Return, KEY.Key_Space, KEY.Key_Return)
    assert desk.views.shows_loupe and desk.views.current == 5
    assert painted(desk) == [1, 2, 4]
    assert desk.review.ids("looked:yes") == [1, 2, 4]
    press(window, KEY.Key_Left)
    press(window, KEY.Key_Return, modifiers=MOD.AltModifier)
    assert painted(desk) == [1, 2]
    press(window, KEY.Key_Escape)
    assert not painting.active and desk.views.shows_loupe


def test_the_brush_is_changed_in_the_palette(
    qtbot: QtBot, window: MainWindow, desk: Desk, painting: Painting
) -> None:
    press(window, KEY.Key_T)
    assert painting.brush.isVisible()
    qtbot.keyClicks(painting.brush.field, "child")
    press(window, KEY.Key_Return)
    painting.brush.dismiss()
    painting.bar.taken_off.emit("bus")
    stroke(desk, 2)
    assert desk.review.photo(2).marks.tags == {"soldier", "child"}


def test_without_tags_the_brush_is_asked_for(window: MainWindow, desk: Desk) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    press(window, KEY.Key_W)
    painting = desk.tagging.painting
    assert painting.brush.isVisible()
    press(window, KEY.Key_Escape)
    assert painting.active
    stroke(desk, 2)
    assert "Nothing is on the brush" in said[-1] and not desk.review.can_undo
