"""Nothing is reported as copied that is not on the disk, and nothing is left that was not reported."""

import hashlib
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import card, ingest
from reviewer.errors import StorageError, UsageError
from reviewer.ingest import Copied, Known, Plan
from reviewer.photo import Failed
from tests.reviewer.shelves import Library, names, picture, stored


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "card"
    folder.mkdir()
    return folder


def test_a_frame_arrives_whole_with_its_facts(source: Path, library: Library) -> None:
    content = picture(source / "DCIM/100CANON/IMG_1.JPG").read_bytes()
    (source / "DCIM/100CANON/IMG_1.CR2").write_bytes(b"raw")
    (source / "DCIM/100CANON/IMG_1.CR2.xmp").write_bytes(b"<x/>")
    (result,) = library.take(source, Plan("Pyongyang: day 1"))
    assert isinstance(result, Copied) and not result.trouble
    assert names([result]) == [["IMG_1.JPG", "IMG_1.CR2", "IMG_1.CR2.xmp"]]
    assert result.files[0].path.as_posix() == "shoots/Pyongyang_ day 1/IMG_1.JPG"
    assert result.files[0].sha256 == hashlib.sha256(content).hexdigest()
    assert result.files[0].size == len(content)
    assert result.facts.taken_at is not None and result.facts.taken_at.hour == 10
    assert library.files()["shoots/Pyongyang_ day 1/IMG_1.JPG"] == content


def test_the_card_stays_as_it_was(source: Path, library: Library) -> None:
    picture(source / "DCIM/100CANON/IMG_1.JPG")
    (source / "DCIM/notes.txt").write_text("text")

    def state() -> dict[Path, tuple[int, int, int]]:
        return {p: (p.stat().st_mtime_ns, p.stat().st_size, p.stat().st_mode) for p in source.rglob("*")}

    before = state()
    library.take(source)
    assert state() == before


def test_importing_again_adds_nothing(source: Path, library: Library) -> None:
    picture(source / "IMG_1.JPG")
    picture(source / "IMG_2.JPG", 200)
    first = library.take(source)
    before = library.files()
    again = library.take(source, Plan("another shoot"))
    assert [type(result) for result in first] == [Copied, Copied]
    assert [type(result) for result in again] == [Known, Known]
    assert library.files() == before


def test_the_same_content_twice_on_the_card_is_one_frame(source: Path, library: Library) -> None:
    picture(source / "IMG_1.JPG")
    shutil.copy(source / "IMG_1.JPG", source / "IMG_2.JPG")
    assert [type(result) for result in library.take(source)] == [Copied, Known]


def test_another_content_of_the_same_name_is_kept_beside_it(source: Path, library: Library) -> None:
    for number, folder in enumerate(("100CANON", "101CANON", "102CANON")):
        picture(source / "DCIM" / folder / "IMG_0001.JPG", 80 * number)
        (source / "DCIM" / folder / "IMG_0001.xmp").write_text(str(number))
    assert names(library.take(source)) == [
        ["IMG_0001.JPG", "IMG_0001.xmp"],
        ["IMG_0001-2.JPG", "IMG_0001-2.xmp"],
        ["IMG_0001-3.JPG", "IMG_0001-3.xmp"],
    ]


def test_a_stem_belongs_to_one_frame(source: Path, library: Library) -> None:
    picture(source / "a/IMG_1.JPG")
    (source / "b").mkdir()
    (source / "b/img_1.cr2").write_bytes(b"raw of another picture")
    assert names(library.take(source)) == [["IMG_1.JPG"], ["img_1-2.cr2"]]


def test_what_a_killed_import_left_is_taken_over_or_removed(source: Path, library: Library) -> None:
    content = picture(source / "IMG_1.JPG").read_bytes()
    (source / "IMG_1.xmp").write_text("<x/>")
    shoot = library.folder / "shoots/day"
    shoot.mkdir(parents=True)
    (shoot / "IMG_1.JPG").write_bytes(content)
    (shoot / ".part-1").write_bytes(content[:10])
    assert names(library.take(source)) == [["IMG_1.JPG", "IMG_1.xmp"]]
    assert sorted(library.files()) == ["shoots/day/IMG_1.JPG", "shoots/day/IMG_1.xmp"]


def test_a_file_of_the_same_name_that_is_not_ours_stays(source: Path, library: Library) -> None:
    picture(source / "IMG_1.JPG")
    stranger = library.folder / "shoots/day/IMG_1.JPG"
    stranger.parent.mkdir(parents=True)
    stranger.write_bytes(b"stranger")
    assert names(library.take(source)) == [["IMG_1-2.JPG"]]
    assert stranger.read_bytes() == b"stranger"


def test_closing_leaves_only_what_was_told(source: Path, library: Library) -> None:
    for number in range(6):
        picture(source / f"IMG_{number}.JPG", 40 * number)
    with ThreadPoolExecutor(1) as workers:
        running = library.start(source, workers=workers)
        told = names(next(running))
        running.close()
    assert sorted(library.files()) == [f"shoots/day/{name}" for (name,) in told]


