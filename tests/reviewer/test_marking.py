"""Several photos marked at once, going back and forth in the history, and filters that are kept."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path, PurePosixPath

import pytest

from reviewer.errors import LibraryReadOnly, StorageError, UsageError
from reviewer.ingest import Copied
from reviewer.photo import CameraFacts, Caption, ColourLabel, Flag, Frame, StoredFile
from reviewer.review import Review


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with Review.create(tmp_path / "library") as review:
        for shoot, names, rules in (("May", "abc", "dprk-visitor"), ("June", "d", "people-at-risk")):
            review.start_shoot(shoot, [rules])
            for name in names:
                file = StoredFile(PurePosixPath("shoots", shoot, f"{name}.JPG"), 10, f"{name:0>64}")
                frame = Frame((Path(f"{name}.JPG"),))
                review.add(shoot, [Copied(frame, (file,), CameraFacts(), Caption(), "")])
        yield review


def flags(review: Review) -> str:
    return "".join(str(photo.marks.flag)[0] for photo in review.photos(review.ids(sort="added")))


def test_the_best_is_picked_and_the_others_rejected_in_one_step(review: Review) -> None:
    review.pick_best("Pick the best", 2, [1, 2, 3])
    assert flags(review) == "rprn"
    review.undo()
    assert flags(review) == "nnnn"
    assert not review.can_undo


def test_marks_are_copied_in_one_step(review: Review) -> None:
    review.change("Mark", [1], rating=4, flag=Flag.PICK, label=ColourLabel.RED, tag=["soldier"])
    review.change("Caption", [1, 2], caption={"city": "Wonsan"})
    review.copy_marks("Give the same marks", 1, [2, 3])
    for photo in review.photos([2, 3]):
        marks = photo.marks
        assert (marks.rating, marks.flag, marks.label) == (4, Flag.PICK, ColourLabel.RED)
        assert (marks.tags, marks.looked_at) == ({"soldier"}, True)
    assert review.photo(3).marks.caption.empty
    assert review.ids("verdict:restricted") == [1, 2, 3]
    review.undo()
    assert review.ids("tag:soldier") == [1]


def test_what_was_seen_in_a_photo_is_not_taken_off_by_the_marks_of_another(review: Review) -> None:
    review.change("Tag", [2], tag=["soldier"])
    review.change("Rate", [1], rating=3)
    review.copy_marks("Give the same marks", 1, [2])
    marks = review.photo(2).marks
    assert (marks.rating, marks.tags, marks.looked_at) == (3, {"soldier"}, True)
    assert review.ids("verdict:restricted") == [2]


def test_marks_with_tags_another_shoot_lacks_are_not_copied(review: Review) -> None:
    review.change("Tag", [1], tag=["leader-statue"])
    with pytest.raises(UsageError, match="June have no tag 'leader-statue'"):
        review.copy_marks("Give the same marks", 1, [2, 4])
    assert review.ids("tag:leader-statue") == [1]


def test_taking_off_a_tag_nobody_knows_is_told(review: Review) -> None:
    with pytest.raises(UsageError, match="Did you mean soldier"):
        review.change("Untag", [1], untag=["soldeir"])
    review.change("Untag", [1, 4], untag=["soldier"])


def test_a_tag_of_rules_that_are_gone_can_be_taken_off(review: Review) -> None:
    review.change("Tag", [1], tag=["leader-statue"])
    review.set_rulesets("May", ["people-at-risk"])
    review.change("Untag", [1, 2], untag=["leader-statue"])
    assert not review.photo(1).marks.tags


def test_going_back_and_forth_in_the_history(review: Review) -> None:
    for stars in range(1, 6):
        review.change(f"Rate {stars}", [1, stars % 3 + 1], rating=stars)
    told: list[frozenset[int]] = []
    review.watch(told.append)
    third = review.history()[2].id
    review.undo_to(third)
    assert (review.photo(1).marks.rating, review.can_undo, review.can_redo) == (3, "Rate 3", "Rate 4")
    review.undo_to(0)
    assert (review.ids("rating:0"), review.can_undo) == ([1, 2, 3, 4], "")
    review.undo_to(third)
    assert (review.photo(1).marks.rating, review.can_undo) == (3, "Rate 3")
    review.undo_to(review.history()[0].id)
    assert (review.photo(1).marks.rating, review.can_redo) == (5, "")
    assert len(told) == 4
    review.undo_to(review.history()[0].id)
    assert len(told) == 4


def test_saved_filters_travel_with_the_library(review: Review) -> None:
    review.save_filter("To do", " looked:no ")
    review.save_filter("Best", "rating>=4")
    assert list(review.saved_filters().items()) == [("Best", "rating>=4"), ("To do", "looked:no")]
    review.save_filter("Best", "rating:5")
    review.save_filter("To do", "")
    assert review.saved_filters() == {"Best": "rating:5"}
    with Review.open(review.folder, read_only=True) as other:
        assert other.saved_filters() == {"Best": "rating:5"}
        with pytest.raises(LibraryReadOnly):
            other.save_filter("Mine", "rating:1")


@pytest.mark.parametrize(
    ("name", "line", "says"), [("  ", "rating:5", "name"), ("Best", "ratng:5", "rating")]
)
def test_a_filter_that_makes_no_sense_is_not_saved(review: Review, name: str, line: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        review.save_filter(name, line)
    assert review.saved_filters() == {}


def test_rule_sets_that_cannot_be_read_are_told(review: Review) -> None:
    own = review.folder / "rulesets"
    shipped = resources.files("resources") / "rulesets" / "dprk-visitor.toml"
    (review.folder.parent / "desk.toml").write_text(
        shipped.read_text("utf-8").replace('id = "dprk-visitor"', 'id = "desk"', 1), "utf-8"
    )
    review.start_shoot("July", [str(review.folder.parent / "desk.toml")])
    own.rename(own.with_name("elsewhere"))
    own.write_text("no folder any more")
    with Review.open(review.folder, read_only=True) as other:
        assert "rulesets cannot be read" in other.ruleset_trouble("July")
        assert not other.ruleset_trouble("May")
    with pytest.raises(StorageError, match="rulesets cannot be read"):
        review.start_shoot("August", ["nowhere"])
