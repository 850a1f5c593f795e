"""A set appears whole and verified, or not at all."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from PIL import Image

from reviewer.errors import ExportRefused, StorageError
from reviewer.export import entry, package, profile
from reviewer.export.kept import Kept
from reviewer.export.profile import CaptionFile, KeptField, Pixels, Profile
from reviewer.export.staging import Staging
from reviewer.export.verify import verify
from reviewer.photo import Caption, Look, Marks, Photo, Shoot, StoredFile, Verdict, Waiver
from reviewer.rules import Fired, Judgement, Outcome, Rule
from tests.reviewer.export.pieces import PUBLICATION, encoded, exif, picture

if sys.platform != "win32":
    import resource

AT = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
CLEAR = Judgement(Verdict.CLEAR, Verdict.CLEAR)
CAPTIONS = b"[]\n"
BESIDE = replace(profile.find("publication"), contact_sheet=False)
CAPTION = Caption(headline="Head", description="What it shows", credit="Desk", copyright="© Me")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Three photos; the second is broken."""
    folder = tmp_path / "library"
    (folder / "shoots").mkdir(parents=True)
    (folder / "catalog.sqlite").touch()
    for number in (1, 2, 3):
        data = encoded(picture(), exif=exif({0x0110: "CANARY", 0x0112: 6}))
        (folder / f"shoots/IMG_{number}.JPG").write_bytes(data if number != 2 else data[:-300])
    return folder


def _photo(number: int, *waivers: Waiver) -> Photo:
    file = StoredFile(PurePosixPath(f"shoots/IMG_{number}.JPG"), 1, "00")
    return Photo(
        number,
        "shoots",
        f"IMG_{number}",
        (file,),
        marks=Marks(looks=(Look(),), caption=CAPTION, waivers=waivers),
    )


def _plan(chosen: Profile = PUBLICATION) -> package.Plan:
    unseen = Photo(4, "shoots", "IMG_4", _photo(4).files)
    photos = [(_photo(n), CLEAR) for n in (3, 2, 1)] + [(unseen, CLEAR)]
    return package.plan(photos, chosen)


def _receipt(results: list[package.Exported | package.Held | package.Done]) -> dict[str, Any]:
    done = results[-1]
    assert isinstance(done, package.Done)
    return done.receipt


def _left_beside(to: Path) -> list[str]:
    return sorted(entry.name for entry in to.parent.iterdir() if entry.name != "library")


@pytest.mark.parametrize("with_workers", [False, True])
def test_a_set_is_numbered_without_gaps_and_what_stays_is_told(
    library: Path, tmp_path: Path, with_workers: bool
) -> None:
    to = tmp_path / "set"
    with ThreadPoolExecutor(2) as threads:
        workers = threads if with_workers else None
        results = list(package.export(_plan(), library, to, workers=workers, at=AT))
    exported = [one for one in results if isinstance(one, package.Exported)]
    held = [one for one in results if isinstance(one, package.Held)]
    assert [(one.id, one.output) for one in exported] == [(3, "001.jpg"), (1, "002.jpg")]
    assert [one.id for one in held] == [4, 2]
    assert "IMG_2.JPG is cut short" in held[1].reason
    assert sorted(file.name for file in to.iterdir()) == ["001.jpg", "002.jpg"]
    for file in to.iterdir():
        data = file.read_bytes()
        assert verify(data) == ()
        assert b"CANARY" not in data
        assert file.stat().st_mtime == entry.FIXED_TIME
        assert sys.platform == "win32" or file.stat().st_mode & 0o777 == 0o644
    assert to.stat().st_mtime == entry.FIXED_TIME
    assert _left_beside(to) == ["set"]


