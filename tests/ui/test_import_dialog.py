"""What to import is asked, and nothing is copied yet."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer.caption import template
from reviewer.caption.template import Entry, Template, Way
from reviewer.card import frames as frames_on
from reviewer.ingest import Copied, Plan, ingest
from reviewer.looking import Looking
from reviewer.photo import Frame
from reviewer.review import Review
from tests.cards import SECRET, make_card
from tests.ui import judged, shoot
from ui import card_scan
from ui import settings as remembered
from ui.beside import Beside
from ui.import_dialog import ImportDialog
from ui.job import Job
from ui.progress_strip import ProgressStrip
from ui.ruleset_list import RuleSetList
from ui.rulesets_dialog import RuleSetsDialog
from ui.sentences import SentencesDialog
from ui.template_dialog import TemplateDialog


@pytest.fixture(autouse=True)
def _no_cards_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card_scan, "cards", lambda _library: iter(()))


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with judged.library(tmp_path / "library") as review:
        yield review


@pytest.fixture
def card(tmp_path: Path) -> Path:
    folder = tmp_path / "EOS_DIGITAL" / "DCIM" / "100CANON"
    folder.mkdir(parents=True)
    for number in (1, 2, 3):
        (folder / f"IMG_{number:04}.JPG").write_bytes(shoot.picture((number, 0, 0), (60, 40)))
    (folder / "notes.txt").write_text("not a picture")
    return tmp_path / "EOS_DIGITAL"


@pytest.fixture
def dialog(
    qtbot: QtBot, review: Review, workers: Executor, settings: QSettings, card: Path
) -> Iterator[ImportDialog]:
    dialog = ImportDialog(review, workers, settings, source=card)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.summary != "" and "test" in dialog.form.rulesets.boxes)
    yield dialog
    dialog.close()


def import_into(review: Review, frames: Sequence[Frame], plan: Plan) -> None:
    """As an import does."""
    review.start_shoot(plan.shoot)
    with Looking.open(review.folder) as memory:
        told = list(ingest(frames, review.folder, plan, memory, workers=None))
    review.add(plan.shoot, [one for group in told for one in group if isinstance(one, Copied)])


def nothing_runs(qtbot: QtBot) -> None:
    """What a dialog let go of ends by itself."""
    app = QApplication.instance()
    assert app is not None
    qtbot.waitUntil(lambda: not app.findChildren(Job))


def test_a_card_is_listed_and_a_name_proposed(dialog: ImportDialog) -> None:
    assert dialog.summary.startswith("3 frames, ")
    assert dialog.summary.endswith(" free. 1 file stays where it is.")
    assert len(dialog.form.shoot.field.text()) == len("2012-05-04")
    assert dialog.confirm.isEnabled()


def test_without_a_card_enter_chooses_a_folder_and_then_imports(
    qtbot: QtBot, review: Review, workers: Executor, settings: QSettings, card: Path
) -> None:
    dialog = ImportDialog(review, workers, settings)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.sources.choose_folder)
    dialog.list_folder(card)
    qtbot.waitUntil(dialog.confirm.isEnabled)
    assert dialog.focusWidget() is dialog.sources.list
    dialog.close()
    nothing_runs(qtbot)


def test_tab_goes_through_the_rule_sets_before_the_button_below(dialog: ImportDialog) -> None:
    chain = [dialog.form.photographers.field.nextInFocusChain()]
    while chain[-1] is not dialog.form.photographers.field:
        chain.append(chain[-1].nextInFocusChain())
    boxes = [chain.index(box) for box in dialog.form.rulesets.boxes.values()]
    assert boxes == sorted(boxes)
    assert boxes[-1] < chain.index(dialog.form.rulesets.add_file) < chain.index(dialog.confirm)


def test_what_was_asked_for_is_handed_on(qtbot: QtBot, dialog: ImportDialog, card: Path) -> None:
    dialog.form.shoot.field.clear()
    qtbot.keyClicks(dialog.form.shoot.field, "Day one ")
    qtbot.keyClicks(dialog.form.photographers.field, "A. Photographer")
    for ref, box in dialog.form.rulesets.boxes.items():
        box.setChecked(ref == "people-at-risk")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    request = dialog.requests[0]
    assert request.source == card
    assert [frame.name for frame in request.frames] == ["IMG_0001", "IMG_0002", "IMG_0003"]
    assert (request.plan.shoot, request.rulesets) == ("Day one", ("people-at-risk",))
    assert request.plan.photographer == "A. Photographer"


def test_the_rule_sets_of_the_last_shoot_are_ticked(dialog: ImportDialog) -> None:
    assert dialog.form.rulesets.refs() == ("test",)
    assert not dialog.form.unjudged.isVisible()
    dialog.form.rulesets.boxes["test"].setChecked(False)
    assert dialog.form.unjudged.isVisible()


def test_tab_goes_from_the_photographer_through_the_cameras_to_the_names(dialog: ImportDialog) -> None:
    people = dialog.form.photographers
    people.show_cameras({"2": "Nikon Z 6", "1": "Canon EOS R5"})
    order = [people.field, people.fields["1"], people.fields["2"], dialog.form.names.field]
    chain: list[QWidget] = [people.field]
    while chain[-1] is not order[-1]:
        chain.append(chain[-1].nextInFocusChain())
    assert [one for one in chain if one in order] == order


def test_what_is_in_the_way_is_told_beside_the_button(dialog: ImportDialog) -> None:
    names = dialog.form.names
    names.field.setText("{date}")
    assert dialog.summary.startswith("All frames would get the same name.")
    names.field.setText("{name}")
    dialog.form.shoot.field.clear()
    assert dialog.summary == "The shoot has no name." and not dialog.confirm.isEnabled()


def test_nothing_is_imported_without_a_name_or_on_cancel(qtbot: QtBot, dialog: ImportDialog) -> None:
    dialog.form.shoot.field.clear()
    assert not dialog.confirm.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.requests == ()
    assert not dialog.isVisible()


def test_an_existing_shoot_can_be_taken(dialog: ImportDialog) -> None:
    dialog.form.shoot.existing._choose(judged.SHOOT)
    assert dialog.form.shoot.field.text() == judged.SHOOT


def test_what_stays_on_the_card_is_told(qtbot: QtBot, dialog: ImportDialog) -> None:
    dialog.left_button.click()
    told = dialog.findChild(SentencesDialog)
    assert isinstance(told, SentencesDialog)
    assert "notes.txt" in told.list.item(0).text()
    told.close()


def test_a_folder_that_is_gone_is_a_sentence(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    dialog.list_folder(tmp_path / "gone")
    qtbot.waitUntil(lambda: dialog.error.startswith("There is no folder"))


def test_a_faulty_rule_set_is_told_with_its_line(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.toml"
    faulty.write_text('id = "x"\ntitle = 3\n')
    dialog.form.rulesets.add(faulty)
    qtbot.waitUntil(lambda: "line 2" in dialog.error)


def test_the_rules_of_a_shoot_are_changed(qtbot: QtBot, review: Review) -> None:
    dialog = RuleSetsDialog(review, Beside(review, lambda: False, None), judged.SHOOT)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: {"people-at-risk", "test"} <= dialog.rulesets.boxes.keys())
    assert dialog.rulesets.boxes["test"].isChecked()
    dialog.rulesets.boxes["people-at-risk"].setChecked(True)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: set(review.shoot(judged.SHOOT).rulesets) == {"test", "people-at-risk"})


def test_rules_accepted_before_they_are_read_stay_as_they_were(qtbot: QtBot, review: Review) -> None:
    dialog = RuleSetsDialog(review, Beside(review, lambda: False, None), judged.SHOOT)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    assert review.shoot(judged.SHOOT).rulesets == ("test",)
    nothing_runs(qtbot)


def test_a_list_of_rule_sets_can_go_before_it_is_read(qtbot: QtBot, review: Review) -> None:
    rulesets = RuleSetList(review.folder / "rulesets")
    rulesets.deleteLater()
    with qtbot.waitSignal(rulesets.destroyed):
        pass
    nothing_runs(qtbot)


def test_a_long_name_does_not_widen_the_progress(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.start("Importing", 3)
    before = strip.minimumSizeHint().width()
    strip.advance(0, "a name " * 40)
    assert strip.minimumSizeHint().width() == before
    strip.finish("a summary " * 40)
    assert strip.minimumSizeHint().width() <= before


def test_the_strip_tells_how_far_it_is_and_what_failed(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.start("Importing", 3)
    strip.advance(2, "IMG_0002")
    assert strip.isVisible() and strip.running
    assert (strip._bar.value(), strip._bar.maximum()) == (200, 300)
    strip.go_within(0.5)
    assert strip._bar.value() == 250
    strip.fail("IMG_0003.JPG cannot be read.")
    strip.fail("IMG_0004.JPG cannot be read.")
    assert strip.failures.text() == "2 failed: show why"
    with qtbot.waitSignal(strip.cancelled):
        strip.cancel.click()
    strip.finish("2 frames copied and verified")
    assert not strip.running
    assert strip._label.text() == "2 frames copied and verified"
    strip.close_button.click()
    assert not strip.isVisible()


# Names, backup, photographers, captions


def test_the_name_a_template_makes_is_shown_as_one_types(qtbot: QtBot, dialog: ImportDialog) -> None:
    names = dialog.form.names
    assert names.preview.text() == "Such as IMG_1234.CR3"
    dialog.form.job.setText("G20")
    names.field.setText("{job}-{seq:3}")
    assert names.preview.text() == "Such as G20-001.CR3"
    names.field.setText("{jbo}-{name}")
    assert "no {jbo}" in names.preview.text()
    assert not dialog.confirm.isEnabled()
    names.field.setText("")
    assert names.template == "{name}" and dialog.confirm.isEnabled()
    names.tokens.menu().actions()[0].trigger()
    assert names.field.text() == "{date}"


def test_a_backup_is_looked_at_before_it_is_used(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    backup = dialog.form.backup
    backup.field.setText(str(tmp_path / "gone"))
    assert not dialog.confirm.isEnabled()
    qtbot.waitUntil(lambda: backup.trouble.startswith("There is no folder"))
    assert not dialog.confirm.isEnabled()
    backup.field.setText(str(tmp_path))
    qtbot.waitUntil(dialog.confirm.isEnabled)
    assert backup.room is not None and backup.room.same_disk
    assert "same disk" in backup.field.accessibleDescription()


def test_too_little_room_is_told_before_anything_begins(qtbot: QtBot, dialog: ImportDialog) -> None:
    dialog._shown = [replace(found, free=100) for found in dialog._shown]
    dialog._show_state()
    assert "the disk of the library has room for 100 bytes" in dialog.error
    assert not dialog.confirm.isEnabled()
    dialog.pane.choices["O"].click()
    assert dialog.error == ""


def test_a_photographer_is_remembered_by_the_camera(
    qtbot: QtBot, review: Review, workers: Executor, settings: QSettings, tmp_path: Path
) -> None:
    top = make_card(tmp_path / "card", count=2)
    for name in ("A. Photographer", ""):
        dialog = ImportDialog(review, workers, settings, source=top)
        qtbot.addWidget(dialog)
        dialog.show()
        field = dialog.form.photographers.fields
        qtbot.waitUntil(lambda field=field: SECRET in field)
        if name:
            field[SECRET].setText(name)
        assert field[SECRET].text() == "A. Photographer"
        qtbot.waitUntil(dialog.confirm.isEnabled)
        dialog.accept()
        assert dialog.requests[0].plan.photographers == {SECRET: "A. Photographer"}
    nothing_runs(qtbot)


def test_what_was_asked_for_last_is_there_again(
    qtbot: QtBot, review: Review, workers: Executor, settings: QSettings, card: Path, tmp_path: Path
) -> None:
    desk = Template("desk", (Entry("city", Way.FILL, "Wonsan"),))
    template.save(remembered.captions(settings), desk)
    for again in (False, True):
        dialog = ImportDialog(review, workers, settings, source=card)
        qtbot.addWidget(dialog)
        dialog.show()
        if not again:
            dialog.form.names.field.setText("{shoot}-{number}")
            dialog.form.backup.field.setText(str(tmp_path))
            qtbot.waitUntil(lambda form=dialog.form: form.template.ready)
            dialog.form.template.choice._choose("desk")
        qtbot.waitUntil(dialog.confirm.isEnabled)
        dialog.accept()
        plan = dialog.requests[0].plan
        assert (plan.names, plan.backup) == ("{shoot}-{number}", tmp_path)
        assert plan.template == desk
    nothing_runs(qtbot)


def test_a_template_is_made_changed_and_removed(qtbot: QtBot, dialog: ImportDialog) -> None:
    field = dialog.form.template

    def asked(button: QAbstractButton) -> TemplateDialog:
        button.click()
        found = [one for one in dialog.findChildren(TemplateDialog) if one.isVisible()]
        return found[0]

    new = asked(field.new)
    assert not new.confirm.isEnabled()
    new.field.setText("desk")
    new.form.entries["keywords"].editor.setText("harbour, boats")
    new.accept()
    qtbot.waitUntil(lambda: field.name == "desk")
    assert field.template == Template("desk", (Entry("keywords", Way.FILL, "harbour, boats"),))
    again = asked(field.new)
    again.field.setText("desk")
    again.accept()
    qtbot.waitUntil(lambda: again.error.startswith("There is a template desk already."))
    again.reject()
    edit = asked(field.edit)
    assert edit.form.entries["keywords"].editor.text() == "harbour, boats"
    edit.form.entries["city"].editor.setText("Wonsan")
    edit.field.setText("Wonsan")
    edit.accept()
    qtbot.waitUntil(lambda: field.name == "Wonsan")
    assert Entry("city", Way.FILL, "Wonsan") in field.template.entries
    asked(field.edit).remove.click()
    qtbot.waitUntil(lambda: field.name == "")
    assert field.template == Template()


def test_a_faulty_template_is_told_and_not_imported_by(
    qtbot: QtBot, review: Review, workers: Executor, settings: QSettings, card: Path
) -> None:
    folder = remembered.captions(settings)
    folder.mkdir(parents=True)
    (folder / "desk.toml").write_text('colour = "blue"')
    settings.setValue(remembered.PRESET, "desk")
    dialog = ImportDialog(review, workers, settings, source=card)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "desk.toml" in dialog.summary)
    assert not dialog.confirm.isEnabled()
    dialog.form.template.choice._choose("")
    qtbot.waitUntil(dialog.confirm.isEnabled)
    dialog.close()
    nothing_runs(qtbot)


def test_a_template_names_the_shoot_and_is_there_the_next_time(
    qtbot: QtBot, review: Review, workers: Executor, settings: QSettings, card: Path
) -> None:
    for frame in frames_on(card).frames:
        os.utime(frame.primary, (1740924000, 1740924000))
    for again in (False, True):
        dialog = ImportDialog(review, workers, settings, source=card)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(dialog.confirm.isEnabled)
        field = dialog.form.shoot.field
        if not again:
            field.clear()
            qtbot.keyClicks(field, "{date:%Y-%m} {jab}")
            assert dialog.summary.startswith("There is no {jab}.") and not dialog.confirm.isEnabled()
            field.clear()
            qtbot.keyClicks(field, "{date:%Y-%m} {job}")
        assert field.text() == "{date:%Y-%m} {job}"
        qtbot.keyClicks(dialog.form.job, "Strike")
        assert dialog.form.shoot.preview.text() == "Now 2025-03 Strike"
        dialog.form.names.field.setText("{date:%d}/{shoot}-{name}")
        assert dialog.form.names.preview.text() == "Such as 02/2025-03 Strike-IMG_1234.CR3"
        dialog.accept()
        assert dialog.requests[0].plan.shoot == "2025-03 Strike"
    nothing_runs(qtbot)


def test_frames_of_an_earlier_import_are_known_with_their_shoot(
    qtbot: QtBot, review: Review, workers: Executor, settings: QSettings, card: Path
) -> None:
    import_into(review, frames_on(card).frames[:2], Plan("May"))
    dialog = ImportDialog(review, workers, settings, source=card)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.confirm.isEnabled)
    assert [frame.place for frame in dialog.pane.frames.frames] == ["May", "May", ""]
    assert dialog.summary.startswith("1 frame, ")
    dialog.accept()
    assert [frame.name for frame in dialog.requests[0].frames] == ["IMG_0003"]
    assert dialog.requests[0].whole
    assert "2 are in the library already." in dialog.summary
    nothing_runs(qtbot)


def test_what_the_backup_lacks_is_chosen_too(
    qtbot: QtBot, review: Review, workers: Executor, settings: QSettings, card: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    frames = frames_on(card).frames
    import_into(review, frames[:1], Plan("May", backup=disk))
    import_into(review, frames[1:], Plan("May"))
    dialog = ImportDialog(review, workers, settings, source=card)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.summary.startswith("No frame is chosen. 3 are in the library already."))
    assert dialog.form.shoot.field.text() == "May" and not dialog.confirm.isEnabled()
    dialog.form.backup.field.setText(str(disk))
    qtbot.waitUntil(dialog.confirm.isEnabled)
    assert "2 of them are not on the backup." in dialog.summary
    dialog.pane.frames.turn([dialog.pane.frames.index(1)])
    dialog.accept()
    assert [frame.name for frame in dialog.requests[0].frames] == ["IMG_0003"]
    assert not dialog.requests[0].whole
    nothing_runs(qtbot)


def test_the_shoot_goes_on_with_frames_of_its_days_and_else_is_named_by_the_new_ones(
    review: Review, card: Path
) -> None:
    first, second, third = frames_on(card).frames
    monday, tuesday = (datetime(2025, 3, day, 12).timestamp() for day in (3, 4))
    for frame, time in ((first, monday), (second, monday), (third, tuesday)):
        os.utime(frame.primary, (time, time))
    (card / "DCIM/100CANON/notes.txt").unlink()

    def proposed() -> str:
        (found,) = card_scan.listing(card, review.folder)
        assert isinstance(found, card_scan.Found)
        return found.going_on or found.proposal

    assert proposed() == "2025-03-03 to 2025-03-04"
    import_into(review, [first], Plan("Harbour"))
    assert proposed() == "2025-03-03 to 2025-03-04"
    import_into(review, [second], Plan("Harbour"))
    assert proposed() == "2025-03-04"
    second.primary.touch()
    os.utime(second.primary, (monday + 60, monday + 60))
    third.primary.unlink()
    assert proposed() == "Harbour"


def test_the_frames_of_all_ticked_cards_are_imported_each_card_by_itself(
    qtbot: QtBot, review: Review, workers: Executor, settings: QSettings, card: Path, tmp_path: Path
) -> None:
    other = make_card(tmp_path / "other", count=2)
    dialog = ImportDialog(review, workers, settings, source=card)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.confirm.isEnabled)
    dialog.list_folder(other)
    qtbot.waitUntil(lambda: [found.folder for found in dialog.sources.ticked] == [other])
    dialog.sources.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.summary.startswith("7 frames, ")
    dialog.accept()
    assert [(request.source, len(request.frames)) for request in dialog.requests] == [(card, 3), (other, 4)]
    nothing_runs(qtbot)
