"""Captions go from photo to photo, and to many of them, by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.photo import Caption
from tests.ui.hands import compose, press
from ui.caption_editor import CaptionEditor
from ui.desk import Desk
from ui.main_window import MainWindow

KEY, MOD = Qt.Key, Qt.KeyboardModifier


def caption(desk: Desk, photo: int) -> Caption:
    return desk.review.photo(photo).marks.caption


def do(window: MainWindow, action: str) -> None:
    window.menus[action].trigger()


def focused(desk: Desk) -> str:
    """The address of the field that has the focus."""
    fields = desk.inspector.caption.fields.values()
    return next((field.address for field in fields if field.editor.hasFocus()), "")


def type_text(qtbot: QtBot, text: str) -> None:
    editor = QApplication.focusWidget()
    assert isinstance(editor, CaptionEditor)
    qtbot.keyClicks(editor, text)


def test_ctrl_enter_goes_to_the_next_photo_and_with_shift_to_the_one_before(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    desk.inspector.focus_caption("city")
    type_text(qtbot, "Wonsan")
    press(window, KEY.Key_Return, modifiers=MOD.ControlModifier)
    assert desk.views.current == 2 and focused(desk) == "city"
    type_text(qtbot, "Hamhung")
    press(window, KEY.Key_Return, modifiers=MOD.ControlModifier | MOD.ShiftModifier)
    assert desk.views.current == 1 and focused(desk) == "city"
    assert [caption(desk, photo).city for photo in (1, 2)] == ["Wonsan", "Hamhung"]


def test_the_field_or_all_of_the_photo_before_is_copied_as_one_step(window: MainWindow, desk: Desk) -> None:
    desk.review.change("Caption", [1], caption={"city": "Wonsan", "people": ("A", "B"), "event@ko": "행사"})
    desk.review.change("Caption", [2], caption={"country": "Korea"})
    desk.views.set_current(2)
    desk.inspector.focus_caption("city")
    press(window, KEY.Key_F4)
    assert caption(desk, 2) == Caption(city="Wonsan", country="Korea")
    press(window, KEY.Key_F4, modifiers=MOD.ShiftModifier)
    assert caption(desk, 2).people == ("A", "B") and caption(desk, 2).country == "Korea"
    assert caption(desk, 2).translations[0].text == "행사"
    desk.review.undo()
    assert caption(desk, 2) == Caption(city="Wonsan", country="Korea")


def test_where_nothing_can_be_copied_it_is_said(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    desk.inspector.focus_caption("city")
    with qtbot.waitSignal(desk.captioning.said) as said:
        do(window, "field-before")
    assert said.args == ["There is no photo before this one."]
    desk.views.set_current(2)
    with qtbot.waitSignal(desk.captioning.said) as said:
        do(window, "field-before")
    assert "not written" in said.args[0]
    with qtbot.waitSignal(desk.captioning.said) as said:
        do(window, "field-selection")
    assert said.args[0].startswith("Select")


def test_a_field_goes_to_the_selection(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    desk.review.change("Caption", [2], caption={"city": "Wonsan", "headline": "A bus"})
    desk.views.set_current(2)
    desk.views.sheet.select({2, 3, 4})
    desk.inspector.focus_caption("city")
    press(window, KEY.Key_F6)
    assert [caption(desk, photo).city for photo in (1, 2, 3, 4)] == ["", "Wonsan", "Wonsan", "Wonsan"]
    assert caption(desk, 3).headline == ""
    press(window, KEY.Key_F6, modifiers=MOD.ShiftModifier)
    assert caption(desk, 4).headline == "A bus"


def test_a_field_is_gone_to_by_its_name_wherever_it_is(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    form = desk.inspector.caption.form
    assert form.folded == {"desk"}
    form.leave_out({"writer"})
    press(window, KEY.Key_I, modifiers=MOD.AltModifier)
    qtbot.keyClicks(desk.captioning.fields.field, "writ")
    qtbot.keyClick(desk.captioning.fields.field, KEY.Key_Return)
    assert focused(desk) == "writer"
    assert form.folded == set() and form.left_out == set()


def test_a_field_is_left_out_and_told_of_where_it_is_written(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    form, palette = desk.inspector.caption.form, desk.captioning.fields
    desk.review.change("Caption", [1], caption={"source": "The desk"})
    press(window, KEY.Key_I, modifiers=MOD.AltModifier)
    qtbot.keyClicks(palette.field, "source")
    qtbot.keyClick(palette.field, KEY.Key_Space, MOD.ControlModifier)
    palette.dismiss()
    desk.inspector.show_caption()
    assert form.left_out == {"source"} and form.fields["source"].isHidden()
    assert "Source" in form._unseen.text() and not form._unseen.isHidden()


def test_another_language_is_written_under_the_first(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    desk.inspector.focus_caption("description")
    type_text(qtbot, "A bus")
    press(window, KEY.Key_L, modifiers=MOD.AltModifier)
    qtbot.keyClicks(desk.captioning.languages.field, "korean")
    qtbot.keyClick(desk.captioning.languages.field, KEY.Key_Return)
    assert focused(desk) == "description@ko"
    field = desk.inspector.caption.fields["description@ko"]
    assert field._counter.text() == "missing"
    compose("버스")
    desk.inspector.flush()
    assert field._counter.text() != "missing"
    assert [one.text for one in caption(desk, 1).translations] == ["버스"]
    desk.views.set_current(2)
    desk.inspector.focus_caption()
    assert focused(desk) == "description@ko" and field.text == ""


def test_tab_goes_from_field_to_field_and_language_to_language(window: MainWindow, desk: Desk) -> None:
    form = desk.inspector.caption.form
    form.ask({"description@ko", "description@ar"})
    form.fold({"place"})
    desk.inspector.focus_caption("headline")
    reached = []
    for _ in range(11):
        press(window, KEY.Key_Tab)
        reached.append(focused(desk))
    own = ["description", "description@ar", "description@ko", "people", "event", "keywords", "alt_text"]
    assert reached == [*own, "", "byline", "job_title", "credit"]


def test_a_language_somebody_wrote_in_is_shown_unasked(window: MainWindow, desk: Desk) -> None:
    desk.review.change("Caption", [1], caption={"copyright@ar": "حقوق"})
    desk.inspector.show_caption()
    assert desk.inspector.caption.fields["copyright@ar"].text == "حقوق"
    desk.views.set_current(2)
    desk.inspector.show_caption()
    assert desk.inspector.caption.fields["copyright@ar"].isHidden()


def test_the_pane_is_found_again_as_it_was_left(window: MainWindow, desk: Desk, tmp_path: Path) -> None:
    form = desk.inspector.caption.form
    form.fold({"rights"})
    form.leave_out({"source"})
    form.ask({"description@ko"})
    folder = desk.review.folder
    window.close_library()
    settings = QSettings(str(tmp_path / "settings" / "window.ini"), QSettings.Format.IniFormat)
    assert settings.value("caption/languages") == "description@ko"
    window.open_library(folder)
    while window.opening.running:
        QApplication.processEvents()
    assert window.desk is not None
    form = window.desk.inspector.caption.form
    assert (form.folded, form.left_out, form.asked) == ({"rights"}, {"source"}, {"description@ko"})


def test_these_fields_fold_by_a_key_and_unfold_by_it(window: MainWindow, desk: Desk) -> None:
    form = desk.inspector.caption.form
    desk.inspector.focus_caption("credit")
    do(window, "caption-fold")
    assert form.folded == {"desk", "rights"}
    do(window, "caption-fold")
    assert form.folded == {"desk"} and focused(desk) == "credit"


@pytest.mark.parametrize("name", ["headline", "city"])
def test_a_field_of_one_paragraph_takes_no_second(
    qtbot: QtBot, window: MainWindow, desk: Desk, name: str
) -> None:
    desk.inspector.focus_caption(name)
    type_text(qtbot, "A")
    press(window, KEY.Key_Return)
    QApplication.clipboard().setText("bus\nstands ")
    press(window, KEY.Key_V, modifiers=MOD.ControlModifier)
    assert desk.inspector.caption.fields[name].text == "Abus stands"


def test_a_photo_one_goes_on_to_is_shown_once(
    qtbot: QtBot, window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.inspector.focus_caption("headline")
    shown: list[int] = []
    monkeypatch.setattr(desk.inspector.facts, "show_subject", lambda subject: shown.append(subject.single.id))
    press(window, KEY.Key_Return, modifiers=MOD.ControlModifier)
    assert focused(desk) == "headline"
    assert shown == [desk.views.current]