def test_workers_read_the_facts_and_the_order_stays(source: Path, library: Library) -> None:
    for number in range(40):
        picture(source / f"IMG_{number:02}.JPG", 6 * number)
    with ThreadPoolExecutor(2) as workers:
        results = library.take(source, workers=workers)
    assert names(results) == [[f"IMG_{number:02}.JPG"] for number in range(40)]
    assert all(isinstance(result, Copied) and result.facts.taken_at for result in results)


def test_a_broken_picture_is_imported_with_its_trouble(source: Path, library: Library) -> None:
    (source / "IMG_1.JPG").write_bytes(b"")
    (source / "IMG_2.JPG").write_text("<html>")
    results = library.take(source)
    assert all(isinstance(result, Copied) and "no picture" in result.trouble for result in results)


def test_a_frame_that_cannot_be_read_costs_only_itself(source: Path, library: Library) -> None:
    picture(source / "IMG_1.JPG")
    picture(source / "IMG_2.JPG", 200)
    (source / "IMG_1.xmp").write_text("<x/>")
    results = library.start(source)
    (source / "IMG_1.xmp").unlink()
    failed, copied = chain.from_iterable(results)
    assert isinstance(failed, Failed) and "IMG_1.xmp could not be read" in failed.sentence
    assert names([copied]) == [["IMG_2.JPG"]]
    assert sorted(library.files()) == ["shoots/day/IMG_2.JPG"]


def test_a_destination_that_goes_away_ends_the_import(source: Path, library: Library) -> None:
    for number in range(60):
        picture(source / f"IMG_{number:02}.JPG", 4 * number)
    results = library.start(source)
    copied = len(next(results))
    library.folder.rename(library.folder.with_name("gone"))
    assert isinstance(next(results)[-1], Failed) and copied < 60
    with pytest.raises(StorageError, match="check the disk"):
        next(results)
    assert not library.folder.exists()


def test_a_library_that_is_not_there_is_not_made(source: Path, tmp_path: Path) -> None:
    picture(source / "IMG_1.JPG")
    with pytest.raises(StorageError, match="not there"):
        frames = card.frames(source).frames
        list(ingest.ingest(frames, tmp_path / "gone", Plan("day"), Library(tmp_path), workers=None))
    assert not (tmp_path / "gone").exists()


def test_card_and_library_lie_apart(tmp_path: Path) -> None:
    frames = picture(tmp_path / "card/DCIM/100CANON/IMG_1.JPG").parent
    with pytest.raises(UsageError, match="only ever read"):
        Library(tmp_path / "card/DCIM/library").start(frames)
    with pytest.raises(UsageError, match="inside the library"):
        Library(tmp_path).start(frames)
    with pytest.raises(UsageError, match="only ever read"):
        ingest.check_places(tmp_path / "card", tmp_path / "card/library")
    ingest.check_places(tmp_path / "card", tmp_path / "library")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file system that takes any byte")
def test_names_become_ones_that_hold(source: Path, library: Library) -> None:
    wild = [
        b"-rf.jpg",
        b"a b.jpg",
        b"caf\xe9.jpg",
        b"caf\xea.jpg",
        b"line\nbreak.jpg",
        b"con.jpg",
        "é".encode(),
    ]
    for number, name in enumerate(wild):
        picture(source / os.fsdecode(name), 30 * number)
    stored = sorted(name for (name,) in names(library.take(source)))
    assert stored == [
        "_-rf.jpg", "_con.jpg", "a b.jpg", "caf_-2.jpg", "caf_.jpg", "line_break.jpg", "é",
    ]  # fmt: skip
    assert len(library.files()) == len(wild)


def tree() -> st.SearchStrategy[dict[str, bytes]]:
    stems = st.sampled_from(["a/IMG_1", "a/img_1", "b/IMG_1", "a/IMG_2", "b/con", "b/-x"])
    suffixes = st.sampled_from([".JPG", ".jpg", ".CR2", ".xmp", ".CR2.xmp", ".MOV", ".txt"])
    return st.dictionaries(st.builds(str.__add__, stems, suffixes), st.binary(max_size=2), max_size=8)


@given(tree(), st.integers(0, 8), st.sampled_from(["{name}", "{date:%Y}/{name}"]))
def test_stopped_anywhere_and_done_again_is_done_once(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes], stop: int, template: str
) -> None:
    top = tmp_path_factory.mktemp("ingest")
    for name, content in files.items():
        (top / "card" / name).parent.mkdir(parents=True, exist_ok=True)
        (top / "card" / name).write_bytes(content)
    (top / "card").mkdir(exist_ok=True)
    once, twice = Library(top / "once"), Library(top / "twice")
    (top / "disk").mkdir()
    plan = Plan("day", backup=top / "disk", names=template)
    once.take(top / "card", Plan("day", names=template))
    stopped = twice.start(top / "card", plan)
    for _, group in zip(range(stop), stopped, strict=False):
        for result in group:
            twice.remember(result)
    stopped.close()
    again = twice.take(top / "card", plan)
    assert stored(top / "disk" / "twice") == twice.files() == once.files()
    assert not [result for result in again if isinstance(result, Failed)]
    shutil.rmtree(top)
