"""Profiles of one's own are made, changed and removed by keys alone; nothing is lost or hidden on the way."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget
from pytestqt.qtbot import QtBot

from reviewer.export import profile
from reviewer.export.profile import CaptionFile, Container, FileFormat, KeptField, Pixels, Profile, Shelf
from reviewer.photo import Verdict
from reviewer.review import Review
from tests.reviewer.export.test_profile_writing import choices
from tests.ui import judged, shoot
from ui import choose
from ui.entries import Number
from ui.export_dialog import ExportDialog
from ui.main_window import MainWindow
from ui.profile_form import ProfileForm
from ui.profiles_dialog import ProfilesDialog

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
DESK = '# Ours.\nid = "desk"\ntitle = "Desk"\nverdicts = ["clear"]  # no more\n'


class Hands:
    """Keys go to whatever has the focus in the dialog."""

    def __init__(self, qtbot: QtBot, dialog: QDialog) -> None:
        self._qtbot, self.dialog = qtbot, dialog

    def press(self, *keys: Qt.Key, alt: bool = False) -> None:
        for key in keys:
            held = ALT if alt else Qt.KeyboardModifier.NoModifier
            self._qtbot.keyClick(self._focused(), key, held)
            # A button pressed by its letter goes down, and up a moment later.
            self._qtbot.waitUntil(lambda: not any(one.isDown() for one in self._buttons()))

    def write(self, text: str) -> None:
        self._qtbot.keyClicks(self._focused(), text)

    def walk_to(self, widget: QWidget) -> None:
        """Tab until a widget has the focus."""
        for _ in range(60):
            if self.dialog.focusWidget() is widget:
                return
            self.press(KEY.Key_Tab)
        raise AssertionError("the Tab key does not go there")

    def _focused(self) -> QWidget:
        focused = self.dialog.focusWidget()
        assert focused is not None
        return focused

    def _buttons(self) -> list[QAbstractButton]:
        return self.dialog.findChildren(QAbstractButton)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "profiles"
    folder.mkdir()
    (folder / "desk.toml").write_text(DESK, "utf-8")
    return folder


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    """Three photos: one restricted, one clear, one nobody went through."""
    with judged.library(tmp_path / "library", photos=3) as review:
        review.change("Tag", [1], tag=("soldier",))
        review.change("Look", [2], looked_at=True)
        yield review


@pytest.fixture
def dialog(qtbot: QtBot, folder: Path, review: Review) -> ProfilesDialog:
    dialog = ProfilesDialog(Shelf(folder), review, review.ids(), first="desk")
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.chosen == "desk" and bool(dialog.tally.text))
    return dialog


@pytest.fixture
def hands(qtbot: QtBot, dialog: ProfilesDialog) -> Hands:
    return Hands(qtbot, dialog)


def own(folder: Path, id: str = "desk") -> Profile:
    return profile.find(id, folder)


def test_a_new_profile_is_made_and_changed_by_keys(
    qtbot: QtBot, dialog: ProfilesDialog, hands: Hands, folder: Path
) -> None:
    hands.press(KEY.Key_N, alt=True)
    hands.write("Night desk")
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: dialog.chosen == "night-desk")
    assert own(folder, "night-desk").sentence == "Night desk: only clear photos, 2048 px JPEG, nothing kept."
    hands.walk_to(dialog.form.entries["verdicts"].boxes["caution"])
    hands.press(KEY.Key_Space)
    hands.walk_to(dialog.form.names.choice.toggles["number"])
    hands.press(KEY.Key_Right)
    hands.walk_to(dialog.form.names.field)
    hands.write("N{number}")
    said = "Night desk: clear and caution photos, 2048 px JPEG, nothing kept; named like “N001.jpg”."
    assert dialog.sentence.text() == said
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: own(folder, "night-desk").sentence == said)
    qtbot.waitUntil(lambda: not dialog.confirm.isEnabled())
    hands.press(KEY.Key_Escape)
    assert not dialog.isVisible()


def test_saving_keeps_the_comments(qtbot: QtBot, dialog: ProfilesDialog, hands: Hands, folder: Path) -> None:
    hands.walk_to(dialog.form.entries["title"].field)
    hands.press(KEY.Key_End)
    hands.write(" of ours")
    assert "not saved" in row_ends(dialog)
    qtbot.keyClick(dialog.form.entries["title"].field, KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: own(folder).title == "Desk of ours")
    text = (folder / "desk.toml").read_text("utf-8")
    assert text.startswith("# Ours.") and 'verdicts = ["clear"]  # no more' in text
    qtbot.waitUntil(lambda: "not saved" not in row_ends(dialog))


def test_what_would_go_is_counted_meanwhile(qtbot: QtBot, dialog: ProfilesDialog, hands: Hands) -> None:
    assert dialog.tally.text == "Of the 3 photos shown, 1 would go, 2 would be held back."
    hands.walk_to(dialog.form.entries["verdicts"].boxes["restricted"])
    hands.press(KEY.Key_Space)
    qtbot.waitUntil(lambda: dialog.tally.text == "Of the 3 photos shown, 2 would go, 1 would be held back.")


def test_a_fault_stands_beside_its_key_and_nothing_is_saved(
    dialog: ProfilesDialog, hands: Hands, folder: Path
) -> None:
    hands.walk_to(dialog.form.entries["long_edge"].field)
    hands.write("huge")
    assert dialog.form.fault("long_edge").startswith("`long_edge` must be a whole number")
    assert not dialog.confirm.isEnabled() and not dialog.duplicate.isEnabled()
    hands.press(KEY.Key_Return)
    assert (folder / "desk.toml").read_text("utf-8") == DESK
    hands.press(*[KEY.Key_Backspace] * 4)
    assert dialog.form.fault("long_edge") == "" and not dialog.confirm.isEnabled()
    hands.walk_to(dialog.form.entries["pixels"].toggles["fresh"])
    hands.press(KEY.Key_Right)
    assert "from 95 to 100" in dialog.form.fault("quality")


def test_a_shipped_one_stays_and_the_change_is_ones_own(
    qtbot: QtBot, dialog: ProfilesDialog, hands: Hands, folder: Path
) -> None:
    dialog.list.choose("agency")
    assert not dialog.remove.isEnabled()
    hands.walk_to(dialog.form.entries["keep"].boxes["description"])
    hands.press(KEY.Key_Space, KEY.Key_Return)
    assert dialog.asking.name.text() == "Agency of mine"
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: dialog.chosen == "agency-of-mine")
    assert own(folder, "agency-of-mine").keep == {KeptField.CREDIT, KeptField.COPYRIGHT}
    assert "not saved" not in row_ends(dialog)


def test_closing_asks_about_what_is_not_saved(dialog: ProfilesDialog, hands: Hands, folder: Path) -> None:
    hands.walk_to(dialog.form.entries["title"].field)
    hands.press(KEY.Key_End)
    hands.write("!")
    hands.press(KEY.Key_Escape)
    assert "“Desk”" in dialog.asking.sentence.text()
    hands.press(KEY.Key_Escape)
    assert dialog.isVisible() and dialog.asking.isHidden()
    assert dialog.form.entries["title"].field.hasFocus()
    dialog.list.choose("agency")
    dialog.list.choose("desk")
    assert dialog.form.values["title"] == "Desk!"
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_Tab, KEY.Key_Space)
    assert not dialog.isVisible() and own(folder).title == "Desk"


@pytest.mark.parametrize("mine", [True, False])
def test_what_somebody_else_wrote_is_not_written_over_unasked(
    qtbot: QtBot, dialog: ProfilesDialog, hands: Hands, folder: Path, mine: bool
) -> None:
    hands.walk_to(dialog.form.entries["title"].field)
    hands.press(KEY.Key_End)
    hands.write(" one")
    (folder / "desk.toml").write_text(DESK.replace('"Desk"', '"Theirs"'), "utf-8")
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(dialog.asking.isVisible)
    assert "changed by somebody else" in dialog.asking.sentence.text()
    assert own(folder).title == "Theirs"
    hands.press(*([KEY.Key_Tab, KEY.Key_Space] if mine else [KEY.Key_Return]))
    title = "Desk one" if mine else "Theirs"
    qtbot.waitUntil(lambda: dialog.form.values["title"] == title and not dialog.confirm.isEnabled())
    assert own(folder).title == title


def test_removing_asks(qtbot: QtBot, dialog: ProfilesDialog, hands: Hands, folder: Path) -> None:
    hands.press(KEY.Key_R, alt=True)
    hands.press(KEY.Key_Escape)
    assert (folder / "desk.toml").exists()
    hands.press(KEY.Key_R, alt=True)
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: dialog.chosen == "agency")
    assert list(folder.iterdir()) == []


def test_a_broken_one_is_shown_with_its_fault_and_can_be_removed(
    qtbot: QtBot, folder: Path, review: Review
) -> None:
    (folder / "desk.toml").write_text(DESK.replace("clear", "all"), "utf-8")
    dialog = ProfilesDialog(Shelf(folder), review, review.ids(), first="desk")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.faulty.isVisible)
    assert "line 4: `verdicts` cannot be “all”" in dialog.faulty.label.text()
    assert not dialog.form.isVisible() and dialog.chosen == ""
    assert dialog.remove.isEnabled() and not dialog.duplicate.isEnabled()


def test_profiles_come_and_go_as_files(
    qtbot: QtBot,
    dialog: ProfilesDialog,
    hands: Hands,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "for-you.toml"
    monkeypatch.setattr(choose, "new_file", lambda *_: file)
    monkeypatch.setattr(choose, "file", lambda *_: file)
    hands.press(KEY.Key_O, alt=True)
    qtbot.waitUntil(lambda: file.exists() and not dialog._shelving.busy)
    assert file.read_text("utf-8") == DESK
    hands.press(KEY.Key_F, alt=True)
    qtbot.waitUntil(lambda: dialog.chosen == "desk-2" and not dialog._shelving.busy)
    file.write_text("nothing", "utf-8")
    hands.press(KEY.Key_F, alt=True)
    qtbot.waitUntil(lambda: "cannot be used" in dialog.error)


def test_a_folder_that_takes_nothing_is_told_and_what_was_entered_stays(
    qtbot: QtBot, dialog: ProfilesDialog, hands: Hands, folder: Path
) -> None:
    hands.walk_to(dialog.form.entries["title"].field)
    hands.press(KEY.Key_End)
    hands.write(" one")
    (folder / "desk.toml").unlink()
    folder.rmdir()
    folder.write_text("no folder")
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: "cannot be saved" in dialog.error)
    assert dialog.form.values["title"] == "Desk one"
    qtbot.waitUntil(dialog.confirm.isEnabled)


MADE = (
    profile.find("travel-set"),
    profile.find("agency"),
    Profile("x", "X", frozenset({Verdict.RESTRICTED}), pixels=Pixels.LOSSLESS, quality=97),
    Profile("x", "X", frozenset({Verdict.CLEAR}), format=FileFormat.PNG, names="random", long_edge=999),
    Profile(
        "x",
        "X",
        frozenset({Verdict.CLEAR, Verdict.CAUTION}),
        captions=(CaptionFile.TXT, CaptionFile.JSON),
        caption_fields=("headline", "people"),
        names="{place} {number}",
        container=Container.ZIP,
    ),
)


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.sentence)
def test_the_form_gives_back_what_it_shows(qtbot: QtBot, made: Profile) -> None:
    form = ProfileForm()
    qtbot.addWidget(form)
    form.show_values(profile.content(made))
    assert form.values == profile.content(made)
    assert form.checked == (made, {})


def test_the_form_gives_back_whatever_it_shows(qtbot: QtBot) -> None:
    form = ProfileForm()
    qtbot.addWidget(form)

    @given(choices)
    def shows_and_gives_back(values: dict[str, object]) -> None:
        made, faults = profile.check(values)
        form.show_values(profile.content(made))
        assert faults or form.checked == (made, {})

    shows_and_gives_back()


def test_full_size_is_lit_from_the_first_profile_on(qtbot: QtBot) -> None:
    form = ProfileForm()
    qtbot.addWidget(form)
    form.show_values(profile.content(profile.find("agency")))
    edge = form.entries["long_edge"]
    assert isinstance(edge, Number) and edge.usual[0].isChecked()


def test_no_field_left_means_all_and_says_so(qtbot: QtBot) -> None:
    form = ProfileForm()
    qtbot.addWidget(form)
    form.show_values(profile.content(replace(MADE[1], caption_fields=("headline",))))
    fields = form.entries["caption_fields"]
    assert not fields.everything.isChecked()
    fields.boxes["headline"].click()
    assert fields.everything.isChecked() and form.values["caption_fields"] == []
    fields.boxes["city"].click()
    assert not fields.everything.isChecked() and form.values["caption_fields"] == ["city"]
    fields.everything.click()
    assert form.values["caption_fields"] == [] and not fields.boxes["city"].isChecked()


def test_an_open_export_has_the_new_profile_at_once(qtbot: QtBot, folder: Path, review: Review) -> None:
    (folder / "bad.toml").write_text('id = "bad"\ntitle = "Bad"\n', "utf-8")
    export = ExportDialog(review, [2], review.ids(), Shelf(folder))
    qtbot.addWidget(export)
    with qtbot.waitActive(export):
        export.show()
        export.activateWindow()
    qtbot.waitUntil(lambda: export.form.plan is not None)
    profiles = export.form.profiles
    rows = [profiles.model().index(row, 0) for row in range(profiles.model().rowCount())]
    assert [row.data() for row in rows] == ["Travel set", "Desk", "Publication", "Agency", "bad"]
    assert not rows[-1].flags() & Qt.ItemFlag.ItemIsSelectable
    assert "`verdicts` says which photos may go" in rows[-1].data(Qt.ItemDataRole.ToolTipRole)
    Hands(qtbot, export).press(KEY.Key_N, alt=True)
    editor = export.findChild(ProfilesDialog)
    assert editor is not None and editor.asking.isVisible()
    hands = Hands(qtbot, editor)
    hands.write("Night desk")
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: editor.chosen == "night-desk")
    qtbot.waitUntil(lambda: profiles.current is not None and profiles.current.id == "night-desk")
    qtbot.waitUntil(lambda: not editor._shelving.busy)
    hands.press(KEY.Key_Escape)
    assert export.focusWidget() is profiles
    qtbot.waitUntil(lambda: export.form.ready)
    export.close()


def test_shipped_ones_are_there_where_ones_own_cannot_be_read(
    qtbot: QtBot, tmp_path: Path, review: Review
) -> None:
    (tmp_path / "profiles").write_text("no folder")
    export = ExportDialog(review, [2], review.ids(), Shelf(tmp_path / "profiles"))
    qtbot.addWidget(export)
    export.show()
    qtbot.waitUntil(lambda: export.form.ready and "cannot be read" in export.error)
    export.close()


def test_the_window_opens_them_and_begins_with_the_profile_used_last(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    assert window.desk is not None
    review = window.desk.review
    list(review.setting_rulesets(shoot.SHOOT, ["people-at-risk"]))
    review.change("Look", review.ids(), looked_at=True)
    window.menus["export"].trigger()
    export = window.findChild(ExportDialog)
    assert export is not None
    qtbot.waitUntil(lambda: export.form.plan is not None)
    export.form.choose_profile("publication")
    export.form.target.set_folder(tmp_path / "set")
    qtbot.waitUntil(lambda: export.confirm.isEnabled())
    export.confirm.click()
    qtbot.waitUntil(lambda: export.receipt is not None and not export.running)
    export.close()
    window.menus["profiles"].trigger()
    dialog = window.findChild(ProfilesDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.chosen == "publication")
    dialog.close()


def row_ends(dialog: ProfilesDialog) -> list[str]:
    model = dialog.list.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.UserRole).end for row in range(model.rowCount())]
