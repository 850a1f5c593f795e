"""Find and replace: every change is seen before it is made, and can be left out; all by keys."""

from collections.abc import Iterator
from concurrent.futures import Executor

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.review import Review
from tests.ui.test_profiles_dialog import Hands
from ui.beside import Beside
from ui.change_painter import tick_area
from ui.replace_dialog import ReplaceDialog

KEY = Qt.Key


@pytest.fixture
def dialog(qtbot: QtBot, review: Review, workers: Executor) -> Iterator[ReplaceDialog]:
    review.change("Write", [1, 2], caption={"headline": "A bus at the harbour", "city": "Wonsan"})
    review.change("Write", [3], caption={"headline": "BUS", "people": "Kim, Lee"})
    dialog = ReplaceDialog(review, Beside(review, lambda: False, None), [1], review.ids(), workers)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    yield dialog
    dialog.done(0)


@pytest.fixture
def hands(qtbot: QtBot, dialog: ReplaceDialog) -> Hands:
    return Hands(qtbot, dialog)


def looked(qtbot: QtBot, dialog: ReplaceDialog) -> list[tuple[int, str, str]]:
    """What would be changed, when all has been found."""
    qtbot.waitUntil(lambda: not dialog._pause.isActive() and not dialog.pane.running)
    return [(one.photo, one.address, one.after) for one in dialog.pane.list.changes.chosen]


def test_what_is_found_is_seen_and_made_as_one_step(
    qtbot: QtBot, dialog: ReplaceDialog, hands: Hands, review: Review
) -> None:
    hands.write("bus")
    hands.press(KEY.Key_Tab)
    hands.write("tram")
    assert looked(qtbot, dialog) == [
        (1, "headline", "A tram at the harbour"),
        (2, "headline", "A tram at the harbour"),
        (3, "headline", "tram"),
    ]
    assert dialog.pane.text == "Changes 3 of 6 photos, 3 of 3 texts chosen"
    hands.walk_to(dialog.pane.list)
    hands.press(KEY.Key_Space)
    assert dialog.pane.detail.toPlainText() == "A bus at the harbour\nA tram at the harbour"
    assert dialog.confirm.text() == "C&hange 2 texts"
    with qtbot.waitSignal(dialog.said) as said:
        hands.press(KEY.Key_H, alt=True)
    assert said.args == ["Replace “bus” by “tram”"]
    assert review.photo(3).marks.caption.headline == "tram"
    review.undo()
    assert review.photo(3).marks.caption.headline == "BUS"


def test_enter_changes_nothing_and_ctrl_enter_does(
    qtbot: QtBot, dialog: ReplaceDialog, hands: Hands, review: Review
) -> None:
    hands.write("bus")
    assert len(looked(qtbot, dialog)) == 3
    hands.press(KEY.Key_Return)
    assert dialog.replacement.hasFocus()
    hands.write("tram")
    hands.press(KEY.Key_Return)
    assert dialog.pane.list.hasFocus()
    hands.press(KEY.Key_Return)
    assert len(looked(qtbot, dialog)) == 3 and dialog.isVisible()
    with qtbot.waitSignal(dialog.said):
        qtbot.keyClick(dialog.pane.list, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert review.photo(3).marks.caption.headline == "tram"


def test_case_words_fields_and_scope_narrow_it(
    qtbot: QtBot, dialog: ReplaceDialog, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.write("BU")
    assert len(looked(qtbot, dialog)) == 3
    hands.press(KEY.Key_C, alt=True)
    assert [photo for photo, *_ in looked(qtbot, dialog)] == [3]
    hands.press(KEY.Key_W, alt=True)
    assert looked(qtbot, dialog) == []
    dialog.whole.setChecked(False)
    fields, opened = dialog.fields, list[object]()
    monkeypatch.setattr(fields._list, "popup", opened.append)  # no window system here lets a menu grab keys
    fields.open_list()
    for title in ("City", "People shown"):
        next(action for action in fields._list.actions() if action.text() == title).trigger()
    assert (fields.text(), fields.chosen_all) == ("People shown, City", ("people", "city"))
    assert looked(qtbot, dialog) == []
    assert not dialog.confirm.isEnabled()
    qtbot.waitUntil(lambda: len(opened) == 3)
    fields._choose("")
    assert fields.text() == "All fields"
    dialog.case.setChecked(False)
    dialog.scope.toggles["selection"].click()
    assert [photo for photo, *_ in looked(qtbot, dialog)] == [1]


def test_a_regular_expression_that_is_none_is_told(qtbot: QtBot, dialog: ReplaceDialog, hands: Hands) -> None:
    dialog.regex.setChecked(True)
    hands.write("(bus")
    looked(qtbot, dialog)
    assert "regular expression is not understood" in dialog.error
    hands.write(")")
    assert len(looked(qtbot, dialog)) == 3
    assert dialog.error == ""


def test_ticks_are_turned_by_mouse_and_letters(qtbot: QtBot, dialog: ReplaceDialog, hands: Hands) -> None:
    hands.write("bus")
    looked(qtbot, dialog)
    view = dialog.pane.list
    tick = tick_area(view.visualRect(view.model().index(1, 0))).center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(tick))
    assert [photo for photo, *_ in looked(qtbot, dialog)] == [1, 3]
    hands.walk_to(view)
    hands.press(KEY.Key_O)
    assert looked(qtbot, dialog) == []
    hands.press(KEY.Key_A)
    assert len(looked(qtbot, dialog)) == 3
    spoken = view.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "IMG_0003, Headline: BUS becomes nothing, chosen"


def test_tab_goes_from_top_to_bottom(qtbot: QtBot, dialog: ReplaceDialog, hands: Hands) -> None:
    hands.write("a")
    looked(qtbot, dialog)
    hands.walk_to(dialog.fields)
    hands.press(KEY.Key_Tab)
    assert dialog.pane.list.hasFocus()