def test_the_receipt_says_what_went_and_what_did_not(library: Path, tmp_path: Path) -> None:
    to = tmp_path / "set"
    rule = Rule("army", "Soldiers", Outcome.RESTRICTED, "Not to be shown.")
    judgement = Judgement(
        Verdict.RESTRICTED, Verdict.CLEAR, (Fired("place", rule, frozenset({"soldier"}), True),)
    )
    waiver = Waiver("place", "army", "agreed with the desk")
    photos = [(_photo(1, waiver), judgement), (_photo(2), CLEAR)]
    receipt = _receipt(list(package.export(package.plan(photos, PUBLICATION), library, to, at=AT)))
    assert json.loads(json.dumps(receipt)) == receipt
    assert receipt["at"] == "2031-05-06T07:08:09+00:00"
    assert receipt["profile"]["sentence"] == PUBLICATION.sentence
    assert receipt["checks"]["verified"] == 1
    (item,) = receipt["items"]
    assert (item["id"], item["output"], item["verdict"]) == (1, "001.jpg", "restricted")
    assert item["sha256"] == hashlib.sha256((to / "001.jpg").read_bytes()).hexdigest()
    assert item["waivers"][0]["reason"] == "agreed with the desk"
    assert [one["id"] for one in receipt["held"]] == [2]
    told = package.receipt_text(receipt)
    assert "1 file " in told
    assert "1 photo held back" in told


def test_names_by_a_template_know_the_title_and_the_place_alone(library: Path, tmp_path: Path) -> None:
    named = replace(PUBLICATION, names="{title}-{place}-{number}")
    shoot = Shoot(1, "shoots", place="Wonsan")
    plan = package.plan([(_photo(n), CLEAR) for n in (3, 2, 1)], named, [shoot])
    list(package.export(plan, library, tmp_path / "set", at=AT))
    names = sorted(file.name for file in (tmp_path / "set").iterdir())
    assert names == ["Test-Wonsan-001.jpg", "Test-Wonsan-002.jpg"]


def test_random_names_are_in_the_receipt(library: Path, tmp_path: Path) -> None:
    plan = _plan(replace(PUBLICATION, names="random", captions=(CaptionFile.TXT,)))
    receipt = _receipt(list(package.export(plan, library, tmp_path / "set", at=AT)))
    names = {file.name for file in (tmp_path / "set").iterdir()} - {"captions.txt"}
    assert {item["output"] for item in receipt["items"]} == names
    assert all(len(name) == len("0123456789abcdef.jpg") for name in names)


def test_captions_go_beside_the_pictures_and_name_no_original(library: Path, tmp_path: Path) -> None:
    to = tmp_path / "set"
    list(package.export(_plan(BESIDE), library, to, at=AT))
    assert sorted(file.name for file in to.iterdir()) == [
        "001.jpg",
        "002.jpg",
        "captions.csv",
        "captions.txt",
        "story.html",
    ]
    for name in ("captions.csv", "captions.txt"):
        text = (to / name).read_text("utf-8")
        assert "What it shows" in text
        assert "IMG" not in text
        assert "clear" not in text
        assert (to / name).stat().st_mtime == entry.FIXED_TIME


def test_an_agency_gets_three_fields_in_the_file_and_nothing_else(library: Path, tmp_path: Path) -> None:
    to = tmp_path / "set"
    list(package.export(_plan(profile.find("agency")), library, to, at=AT))
    data = (to / "001.jpg").read_bytes()
    assert verify(data, Kept("What it shows", "Desk", "© Me")) == ()
    assert len(verify(data)) == 2
    assert b"Head" not in data


def test_a_profile_may_ask_for_a_jpegs_own_pixels(library: Path, tmp_path: Path) -> None:
    leaky = encoded(picture(), exif=exif({0x0110: "CANARY"}), quality=30)
    (library / "shoots/IMG_1.JPG").write_bytes(leaky)
    to, lossless = tmp_path / "set", replace(PUBLICATION, pixels=Pixels.LOSSLESS, keep=frozenset(KeptField))
    *results, done = package.export(_plan(lossless), library, to, at=AT)
    turned, own = (one for one in results if isinstance(one, package.Exported))
    assert (turned.id, turned.reencoded) == (3, True)
    assert turned.note.startswith("Encoded anew, because it is turned, and its edges")
    assert (own.id, own.reencoded, own.note) == (1, False, "")
    data = (to / own.output).read_bytes()
    assert verify(data, Kept("What it shows", "Desk", "© Me"), thorough=True) == ()
    assert b"CANARY" not in data
    with Image.open(library / "shoots/IMG_1.JPG") as theirs, Image.open(to / own.output) as ours:
        assert theirs.tobytes() == ours.tobytes()
    receipt = _receipt([done])
    assert [one["form"] for one in receipt["items"]] == ["fresh pixels", "its own pixels"]
    assert f"001.jpg, IMG_3: {turned.note}" in package.receipt_text(receipt)


