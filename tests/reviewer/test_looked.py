"""Looked at means: by enough people, for the tags that the rules ask for now."""

import errno
import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import rules
from reviewer.errors import RuleSetError, StorageError, UsageError
from reviewer.export import plan, profile
from reviewer.ingest import Copied
from reviewer.photo import (
    Asked,
    CameraFacts,
    Caption,
    Frame,
    Look,
    Marks,
    Objection,
    StoredFile,
    Verdict,
    Waiver,
)
from reviewer.review import Review
from reviewer.rules import Outcome, Rule, RuleSet, Tag

TAGS = ("soldier", "asleep", "child")
OLD = {"old": frozenset({"soldier"})}


def rule(name: str, *tags: str, outcome: Outcome = Outcome.RESTRICTED) -> Rule:
    return Rule(name, name.title(), outcome, "Because.", all=frozenset(tags))


def ruleset(*some: Rule, looks: int = 1) -> RuleSet:
    return RuleSet("desk", "Desk", looks=looks, tags=tuple(Tag(tag, tag) for tag in TAGS), rules=some)


def judged(one: RuleSet, *looks: Look, tags: tuple[str, ...] = ()) -> rules.Judgement:
    return rules.judge([one], Marks(tags=frozenset(tags), looks=looks), CameraFacts(), vocabularies=OLD)


def test_what_nobody_looked_for_leaves_a_photo_unreviewed() -> None:
    judgement = judged(ruleset(rule("army", "soldier"), rule("child", "child")), Look(under="old"))
    assert judgement.verdict is judgement.standing is Verdict.UNREVIEWED
    assert judgement.unlooked == {"child"}


def test_a_rule_that_cannot_fire_whatever_is_seen_needs_no_other_look() -> None:
    nap = Rule("nap", "Nap", Outcome.RESTRICTED, "B", all=frozenset({"soldier", "asleep"}))
    assert judged(ruleset(nap), Look(under="old")).verdict is Verdict.CLEAR
    assert judged(ruleset(nap), Look(under="old"), tags=("soldier",)).unlooked == {"asleep"}
    never = replace(nap, none=frozenset({"child"}))
    assert judged(ruleset(never), Look(under="old"), tags=("soldier", "child")).verdict is Verdict.CLEAR


def test_a_permission_needs_no_other_look() -> None:
    allowed = rule("child", "child", outcome=Outcome.PERMITTED)
    assert judged(ruleset(allowed), Look(under="old")).verdict is Verdict.CLEAR


def test_looks_under_an_unknown_vocabulary_were_for_nothing() -> None:
    assert judged(ruleset(rule("army", "soldier")), Look(under="lost")).verdict is Verdict.UNREVIEWED


def test_two_people_must_look_where_the_rule_set_asks_for_it() -> None:
    twice = ruleset(rule("army", "soldier"), looks=2)
    one = judged(twice, Look("A"))
    assert (one.verdict, one.looks_missing, one.unlooked) == (Verdict.UNREVIEWED, 1, frozenset())
    assert judged(twice, Look("A"), Look("B")).verdict is Verdict.CLEAR
    assert judged(twice, Look("A"), Look("B", under="lost")).unlooked == {"soldier"}


@given(st.sets(st.sampled_from(TAGS)), st.sets(st.sampled_from(TAGS)), st.integers(1, 3), st.integers(0, 3))
def test_nothing_is_clear_that_was_not_looked_for(
    seen: set[str], shown: set[str], wanted: int, people: int
) -> None:
    some = [rule(tag, tag) for tag in TAGS]
    looks = tuple(Look(str(number), under="v") for number in range(people))
    marks = Marks(tags=frozenset(shown), looks=looks)
    judgement = rules.judge(
        [ruleset(*some, looks=wanted)], marks, CameraFacts(), vocabularies={"v": frozenset(seen)}
    )
    if people < wanted or not people or not set(TAGS) <= seen | shown:
        assert judgement.verdict is Verdict.UNREVIEWED
    else:
        assert judgement.verdict is (Verdict.RESTRICTED if shown else Verdict.CLEAR)


# The same in a library

_RULE = '[[rule]]\nid = "{0}"\ntitle = "{0}"\noutcome = "restricted"\nreason = "B"\nall = ["{0}"]\n'


