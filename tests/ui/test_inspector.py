"""The inspector shows why, and changes what a person changes there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reviewer.photo import Verdict, Waiver
from reviewer.review import Review
from tests.ui import judged
from ui.beside import Beside
from ui.chip import Chip
from ui.inspector import Inspector
from ui.notice import Notice
from ui.subject import Subject
from ui.verdict_mark import VerdictMark
from ui.verdict_pane import VerdictPane


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with judged.library(tmp_path / "library") as review:
        yield review


@pytest.fixture
def inspector(qtbot: QtBot, review: Review) -> Iterator[Inspector]:
    inspector = Inspector(review, Beside(review, lambda: False, None))
    qtbot.addWidget(inspector)
    inspector.resize(330, 900)
    with qtbot.waitActive(inspector):
        inspector.show()
        inspector.activateWindow()
    stop = review.watch(inspector.refresh)
    yield inspector
    stop()
    inspector.stop()


def show(qtbot: QtBot, inspector: Inspector, *ids: int) -> None:
    inspector.show_photos(ids, ids[0])
    qtbot.waitUntil(lambda: inspector.caption._subject.ids == ids)


def texts(inspector: Inspector) -> str:
    return "\n".join(label.text() for label in inspector.findChildren(QLabel) if label.isVisibleTo(inspector))


def button(inspector: Inspector, text: str) -> QPushButton:
    found = [b for b in inspector.findChildren(QPushButton) if b.text() == text and b.isVisibleTo(inspector)]
    return found[0]


def test_an_unreviewed_frame_says_what_to_do(qtbot: QtBot, inspector: Inspector, review: Review) -> None:
    show(qtbot, inspector, 1)
    assert "Unreviewed" in texts(inspector)
    assert "Nobody has gone through this frame yet." in texts(inspector)
    with qtbot.waitSignal(inspector.tag_requested):
        button(inspector, "Tag…").click()
    button(inspector, "Nothing to tag").click()
    assert review.photo(1).marks.looked_at
    qtbot.waitUntil(lambda: "Clear" in texts(inspector))


def test_every_rule_that_fired_is_told_with_its_reason(
    qtbot: QtBot, inspector: Inspector, review: Review
) -> None:
    review.change("Tag", [1], tag=("soldier", "child"))
    show(qtbot, inspector, 1)
    titles = [card.accessibleName() for card in inspector.verdict.cards]
    assert titles == ["Soldiers in the frame", "A child in the frame"]
    assert "Not to be photographed at all." in texts(inspector)
    assert "Rules of the test" in texts(inspector)
    marks = [mark.accessibleName() for mark in inspector.verdict.findChildren(VerdictMark)]
    assert marks[0] == "Restricted"


def test_a_rule_is_waived_with_a_reason_and_the_waiver_taken_back(
    qtbot: QtBot, inspector: Inspector, review: Review
) -> None:
    review.person = "E. L."
    review.change("Tag", [1], tag=("soldier",))
    show(qtbot, inspector, 1)
    card = inspector.verdict.cards[0]
    card.button.click()
    assert not card.confirm.isEnabled()
    qtbot.keyClicks(card.reason, "They asked for it")
    with qtbot.waitSignal(inspector.left):
        qtbot.keyClick(card.reason, Qt.Key.Key_Return)
    waiver = review.photo(1).marks.waivers[0]
    assert (waiver.ruleset, waiver.rule, waiver.reason) == ("test", "army", "They asked for it")
    assert review.judgement(1).standing is Verdict.CLEAR
    today = f"{datetime.now():%Y-%m-%d}"
    qtbot.waitUntil(lambda: f"Waived by E. L. on {today}: They asked for it" in texts(inspector))
    inspector.verdict.cards[0].button.click()
    assert not review.photo(1).marks.waivers


def test_the_faults_of_a_broken_rule_set_are_told_on_request(qtbot: QtBot, review: Review) -> None:
    (review.folder / "rulesets" / "test.toml").write_text('id = "test"\ntitel = "T"\nlooks = "two"\n')
    with Review.open(review.folder, read_only=True) as broken:
        pane = VerdictPane(broken, Beside(broken, lambda: False, None))
        qtbot.addWidget(pane)
        pane.show_subject(Subject((broken.photo(1),), (broken.judgement(1),), (frozenset(),)))
        (notice,) = pane.findChildren(Notice)
        assert notice.label.text().endswith("it has 4 faults. Mend them first.")
        (faults,) = [one for one in notice.findChildren(QPushButton) if one.text() == "Show faults"]
        faults.click()
        assert "Line 2: The rule set: the key “titel” means nothing here." in notice.label.text()
        assert faults.isHidden()


def test_who_looked_is_told(qtbot: QtBot, inspector: Inspector, review: Review) -> None:
    for person in ("A. B.", "C. D."):
        review.person = person
        review.change("Look", [1], looked_at=True)
    show(qtbot, inspector, 1)
    today = f"{datetime.now():%Y-%m-%d}"
    assert f"Looked at by A. B. on {today}, by C. D. on {today}" in texts(inspector)


def test_a_waiver_that_ended_says_so(qtbot: QtBot, inspector: Inspector, review: Review) -> None:
    review.person = "E. L."
    review.change("Tag", [1], tag=("soldier",))
    review.change("Waive", [1], waive=Waiver("test", "army", "Asked", at="2026-05-01T12:00:00"))
    text = (review.folder / "rulesets" / "test.toml").read_bytes()
    review.save_ruleset(text.replace(b"Not to be photographed at all.", b"Never."))
    show(qtbot, inspector, 1)
    ended = "A waiver by E. L. on 2026-05-01 has ended: the rule changed since. It said: Asked"
    assert ended in texts(inspector)
    assert inspector.verdict.cards[0].button.text() == "Waive…"


def test_who_waives_is_asked_once(qtbot: QtBot, inspector: Inspector, review: Review) -> None:
    review.change("Tag", [1], tag=("soldier",))
    show(qtbot, inspector, 1)
    with qtbot.waitSignal(inspector.person_asked) as asked:
        inspector.verdict.cards[0].waived.emit("Asked")
    assert not review.photo(1).marks.waivers
    review.person = "E. L."
    asked.args[0]()
    assert [waiver.by for waiver in review.photo(1).marks.waivers] == ["E. L."]


def test_esc_stops_asking_for_a_reason(qtbot: QtBot, inspector: Inspector, review: Review) -> None:
    review.change("Tag", [1], tag=("soldier",))
    show(qtbot, inspector, 1)
    card = inspector.verdict.cards[0]
    card.button.click()
    qtbot.keyClick(card.reason, Qt.Key.Key_Escape)
    assert not card.asking
    assert not review.photo(1).marks.waivers


def test_several_photos_show_how_their_verdicts_fall(
    qtbot: QtBot, inspector: Inspector, review: Review
) -> None:
    review.change("Tag", [1, 2], tag=("soldier",))
    review.change("Tag", [3], tag=("bus",))
    show(qtbot, inspector, 1, 2, 3)
    assert "3 photos selected" in texts(inspector)
    assert "2 of 3" in texts(inspector)
    names = [chip.accessibleName() for chip in inspector.tags.chips]
    assert names == ["Soldier · 2", "Bus · 1", "Flash"]


def test_tags_come_off_and_those_of_the_camera_are_denied(
    qtbot: QtBot, inspector: Inspector, review: Review
) -> None:
    review.change("Tag", [1], tag=("soldier", "bus"))
    show(qtbot, inspector, 1)
    chips = {chip.accessibleName(): chip for chip in inspector.tags.chips}
    assert "camera's data" in chips["Flash"].toolTip()
    chips["Soldier"].setFocus()
    qtbot.keyClick(chips["Bus"], Qt.Key.Key_Delete)
    assert inspector.tags.chips[0].hasFocus()
    assert review.photo(1).marks.tags == {"soldier"}
    chips = {chip.accessibleName(): chip for chip in inspector.tags.chips}
    assert sorted(chips) == ["Flash", "Soldier"]
    qtbot.keyClick(chips["Flash"], Qt.Key.Key_Delete)
    assert review.photo(1).marks.denied == {"flash"}
    chips = {chip.accessibleName(): chip for chip in inspector.tags.chips}
    assert sorted(chips) == ["Soldier", "not: Flash"]
    qtbot.keyClick(chips["not: Flash"], Qt.Key.Key_Delete)
    assert review.photo(1).marks.denied == frozenset()


def test_a_shoot_without_rules_is_told_loudly(qtbot: QtBot, inspector: Inspector, review: Review) -> None:
    review.start_shoot(judged.UNJUDGED)
    photo = judged.add(review, judged.UNJUDGED, 90)
    show(qtbot, inspector, photo)
    assert "no rule set" in texts(inspector)
    with qtbot.waitSignal(inspector.rulesets_requested) as asked:
        button(inspector, "Choose rule sets…").click()
    assert asked.args == [judged.UNJUDGED]


def test_camera_facts_warn_of_what_gives_away(qtbot: QtBot, inspector: Inspector, review: Review) -> None:
    show(qtbot, inspector, 1)
    said = inspector.facts.said()
    assert said["Exposure"] == "1/250 s · f/5.6 · ISO 400 · 50 mm"
    assert said["Place"].startswith("39.03920° N")
    assert said["Serial no."] == "SN-4711"
    assert texts(inspector).count("will not leave with an export") == 2
    show(qtbot, inspector, 1, 2)
    assert inspector.facts.said()["Camera"] == "Meridian M2"
    assert inspector.facts.said()["Files"].startswith("2 files")


def test_a_broken_frame_says_why(qtbot: QtBot, inspector: Inspector, review: Review) -> None:
    photo = judged.add(review, judged.SHOOT, 91, trouble="IMG_0091.JPG is cut off. Copy it again.")
    show(qtbot, inspector, photo)
    assert "is cut off" in texts(inspector)


def test_nothing_selected_shows_nothing(qtbot: QtBot, inspector: Inspector) -> None:
    show(qtbot, inspector, 1)
    inspector.show_photos([], None)
    qtbot.waitUntil(lambda: "No photo selected" in texts(inspector))
    assert not any(section.isVisible() for section in inspector.sections.values())


def test_stepping_quickly_shows_the_photo_one_stops_at(
    qtbot: QtBot, inspector: Inspector, review: Review
) -> None:
    for photo in (1, 2, 3, 4):
        inspector.show_photos([photo], photo)
    qtbot.waitUntil(lambda: inspector.caption._subject.ids == (4,))
    assert "IMG_0004" in texts(inspector)


def test_nothing_can_be_done_in_a_library_open_to_look_at(
    qtbot: QtBot, review: Review, tmp_path: Path
) -> None:
    review.change("Tag", [1], tag=["soldier"])
    with Review.open(tmp_path / "library", read_only=True) as looked_at:
        inspector = Inspector(looked_at, Beside(looked_at, lambda: False, None))
        qtbot.addWidget(inspector)
        inspector.show()
        show(qtbot, inspector, 1)
        assert "Restricted" in texts(inspector)
        panes = (inspector.verdict, inspector.tags)
        buttons = [one for pane in panes for one in pane.findChildren(QPushButton)]
        assert buttons and not any(one.isEnabled() for one in buttons)
        assert not any(chip.focusPolicy() for chip in inspector.tags.findChildren(Chip))
        inspector.stop()


WITH_DOGS = (
    judged.RULES
    + """
