"""A copy is what was on the card, or it is not there."""

import hashlib
import os
import sys
from pathlib import Path

import pytest

from reviewer import card_file, verified_copy
from reviewer.errors import StorageError
from reviewer.verified_copy import CopyFailed, Part

CONTENT = os.urandom(3 * verified_copy.CHUNK + 5)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "card" / "IMG_1.JPG"
    path.parent.mkdir()
    path.write_bytes(CONTENT)
    os.utime(path, ns=(1_600_000_000_000_000_000, 1_500_000_000_123_456_700))
    return path


@pytest.fixture
def shoot(tmp_path: Path) -> Path:
    folder = tmp_path / "shoot"
    folder.mkdir()
    return folder


def drawn(source: Path, folder: Path) -> Part:
    (part,) = card_file.draw(source, [folder]).drawn().parts.values()
    if not isinstance(part, Part):
        raise part
    return part


def test_copy_has_content_hash_and_time(source: Path, shoot: Path) -> None:
    part = drawn(source, shoot)
    verified_copy.confirm(part, source.name)
    verified_copy.publish(part, shoot / "IMG_1.JPG")
    assert [path.name for path in shoot.iterdir()] == ["IMG_1.JPG"]
    assert (shoot / "IMG_1.JPG").read_bytes() == CONTENT
    assert part.sha256 == hashlib.sha256(CONTENT).hexdigest() and part.size == len(CONTENT)
    assert (shoot / "IMG_1.JPG").stat().st_mtime_ns == source.stat().st_mtime_ns
    assert not (shoot / "IMG_1.JPG").stat().st_mode & 0o222


def test_the_card_is_only_read(source: Path, shoot: Path) -> None:
    before, folder_before = source.stat(), source.parent.stat()
    drawn(source, shoot)
    assert source.stat() == before
    assert source.parent.stat().st_mtime_ns == folder_before.st_mtime_ns


def test_a_disk_that_gives_back_something_else_is_told(source: Path, shoot: Path) -> None:
    part = drawn(source, shoot)
    with part.path.open("r+b") as copy:
        copy.seek(verified_copy.CHUNK)
        copy.write(bytes([CONTENT[verified_copy.CHUNK] ^ 1]))
    with pytest.raises(CopyFailed, match="other content"):
        verified_copy.confirm(part, source.name)


def test_a_large_file_is_verified_by_its_hash(
    source: Path, shoot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card_file, "KEPT", 10)
    test_copy_has_content_hash_and_time(source, shoot)
    part = drawn(source, shoot)
    with part.path.open("r+b") as copy:
        copy.write(bytes([CONTENT[0] ^ 1]))
    with pytest.raises(CopyFailed, match="other content"):
        verified_copy.confirm(part, source.name)


def test_nothing_is_overwritten(source: Path, shoot: Path) -> None:
    (shoot / "IMG_1.JPG").write_bytes(b"another picture")
    part = drawn(source, shoot)
    with pytest.raises(FileExistsError):
        verified_copy.publish(part, shoot / "IMG_1.JPG")
    assert (shoot / "IMG_1.JPG").read_bytes() == b"another picture"


def test_what_a_killed_run_left_is_removed_and_our_own_is_not(source: Path, shoot: Path) -> None:
    (shoot / f"{verified_copy.PART}old").touch()
    part = drawn(source, shoot)
    verified_copy.sweep(shoot)
    assert list(shoot.iterdir()) == [part.path]


def test_a_source_that_is_gone_costs_this_file(source: Path, shoot: Path) -> None:
    source.unlink()
    with pytest.raises(CopyFailed, match=r"IMG_1\.JPG could not be read from the card"):
        drawn(source, shoot)
    assert list(shoot.iterdir()) == []


def test_a_destination_that_is_gone_ends_it(source: Path, shoot: Path) -> None:
    shoot.rmdir()
    with pytest.raises(StorageError, match="took no file"):
        drawn(source, shoot)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_told(shoot: Path) -> None:
    with (
        pytest.raises(StorageError, match="No space left"),
        verified_copy.storing_in(shoot),
        Path("/dev/full").open("wb", buffering=0) as full,
    ):
        full.write(b"x")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own on Windows")
def test_a_link_in_place_of_the_source_is_not_followed(source: Path, shoot: Path) -> None:
    link = source.with_name("IMG_2.JPG")
    link.symlink_to(source)
    with pytest.raises(CopyFailed):
        drawn(link, shoot)
