"""Which photos, in what order, under which headings, how many of what."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

import pytest

from reviewer.errors import UsageError
from reviewer.ingest import Copied
from reviewer.looking import FACETS, GROUPINGS, SORTS, Looking, Section
from reviewer.photo import CameraFacts, Caption, ColourLabel, Flag, Frame, StoredFile
from reviewer.review import Review
from reviewer.selection import quote
from tests.ui import judged

NOON = datetime(2012, 5, 1, 12)


def copied(
    name: str, seconds: float | None = None, *, model: str = "Canon EOS 5D", focal: float = 34.7
) -> Copied:
    """A frame taken so many seconds after noon."""
    facts = CameraFacts(
        taken_at=None if seconds is None else NOON + timedelta(seconds=seconds),
        make="Canon",
        model=model,
        lens="EF 35mm f/2",
        focal_length_mm=focal,
    )
    file = StoredFile(PurePosixPath("shoots", "May", f"{name}.JPG"), 10, f"{name:0>64}")
    return Copied(Frame((Path(f"{name}.JPG"),)), (file,), facts, Caption(), "")


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    """1 has no date; 2, 3, 4 follow each other at once; 5 is a minute later, 6 and 7 the next day."""
    times = [None, 0, 0.4, 1, 60, 86_400, 86_401]
    with Review.create(tmp_path / "library") as review:
        review.start_shoot("May", ["dprk-visitor"])
        review.add("May", [copied(f"{'gfedcba'[n]}", seconds) for n, seconds in enumerate(times)])
        yield review


def test_sort_orders(review: Review) -> None:
    review.change("Rate", [5], rating=5)
    review.change("Rate", [1], rating=3)
    review.change("Tag", [4], tag=["soldier"])
    assert review.ids() == [2, 3, 4, 5, 6, 7, 1]
    assert review.ids(sort="name") == [7, 6, 5, 4, 3, 2, 1]
    assert review.ids(sort="rating") == [5, 1, 2, 3, 4, 6, 7]
    assert review.ids(sort="added") == [1, 2, 3, 4, 5, 6, 7]
    assert review.ids(sort="verdict") == [2, 3, 5, 6, 7, 1, 4]


@pytest.mark.parametrize("sort", SORTS)
def test_each_order_can_be_turned_around(review: Review, sort: str) -> None:
    assert review.ids(sort=f"-{sort}") == review.ids(sort=sort)[::-1]


def test_unknown_orders_and_groupings_are_told(review: Review) -> None:
    with pytest.raises(UsageError, match="taken, name, rating, added, verdict"):
        review.ids(sort="size")
    with pytest.raises(UsageError, match="none, day, burst, verdict, shoot"):
        review.sections(by="colour")


def test_among_some_photos(review: Review) -> None:
    review.change("Rate", [2, 5], rating=3)
    assert review.ids("rating>=3", among={5, 6}) == [5]
    assert review.ids(among=[]) == []


def test_every_facet_is_counted_and_what_is_missing_left_out(review: Review) -> None:
    review.change("Caption", [2, 3], caption={"city": "Wonsan", "region": "Wonsan"})
    counts = review.counts()
    assert set(counts) == set(FACETS)
    assert counts["camera"] == {"Canon EOS 5D": 7}
    assert counts["lens"] == {"EF 35mm f/2": 7}
    assert counts["focal"] == {"35": 7}
    assert counts["date"] == {"2012-05-01": 4, "2012-05-02": 2}
    assert counts["place"] == {"Wonsan": 2}
    assert counts["captioned"] == {"0": 5, "1": 2}
    assert review.counts("rating:5")["camera"] == {}


def test_each_value_has_a_term_that_finds_as_many(review: Review) -> None:
    review.add("May", [copied("h", 3, model="Canon EOS 5D Mark II", focal=4.25), copied("i", 4, model="X")])
    review.change("Caption", [2, 3], caption={"city": "Won-san", "country": 'the "north"'})
    review.change("Caption", [4], caption={"city": "Won-san beach"})
    review.change("Mark", [2, 5], tag=["soldier", "crowd"], rating=4, flag=Flag.PICK, label=ColourLabel.RED)
    for where in ("", "rating>=1 or camera:canon"):
        for facet, values in review.counts(where).items():
            for value, number in values.items():
                assert len(review.ids(f"({where}) {facet}:{quote(value)}")) == number, (facet, value)


def test_a_part_of_a_name_finds_all_it_is_a_part_of(review: Review) -> None:
    review.add("May", [copied("h", 3, model="Canon EOS 5D Mark II"), copied("i", 4, model="iPhone")])
    assert review.ids('camera:"canon eos 5d"') == review.ids("id:1,2,3,4,5,6,7")
    assert review.ids("camera:canon,phone") == review.ids()
    assert review.ids("lens:35mm -camera:mark") == review.ids("-id:8")


def test_words_follow_the_captions(review: Review) -> None:
    review.change("Caption", [2, 3], caption={"headline": "A bus at the station", "people": ["Kim Il"]})
    assert review.ids("caption:station kim") == [2, 3]
    review.change("Caption", [3], caption={"headline": "Nobody"})
    assert (review.ids("station"), review.ids("nobody")) == ([2], [3])
    review.undo()
    assert (review.ids("station"), review.ids("nobody")) == ([2, 3], [])
    assert review.ids("caption:f") == review.ids("caption:headline") == []
    assert review.ids("name:f") == [2]


def test_sections_by_day(review: Review) -> None:
    days = [Section("2012-05-01", (2, 3, 4, 5)), Section("2012-05-02", (6, 7)), Section("", (1,))]
    assert review.sections(by="day") == days
    assert [section.key for section in review.sections(sort="-taken", by="day")] == [
        "",
        "2012-05-02",
        "2012-05-01",
    ]
    assert review.sections(sort="name", by="day")[0] == Section("2012-05-01", (5, 4, 3, 2))


def test_sections_by_verdict_and_shoot(review: Review) -> None:
    review.change("Tag", [4], tag=["soldier"])
    review.change("Look", [5], looked_at=True)
    assert [(section.key, len(section.ids)) for section in review.sections(by="verdict")] == [
        ("unreviewed", 5),
        ("clear", 1),
        ("restricted", 1),
    ]
    assert review.sections(by="shoot") == [Section("May", (2, 3, 4, 5, 6, 7, 1))]


def test_sections_by_burst(review: Review) -> None:
    assert review.bursts() == [(2, 3, 4), (6, 7)]
    assert review.sections(by="burst") == [
        Section("burst", (2, 3, 4)),
        Section("", (5,)),
        Section("burst", (6, 7)),
        Section("", (1,)),
    ]


def test_frames_that_came_later_join_a_burst(review: Review) -> None:
    with Looking.open(review.folder) as looking:
        assert looking.bursts() == [(2, 3, 4), (6, 7)]
        looking.bursts().clear()
        review.add("May", [copied("h", 60.5)])
        assert looking.bursts() == review.bursts() == [(2, 3, 4), (5, 8), (6, 7)]


def test_a_filter_takes_photos_out_of_bursts(review: Review) -> None:
    review.change("Reject", [3, 7], flag=None, rating=1)
    assert review.bursts("rating:0") == [(2, 4)]
    assert [section.key for section in review.sections("rating:0", by="burst")] == ["burst", ""]


@pytest.mark.parametrize("by", GROUPINGS)
@pytest.mark.parametrize("sort", [*SORTS, "-taken"])
def test_sections_hold_each_photo_once(review: Review, by: str, sort: str) -> None:
    held = [photo for section in review.sections("id:1,3,4,6", sort, by) for photo in section.ids]
    assert sorted(held) == [1, 3, 4, 6]
    assert review.sections("rating:5", sort, by) == []


def test_another_thread_looks_while_changes_are_made(review: Review) -> None:
    with ThreadPoolExecutor(1) as other:
        looking = other.submit(Looking.open, review.folder).result()
        for stars in range(1, 6):
            review.change(f"Rate {stars}", [2], rating=stars)
            assert other.submit(looking.ids, f"rating:{stars}").result() == [2]
        other.submit(looking.close).result()


def test_answers_of_one_moment_fit_each_other(review: Review) -> None:
    picks = review.ids("flag:pick")
    other = next(photo for photo in review.ids() if photo not in picks)
    with Looking.open(review.folder) as looking:
        with looking.at_one_moment():
            before = looking.ids("flag:pick")
            review.change("Pick", [other], flag=Flag.PICK)
            assert looking.ids("flag:pick") == before
        assert set(looking.ids("flag:pick")) == {*picks, other}


def test_a_library_closed_while_somebody_looks_is_whole(tmp_path: Path) -> None:
    library = tmp_path / "library"
    review = Review.create(library)
    review.start_shoot("May", ["dprk-visitor"])
    review.add("May", [copied("a")])
    with Looking.open(library) as looking:
        review.close()
        assert looking.ids() == [1]
        shutil.copytree(library, tmp_path / "copy")
    for folder in (library, tmp_path / "copy"):
        with Review.open(folder) as again:
            assert again.ids() == [1]


def test_no_library_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no library"):
        Looking.open(tmp_path / "nowhere")


def test_tags_of_the_frames_next_in_time_are_suggested(review: Review) -> None:
    review.change("Tag", [3], tag=["soldier", "crowd"])
    review.change("Tag", [5], tag=["queue"])
    review.change("Tag", [6], tag=["child"])
    assert review.suggested_tags(2) == ["crowd", "soldier", "queue"]
    review.change("Tag", [2], tag=["soldier"])
    assert review.suggested_tags(2) == ["crowd", "queue"]
    assert review.suggested_tags(7) == ["child"]
    assert review.suggested_tags(1) == []


def test_places_are_told_once_and_to_some_hundred_metres(tmp_path: Path) -> None:
    with judged.library(tmp_path / "judged", 3) as review:
        judged.add(review, judged.SHOOT, 4, CameraFacts())
        judged.add(review, judged.SHOOT, 5, CameraFacts(gps=(-33.86785, 151.20732)))
        assert sorted(review.places()) == [(-33.868, 151.207), (39.039, 125.763)]
