"""Areas drawn on the map, by mouse and by keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from reviewer.rules import Area
from ui.area_form import AreaShape
from ui.area_map import CIRCLE, OUTLINE, AreaMap

KEY, CTRL, LEFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton
ROUND = Area("city", "City", (39.0, 125.0), 10.0)


@pytest.fixture
def drawn(qtbot: QtBot) -> Iterator[tuple[AreaMap, list[Area]]]:
    """The map, and what was drawn on it."""
    found: list[Area] = []
    view = AreaMap()
    qtbot.addWidget(view)
    view.resize(600, 260)
    view.show()
    view.drawn.connect(found.append)
    yield view, found


def place(view: AreaMap, north: float, east: float) -> QPoint:
    return view.at((north, east)).toPoint()


def drag(qtbot: QtBot, view: AreaMap, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(view, LEFT, pos=start)
    for step in (0.5, 1.0):
        qtbot.mouseMove(view, start + (end - start) * step)
    qtbot.mouseRelease(view, LEFT, pos=end)


def test_the_circle_is_dragged_by_its_middle(qtbot: QtBot, drawn: tuple[AreaMap, list[Area]]) -> None:
    view, found = drawn
    view.show_area(ROUND, CIRCLE)
    drag(qtbot, view, place(view, 39.0, 125.0), place(view, 39.05, 125.02))
    assert found[-1].centre == pytest.approx((39.05, 125.02), abs=0.002)
    assert (found[-1].km, found[-1].id) == (10.0, "city")


def test_its_rim_makes_it_larger(qtbot: QtBot, drawn: tuple[AreaMap, list[Area]]) -> None:
    view, found = drawn
    view.show_area(ROUND, CIRCLE)
    rim = 10 / 111.195 / 0.77715  # ten kilometres to the east, at 39 degrees north
    drag(qtbot, view, place(view, 39.0, 125.0 + rim), place(view, 39.0, 125.0 + 1.5 * rim))
    assert found[-1].km == pytest.approx(15, abs=0.3)
    assert found[-1].centre == (39.0, 125.0)


def test_an_outline_is_clicked_point_by_point(qtbot: QtBot, drawn: tuple[AreaMap, list[Area]]) -> None:
    view, found = drawn
    view.show_photos([(38.0, 126.0), (38.4, 127.0)])
    view.show_area(Area("a", "A"), OUTLINE)
    for point in ((38.1, 126.1), (38.3, 126.5), (38.1, 126.9)):
        qtbot.mouseClick(view, LEFT, pos=place(view, *point))
    assert len(found[-1].outline) == 3
    assert found[-1].outline[1] == pytest.approx((38.3, 126.5), abs=0.01)
    drag(qtbot, view, place(view, *found[-1].outline[1]), place(view, 38.35, 126.5))
    assert found[-1].outline[1][0] == pytest.approx(38.35, abs=0.01)
    qtbot.keyClick(view, KEY.Key_Delete)
    assert len(found[-1].outline) == 2


def test_a_drag_beside_everything_moves_the_map(qtbot: QtBot, drawn: tuple[AreaMap, list[Area]]) -> None:
    view, found = drawn
    view.show_area(ROUND, CIRCLE)
    before = view.at((39.0, 125.0))
    drag(qtbot, view, QPoint(10, 10), QPoint(60, 30))
    assert (view.at((39.0, 125.0)) - before).toTuple() == pytest.approx((50, 20), abs=0.5)
    assert not found


def test_keys_move_zoom_and_draw(qtbot: QtBot, drawn: tuple[AreaMap, list[Area]]) -> None:
    view, found = drawn
    view.show_photos([(38.0, 126.0), (38.4, 127.0)])
    view.show_area(Area("a", "A"), CIRCLE)
    qtbot.keyClick(view, KEY.Key_Return)
    assert found[-1].centre == pytest.approx((38.2, 126.5), abs=0.01)
    qtbot.keyClick(view, KEY.Key_Plus, CTRL)
    assert found[-1].km == 11.0
    qtbot.keyClick(view, KEY.Key_Up, CTRL)
    assert found[-1].centre is not None and found[-1].centre[0] > 38.2
    before = view.at((38.2, 126.5))
    qtbot.keyClick(view, KEY.Key_Right)
    assert view.at((38.2, 126.5)).x() == pytest.approx(before.x() - 40)
    near = view.step(1)
    qtbot.keyClick(view, KEY.Key_Plus)
    assert view.step(1) < near


def test_what_is_drawn_is_what_is_typed(qtbot: QtBot) -> None:
    shape = AreaShape()
    qtbot.addWidget(shape)
    shape.show()
    shape.show_value(ROUND)
    assert shape.value == ROUND
    qtbot.keyClick(shape.map, KEY.Key_Plus, CTRL)
    assert shape.km.value() == 11.0 and shape.value == Area("city", "City", (39.0, 125.0), 11.0)
    shape.kind.toggles[OUTLINE].click()
    shape.points.setText("38.0, 126.5\n-38,3 127\n37.9 127.2\nnonsense")
    assert shape.value.outline == ((38.0, 126.5), (37.9, 127.2))
    shape.kind.toggles["countries"].click()
    qtbot.keyClicks(shape.names.field, "KP, North Korea")
    assert shape.value.countries == ("KP", "North Korea") and shape.map.isHidden()