@pytest.mark.skipif(shutil.which("jpegtran") is None, reason="jpegtran is not installed")
def test_a_persons_turn_needs_no_fresh_pixels(library: Path, tmp_path: Path) -> None:
    (library / "shoots/IMG_1.JPG").write_bytes(encoded(picture(size=(96, 64))))
    turned = replace(_photo(1), marks=replace(_photo(1).marks, rotation=90))
    plan = package.plan([(turned, CLEAR)], profile.find("agency"))
    made, _ = package.export(plan, library, tmp_path / "set", at=AT)
    assert isinstance(made, package.Exported) and not made.reencoded
    with Image.open(tmp_path / "set" / made.output) as shown:
        assert shown.size == (64, 96)


@pytest.mark.parametrize("with_workers", [False, True])
def test_what_will_be_encoded_anew_is_known_before(library: Path, with_workers: bool) -> None:
    shoots = library / "shoots"
    (shoots / "IMG_1.JPG").write_bytes(encoded(picture()))
    (shoots / "IMG_2.JPG").write_bytes(encoded(picture(), "PNG"))
    (shoots / "IMG_4.JPG").mkdir()
    plan = package.plan([(_photo(n), CLEAR) for n in (3, 2, 1, 4)], profile.find("agency"))
    with ThreadPoolExecutor(2) as threads:
        workers = threads if with_workers else None
        turned, other, own, unreadable = package.hindrances(plan, library, workers=workers)
    assert "its edges cut" in turned
    assert "only a JPEG" in other
    assert (own, unreadable) == ("", "")


def test_bytes_behind_the_last_block_of_a_large_file_never_leave(library: Path, tmp_path: Path) -> None:
    rough = Image.effect_noise((1400, 1000), 90)
    data = encoded(rough, quality=100)
    assert len(data) > 1 << 20
    (library / "shoots/IMG_1.JPG").write_bytes(data[:-2] + b"CANARY" + data[-2:])
    plan = package.plan([(_photo(1), CLEAR)], replace(PUBLICATION, pixels=Pixels.LOSSLESS))
    made, _ = package.export(plan, library, tmp_path / "set", at=AT)
    assert isinstance(made, package.Exported) and "more than a picture needs" in made.note
    assert b"CANARY" not in (tmp_path / "set" / made.output).read_bytes()


