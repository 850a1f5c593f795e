"""Captions are saved as they are typed, and nothing typed is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from reviewer.review import Review
from tests.ui import judged
from tests.ui.hands import compose
from tests.ui.inspected import inspected
from ui.beside import Beside
from ui.caption_editor import CaptionEditor
from ui.inspector import Inspector


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with judged.library(tmp_path / "library") as review:
        yield review


@pytest.fixture
def window(qtbot: QtBot, review: Review) -> Iterator[QMainWindow]:
    with inspected(qtbot, review) as inspector:
        window = inspector.window()
        assert isinstance(window, QMainWindow)
        yield window


def inspector_of(window: QMainWindow) -> Inspector:
    inspector = window.centralWidget()
    assert isinstance(inspector, Inspector)
    return inspector


def show(qtbot: QtBot, window: QMainWindow, *ids: int) -> None:
    inspector_of(window).show_photos(ids, ids[0])
    qtbot.waitUntil(lambda: inspector_of(window).caption._subject.ids == ids)


def editor(window: QMainWindow, name: str) -> CaptionEditor:
    return inspector_of(window).caption.fields[name].editor


def type_in(qtbot: QtBot, window: QMainWindow, name: str, text: str) -> None:
    editor(window, name).setFocus()
    qtbot.keyClicks(editor(window, name), text)


def test_typing_is_saved_after_a_pause(qtbot: QtBot, window: QMainWindow, review: Review) -> None:
    show(qtbot, window, 1)
    type_in(qtbot, window, "headline", "A bus")
    assert review.photo(1).marks.caption.headline == ""
    qtbot.waitUntil(lambda: review.photo(1).marks.caption.headline == "A bus")


def test_leaving_the_field_saves_at_once(qtbot: QtBot, window: QMainWindow, review: Review) -> None:
    show(qtbot, window, 1)
    type_in(qtbot, window, "headline", "A bus")
    editor(window, "city").setFocus()
    assert review.photo(1).marks.caption.headline == "A bus"


def test_another_photo_saves_to_the_first(qtbot: QtBot, window: QMainWindow, review: Review) -> None:
    show(qtbot, window, 1)
    type_in(qtbot, window, "headline", "A bus")
    show(qtbot, window, 2)
    assert review.photo(1).marks.caption.headline == "A bus"
    assert review.photo(2).marks.caption.headline == ""
    assert editor(window, "headline").text() == ""


def test_closing_the_window_saves(qtbot: QtBot, window: QMainWindow, review: Review) -> None:
    show(qtbot, window, 1)
    type_in(qtbot, window, "description", "A bus stands still.")
    window.close()
    assert review.photo(1).marks.caption.description == "A bus stands still."


def test_folding_the_section_saves(qtbot: QtBot, window: QMainWindow, review: Review) -> None:
    show(qtbot, window, 1)
    type_in(qtbot, window, "headline", "A bus")
    inspector_of(window).sections["caption"].set_open(False)
    assert review.photo(1).marks.caption.headline == "A bus"


def test_one_visit_to_a_field_is_one_step_of_undo(qtbot: QtBot, window: QMainWindow, review: Review) -> None:
    show(qtbot, window, 1)
    type_in(qtbot, window, "headline", "A bus")
    inspector_of(window).flush()
    type_in(qtbot, window, "headline", " stands")
    inspector_of(window).flush()
    type_in(qtbot, window, "city", "Wonsan")
    inspector_of(window).flush()
    assert [edit.what for edit in review.history()] == ["Caption: City", "Caption: Headline"]
    review.undo()
    review.undo()
    assert review.photo(1).marks.caption.empty
    assert editor(window, "headline").text() == ""


def test_lists_are_typed_with_commas_and_not_rewritten_under_the_hand(
    qtbot: QtBot, window: QMainWindow, review: Review
) -> None:
    show(qtbot, window, 1)
    type_in(qtbot, window, "keywords", "bus, queue, ")
    inspector_of(window).flush()
    assert review.photo(1).marks.caption.keywords == ("bus", "queue")
    assert editor(window, "keywords").text() == "bus, queue, "


def test_a_change_from_elsewhere_is_shown_but_not_over_what_is_being_typed(
    qtbot: QtBot, window: QMainWindow, review: Review
) -> None:
    show(qtbot, window, 1)
    type_in(qtbot, window, "headline", "Mine")
    review.change("Caption", [1], caption={"headline": "Theirs", "city": "Wonsan"})
    assert editor(window, "headline").text() == "Mine"
    assert editor(window, "city").text() == "Wonsan"


def test_several_photos_show_what_they_share_and_change_together(
    qtbot: QtBot, window: QMainWindow, review: Review
) -> None:
    review.change("Caption", [1], caption={"headline": "One", "city": "Wonsan"})
    review.change("Caption", [2], caption={"headline": "Two", "city": "Wonsan"})
    show(qtbot, window, 1, 2)
    assert editor(window, "city").text() == "Wonsan"
    assert editor(window, "headline").text() == ""
    assert editor(window, "headline").placeholderText() == "mixed"
    type_in(qtbot, window, "country", "Korea")
    editor(window, "headline").setFocus()
    editor(window, "city").setFocus()
    captions = [review.photo(photo).marks.caption for photo in (1, 2)]
    assert [caption.country for caption in captions] == ["Korea", "Korea"]
    assert [caption.headline for caption in captions] == ["One", "Two"]
    assert review.history()[0].ids == {1, 2}


def test_letters_arrows_and_enter_go_into_the_field_not_to_the_window(
    qtbot: QtBot, window: QMainWindow, review: Review
) -> None:
    hit: list[str] = []
    for key in ("P", "Shift+S", "0", "Space", "Return", "Left", "Delete", "Ctrl+E", "Ctrl+K"):
        action = QAction(key, window, shortcut=key)
        action.triggered.connect(lambda _=False, key=key: hit.append(key))
        window.addAction(action)
    show(qtbot, window, 1)
    type_in(qtbot, window, "headline", "p S0")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Delete):
        qtbot.keyClick(editor(window, "headline"), key)
    assert editor(window, "headline").text() == "p S"
    assert hit == []
    for key in (Qt.Key.Key_E, Qt.Key.Key_K):
        qtbot.keyClick(editor(window, "headline"), key, Qt.KeyboardModifier.ControlModifier)
    assert hit == ["Ctrl+E", "Ctrl+K"]


def test_undo_in_a_field_with_nothing_to_undo_is_the_windows(
    qtbot: QtBot, window: QMainWindow, review: Review
) -> None:
    undone: list[bool] = []
    action = QAction("Undo", window, shortcut="Ctrl+Z")
    action.triggered.connect(lambda: undone.append(True))
    window.addAction(action)
    show(qtbot, window, 1)
    type_in(qtbot, window, "headline", "A")
    qtbot.keyClick(editor(window, "headline"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor(window, "headline").text() == "" and not undone
    qtbot.keyClick(editor(window, "headline"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone


def test_ctrl_enter_asks_for_the_next_photo_in_the_same_field(
    qtbot: QtBot, window: QMainWindow, review: Review
) -> None:
    inspector = inspector_of(window)
    show(qtbot, window, 1)
    inspector.next_requested.connect(lambda: inspector.show_photos([2], 2))
    type_in(qtbot, window, "description", "First")
    qtbot.keyClick(editor(window, "description"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor(window, "description"), "Second")
    inspector.flush()
    assert [review.photo(photo).marks.caption.description for photo in (1, 2)] == ["First", "Second"]


def test_esc_leaves_the_caption_with_everything_saved(
    qtbot: QtBot, window: QMainWindow, review: Review
) -> None:
    inspector = inspector_of(window)
    show(qtbot, window, 1)
    type_in(qtbot, window, "headline", "A bus")
    with qtbot.waitSignal(inspector.left):
        qtbot.keyClick(editor(window, "headline"), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: review.photo(1).marks.caption.headline == "A bus")


def test_a_headline_is_counted(qtbot: QtBot, window: QMainWindow) -> None:
    show(qtbot, window, 1)
    type_in(qtbot, window, "headline", "A bus")
    assert inspector_of(window).caption.fields["headline"]._counter.text() == "5 / 256"


def test_the_caption_key_opens_the_headline(qtbot: QtBot, window: QMainWindow) -> None:
    inspector = inspector_of(window)
    inspector.sections["caption"].set_open(False)
    inspector.show_photos([3], 3)
    inspector.focus_caption()
    assert inspector.caption._subject.ids == (3,)
    assert editor(window, "headline").hasFocus()


def test_a_caption_of_very_many_photos_is_saved_beside_as_one_step(
    qtbot: QtBot, window: QMainWindow, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Beside, "most", 2)
    show(qtbot, window, 1, 2, 3)
    inspector_of(window).caption._pause.setInterval(10**6)
    type_in(qtbot, window, "headline", "A bus")
    editor(window, "city").setFocus()
    qtbot.waitUntil(lambda: review.photo(3).marks.caption.headline == "A bus")
    review.undo()
    assert {review.photo(photo).marks.caption.headline for photo in (1, 2, 3)} == {""}
    inspector_of(window).flush()
    assert review.can_redo


def test_a_pause_within_a_composed_syllable_leaves_it_alone(
    qtbot: QtBot, window: QMainWindow, review: Review
) -> None:
    show(qtbot, window, 1)
    type_in(qtbot, window, "headline", "A ")
    compose("버", done=False)
    qtbot.waitUntil(lambda: review.photo(1).marks.caption.headline == "A ")
    inspector_of(window).caption.marks.renew()
    layout = editor(window, "headline").document().firstBlock().layout()
    assert layout.preeditAreaText() == "버"
    compose("버스")
    assert editor(window, "headline").text() == "A 버스"


def test_arabic_begins_at_the_right(qtbot: QtBot, window: QMainWindow) -> None:
    show(qtbot, window, 1)
    text = editor(window, "headline")
    text.setFocus()
    compose("حافلة")
    first, middle = text.cursorRect().x(), text.viewport().width() / 2
    compose(" تقف")
    assert middle < text.cursorRect().x() < first
    text.setText("A bus")
    assert text.cursorRect().x() < middle
    inspector_of(window).caption.form.ask({"headline", "description@he"})
    assert editor(window, "description@he").cursorRect().x() > middle


def test_what_a_field_cannot_hold_is_told_and_costs_no_other_field(
    qtbot: QtBot, window: QMainWindow, review: Review
) -> None:
    show(qtbot, window, 1)
    inspector_of(window).caption._pause.setInterval(10**6)
    said: list[str] = []
    inspector_of(window).error.connect(said.append)
    inspector_of(window).caption.form.fold(set())
    editor(window, "urgency").setText("9")
    editor(window, "writer").setText("E. L.")
    inspector_of(window).flush()
    assert review.photo(1).marks.caption.writer == "E. L."
    assert review.photo(1).marks.caption.urgency == "" and "1 to 8" in said[0]