def text(*tags: str, ruled: tuple[str, ...] = ("soldier",), looks: int = 1, extra: str = "") -> bytes:
    head = f'id = "desk"\ntitle = "Desk"\nlooks = {looks}\n'
    vocabulary = "".join(f'[[tag]]\nid = "{tag}"\n' for tag in tags)
    return (head + vocabulary + "".join(_RULE.format(tag) for tag in ruled) + extra).encode()


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with made(tmp_path) as review:
        yield review


def made(tmp_path: Path) -> Review:
    source = tmp_path / "desk.toml"
    source.write_bytes(text("soldier", "child"))
    review = Review.create(tmp_path / "library")
    review.person = "A. B."
    review.start_shoot("May", [str(source)])
    for name in "abcd":
        review.add("May", [copied("May", name, CameraFacts(flash_fired=name == "a"))])
    return review


def copied(shoot: str, name: str, facts: CameraFacts) -> Copied:
    file = StoredFile(PurePosixPath("shoots", shoot, f"{name}.JPG"), 10, f"{name:0>64}")
    return Copied(Frame((Path(f"{name}.JPG"),)), (file,), facts, Caption(), "")


def test_who_looked_is_kept(review: Review) -> None:
    review.change("Look", [1], looked_at=True)
    review.person = "C. D."
    review.change("Tag", [1], tag=["soldier"])
    assert [look.by for look in review.photo(1).marks.looks] == ["A. B.", "C. D."]
    assert review.ids('looked_by:"C. D."') == [1]
    review.change("Not looked at", [1], looked_at=False)
    assert review.photo(1).marks.looks == ()
    review.undo()
    assert len(review.photo(1).marks.looks) == 2


def test_looking_again_for_the_same_changes_nothing(review: Review) -> None:
    review.change("Look", [1], looked_at=True)
    review.change("Look again", [1], looked_at=True)
    assert review.can_undo == "Look"


def test_a_new_tag_asks_for_another_look_at_just_those_it_could_matter_to(review: Review) -> None:
    review.change("Look", [1, 2], looked_at=True)
    review.change("Tag", [2], tag=["soldier"])
    review.save_ruleset(text("soldier", "child", "asleep", ruled=("soldier", "asleep")))
    assert review.ids("new:yes") == [1, 2]
    assert review.judgement(2).unlooked == {"asleep"}
    assert [review.verdict(photo) for photo in (1, 2, 3)] == [Verdict.UNREVIEWED] * 3
    review.change("Look", [1], looked_at=True)
    assert review.verdict(1) is Verdict.CLEAR
    assert review.ids("new:yes") == [2]


def test_a_rule_over_tags_that_were_there_asks_for_no_other_look(review: Review) -> None:
    review.change("Look", [1], looked_at=True)
    review.change("Tag", [2], tag=["child"])
    review.save_ruleset(text("soldier", "child", ruled=("soldier", "child")))
    assert (review.verdict(1), review.verdict(2)) == (Verdict.CLEAR, Verdict.RESTRICTED)


def test_a_rule_set_with_faults_or_of_a_shipped_id_is_not_kept(review: Review) -> None:
    before = (review.folder / "rulesets" / "desk.toml").read_bytes()
    with pytest.raises(RuleSetError):
        review.save_ruleset(b'id = "desk"')
    with pytest.raises(UsageError, match="comes with Reviewer"):
        review.save_ruleset(text("soldier").replace(b'"desk"', b'"dprk-visitor"'))
    assert (review.folder / "rulesets" / "desk.toml").read_bytes() == before


def test_a_rule_set_that_was_not_judged_to_the_end_is_as_it_was(review: Review) -> None:
    review.change("Tag", [1], tag=["child"])
    before = (review.folder / "rulesets" / "desk.toml").read_bytes()
    saving = review.saving_ruleset(text("soldier", "child", ruled=("child",)))
    next(saving)
    saving.close()
    assert (review.folder / "rulesets" / "desk.toml").read_bytes() == before
    assert review.verdict(1) is Verdict.CLEAR
    assert review.judgement(1).verdict is Verdict.CLEAR


def test_an_old_version_can_be_asked_what_it_said(review: Review) -> None:
    (old,) = review.rulesets("May")
    review.save_ruleset(text("soldier", "child", ruled=("child",)))
    assert review.version(old.fingerprint) == old
    assert review.version("0" * 64) is None


