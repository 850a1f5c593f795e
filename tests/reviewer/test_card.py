"""What counts as a frame, and what is left on the card with a sentence."""

import os
import sys
from pathlib import Path

import pytest

from reviewer import card
from reviewer.errors import UsageError

JPEG = b"\xff\xd8\xff\xe0" + bytes(60)


def make(folder: Path, *names: str, content: bytes = JPEG) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def listed(folder: Path) -> list[list[str]]:
    frames = card.frames(folder).frames
    return [[file.relative_to(folder).as_posix() for file in frame.files] for frame in frames]


def left(folder: Path) -> dict[str, str]:
    return {failed.name: failed.sentence for failed in card.frames(folder).left}


def test_raw_jpeg_and_companions_of_one_name_are_one_frame(tmp_path: Path) -> None:
    make(tmp_path, "IMG_1.CR2", "IMG_1.jpg", "img_1.XMP", "IMG_1.CR2.xmp", "IMG_1.WAV", "IMG_2.JPG")
    assert listed(tmp_path) == [
        ["IMG_1.jpg", "IMG_1.CR2", "IMG_1.CR2.xmp", "IMG_1.WAV", "img_1.XMP"],
        ["IMG_2.JPG"],
    ]


def test_video_takes_its_poster_along(tmp_path: Path) -> None:
    make(tmp_path, "MVI_1.MOV", "MVI_1.THM")
    assert listed(tmp_path) == [["MVI_1.MOV", "MVI_1.THM"]]


def test_frames_come_in_the_order_of_folders_and_names(tmp_path: Path) -> None:
    make(tmp_path, "DCIM/101CANON/IMG_0001.JPG", "DCIM/100CANON/IMG_9999.JPG", "DCIM/100CANON/IMG_9998.JPG")
    assert listed(tmp_path) == [
        ["DCIM/100CANON/IMG_9998.JPG"],
        ["DCIM/100CANON/IMG_9999.JPG"],
        ["DCIM/101CANON/IMG_0001.JPG"],
    ]


def test_a_broken_picture_is_still_a_frame(tmp_path: Path) -> None:
    make(tmp_path, "IMG_1.JPG", content=b"")
    assert listed(tmp_path) == [["IMG_1.JPG"]]


def test_a_picture_under_another_suffix_is_found_by_its_content(tmp_path: Path) -> None:
    make(tmp_path, "holiday.2024", "holiday.2025", "noname")
    assert listed(tmp_path) == [["holiday.2024"], ["holiday.2025"], ["noname"]]


def test_a_poster_without_video_is_a_picture(tmp_path: Path) -> None:
    make(tmp_path, "MVI_1.THM")
    assert listed(tmp_path) == [["MVI_1.THM"]]


def test_what_is_no_picture_is_named(tmp_path: Path) -> None:
    make(tmp_path, "MISC/notes.txt", "IMG_1.xmp", content=b"text")
    assert listed(tmp_path) == []
    assert "no picture" in left(tmp_path)["MISC/notes.txt"]
    assert "no picture of its name" in left(tmp_path)["IMG_1.xmp"]


def test_what_systems_leave_on_disks_is_passed_over(tmp_path: Path) -> None:
    names = [".DS_Store", "Thumbs.db", "._IMG_1.JPG", ".Trashes/1", "System Volume Information/x", ".hidden"]
    make(tmp_path, *names, content=b"\x00\x05\x16\x07")
    listing = card.frames(tmp_path)
    assert (listing.frames, listing.left) == ((), ())


def test_attributes_kept_by_macos_are_not_part_of_the_frame(tmp_path: Path) -> None:
    make(tmp_path, "IMG_1.JPG")
    make(tmp_path, "._IMG_1.JPG", content=b"\x00\x05\x16\x07")
    assert listed(tmp_path) == [["IMG_1.JPG"]]


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file system that knows case")
def test_names_that_differ_in_case_only_are_two_pictures(tmp_path: Path) -> None:
    make(tmp_path, "IMG_1.JPG", "img_1.jpg", "IMG_1.CR2", "img_1.xmp", "IMG_2.JPG", "IMG_2.jpg")
    assert sorted(listed(tmp_path)) == [
        ["IMG_1.JPG", "IMG_1.CR2"],
        ["IMG_2.JPG"],
        ["IMG_2.jpg"],
        ["img_1.jpg", "img_1.xmp"],
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own on Windows")
def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = make(tmp_path / "outside", "secret.jpg")
    inside = make(tmp_path / "card", "IMG_1.JPG")
    (inside / "IMG_2.JPG").symlink_to(outside / "secret.jpg")
    (inside / "round").symlink_to(inside)
    assert listed(inside) == [["IMG_1.JPG"]]
    assert "links are not followed" in left(inside)["IMG_2.JPG"]
    assert "links are not followed" in left(inside)["round"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file system that takes any byte")
def test_any_bytes_can_be_a_name(tmp_path: Path) -> None:
    names = [b"-rf.jpg", b"a b.jpg", b"caf\xe9.jpg", b"line\nbreak.jpg"]
    for name in names:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(JPEG)
    (tmp_path / os.fsdecode(b"\xff\n.txt")).write_bytes(b"text")
    assert sorted(os.fsencode(frame.primary.name) for frame in card.frames(tmp_path).frames) == names
    assert all(failed.sentence.isprintable() for failed in card.frames(tmp_path).left)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is unreadable for root")
def test_an_unreadable_folder_costs_only_itself(tmp_path: Path) -> None:
    make(tmp_path, "a/IMG_1.JPG", "b/IMG_2.JPG")
    (tmp_path / "a").chmod(0)
    try:
        assert listed(tmp_path) == [["b/IMG_2.JPG"]]
        assert "could not be read" in left(tmp_path)["a"]
    finally:
        (tmp_path / "a").chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "O_NOATIME"), reason="this system cannot read without a trace")
def test_listing_changes_no_access_time(tmp_path: Path) -> None:
    card_folder = tmp_path / "card"
    (card_folder / "DCIM" / "100MRDN").mkdir(parents=True)
    (card_folder / "DCIM" / "100MRDN" / "noise.bin").write_bytes(b"\xff\xd8\xff" + bytes(100))
    everything = [card_folder, *card_folder.rglob("*")]
    for path in everything:
        os.utime(path, ns=(1_000_000_000, path.stat().st_mtime_ns))
    (tmp_path / "link").symlink_to(card_folder)
    for way in (card_folder, tmp_path / "link"):
        assert len(card.frames(way).frames) == 1
    assert {path.stat().st_atime_ns for path in everything} == {1_000_000_000}


def test_a_card_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder"):
        card.frames(tmp_path / "card")


def test_cards_are_found_by_their_folder(tmp_path: Path) -> None:
    make(tmp_path, "stick/letter.txt", "EOS_DIGITAL/DCIM/100CANON/IMG_1.JPG")
    points = [tmp_path / "stick", tmp_path / "EOS_DIGITAL", tmp_path / "gone"]
    assert card.find(points) == (tmp_path / "EOS_DIGITAL",)


def test_ten_thousand_frames_are_listed_at_once(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"IMG_{number:04}.JPG").touch()
    assert len(card.frames(tmp_path).frames) == 10_000
