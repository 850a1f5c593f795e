"""An import takes frames in as they come, while the library is open to somebody else."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer import card, importing
from reviewer.errors import StorageError
from reviewer.importing import Import
from reviewer.ingest import Plan
from reviewer.photo import Frame
from reviewer.review import Review
from tests.cards import make_card


@pytest.fixture
def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Review]:
    monkeypatch.setattr(importing, "BEAT_S", 0.0)  # every frame is a step
    with Review.create(tmp_path / "library") as review:
        review.start_shoot("May")
        yield review


@pytest.fixture
def frames(tmp_path: Path) -> tuple[Frame, ...]:
    return card.frames(make_card(tmp_path / "card", count=6)).frames


def test_what_a_step_tells_is_in_the_library(review: Review, frames: tuple[Frame, ...]) -> None:
    run = Import(review, Path("CARD"), frames, Plan("May"), None)
    seen: list[int] = []
    for step in run.steps():
        seen += sorted(step.photos)
        review.hear_of(frozenset(step.photos))
        assert {photo.shoot for photo in review.photos(step.photos)} <= {"May"}
    assert sorted(seen) == sorted(review.ids()) and len(seen) == len(frames)
    assert (run.receipt["copied"], run.receipt["safe"], run.receipt["ended"]) == (8, True, "")
    assert [one["copied"] for one in review.imports()] == [8]


def test_stopped_between_two_steps_it_leaves_what_was_told_and_a_receipt(
    review: Review, frames: tuple[Frame, ...]
) -> None:
    run = Import(review, Path("CARD"), frames, Plan("May"), None)
    steps = run.steps()
    came = next(step for step in steps if step.photos)
    steps.close()
    assert review.ids() == sorted(came.photos)
    files = [path for path in (review.folder / "shoots" / "May").iterdir() if path.suffix == ".JPG"]
    assert len(files) == len(came.photos)
    assert (run.receipt["ended"], run.receipt["safe"]) == ("stopped by hand", False)
    again = Import(review, Path("CARD"), frames, Plan("May"), None)
    assert sum(len(step.photos) for step in again.steps()) == len(frames) - len(came.photos)
    assert again.receipt["safe"]


def test_marks_made_meanwhile_are_kept_and_none_is_refused(review: Review, frames: tuple[Frame, ...]) -> None:
    first = Import(review, Path("CARD"), frames[:2], Plan("May"), None)
    photos = [photo for step in first.steps() for photo in step.photos]
    rest = Import(review, Path("CARD"), frames[2:], Plan("May"), None)
    copying = threading.Thread(target=lambda: list(rest.steps()))
    copying.start()
    rated = 0
    while copying.is_alive() or rated < 20:
        rated += 1
        review.change("Rate", photos, rating=rated % 6)
    copying.join()
    assert {photo.marks.rating for photo in review.photos(photos)} == {rated % 6}
    assert len(review.ids()) == len(frames)


def test_an_import_that_cannot_go_on_says_why_in_its_receipt(
    review: Review, frames: tuple[Frame, ...], tmp_path: Path
) -> None:
    (review.folder / "shoots").rmdir() if (review.folder / "shoots").exists() else None
    (review.folder / "shoots").write_text("in the way")
    run = Import(review, Path("CARD"), frames, Plan("May"), None)
    with pytest.raises(StorageError):
        list(run.steps())
    assert run.receipt["ended"] and not run.receipt["safe"]
    assert review.imports()[0]["ended"] == run.receipt["ended"]
