"""What goes and what is held back, each with its reason."""

from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from reviewer.export.plan import plan
from reviewer.export.profile import find
from reviewer.photo import Caption, Look, Marks, Photo, Shoot, StoredFile, Translation, Verdict
from reviewer.rules import Duty, Fired, Judgement, Outcome, Rule

LOOKED = Photo(
    1, "shoot", "IMG_1", (StoredFile(PurePosixPath("a/IMG_1.JPG"), 1, "00"),), marks=Marks(looks=(Look(),))
)
CLEAR = Judgement(Verdict.CLEAR, Verdict.CLEAR)


def _judged(verdict: Verdict, *, waived: bool = False, duty: Duty | None = None) -> Judgement:
    outcome = Outcome.RESTRICTED if verdict is Verdict.RESTRICTED else Outcome.CAUTION
    rule = Rule(
        "army", "Soldiers", outcome, "They are not to be shown.", export=frozenset({duty} if duty else ())
    )
    standing = Verdict.CLEAR if waived else verdict
    return Judgement(verdict, standing, (Fired("place", rule, frozenset({"soldier"}), waived),))


def _reason(photo: Photo, judgement: Judgement, profile: str) -> str:
    made = plan([(photo, judgement)], find(profile))
    assert len(made.goes) + len(made.held) == 1
    return made.held[0].reason if made.held else ""


@pytest.mark.parametrize("profile", ["travel-set", "publication", "agency"])
def test_what_nobody_went_through_never_goes(profile: str) -> None:
    unseen = replace(LOOKED, marks=Marks())
    unreviewed = Judgement(Verdict.UNREVIEWED, Verdict.UNREVIEWED)
    assert _reason(unseen, unreviewed, profile) == "Nobody has gone through this frame yet."
    assert _reason(unseen, CLEAR, profile) == "Nobody has gone through this frame yet."
    assert "No rule set speaks for its shoot" in _reason(LOOKED, unreviewed, profile)
    assert _reason(LOOKED, CLEAR, profile) == ""


def test_the_rules_that_hold_a_photo_back_are_named() -> None:
    reason = _reason(LOOKED, _judged(Verdict.RESTRICTED), "publication")
    assert reason == "Restricted by: Soldiers. Publication does not take it."
    assert _reason(LOOKED, _judged(Verdict.CAUTION), "publication") == ""
    assert "Caution by: Soldiers" in _reason(LOOKED, _judged(Verdict.CAUTION), "travel-set")


def test_a_waiver_counts_where_the_profile_lets_it() -> None:
    waived = _judged(Verdict.RESTRICTED, waived=True)
    assert _reason(LOOKED, waived, "publication") == ""
    assert "a waiver does not count here" in _reason(LOOKED, waived, "travel-set")


def test_a_rule_may_ask_to_hold_a_photo_back_from_any_export() -> None:
    asking = _judged(Verdict.CAUTION, duty=Duty.HOLD)
    assert _reason(LOOKED, asking, "publication") == "A rule holds it back: Soldiers."
    assert _reason(LOOKED, _judged(Verdict.CAUTION, waived=True, duty=Duty.HOLD), "publication") == ""


def test_broken_frames_and_videos_say_so() -> None:
    assert _reason(replace(LOOKED, trouble="It is cut short."), CLEAR, "agency") == "It is cut short."
    video = replace(LOOKED, files=(StoredFile(PurePosixPath("a/CLIP.MOV"), 1, "00"),))
    assert "video" in _reason(video, CLEAR, "agency")


def test_the_order_is_the_one_chosen() -> None:
    photos = [(replace(LOOKED, id=number), CLEAR) for number in (3, 1, 2)]
    assert [going.photo.id for going in plan(photos, find("agency")).goes] == [3, 1, 2]


def test_what_nobody_looked_for_holds_a_photo_back() -> None:
    missing = Judgement(Verdict.UNREVIEWED, Verdict.UNREVIEWED, unlooked=frozenset({"child", "asleep"}))
    assert "asks for it: asleep, child." in _reason(LOOKED, missing, "publication")
    once = Judgement(Verdict.UNREVIEWED, Verdict.UNREVIEWED, looks_missing=1)
    assert "A second person" in _reason(LOOKED, once, "publication")


@pytest.mark.parametrize(
    ("duty", "left_out"),
    [(Duty.NO_PLACE, ("city", "country")), (Duty.PROTECT_PEOPLE, ("people",)), (Duty.NOTE, ())],
)
def test_what_a_rule_asks_to_leave_out_of_a_caption_stays(duty: Duty, left_out: tuple[str, ...]) -> None:
    caption = Caption(headline="Harvest", people=("Kim",), city="Wonsan", country="Norway")
    photo = replace(LOOKED, marks=replace(LOOKED.marks, caption=caption))
    shoot = Shoot(1, "shoot", place="Wonsan")
    made = plan([(photo, _judged(Verdict.CAUTION, duty=duty))], find("publication"), [shoot])
    (going,) = made.goes
    assert going.left_out == left_out
    assert going.caption == replace(caption, **{name: () if name == "people" else "" for name in left_out})
    assert going.place == ("" if duty is Duty.NO_PLACE else "Wonsan")


@pytest.mark.parametrize("said", ["See IMG_0012.CR2", "in /home/me/Trip", "C:\\Users\\me"])
def test_a_caption_that_names_originals_stays(said: str) -> None:
    told = replace(LOOKED, marks=replace(LOOKED.marks, caption=Caption(source=said)))
    assert "in the field Source" in _reason(told, CLEAR, "publication")
    assert _reason(told, CLEAR, "travel-set") == "", "no caption goes with it"
    kept = replace(LOOKED, marks=replace(LOOKED.marks, caption=Caption(description=said)))
    assert "in the field Description" in _reason(kept, CLEAR, "agency")


def test_what_is_for_the_desk_alone_may_name_anything() -> None:
    """A publication does not take these fields, so what they name does not leave with it."""
    desk = Caption(instructions="See IMG_0012.CR2", job_id="/home/me/Trip", writer="el")
    told = replace(LOOKED, marks=replace(LOOKED.marks, caption=desk))
    assert _reason(told, CLEAR, "publication") == ""


def test_a_text_in_another_language_is_looked_into_too() -> None:
    spoken = Caption(translations=(Translation("description", "ko", "IMG_0012.CR2"),))
    told = replace(LOOKED, marks=replace(LOOKED.marks, caption=spoken))
    assert "in the field Description" in _reason(told, CLEAR, "publication")
