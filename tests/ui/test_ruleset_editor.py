"""The rule set editor by keyboard: rules made, changed, tried and saved; what is shipped stays."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer import rules
from reviewer.photo import Verdict
from reviewer.preview import Cache
from reviewer.progress import Progress
from reviewer.review import Review
from reviewer.rules import Outcome, RuleSet
from tests.ui import judged
from tests.ui.test_contact_sheet import Bare
from ui.beside import Beside, Waiting
from ui.job import Job
from ui.part_form import PartForm
from ui.picker import Picker
from ui.pictures import Pictures
from ui.ruleset_editor import RuleSetEditor
from ui.trial_strip import TrialStrip

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with judged.library(tmp_path / "library", 6) as review:
        review.change("Look", range(1, 7), looked_at=True)
        review.change("Tag", (1, 2), tag={"soldier"})
        review.change("Tag", (3,), tag={"child"})
        review.change("Tag", (4, 5), tag={"bus"})
        yield review


@pytest.fixture
def editor(qtbot: QtBot, review: Review) -> Iterator[RuleSetEditor]:
    beside = Beside(review, lambda: False, None)
    editor = RuleSetEditor(review, beside, judged.SHOOT)
    with qtbot.waitActive(editor):
        editor.show()
        editor.activateWindow()
    yield editor
    editor.done(0)
    qtbot.waitUntil(lambda: not application().findChildren(Job))
    beside.close()
    beside.deleteLater()
    editor.deleteLater()


def application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def settled(qtbot: QtBot, editor: RuleSetEditor) -> None:
    qtbot.waitUntil(lambda: not editor.trial.busy)


def opened(qtbot: QtBot, editor: RuleSetEditor, ref: str = "test", *, copy: bool = False) -> None:
    editor.open_ruleset(ref, copy=copy)
    qtbot.waitUntil(editor.parts.isEnabled)
    settled(qtbot, editor)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_into(qtbot: QtBot, widget: QWidget, text: str) -> None:
    widget.setFocus()
    qtbot.keyClick(widget, KEY.Key_A, CTRL)
    qtbot.keyClicks(widget, text)


def press(qtbot: QtBot, widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(widget, key)


def field(form: PartForm, key: str) -> QWidget:
    inner = getattr(form.entries[key], "field")  # noqa: B009  # each kind of entry has one of its own kind
    assert isinstance(inner, QWidget)
    return inner


def pick(qtbot: QtBot, form: PartForm, key: str, typed: str) -> None:
    entry = form.entries[key]
    assert isinstance(entry, Picker)
    entry.field.setFocus()
    qtbot.keyClicks(entry.field, typed)
    press(qtbot, entry.field, KEY.Key_Return)


def save(qtbot: QtBot, editor: RuleSetEditor) -> str:
    with qtbot.waitSignal(editor.written) as written:
        qtbot.keyClick(focused(), KEY.Key_S, CTRL)
    assert written.args is not None
    return str(written.args[0])


def kept(review: Review, ref: str) -> RuleSet:
    return rules.find(ref, review.folder / "rulesets")


def test_a_new_rule_set_from_nothing_judges_a_photo(
    qtbot: QtBot, editor: RuleSetEditor, review: Review
) -> None:
    editor.begin_new()
    settled(qtbot, editor)
    assert "no [[rule]]" in editor.error and not editor.confirm.isEnabled()
    form = editor.parts.forms["rule"]
    assert focused() is editor.parts.list.new
    press(qtbot, focused(), KEY.Key_Space)
    assert focused() is field(form, "title")
    type_into(qtbot, focused(), "A bus")
    pick(qtbot, form, "all", "bus")
    type_into(qtbot, field(form, "reason"), "Shows how visitors travel.")
    settled(qtbot, editor)
    assert editor.strip.text.startswith("With this change")
    assert editor.parts.list.list.rows.row(editor.parts.list.list.currentIndex()).note == (  # type: ignore[union-attr]
        "Restricted when “bus”."
    )
    ref = save(qtbot, editor)
    assert ref == "my-rules" and kept(review, ref).version == "1"
    assert "not judged by it yet" in editor.asking.sentence.text()
    press(qtbot, editor.asking.yes, KEY.Key_Space)
    qtbot.waitUntil(lambda: ref in review.shoot(judged.SHOOT).rulesets)
    assert review.shoot(judged.SHOOT).rulesets == ("test", "my-rules")
    review.change("Tag", (6,), tag={"bus"})
    assert review.verdict(6) is Verdict.RESTRICTED


def test_a_change_is_tried_before_it_is_saved(qtbot: QtBot, editor: RuleSetEditor, review: Review) -> None:
    opened(qtbot, editor)
    assert editor.strip.text.startswith("What you change is tried here")
    editor.parts.list.choose("rule", 1)
    form = editor.parts.forms["rule"]
    toggle = form.entries["outcome"].toggles[str(Outcome.RESTRICTED)]  # type: ignore[attr-defined]
    press(qtbot, toggle, KEY.Key_Space)
    settled(qtbot, editor)
    assert editor.strip.text == f"With this change 1 photo of {judged.SHOOT} becomes restricted."
    assert review.verdict(3) is Verdict.CAUTION
    save(qtbot, editor)
    assert review.verdict(3) is Verdict.RESTRICTED
    assert kept(review, "test").version == "2"
    assert not editor.unsaved


def test_comments_of_a_hand_written_file_stay(qtbot: QtBot, editor: RuleSetEditor, review: Review) -> None:
    file = review.folder / "rulesets" / "test.toml"
    text = "# Told in May.\n" + file.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    opened(qtbot, editor)
    form = editor.parts.forms["rule"]
    type_into(qtbot, field(form, "title"), "Uniforms")
    settled(qtbot, editor)
    save(qtbot, editor)
    wanted = text.replace('version = "1"', 'version = "2"').replace("Soldiers in the frame", "Uniforms")
    assert file.read_text(encoding="utf-8") == wanted


def test_what_comes_with_the_program_is_changed_in_a_copy(
    qtbot: QtBot, editor: RuleSetEditor, review: Review
) -> None:
    review.set_rulesets(judged.SHOOT, ("people-at-risk",))
    opened(qtbot, editor, "people-at-risk")
    assert not editor.fixed.isHidden() and editor.confirm.isHidden()
    qtbot.keyClicks(field(editor.parts.forms["rule"], "title"), "changed")
    assert not editor.unsaved
    press(qtbot, editor.copy, KEY.Key_Space)
    settled(qtbot, editor)
    type_into(qtbot, field(editor.parts.forms["rule"], "title"), "Faces")
    settled(qtbot, editor)
    ref = save(qtbot, editor)
    assert ref == "people-at-risk-from-publication-copy"
    assert kept(review, ref).rules[0].title == "Faces"
    assert "# " in (review.folder / "rulesets" / f"{ref}.toml").read_text(encoding="utf-8")
    press(qtbot, editor.asking.yes, KEY.Key_Space)
    qtbot.waitUntil(lambda: ref in review.shoot(judged.SHOOT).rulesets)
    assert review.shoot(judged.SHOOT).rulesets == (ref,)


def test_faults_are_told_beside_the_field_and_nothing_is_saved(qtbot: QtBot, editor: RuleSetEditor) -> None:
    opened(qtbot, editor)
    form = editor.parts.forms["rule"]
    qtbot.keyClick(field(form, "reason"), KEY.Key_A, CTRL)
    press(qtbot, field(form, "reason"), KEY.Key_Delete)
    settled(qtbot, editor)
    assert form.faults == {"reason": "“Reason” is empty. Write a text."}
    assert not editor.confirm.isEnabled()
    assert editor.strip.text.startswith("1 thing is to be mended")
    qtbot.keyClicks(field(form, "reason"), "Again.")
    settled(qtbot, editor)
    assert form.faults == {} and editor.confirm.isEnabled()


def test_a_rule_set_that_cannot_be_read_is_not_saved_over(
    qtbot: QtBot, editor: RuleSetEditor, review: Review
) -> None:
    (review.folder / "rulesets" / "broken.toml").write_text('id = "broken"\n')
    editor.open_ruleset("broken")
    qtbot.waitUntil(lambda: "cannot be used" in editor.error)
    assert "broken" in editor.windowTitle()
    assert not any(button.isEnabled() for button in (editor.undo, editor.redo, editor.confirm))


def test_a_fault_names_the_lines_of_the_form(qtbot: QtBot, editor: RuleSetEditor) -> None:
    opened(qtbot, editor)
    press(qtbot, editor.parts.list.new, KEY.Key_Space)
    settled(qtbot, editor)
    said = editor.parts.forms["rule"].faults[""]
    assert said.startswith("It has no condition. Name tags in “When it shows all of”, “and any of”")


def test_pictures_that_arrive_after_the_editor_is_gone_are_no_bug(qtbot: QtBot, tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as workers:
        pictures = Pictures(Bare(Cache(tmp_path / "previews")), workers)
        strip = TrialStrip(pictures)
        with qtbot.waitSignal(strip.destroyed):
            strip.deleteLater()
        pictures.arrived.emit(frozenset({1}))
        pictures.close()
        pictures.deleteLater()


def test_undo_and_redo_within_the_editor(qtbot: QtBot, editor: RuleSetEditor) -> None:
    opened(qtbot, editor)
    before = editor.ruleset
    form = editor.parts.forms["rule"]
    pick(qtbot, form, "none", "Child")
    type_into(qtbot, field(form, "title"), "Uniforms")
    after = editor.ruleset
    assert after.rules[0].none == {"child"} and after.rules[0].title == "Uniforms"
    editor.parts.list.list.setFocus()
    for _ in range(2):
        qtbot.keyClick(editor.parts.list.list, KEY.Key_Z, CTRL)
    assert editor.ruleset == before and not editor.undo.isEnabled()
    for _ in range(2):
        qtbot.keyClick(editor.parts.list.list, KEY.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert editor.ruleset == after


def test_closing_asks_about_what_is_not_saved(qtbot: QtBot, editor: RuleSetEditor) -> None:
    opened(qtbot, editor)
    type_into(qtbot, field(editor.parts.forms["rule"], "title"), "Uniforms")
    press(qtbot, editor, KEY.Key_Escape)
    assert editor.isVisible() and "not saved" in editor.asking.sentence.text()
    press(qtbot, editor, KEY.Key_Escape)
    assert editor.asking.isHidden() and editor.isVisible()
    press(qtbot, editor, KEY.Key_Escape)
    press(qtbot, editor.asking.no, KEY.Key_Space)
    assert not editor.isVisible()


def test_a_tag_can_be_made_where_a_rule_asks_for_it(qtbot: QtBot, editor: RuleSetEditor) -> None:
    opened(qtbot, editor)
    pick(qtbot, editor.parts.forms["rule"], "any", "asleep")
    assert editor.ruleset.tags[-1].id == "asleep"
    assert editor.ruleset.rules[0].any == {"asleep"}
    settled(qtbot, editor)
    assert editor.strip.text == f"With this change 2 photos of {judged.SHOOT} become unreviewed."


def test_a_tag_is_found_by_its_synonym(qtbot: QtBot, editor: RuleSetEditor) -> None:
    opened(qtbot, editor)
    pick(qtbot, editor.parts.forms["rule"], "any", "girl")
    assert editor.ruleset.rules[0].any == {"child"}


def test_a_new_tag_is_named_by_typing_and_its_short_name_follows(qtbot: QtBot, editor: RuleSetEditor) -> None:
    opened(qtbot, editor)
    editor.parts.list.choose("tag", 0)
    press(qtbot, editor.parts.list.new, KEY.Key_Space)
    form = editor.parts.forms["tag"]
    qtbot.keyClicks(focused(), "Bicycle")
    type_into(qtbot, field(form, "group"), "Things")
    made = editor.ruleset.tags[-1]
    assert (made.id, made.label, made.group) == ("bicycle", "Bicycle", "Things")
    assert field(form, "id").text() == "bicycle"
    settled(qtbot, editor)
    save(qtbot, editor)
    type_into(qtbot, field(form, "label"), "Bike")
    assert editor.ruleset.tags[-1].id == "bicycle", "photos know it by the short name it was saved with"


def test_a_check_of_captions_is_made_and_its_faults_are_told(qtbot: QtBot, editor: RuleSetEditor) -> None:
    opened(qtbot, editor)
    editor.parts.list.choose("check")
    press(qtbot, editor.parts.list.new, KEY.Key_Space)
    form = editor.parts.forms["check"]
    qtbot.keyClicks(focused(), "Our words")
    type_into(qtbot, field(form, "pattern"), "la+dy")
    type_into(qtbot, field(form, "says"), "Write woman.")
    settled(qtbot, editor)
    qtbot.waitUntil(lambda: "{1,20} for +" in form.faults.get("pattern", ""))
    type_into(qtbot, field(form, "pattern"), "la{1,20}dy")
    settled(qtbot, editor)
    save(qtbot, editor)
    (check,) = editor.ruleset.checks
    assert (check.id, check.field, check.says) == ("our-words", "description", "Write woman.")
    assert check.find("A laaady") == (2, 8)


def test_a_renamed_tag_is_followed_by_its_rules(qtbot: QtBot, editor: RuleSetEditor) -> None:
    opened(qtbot, editor)
    editor.parts.list.choose("tag", 0)
    form = editor.parts.forms["tag"]
    type_into(qtbot, field(form, "id"), "trooper")
    press(qtbot, field(form, "id"), KEY.Key_Return)
    assert editor.ruleset.tags[0].id == "trooper"
    assert editor.ruleset.rules[0].all == {"trooper"}


def test_removing_a_tag_that_rules_ask_for_says_so(qtbot: QtBot, editor: RuleSetEditor) -> None:
    opened(qtbot, editor)
    editor.parts.list.choose("tag", 0)
    press(qtbot, editor.parts.list.remove, KEY.Key_Space)
    assert "Soldiers in the frame" in editor.asking.sentence.text()
    press(qtbot, editor.asking.no, KEY.Key_Space)
    assert editor.ruleset.tags[0].id == "soldier"
    press(qtbot, editor.parts.list.remove, KEY.Key_Space)
    press(qtbot, editor.asking.yes, KEY.Key_Space)
    settled(qtbot, editor)
    assert "soldier" not in {tag.id for tag in editor.ruleset.tags}
    assert editor.ruleset.rules[0].all == frozenset()
    editor.parts.list.choose("rule", 0)
    assert "no condition" in editor.parts.forms["rule"].faults[""]


def test_it_can_be_tried_on_every_shoot_it_judges(
    qtbot: QtBot, editor: RuleSetEditor, review: Review
) -> None:
    review.start_shoot("June", ("test",))
    review.change("Tag", (judged.add(review, "June", 7),), tag={"child"})
    opened(qtbot, editor)
    editor.parts.list.choose("rule", 1)
    press(qtbot, editor.parts.list.remove, KEY.Key_Space)
    press(qtbot, editor.strip.everywhere, KEY.Key_Space)
    settled(qtbot, editor)
    assert editor.strip.text == "With this change 2 photos of 2 shoots become clear."


def test_what_somebody_else_changed_meanwhile_is_not_written_over(
    qtbot: QtBot, editor: RuleSetEditor, review: Review
) -> None:
    opened(qtbot, editor)
    type_into(qtbot, field(editor.parts.forms["rule"], "title"), "Uniforms")
    settled(qtbot, editor)
    file = review.folder / "rulesets" / "test.toml"
    theirs = judged.RULES.replace("Soldiers in the frame", "Soldiers")
    file.write_text(theirs, encoding="utf-8")
    editor.confirm.click()
    qtbot.waitUntil(lambda: "Somebody else changed" in editor.error)
    assert file.read_text(encoding="utf-8") == theirs and editor.unsaved


def test_a_part_that_is_changed_stays_though_the_search_no_longer_finds_it(
    qtbot: QtBot, editor: RuleSetEditor
) -> None:
    opened(qtbot, editor)
    parts, form = editor.parts.list, editor.parts.forms["rule"]
    qtbot.keyClicks(parts.field, "child")
    assert parts.list.rows.rowCount() == 1 and parts.place == 1
    type_into(qtbot, field(form, "title"), "Minors")
    assert (parts.place, editor.ruleset.rules[1].title) == (1, "Minors")
    assert editor.ruleset.rules[0].title == "Soldiers in the frame"


def test_enter_in_a_line_does_not_save(qtbot: QtBot, editor: RuleSetEditor) -> None:
    opened(qtbot, editor)
    line = field(editor.parts.forms["rule"], "title")
    type_into(qtbot, line, "Minors")
    settled(qtbot, editor)
    press(qtbot, line, KEY.Key_Return)
    assert editor.unsaved and editor.isVisible()


def test_saving_can_be_cancelled_and_nothing_is_another(
    qtbot: QtBot, editor: RuleSetEditor, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(qtbot, editor)
    type_into(qtbot, field(editor.parts.forms["rule"], "title"), "Uniforms")
    settled(qtbot, editor)
    go_on, save = Event(), Review.saving_ruleset

    def held(own: Review, text: bytes) -> Iterator[Progress]:
        with closing(save(own, text)) as steps:
            for progress in steps:
                yield progress
                go_on.wait()
                yield progress

    monkeypatch.setattr(Review, "saving_ruleset", held)
    editor.confirm.click()
    qtbot.waitUntil(lambda: any(box.isVisible() for box in waiting()))
    next(box for box in waiting() if box.isVisible()).reject()
    go_on.set()
    qtbot.waitUntil(lambda: not any(box.isVisible() for box in waiting()))
    assert editor.unsaved and editor.ruleset.rules[0].title == "Uniforms"
    assert kept(review, "test").rules[0].title == "Soldiers in the frame"
    assert review.verdict(1) is Verdict.RESTRICTED


def waiting() -> list[Waiting]:
    return [top for top in QApplication.topLevelWidgets() if isinstance(top, Waiting)]
