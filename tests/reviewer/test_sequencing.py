"""Sequences: selections with a name and an order of their own."""

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from reviewer import sequencing
from reviewer.cli import reviewer as command
from reviewer.errors import LibraryReadOnly, UsageError
from reviewer.ingest import Copied
from reviewer.photo import CameraFacts, Caption, Frame, StoredFile
from reviewer.progress import finish
from reviewer.review import Review
from reviewer.selection import quote
from reviewer.sequence import Heading, Sequence

FRONT = 'in:"Front page"'
ODD_NAMES = (
    "원산의 하루",
    "صفحه\N{ZERO WIDTH NON-JOINER}ی",
    'The "blue" \\ hour',
    "a, b (c) or not d",
    "in:x",
    "0",
    "-",
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    with Review.create(folder) as review:
        review.start_shoot("May", ["dprk-visitor"])
        review.add("May", [_copied(number) for number in range(1, 7)])
    return folder


@pytest.fixture
def review(library: Path) -> Iterator[Review]:
    with Review.open(library) as review:
        yield review


def _copied(number: int) -> Copied:
    name = f"DSC{number}"
    file = StoredFile(PurePosixPath("shoots", "May", f"{name}.JPG"), 10, f"{number:064}")
    facts = CameraFacts(taken_at=datetime(2012, 5, 1, 12, number))
    return Copied(Frame((Path(f"{name}.JPG"),)), (file,), facts, Caption(), "")


def put(review: Review, *photos: int, before: int | None = None, name: str = "Front page") -> None:
    finish(sequencing.putting(review, "Put", name, photos, before))


def order(review: Review, name: str = "Front page") -> list[int]:
    return [photo for photo, _ in review.ranked(name)]


def test_photos_come_in_the_order_they_were_put_in(review: Review) -> None:
    put(review, 5, 2)
    put(review, 4)
    put(review, 1, 3, before=2)
    assert order(review) == review.ids(FRONT) == [5, 1, 3, 2, 4]
    assert review.ids(f"{FRONT} -id:3") == [5, 1, 2, 4]
    assert review.ids(FRONT, "-sequence") == [4, 2, 3, 1, 5]
    assert review.ids(FRONT, "taken") == [1, 2, 3, 4, 5]
    assert (review.ids("in:no"), review.ids(f"not {FRONT}")) == ([6], [6])
    assert [photo for part in review.sections(FRONT) for photo in part.ids] == [5, 1, 3, 2, 4]


def test_to_move_one_photo_changes_one_photo(review: Review) -> None:
    put(review, 1, 2, 3, 4, 5, 6)
    told: list[frozenset[int]] = []
    review.watch(told.append)
    put(review, 6, before=1)
    assert (order(review), told) == ([6, 1, 2, 3, 4, 5], [{6}])
    review.undo()
    assert order(review) == [1, 2, 3, 4, 5, 6]
    review.redo()
    assert order(review) == [6, 1, 2, 3, 4, 5]


def test_several_keep_their_order_and_none_is_there_twice(review: Review) -> None:
    put(review, 1, 2, 3, 4, 5)
    put(review, 4, 2, 4, before=1)
    assert order(review) == [4, 2, 1, 3, 5]
    put(review, 2, 1, 6, before=2)
    assert order(review) == [4, 2, 1, 6, 3, 5]
    put(review, 3, 5, before=5)
    assert order(review) == [4, 2, 1, 6, 3, 5]


def test_a_place_that_is_none_is_told(review: Review) -> None:
    put(review, 1)
    with pytest.raises(UsageError, match="6 is not in"):
        put(review, 2, before=6)
    with pytest.raises(UsageError, match=r"no sequence 'Frnt page'\. Did you mean Front page"):
        finish(sequencing.taking_out(review, "Out", "Frnt page", [1]))


def test_what_is_taken_out_stays_in_other_sequences(review: Review) -> None:
    put(review, 1, 2)
    put(review, 2, 3, name="Slides")
    finish(sequencing.taking_out(review, "Out", "Front page", [2, 3]))
    assert (order(review), order(review, "Slides")) == ([1], [2, 3])
    assert review.sequences() == (Sequence("Front page", count=1), Sequence("Slides", count=2))


def test_verdicts_do_not_follow_from_sequences(review: Review) -> None:
    put(review, 1)
    assert not review.photo(1).marks.looked_at
    assert review.ids("verdict:unreviewed looked:no") == [1, 2, 3, 4, 5, 6]


def test_renaming_and_deleting_are_one_step_each(review: Review) -> None:
    put(review, 3, 1, 2)
    heading = Heading("A day  in May", "It began\nearly. ", "en")
    finish(sequencing.writing(review, "Title", "Front page", heading))
    written = Heading("A day in May", "It began\nearly.", "en")
    finish(sequencing.renaming(review, "Rename", "Front page", "front page"))
    assert review.sequences() == (Sequence("front page", written, 3),)
    finish(sequencing.deleting(review, "Delete", "front page"))
    assert (review.sequences(), review.ids("in:yes")) == ((), [])
    review.undo()
    assert order(review, "front page") == [3, 1, 2]
    review.undo()
    assert review.sequences() == (Sequence("Front page", written, 3),)
    review.undo()
    assert review.heading("Front page") == Heading()
    review.undo_to(0)
    assert (review.sequences(), review.can_redo) == ((), "Put")
    review.undo_to(review.history()[0].id)
    assert review.sequences() == ()


def test_whoever_watches_hears_of_a_step_without_photos(review: Review) -> None:
    told: list[frozenset[int]] = []
    review.watch(told.append)
    finish(sequencing.creating(review, "New sequence", "Slides"))
    review.undo()
    review.redo()
    review.undo_to(0)
    assert told == [frozenset()] * 4


def test_a_copy_goes_its_own_way(review: Review) -> None:
    put(review, 2, 1)
    finish(sequencing.duplicating(review, "Duplicate", "Front page", "Slides"))
    put(review, 1, before=2, name="Slides")
    assert (order(review), order(review, "Slides")) == ([2, 1], [1, 2])


@pytest.mark.parametrize("name", ["", " ", "yes", "No", "a" * 101, "a\x00b", "\ud800"])
def test_names_that_cannot_be(review: Review, name: str) -> None:
    with pytest.raises(UsageError, match="sequence"):
        finish(sequencing.creating(review, "New", name))


def test_a_name_is_there_once_in_capitals_or_not(review: Review) -> None:
    put(review, 1)
    put(review, 2, name=" front  Page")
    assert order(review) == [1, 2]
    with pytest.raises(UsageError, match="already"):
        finish(sequencing.creating(review, "New", "FRONT PAGE"))


@pytest.mark.parametrize("name", ODD_NAMES)
def test_any_name_can_be_asked_for(review: Review, name: str) -> None:
    put(review, 3, 1, name=name)
    assert review.ids(f"in:{quote(name)}") == [3, 1]


def test_a_language_that_cannot_be(review: Review) -> None:
    put(review, 1)
    with pytest.raises(UsageError, match="no language"):
        finish(sequencing.writing(review, "Title", "Front page", Heading(language="english!")))
    finish(sequencing.writing(review, "Title", "Front page", Heading(language="pt-br")))
    assert review.heading("Front page").language == "pt-BR"


def test_sequences_travel_with_the_library(review: Review) -> None:
    put(review, 2, 1)
    with Review.open(review.folder, read_only=True) as other:
        assert order(other) == [2, 1]
        with pytest.raises(LibraryReadOnly):
            put(other, 3)


def test_the_order_of_a_sequence_needs_one(review: Review) -> None:
    with pytest.raises(UsageError, match="names one"):
        review.ids("", "sequence")


# The command line


def run(*words: object, exit_code: int = 0) -> Result:
    result = CliRunner().invoke(command, [*map(str, words)], standalone_mode=False)
    assert not result.exception, result.exception
    assert (result.return_value or 0) == exit_code
    return result


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_sequence_by_commands(library: Path) -> None:
    run("sequence", library, "Slides", "--add", 3, "--add", 1, "--title", "May", "--language", "en")
    moved = run("sequence", library, "Slides", "--add", 2, "--move", 1, "--before", 3, "--json")
    assert [one["id"] for one in lines(moved)] == [2, 1, 3]
    assert [one["sequences"] for one in lines(moved)] == [["Slides"]] * 3
    run("sequence", library, "Slides", "--remove", 1, "--opening", "It began early.")
    expected = {"name": "Slides", "count": 2, "title": "May", "opening": "It began early.", "language": "en"}
    assert lines(run("sequences", library, "--json")) == [expected]
    assert "Slides  May" in run("sequences", library).stdout
    assert [one["id"] for one in lines(run("list", library, "--where", "in:Slides", "--json"))] == [2, 3]
    run("sequence", library, "Slides", "--rename", "Front")
    assert "DSC2" in run("sequence", library, "Front").stdout
    run("sequence", library, "Front", "--delete")
    assert run("sequences", library).stdout == ""


def test_commands_that_make_no_sense(library: Path) -> None:
    run("sequence", library, "Front page", "--add", 1)
    for words, says in (
        (("Front page", "--move", 2), "not in Front page"),
        (("Slides", "--title", "May"), "Did you mean|There are"),
        (("Slides",), "no sequence"),
    ):
        result = CliRunner().invoke(command, ["sequence", str(library), *map(str, words)])
        assert isinstance(result.exception, UsageError)
        with pytest.raises(UsageError, match=says):
            raise result.exception


def test_a_sequence_is_exported_in_its_order_under_its_title(library: Path, tmp_path: Path) -> None:
    with Review.open(library) as review:
        for photo in review.photos(review.ids()):
            path = review.path(photo)
            path.parent.mkdir(parents=True, exist_ok=True)
            Image.new("RGB", (30, 20), (30 * photo.id, 0, 0)).save(path, "JPEG")
            review.change("Caption", [photo.id], looked_at=True, caption={"headline": f"No. {photo.id}"})
        put(review, 5, 1, 3)
        put(review, 6, name="Slides")
        finish(sequencing.writing(review, "Title", "Front page", Heading("A day in May", "Early.", "en")))
    profile = tmp_path / "desk.toml"
    profile.write_text(
        'id = "desk"\ntitle = "Desk"\nverdicts = ["clear"]\ncaptions = ["csv"]\nstory = true\n', "utf-8"
    )
    words = ["export", library, "--profile", profile, "--sequence", "Front page", "--json"]
    first = lines(run(*words, "--to", tmp_path / "set"))
    assert [one["id"] for one in first] == [5, 1, 3]
    run(*words, "--to", tmp_path / "again")
    for file in (tmp_path / "set").iterdir():
        content = file.read_bytes()
        assert (tmp_path / "again" / file.name).read_bytes() == content
        assert b"Front page" not in content
        assert b"Slides" not in content
    table = (tmp_path / "set" / "captions.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(table.splitlines()))
    assert [row["headline"] for row in rows] == ["No. 5", "No. 1", "No. 3"]
    story = (tmp_path / "set" / "story.html").read_text("utf-8")
    assert [story.find(text) > 0 for text in ("A day in May", "Early.")] == [True, True]
    assert story.index("No. 5") < story.index("No. 1") < story.index("No. 3")