EDITS = [
    text("soldier", "child"),
    text("soldier", "child", ruled=("child",)),
    text("soldier", "child", ruled=("soldier", "child")),
    text("soldier", "child", "asleep", ruled=("asleep", "soldier")),
    text("soldier", "child", looks=2),
    text("soldier", "child", "flash").replace(b'id = "flash"', b'id = "flash"\ncamera = {flash = true}'),
    text(
        "soldier",
        "child",
        extra=_RULE.format("soldier").replace('id = "soldier"', 'id = "x"\nnone = ["child"]'),
    ),
]


def test_judging_only_what_a_change_can_change_is_as_good_as_judging_all(review: Review) -> None:
    review.change("Look", [1], looked_at=True)
    review.change("Tag", [2], tag=["soldier"])
    review.change("Tag", [3], tag=["child"])
    for before, after in itertools.permutations(EDITS, 2):
        review.save_ruleset(before)
        review.save_ruleset(after)
        for photo in review.ids():
            assert review.verdict(photo) is review.judgement(photo).verdict, (before, after, photo)


def test_a_waiver_ends_when_the_rule_or_its_tags_change(review: Review) -> None:
    review.change("Tag", [1], tag=["soldier"])
    review.change("Waive", [1, 2], waive=Waiver("desk", "soldier", "He asked for it"))
    (waiver,) = review.photo(1).marks.waivers
    assert (waiver.by, waiver.tags) == ("A. B.", {"soldier"})
    assert review.photo(2).marks.waivers == ()
    assert review.judgement(1).standing is Verdict.CLEAR
    changed = text("soldier", "child").replace(b'reason = "B"', b'reason = "Another"')
    review.save_ruleset(changed)
    assert review.judgement(1).standing is Verdict.RESTRICTED
    review.save_ruleset(text("soldier", "child"))
    assert review.judgement(1).standing is Verdict.CLEAR


def test_a_waiver_needs_a_reason(review: Review) -> None:
    review.change("Tag", [1], tag=["soldier"])
    with pytest.raises(UsageError, match="needs a reason"):
        review.change("Waive", [1], waive=Waiver("desk", "soldier", " "))


def test_waived_photos_are_found_by_the_rule_too(review: Review) -> None:
    review.change("Tag", [1, 2], tag=["soldier"])
    review.change("Waive", [1], waive=Waiver("desk", "soldier", "He asked for it"))
    assert review.ids("waived:yes") == review.ids("waived:soldier") == [1]
    assert review.ids("waived:child") == []
    assert review.ids("waived:no") == [2, 3, 4]
    review.undo()
    assert review.ids("waived:yes") == []


def test_who_looked_and_what_was_asked_is_counted(review: Review) -> None:
    review.change("Look", [1, 2], looked_at=True)
    review.person = "C. D."
    review.change("Look", [2], looked_at=True)
    review.change("Objection", [3], object=Objection(Asked.DELETE))
    counts = review.counts()
    assert counts["looked_by"] == {"A. B.": 2, "C. D.": 1}
    assert counts["asked"] == {"delete": 1}


def test_an_objection_is_kept_found_and_taken_back(review: Review) -> None:
    objection = Objection(Asked.DELETE, "guide", "2012-05-01", "Delete it.")
    review.change("Objection", [1], object=objection)
    assert review.photo(1).marks.objections == (objection,)
    assert review.ids("asked:delete") == review.ids("objected:yes") == [1]
    review.change("Not so", [1], unobject=objection)
    assert review.ids("objected:yes") == []
    review.undo()
    assert review.ids("objection:delete") == [1]


def test_a_tag_of_the_camera_can_be_denied(review: Review) -> None:
    review.save_ruleset(EDITS[5] + _RULE.format("flash").encode())
    review.change("Look", [1], looked_at=True)
    assert review.verdict(1) is Verdict.RESTRICTED
    review.change("No flash", [1], deny=["flash"])
    assert review.verdict(1) is Verdict.CLEAR
    assert review.ids("tag:flash") == []
    assert review.camera_tags(1) == {"flash"}
    review.change("Flash after all", [1], undeny=["flash"])
    assert review.verdict(1) is Verdict.RESTRICTED


