"""One key gives a photo the tags of the one before."""

from PySide6.QtCore import Qt

from tests.ui.hands import press
from ui.desk import Desk
from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_tags_of_the_photo_before_are_repeated(window: MainWindow, desk: Desk) -> None:
    first, second, third = desk.views.sheet.ids[:3]
    desk.review.set_rulesets(desk.review.photo(first).shoot, ["dprk-visitor"])
    desk.review.change("Tag", [first], tag=["soldier", "crowd"])
    desk.views.sheet.set_current(second)
    press(window, Qt.Key.Key_T, modifiers=CTRL)
    assert desk.review.photo(second).marks.tags == {"soldier", "crowd"}
    assert desk.review.can_undo == "Same tags as before"
    assert not desk.review.photo(third).marks.looked_at


def test_nothing_is_repeated_of_what_nobody_looked_at(window: MainWindow, desk: Desk) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    desk.views.sheet.set_current(desk.views.sheet.ids[1])
    press(window, Qt.Key.Key_T, modifiers=CTRL)
    assert "nobody has looked at the photo before" in said[-1]
    assert not desk.review.can_undo


def test_where_nothing_was_to_tag_nothing_is_to_tag_again(window: MainWindow, desk: Desk) -> None:
    first, second = desk.views.sheet.ids[:2]
    desk.review.change("Look", [first], looked_at=True)
    desk.views.sheet.set_current(second)
    press(window, Qt.Key.Key_T, modifiers=CTRL)
    marks = desk.review.photo(second).marks
    assert marks.looked_at and not marks.tags