def test_two_exports_are_the_same_bytes(library: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        list(package.export(_plan(BESIDE), library, tmp_path / name, at=AT))
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_a_set_of_nothing_makes_no_folder(library: Path, tmp_path: Path) -> None:
    to = tmp_path / "deep" / "set"
    results = list(package.export(package.plan([(_photo(2), CLEAR)], PUBLICATION), library, to, at=AT))
    receipt = _receipt(results)
    assert receipt["items"] == []
    assert "Nothing was exported" in package.receipt_text(receipt)
    assert _left_beside(tmp_path / "x") == []


def test_an_empty_folder_and_a_new_one_below_new_ones_may_be_filled(library: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    list(package.export(_plan(), library, empty, at=AT))
    list(package.export(_plan(), library, tmp_path / "a" / "b" / "c", at=AT))
    assert (empty / "001.jpg").is_file()
    assert (tmp_path / "a" / "b" / "c" / "002.jpg").is_file()


def _target(kind: str, library: Path, tmp_path: Path) -> Path:
    full, card, small = tmp_path / "full", tmp_path / "card", tmp_path / "small"
    full.mkdir()
    (small / "dcim").mkdir(parents=True)
    (full / ".hidden").touch()
    (card / "DCIM").mkdir(parents=True)
    (tmp_path / "link").symlink_to(library)
    return {
        "library": library,
        "in the library": library / "out",
        "through a link": tmp_path / "link" / "out",
        "above the library": tmp_path,
        "not empty": full,
        "a file": library / "catalog.sqlite",
        "below a file": library / "catalog.sqlite" / "out",
        "a card": card / "out",
        "in DCIM": card / "DCIM" / "out",
        "in small letters": small / "out",
        "a disk": Path(tmp_path.anchor),
        "no name": tmp_path / "a\0b",
    }[kind]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.parametrize(
    "kind",
    [
        "library", "in the library", "through a link", "above the library", "not empty", "a file",
        "below a file", "a card", "in DCIM", "in small letters", "a disk", "no name",
    ],
)  # fmt: skip
def test_a_place_that_is_not_free_is_refused(library: Path, tmp_path: Path, kind: str) -> None:
    to = _target(kind, library, tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises((ExportRefused, StorageError)):
        list(package.export(_plan(), library, to, at=AT))
    assert sorted(tmp_path.rglob("*")) == before


def test_another_library_is_no_place_either(library: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "catalog.sqlite").touch()
    with pytest.raises(ExportRefused, match="inside a library"):
        package.check_target(other / "out", library)


@pytest.mark.parametrize("way", ["above", "absolute", "link"])
def test_nothing_outside_the_library_is_exported(library: Path, tmp_path: Path, way: str) -> None:
    outside = tmp_path / "outside"
    (library / "shoots").rename(outside)
    path = {"above": "../outside/IMG_1.JPG", "absolute": str(outside / "IMG_1.JPG"), "link": "in/IMG_1.JPG"}
    (library / "in").symlink_to(outside)
    photo = replace(_photo(1), files=(StoredFile(PurePosixPath(path[way]), 1, "00"),))
    plan = package.plan([(photo, CLEAR)], PUBLICATION)
    held, _ = package.export(plan, library, tmp_path / "set", at=AT)
    assert isinstance(held, package.Held)
    assert "library" in held.reason and "out" in held.reason
    assert not (tmp_path / "set").exists()


def test_cancelling_leaves_nothing(library: Path, tmp_path: Path) -> None:
    to = tmp_path / "new" / "set"
    with ThreadPoolExecutor(1) as workers:
        results = package.export(_plan(), library, to, workers=workers, at=AT)
        assert isinstance(results, Iterator)
        while not isinstance(next(results), package.Exported):
            pass
        assert (tmp_path / "new").is_dir()
        results.close()  # type: ignore[attr-defined]  # it is a generator
    assert _left_beside(tmp_path / "x") == []


@pytest.mark.skipif(sys.platform == "win32", reason="no limit can be set there")
def test_a_full_disk_is_told_and_leaves_nothing(library: Path, tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, before[1]))
    try:
        with pytest.raises(StorageError, match="full"):
            list(package.export(_plan(), library, tmp_path / "set", at=AT))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert _left_beside(tmp_path / "x") == []


def test_a_file_that_is_not_clean_never_gets_a_name(tmp_path: Path) -> None:
    clean = encoded(picture())
    with Staging(tmp_path / "set") as made:
        with pytest.raises(ExportRefused, match="bytes after the end of the picture at byte"):
            made.name(made.put(clean + b"CANARY"), "001.jpg")
        made.name(made.put(clean), "001.jpg")
        made.publish()
    assert [file.name for file in (tmp_path / "set").iterdir()] == ["001.jpg"]
    assert (tmp_path / "set" / "001.jpg").read_bytes() == clean


def test_no_name_is_given_twice(tmp_path: Path) -> None:
    with Staging(tmp_path / "set") as made:
        made.add_beside("captions.json", CAPTIONS)
        with pytest.raises(StorageError):
            made.add_beside("captions.json", CAPTIONS)


_MAKE_AND_STOP = """
import sys, time
from pathlib import Path
from reviewer.export.staging import Staging
with Staging(Path(sys.argv[1])) as staging:
    staging.add_beside("captions.json", b"[]\\n")
    print("made", flush=True)
    time.sleep(60)
"""


def test_what_a_killed_export_left_is_cleared_by_the_next_and_nothing_else(tmp_path: Path) -> None:
    strangers = tmp_path / ".0123456789abcdef.part"
    strangers.mkdir()
    begun = [sys.executable, "-c", _MAKE_AND_STOP, str(tmp_path / "set")]
    with (
        subprocess.Popen(begun, stdout=subprocess.PIPE) as killed,
        subprocess.Popen(begun, stdout=subprocess.PIPE) as alive,
    ):
        for process in (killed, alive):
            assert process.stdout is not None and process.stdout.readline() == b"made\n"
        killed.kill()
        killed.wait()
        with Staging(tmp_path / "other") as staging:
            staging.add_beside("captions.json", CAPTIONS)
            staging.publish()
        left = {path.name for path in tmp_path.iterdir()} - {"other", strangers.name}
        assert len(left) == 2, "the folder and the lock of the export that still runs"
        alive.kill()
    with Staging(tmp_path / "set") as staging:
        staging.publish()
    assert {path.name for path in tmp_path.iterdir()} == {"other", "set", strangers.name}
