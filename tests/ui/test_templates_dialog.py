"""Templates are made, changed and written by keys alone, with what each would change in sight."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.caption import template
from reviewer.caption.code_file import Row
from reviewer.caption.codes import Codes
from reviewer.caption.template import Entry, Template, Way
from reviewer.review import Review
from tests.ui.test_profiles_dialog import Hands
from ui.beside import Beside
from ui.templates_dialog import TemplatesDialog

KEY = Qt.Key
CODES = Codes([Row("w", ("warship",))])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "captions"


@pytest.fixture
def dialog(qtbot: QtBot, review: Review, folder: Path) -> Iterator[TemplatesDialog]:
    template.save(folder, Template("Desk", (Entry("city", Way.FILL, "Wonsan"),)))
    review.change("Write", [2], caption={"city": "Pyongyang", "keywords": "bus"})
    dialog = TemplatesDialog(
        review, Beside(review, lambda: False, None), folder, [1], review.ids(), CODES, front=2
    )
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    qtbot.waitUntil(lambda: dialog.name == "Desk")
    dialog.scope.toggles["shown"].click()
    yield dialog
    dialog.done(0)


@pytest.fixture
def hands(qtbot: QtBot, dialog: TemplatesDialog) -> Hands:
    return Hands(qtbot, dialog)


def looked(qtbot: QtBot, dialog: TemplatesDialog) -> list[tuple[int, str, str]]:
    qtbot.waitUntil(
        lambda: not (dialog._pause.isActive() or dialog.pane.running or dialog._shelf.busy), timeout=10_000
    )
    return [(one.photo, one.address, one.after) for one in dialog.pane.list.changes.chosen]


def test_what_a_template_would_change_is_seen_and_made_as_one_step(
    qtbot: QtBot, dialog: TemplatesDialog, review: Review
) -> None:
    assert [photo for photo, *_ in looked(qtbot, dialog)] == [1, 3, 4, 5, 6]
    assert dialog.pane.text == "Changes 5 of 6 photos, 5 of 5 texts chosen"
    with qtbot.waitSignal(dialog.said):
        dialog.confirm.click()
    assert review.photo(6).marks.caption.city == "Wonsan"
    assert review.photo(2).marks.caption.city == "Pyongyang"
    review.undo()
    assert review.photo(1).marks.caption.city == ""


def test_very_many_are_written_beside_the_window_as_one_step(
    qtbot: QtBot, dialog: TemplatesDialog, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Beside, "most", 1)
    assert len(looked(qtbot, dialog)) == 5
    with qtbot.waitSignal(dialog.said):
        dialog.confirm.click()
    assert review.photo(6).marks.caption.city == "Wonsan"
    assert not dialog.isVisible()
    review.undo()
    assert [photo.marks.caption.city for photo in review.photos([1, 2, 6])] == ["", "Pyongyang", ""]


def test_a_photo_selected_alone_is_meant_alone(qtbot: QtBot, review: Review, folder: Path) -> None:
    beside = Beside(review, lambda: False, None)
    dialog = TemplatesDialog(review, beside, folder, [1], review.ids(), CODES, front=1)
    qtbot.addWidget(dialog)
    assert dialog.scope.ids == (1,)
    looked(qtbot, dialog)
    assert dialog.pane.text == ""
    dialog.done(0)


def test_a_field_is_ticked_and_written_by_keys_with_variables_and_codes(
    qtbot: QtBot, dialog: TemplatesDialog, hands: Hands, folder: Path
) -> None:
    headline = dialog.form.entries["headline"]
    hands.walk_to(headline.box)
    hands.press(KEY.Key_Space)
    assert headline.editor.hasFocus()
    hands.write("In {ci")
    assert dialog.form.variables.offers.chosen is not None
    qtbot.waitUntil(lambda: not dialog._pause.isActive())
    assert headline.fault.isHidden()
    hands.press(KEY.Key_Return)
    hands.write(" a =w=")
    assert headline.editor.text() == "In {city} a =w="
    assert (2, "headline", "In Pyongyang a warship") in looked(qtbot, dialog)
    assert headline.result.text() == "→ In Pyongyang a warship"
    hands.walk_to(headline.way)
    headline.way.set_chosen(Way.APPEND)
    headline.way.changed.emit()
    dialog.save.click()
    looked(qtbot, dialog)
    assert set(template.load(folder, "Desk").entries) == {
        Entry("city", Way.FILL, "Wonsan"),
        Entry("headline", Way.APPEND, "In {city} a =w="),
    }
    assert not dialog.save.isEnabled()


def test_a_variable_there_is_not_is_told_where_it_stands(
    qtbot: QtBot, dialog: TemplatesDialog, hands: Hands
) -> None:
    city = dialog.form.entries["city"]
    city.editor.setText("{nobody}")
    assert looked(qtbot, dialog) == []
    assert "There is no {nobody}" in city.fault.label.text()
    assert not dialog.save.isEnabled() and not dialog.confirm.isEnabled()


def test_templates_are_made_copied_renamed_and_removed(
    qtbot: QtBot, dialog: TemplatesDialog, hands: Hands, folder: Path
) -> None:
    hands.press(KEY.Key_N, alt=True)
    hands.write("Front page")
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: dialog.name == "Front page")
    looked(qtbot, dialog)
    assert dialog.form.template.entries == ()
    hands.press(KEY.Key_M, alt=True)
    hands.write("Cover")
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: dialog.name == "Cover")
    looked(qtbot, dialog)
    dialog.list.setCurrentIndex(dialog.list.model().index(1, 0))
    assert dialog.name == "Desk"
    hands.press(KEY.Key_D, alt=True)
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: dialog.name == "Desk of mine")
    looked(qtbot, dialog)
    assert template.load(folder, "Desk of mine").entries == template.load(folder, "Desk").entries
    hands.press(KEY.Key_R, alt=True)
    hands.press(KEY.Key_Return)
    looked(qtbot, dialog)
    assert template.names(folder) == ["Cover", "Desk"]


def test_ctrl_enter_in_a_field_writes_and_enter_does_not(
    qtbot: QtBot, dialog: TemplatesDialog, hands: Hands, review: Review
) -> None:
    city = dialog.form.entries["city"].editor
    city.setFocus()
    hands.press(KEY.Key_Return)
    looked(qtbot, dialog)
    hands.press(KEY.Key_Tab)
    assert dialog.isVisible() and review.photo(1).marks.caption.city == ""
    city.setFocus()
    with qtbot.waitSignal(dialog.said):
        qtbot.keyClick(city, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert review.photo(1).marks.caption.city == "Wonsan"


def test_a_name_that_is_taken_is_told(
    qtbot: QtBot, dialog: TemplatesDialog, hands: Hands, folder: Path
) -> None:
    looked(qtbot, dialog)
    hands.press(KEY.Key_N, alt=True)
    hands.write("desk")
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: "There is a template desk already" in dialog.error)
    assert template.load(folder, "Desk").entries


def test_what_is_not_saved_is_kept_beside_others_and_asked_about(
    qtbot: QtBot, dialog: TemplatesDialog, hands: Hands, folder: Path
) -> None:
    template.save(folder, Template("Other"))
    dialog._shelf.read()
    qtbot.waitUntil(lambda: dialog.list.model().rowCount() == 2)
    dialog.form.entries["credit"].editor.setText("E. L.")
    dialog.list.setCurrentIndex(dialog.list.model().index(1, 0))
    assert not dialog.form.entries["credit"].box.isChecked()
    dialog.list.setCurrentIndex(dialog.list.model().index(0, 0))
    assert dialog.form.entries["credit"].editor.text() == "E. L."
    looked(qtbot, dialog)
    dialog.reject()
    assert "“Desk”" in dialog.asking.sentence.text()
    dialog.asking.no.click()
    assert not dialog.isVisible()


def test_one_more_language_is_asked_for(qtbot: QtBot, dialog: TemplatesDialog, hands: Hands) -> None:
    looked(qtbot, dialog)
    hands.press(KEY.Key_L, alt=True)
    hands.write("headline@ko")
    hands.press(KEY.Key_Return)
    assert "no more than one language" in dialog.error
    hands.press(KEY.Key_L, alt=True)
    hands.press(KEY.Key_Return)
    hands.write("bus")
    assert Entry("description@ko", Way.SET, "bus") in dialog.form.template.entries
    assert (1, "description@ko", "bus") in looked(qtbot, dialog)
    dialog.form.show_template(Template())
    assert "description@ko" not in dialog.form.entries


def test_a_template_with_faults_is_told_and_can_be_removed(
    qtbot: QtBot, dialog: TemplatesDialog, folder: Path
) -> None:
    (folder / "Broken.toml").write_text("city = 1")
    dialog._shelf.read()
    qtbot.waitUntil(lambda: dialog.list.model().rowCount() == 2)
    dialog.list.setCurrentIndex(dialog.list.model().index(0, 0))
    assert "Broken.toml" in dialog.faulty.label.text()
    assert dialog.form.isHidden() and dialog.remove.isEnabled() and not dialog.confirm.isEnabled()


def test_tab_goes_from_the_left_to_the_right(qtbot: QtBot, dialog: TemplatesDialog, hands: Hands) -> None:
    looked(qtbot, dialog)
    dialog.list.setFocus()
    passed = []
    for _ in range(60):
        hands.press(KEY.Key_Tab)
        passed.append(dialog.focusWidget())
    stops = [
        dialog.new,
        dialog.form.entries["city"].editor,
        dialog.language,
        dialog.pane.list,
        dialog.confirm,
    ]
    places = [passed.index(stop) for stop in stops]
    assert places == sorted(places)
    assert passed[places[-2] - 1] in dialog.scope.toggles.values()


def test_the_first_change_is_shown_in_full(qtbot: QtBot, dialog: TemplatesDialog) -> None:
    looked(qtbot, dialog)
    assert dialog.pane.detail.toPlainText() == "nothing\nWonsan"


def test_nothing_is_written_while_something_is_asked(
    qtbot: QtBot, dialog: TemplatesDialog, hands: Hands, review: Review
) -> None:
    looked(qtbot, dialog)
    hands.press(KEY.Key_N, alt=True)
    hands.press(KEY.Key_H, alt=True)
    assert dialog.isVisible()
    assert review.photo(1).marks.caption.city == ""
    hands.press(KEY.Key_Escape)
    assert dialog.confirm.isEnabled()


def test_where_there_is_no_template_one_is_made_at_once(qtbot: QtBot, review: Review, tmp_path: Path) -> None:
    beside = Beside(review, lambda: False, None)
    dialog = TemplatesDialog(review, beside, tmp_path / "none", [1], [1], CODES)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    qtbot.waitUntil(dialog.new.hasFocus)
    assert not dialog.language.isVisible()
    dialog.done(0)
