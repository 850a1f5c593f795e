"""What an import must survive: kills, full and lying disks, lost cards, names and clocks of all kinds."""

import errno
import os
import shutil
import subprocess
import sys
import unicodedata
from itertools import chain
from pathlib import Path

import pytest

from reviewer import card, card_file, card_reader, ingest, intake, manifest, shelf, verified_copy
from reviewer.ingest import Copied, Joined, Known, Moved, Plan
from reviewer.photo import Failed
from tests.conftest import FULL
from tests.reviewer.shelves import DAY, Library, names, picture, stored

_OWN_MOUNTS = ["unshare", "--user", "--map-root-user", "--mount"]
_ON_A_SMALL_DISK = 'mount -t tmpfs -o size=64m none "$1" && shift && exec "$@"'


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "card"
    folder.mkdir()
    return folder


def tried(trouble: str, folder: Path, times: int, *before: str) -> None:
    folder.mkdir()
    module = [sys.executable, "-m", "tests.reviewer.troubled_imports", trouble, str(folder), str(times)]
    done = subprocess.run([*before, *module], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


@pytest.mark.timeout(1200)
@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked, and sha256sum looks them over")
def test_killed_at_any_moment_and_done_again_it_is_done_once(tmp_path: Path) -> None:
    tried("killed", tmp_path / "out", 50 if FULL else 5)


@pytest.mark.timeout(1200)
@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked, and sha256sum looks them over")
def test_failing_at_any_steps_it_tells_only_what_is_there(tmp_path: Path) -> None:
    tried("failing", tmp_path / "out", 50 if FULL else 5)


@pytest.mark.timeout(1200)
@pytest.mark.parametrize(("trouble", "times"), [("full", 24 if FULL else 6), ("read-only", 1)])
def test_a_disk_that_takes_no_more_is_told_and_the_next_import_completes_it(
    tmp_path: Path, trouble: str, times: int
) -> None:
    if not shutil.which("unshare") or subprocess.run([*_OWN_MOUNTS, "true"], check=False).returncode:
        pytest.skip("no file system can be mounted here")
    folder = tmp_path / "out"
    tried(trouble, folder, times, *_OWN_MOUNTS, "sh", "-c", _ON_A_SMALL_DISK, "sh", str(folder))


def test_a_card_that_goes_away_fails_its_frames_and_the_next_import_completes_it(
    source: Path, library: Library
) -> None:
    for number in range(40):
        picture(source / f"IMG_{number:02}.JPG", 6 * number)
    running = library.start(source)
    done = [library.remember(result) for result in next(running)]
    source.rename(source.with_name("gone"))
    done += [library.remember(result) for results in running for result in results]
    failed = [result for result in done if isinstance(result, Failed)]
    assert failed and all("do not format it" in one.sentence for one in failed)
    assert len(done) == 40 and len(library.files()) == 40 - len(failed)
    source.with_name("gone").rename(source)
    assert not [result for result in library.take(source) if isinstance(result, Failed)]
    assert len(library.files()) == 40


def test_a_disk_that_lies_costs_the_frame_and_the_next_import_completes_it(
    source: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        picture(source / f"IMG_{number}.JPG", 80 * number)
    flush, turns = verified_copy._flush, iter((False, True, False))

    def flushed(file: int) -> None:
        flush(file)
        if next(turns):
            os.pwrite(file, bytes([os.pread(file, 1, 100)[0] ^ 1]), 100)

    monkeypatch.setattr(verified_copy, "_flush", flushed)
    assert sorted(type(result).__name__ for result in library.take(source)) == ["Copied", "Copied", "Failed"]
    assert len(library.files()) == 2
    monkeypatch.undo()
    library.take(source)
    assert len(library.files()) == 3


def test_what_is_told_lasts(source: Path, library: Library) -> None:
    for number in range(30):
        picture(source / f"IMG_{number:02}.JPG", 8 * number)
    told: set[str] = set()
    for group in library.start(source):
        told.update(name for (name,) in names(group))
        noted = manifest.parse((library.folder / "shoots/day" / manifest.NAME).read_bytes())
        assert told <= noted.keys()
    assert len(told) == 30


def test_names_that_do_not_last_cost_their_frames_and_the_next_import_completes_it(
    source: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        picture(source / f"IMG_{number:02}.JPG", 8 * number)
    flush, troubles = shelf.flush_folder, iter((errno.EFBIG, errno.ENOMEM))

    def flushed(folder: Path) -> None:
        with verified_copy.storing_in(folder):
            if trouble := next(troubles, 0):
                raise OSError(trouble, os.strerror(trouble))
        flush(folder)

    monkeypatch.setattr(shelf, "flush_folder", flushed)
    done = library.take(source)
    failed = [one for one in done if isinstance(one, Failed)]
    assert len(failed) >= 2 and len(done) == 30
    again = library.take(source)
    assert len([one for one in again if isinstance(one, Copied)]) == len(failed)
    assert len(library.files()) == len(library.homes) == 30


def test_names_that_some_systems_take_for_one(source: Path, library: Library) -> None:
    composed, apart = (unicodedata.normalize(form, "Käsong.JPG") for form in ("NFC", "NFD"))
    wild = ["IMG_1.JPG", "img_1.jpg", composed, apart]
    for number, name in enumerate(wild):
        if (source / name).exists():
            pytest.skip("the file system here takes them for one, too")
        picture(source / name, 60 * number)
    made = [name for (name,) in names(library.take(source))]
    assert len({unicodedata.normalize("NFC", name).casefold() for name in made}) == 4
    assert len(library.files()) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own on Windows")
def test_a_link_on_the_card_is_not_followed(source: Path, library: Library, tmp_path: Path) -> None:
    outside = picture(tmp_path / "outside.JPG")
    (source / "IMG_1.JPG").symlink_to(outside)
    (source / "DCIM").symlink_to(tmp_path, target_is_directory=True)
    assert all("a link" in left.sentence for left in card.frames(source).left)
    assert library.take(source) == [] and not library.files()


@pytest.mark.timeout(600)
def test_ten_thousand_files_in_one_folder(source: Path, library: Library) -> None:
    for number in range(10_000):
        (source / f"IMG_{number:04}.JPG").write_bytes(b"\xff\xd8" + number.to_bytes(2, "big"))
    frames = card.frames(source).frames
    assert len(frames) == 10_000
    some = frames if FULL else frames[:100]
    told = chain.from_iterable(ingest.ingest(some, library.folder, DAY, library, workers=None))
    done = [library.remember(one) for one in told if isinstance(one, Copied)]
    assert len(done) == len(library.files()) == len(some)
    again = chain.from_iterable(ingest.ingest(some, library.folder, DAY, library, workers=None))
    assert {type(one) for one in again} - {Moved} == {Known}


def test_the_counter_rolls_over_and_starts_anew(source: Path, library: Library) -> None:
    for number, name in enumerate(("100/IMG_9999.JPG", "101/IMG_0001.JPG", "102/IMG_9999.JPG")):
        picture(source / "DCIM" / name, 80 * number)
    assert names(library.take(source)) == [["IMG_9999.JPG"], ["IMG_0001.JPG"], ["IMG_9999-2.JPG"]]


def test_two_cards_with_the_same_names(source: Path, library: Library, tmp_path: Path) -> None:
    for colour, folder in ((10, source), (200, tmp_path / "second")):
        for number in range(3):
            picture(folder / f"IMG_{number}.JPG", colour + 20 * number)
            os.utime(folder / f"IMG_{number}.JPG", (1_700_000_000, 1_700_000_000))
    library.take(source)
    assert [type(result) for result in library.take(tmp_path / "second")] == [Copied] * 3
    assert len(library.files()) == 6


@pytest.mark.parametrize("clock", [0, 315_532_800, 4_000_000_000])
def test_a_clock_that_is_wrong(source: Path, library: Library, clock: int) -> None:
    file = picture(source / "IMG_1.JPG")
    os.utime(file, (clock, clock))
    assert [type(result) for result in library.take(source)] == [Copied]
    assert [type(result) for result in library.take(source)] == [Known]


def test_size_and_time_of_a_lost_clock_are_not_believed(source: Path, library: Library) -> None:
    file = source / "MVI_1.MOV"
    for last in b"ab":
        file.write_bytes(bytes(card_file.END) + bytes([last]) + bytes(card_file.END))
        os.utime(file, (315_532_800, 315_532_800))
        assert [type(result) for result in library.take(source)] == [Copied]
    assert len(library.files()) == 2


def test_what_begins_alike_and_ends_otherwise_is_new(source: Path, library: Library) -> None:
    for last in b"ab":
        (source / "C0001.MP4").write_bytes(bytes(2 * card_file.END) + bytes([last]))
        os.utime(source / "C0001.MP4", (1_700_000_000, 1_700_000_000))
        assert [type(result) for result in library.take(source)] == [Copied]
    assert len(library.files()) == 2


def test_what_was_seen_before_is_not_read_again(
    source: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture(source / "IMG_1.JPG")
    library.take(source)
    monkeypatch.setattr(card_reader, "draw", None)
    assert [type(result) for result in library.take(source)] == [Known]


def test_another_picture_of_the_same_name_size_and_time_is_new(source: Path, library: Library) -> None:
    sizes = set()
    for colour in (10, 60):
        file = picture(source / "IMG_1.JPG", colour)
        file.write_bytes(file.read_bytes().ljust(2000, b"\0"))
        os.utime(file, (1_700_000_000, 1_700_000_000))
        sizes.add(file.stat().st_size)
        assert [type(result) for result in library.take(source)] == [Copied]
    assert len(sizes) == 1 and len(library.files()) == 2


def test_a_raw_that_comes_later_joins_its_jpeg(source: Path, library: Library) -> None:
    picture(source / "IMG_1.JPG")
    library.take(source)
    (source / "IMG_1.CR2").write_bytes(b"raw")
    (joined,) = library.take(source, Plan("another"))
    assert isinstance(joined, Joined)
    assert [file.path.as_posix() for file in joined.files] == ["shoots/day/IMG_1.CR2"]
    assert joined.to.path.as_posix() == "shoots/day/IMG_1.JPG"
    assert [type(result) for result in library.take(source)] == [Known]


def test_a_sidecar_that_changed_joins_beside_the_one_that_is_there(source: Path, library: Library) -> None:
    picture(source / "IMG_1.JPG")
    for words in ("<x/>", "<y/>"):
        (source / "IMG_1.xmp").write_text(words)
        library.take(source)
    assert sorted(library.files()) == [f"shoots/day/IMG_1{end}" for end in ("-2.xmp", ".JPG", ".xmp")]


def test_equal_sidecars_make_no_pair_of_two_pictures(source: Path, library: Library) -> None:
    for number in range(2):
        picture(source / f"IMG_{number}.JPG", 90 * number)
        (source / f"IMG_{number}.xmp").write_text("<x/>")
    assert names(library.take(source)) == [["IMG_0.JPG", "IMG_0.xmp"], ["IMG_1.JPG", "IMG_1.xmp"]]


def test_files_without_content_are_kept(source: Path, library: Library) -> None:
    (source / "IMG_1.JPG").touch()
    picture(source / "IMG_2.JPG")
    (source / "IMG_2.THM").touch()
    assert names(library.take(source)) == [["IMG_1.JPG"], ["IMG_2.JPG", "IMG_2.THM"]]
    assert stored(library.folder)["shoots/day/IMG_2.THM"] == b""


def test_a_large_file_tells_how_far_it_is(
    source: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "_BEAT_S", 0)
    file = source / "MVI_1.MOV"
    file.write_bytes(os.urandom(40 << 20))
    frames = card.frames(source).frames
    told = list(chain.from_iterable(ingest.ingest(frames, library.folder, DAY, library, workers=None)))
    moved = [one.done_bytes for one in told if isinstance(one, Moved)]
    assert moved == sorted(moved) and len(set(moved)) > 3
    assert {one.total_bytes for one in told if isinstance(one, Moved)} == {40 << 20}