[[source]]
id = "account"
title = "An account"
author = "A. Writer"
date = 2014

[[tag]]
id = "dog"
label = "Dog"

[[area]]
id = "border"
label = "Border"
circle = { at = [37.956, 126.677], km = 10 }

[[rule]]
id = "dogs"
title = "A dog in the frame"
outcome = "caution"
reason = "It could be known."
all = ["dog"]
since = 2012-01-01
sources = ["account"]

[[rule]]
id = "near"
title = "Near the border"
outcome = "restricted"
reason = "Nobody may be shown there."
all = ["bus"]
where = ["border"]

[[rule]]
id = "parade"
title = "A parade"
outcome = "permitted"
reason = "It may be shown."
all = ["soldier", "child"]
overrides = ["army"]
"""
)


def test_new_tags_of_the_rules_are_named_and_looked_for(
    qtbot: QtBot, inspector: Inspector, review: Review
) -> None:
    review.change("Look", [1], looked_at=True)
    review.save_ruleset(WITH_DOGS.replace("date = 2014", 'date = "2014"').encode())
    show(qtbot, inspector, 1)
    assert "New since it was looked at: Dog. Does it show any of that?" in texts(inspector)
    button(inspector, "Nothing to tag").click()
    qtbot.waitUntil(lambda: "Clear" in texts(inspector))


def test_a_second_look_is_asked_of_another_person(qtbot: QtBot, inspector: Inspector, review: Review) -> None:
    review.save_ruleset(judged.RULES.replace("[[tag]]", "looks = 2\n[[tag]]", 1).encode())
    review.person = "A. B."
    review.change("Look", [1], looked_at=True)
    show(qtbot, inspector, 1)
    assert "The rule set asks for another person's look, besides A. B." in texts(inspector)
    review.person = "C. D."
    button(inspector, "Nothing to tag").click()
    qtbot.waitUntil(lambda: "Clear" in texts(inspector))
    assert [look.by for look in review.photo(1).marks.looks] == ["A. B.", "C. D."]


def test_a_card_tells_when_where_and_by_whom_and_what_nobody_knows(
    qtbot: QtBot, inspector: Inspector, review: Review
) -> None:
    review.save_ruleset(WITH_DOGS.replace("date = 2014", 'date = "2014"').encode())
    photo = judged.add(review, judged.SHOOT, 9, replace(judged.FACTS, gps=None))
    review.change("Tag", [photo], tag=("dog", "bus", "soldier", "child"))
    show(qtbot, inspector, photo)
    said = texts(inspector)
    assert "since 2012-01-01 · told by A. Writer" in said
    assert "Taken to apply, since nobody knows the place." in said
    assert "Does not count: the rule “A parade” overrides it." in said


def test_what_export_would_do_is_told_before_anybody_exports(
    qtbot: QtBot, inspector: Inspector, review: Review, tmp_path: Path
) -> None:
    inspector.export.read(tmp_path)
    show(qtbot, inspector, 1)
    qtbot.waitUntil(lambda: "Travel set: held back" in texts(inspector))
    assert "Nobody has gone through this frame yet." in texts(inspector)
    review.change("Look", [1], looked_at=True)
    qtbot.waitUntil(lambda: "Travel set: goes" in texts(inspector))
    show(qtbot, inspector, 1, 2, 3)
    qtbot.waitUntil(lambda: "Travel set: 1 of 3 go" in texts(inspector))
    inspector.export.close_reading()


def test_what_a_rule_keeps_out_of_a_caption_is_told(
    qtbot: QtBot, inspector: Inspector, review: Review, tmp_path: Path
) -> None:
    review.save_ruleset(
        judged.RULES.replace('all = ["child"]', 'all = ["child"]\nexport = ["no-place"]').encode()
    )
    review.change("Tag", [1], tag=("child",), caption={"city": "Wonsan"})
    inspector.export.read(tmp_path)
    show(qtbot, inspector, 1)
    qtbot.waitUntil(lambda: "without its city, as a rule asks" in texts(inspector))
    inspector.export.close_reading()


def test_the_caption_comes_to_the_top_and_stays_there_from_photo_to_photo(
    qtbot: QtBot, inspector: Inspector
) -> None:
    section = inspector.sections["caption"]

    def at_the_top() -> bool:
        return section.mapTo(inspector._scroll.viewport(), section.rect().topLeft()).y() == 0

    show(qtbot, inspector, 1)
    assert not at_the_top()
    inspector.focus_caption("headline")
    qtbot.waitUntil(at_the_top)
    show(qtbot, inspector, 2)
    qtbot.waitUntil(at_the_top)