def test_marks_of_another_photo_bring_only_what_was_looked_for_there(review: Review) -> None:
    review.change("Look", [1], looked_at=True)
    review.save_ruleset(text("soldier", "child", "asleep", ruled=("soldier", "asleep")))
    review.person = "C. D."
    review.copy_marks("Marks for the burst", 1, [2])
    assert review.judgement(2).unlooked == {"asleep"}
    review.change("Look", [2], looked_at=True)
    assert review.verdict(2) is Verdict.CLEAR
    assert [look.by for look in review.photo(2).marks.looks] == ["A. B.", "C. D."]


def two_shoots(review: Review) -> None:
    review.start_shoot("June", ["desk"])
    review.add("June", [copied("June", "e", CameraFacts())])
    review.change("Tag", [1, 5], tag=["child"])


def test_what_is_not_saved_to_the_end_is_not_saved_for_any_shoot(review: Review) -> None:
    two_shoots(review)
    saving = review.saving_ruleset(text("soldier", "child", ruled=("child",)))
    next(saving), next(saving)
    saving.close()
    for photo in (1, 5):
        assert review.verdict(photo) is review.judgement(photo).verdict is Verdict.CLEAR


def test_a_rule_set_brought_for_one_shoot_judges_all_that_have_it(review: Review, tmp_path: Path) -> None:
    two_shoots(review)
    told: set[int] = set()
    review.watch(told.update)
    (tmp_path / "desk.toml").write_bytes(text("soldier", "child", ruled=("child",)))
    review.start_shoot("July", [str(tmp_path / "desk.toml")])
    assert review.verdict(1) is review.verdict(5) is Verdict.RESTRICTED
    assert {1, 5} <= told


def test_a_rule_set_that_cannot_be_kept_leaves_all_as_it_was(review: Review) -> None:
    review.change("Tag", [1], tag=["child"])
    folder = review.folder / "rulesets"
    folder.rename(folder.with_name("elsewhere"))
    folder.write_bytes(b"a file in its place")
    with pytest.raises(StorageError, match="cannot be kept"):
        review.save_ruleset(text("soldier", "child", ruled=("child",)))
    folder.unlink()
    folder.with_name("elsewhere").rename(folder)
    assert review.verdict(1) is review.judgement(1).verdict is Verdict.CLEAR


def test_on_a_disk_that_fills_up_the_old_rule_set_is_put_back(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    review.change("Tag", [1], tag=["child"])
    before = (review.folder / "rulesets" / "desk.toml").read_bytes()
    saving = review.saving_ruleset(text("soldier", "child", ruled=("child",)))
    next(saving)
    monkeypatch.setattr("tempfile.mkstemp", full)
    saving.close()
    assert [file.read_bytes() for file in (review.folder / "rulesets").iterdir()] == [before]
    assert review.verdict(1) is review.judgement(1).verdict is Verdict.CLEAR


def test_who_only_looks_catches_up_with_who_changes(review: Review) -> None:
    review.change("Look", [1, 2], looked_at=True)
    with Review.open(review.folder, read_only=True) as onlooker:
        assert [onlooker.verdict(photo) for photo in (1, 2)] == [Verdict.CLEAR] * 2
        told: list[frozenset[int]] = []
        onlooker.watch(told.append)
        onlooker.catch_up()
        assert not told
        review.change("Tag", [1], tag=["soldier"])
        review.save_ruleset(text("soldier", "child", "asleep", ruled=("soldier", "asleep")))
        review.change("Look", [3], looked_at=True)
        onlooker.catch_up()
        assert told == [{1, 2}]
        for photo in review.ids():
            assert onlooker.verdict(photo) is onlooker.judgement(photo).verdict is review.verdict(photo)


def test_a_broken_rule_set_is_told_by_whoever_holds_the_photo_back(review: Review) -> None:
    review.change("Look", [1], looked_at=True)
    (review.folder / "rulesets" / "desk.toml").write_bytes(b"[")
    with Review.open(review.folder, read_only=True) as again:
        judgement = again.judgement(1)
        assert again.verdict(1) is judgement.verdict is Verdict.UNREVIEWED
        assert "desk.toml cannot be used" in judgement.trouble
        assert plan.hindrance(again.photo(1), judgement, profile.find("agency")) == judgement.trouble
