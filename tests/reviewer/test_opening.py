"""Opening step by step: what it tells, and that one can stop on the way."""

from pathlib import Path, PurePosixPath
from threading import Thread

import pytest

from reviewer import law, rules
from reviewer.catalog import NAME, Catalog, Judged
from reviewer.errors import LibraryLocked
from reviewer.ingest import Copied
from reviewer.photo import CameraFacts, Caption, Frame, StoredFile, Verdict
from reviewer.progress import Progress
from reviewer.review import Review

PHOTOS = 5


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of five photos that were looked at, judged two at a time."""
    monkeypatch.setattr(law, "_AT_ONCE", 2)
    with Review.create(tmp_path / "library") as review:
        review.start_shoot("May", ["dprk-visitor"])
        for number in range(PHOTOS):
            frame = Frame((tmp_path / f"{number}.JPG",))
            review.add("May", [Copied(frame, _files(number), CameraFacts(), Caption(), "")])
        review.change("Looked at", review.ids(), looked_at=True)
    return tmp_path / "library"


def _files(number: int) -> tuple[StoredFile, ...]:
    return (StoredFile(PurePosixPath("shoots", "May", f"{number}.JPG"), 1, f"{number:064}"),)


def stale(folder: Path) -> Path:
    """The verdicts are those of other rules."""
    catalog = Catalog(folder / NAME)
    catalog.save_judged_by("May", "others")
    catalog.close()
    return folder


def judged_by(folder: Path) -> str:
    catalog = Catalog(folder / NAME, read_only=True)
    try:
        return catalog.judged_by("May")
    finally:
        catalog.close_unchanged()


def test_a_library_that_needs_nothing_opens_in_one_step(folder: Path) -> None:
    (review,) = Review.opening(folder)
    assert isinstance(review, Review)
    review.close()


def test_it_tells_how_far_it_is_with_judging(folder: Path) -> None:
    *told, review = Review.opening(stale(folder))
    assert told == [Progress(0, 5), Progress(2, 5), Progress(4, 5)]
    assert isinstance(review, Review)
    assert review.counts()["verdict"] == {"clear": 5}
    review.close()


def test_who_stops_on_the_way_can_open_it_the_next_time(folder: Path) -> None:
    opening = Review.opening(stale(folder))
    assert [next(opening), next(opening)] == [Progress(0, 5), Progress(2, 5)]
    with pytest.raises(LibraryLocked):
        Review.open(folder)
    opening.close()
    assert judged_by(folder) == "others"
    with Review.open(folder) as review:
        assert review.verdict(1) is Verdict.CLEAR
    assert judged_by(folder) != "others"


def test_a_library_opened_in_one_thread_is_used_in_another(folder: Path) -> None:
    opened: list[Review] = []
    thread = Thread(target=lambda: opened.append(Review.open(folder)))
    thread.start()
    thread.join()
    with opened[0] as review:
        review.change("Rate", [1], rating=3)
        assert review.ids("rating:3") == [1]


def test_rule_sets_are_changed_whole_or_not_at_all(folder: Path) -> None:
    with Review.open(folder) as review:
        before = review.shoot("May"), review.verdict(1)
        changing = review.setting_rulesets("May", [])
        assert [next(changing), next(changing)] == [Progress(0, 5), Progress(2, 5)]
        changing.close()
        assert (review.shoot("May"), review.verdict(1)) == before
        assert [*review.setting_rulesets("May", [])][-1] == Progress(4, 5)
        assert review.counts()["verdict"] == {"unreviewed": 5}


def test_what_is_done_beside_is_taken_in(folder: Path) -> None:
    with Review.open(folder) as review:
        heard: list[frozenset[int]] = []
        review.watch(heard.append)
        assert review.verdict(1) is Verdict.CLEAR
        with review.beside() as other:
            other.set_rulesets("May", [])
        review.refresh(frozenset(review.ids()))
        assert review.verdict(1) is Verdict.UNREVIEWED
        assert review.shoot("May").rulesets == ()
        assert heard == [frozenset(review.ids())]
        review.change("Rate", [1], rating=3)
        with pytest.raises(LibraryLocked):
            Review.open(folder)
    Review.open(folder).close()


def test_a_shoot_that_is_judged_is_not_judged_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Review.open(folder) as review:
        monkeypatch.setattr(rules, "judge", None)
        assert review.start_shoot("May", ["dprk-visitor"]).rulesets == ("dprk-visitor",)


def test_a_change_of_many_photos_is_made_whole_or_not_at_all(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewer.review._AT_ONCE", 2)
    with Review.open(folder) as review:
        rating = review.changing("Rate", review.ids(), rating=3)
        assert next(rating) == Progress(2, 5)
        rating.close()
        assert (review.ids("rating:3"), review.photo(1).marks.rating) == ([], 0)
        assert [*review.changing("Rate", review.ids(), rating=3)][-1] == Progress(5, 5)
        assert (len(review.ids("rating:3")), review.undo_size) == (5, 5)
        undoing = review.undoing()
        assert next(undoing) == Progress(2, 5)
        undoing.close()
        assert (len(review.ids("rating:3")), review.can_undo) == (5, "Rate")
        review.undo()
        assert (review.ids("rating:3"), review.redo_size) == ([], 5)


def test_where_nothing_can_be_judged_anew_no_cached_verdict_is_believed(folder: Path) -> None:
    catalog = Catalog(stale(folder) / NAME)
    catalog.save_judged([(1, Judged("restricted", "restricted", (), ()))])
    catalog.close()
    with Review.open(folder, read_only=True) as review:
        assert review.verdict(1) is Verdict.CLEAR
    assert judged_by(folder) == "others"
