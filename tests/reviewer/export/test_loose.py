"""Files in no library are stripped under the same promises."""

from pathlib import Path

import pytest

from reviewer.errors import ExportRefused
from reviewer.export import package
from reviewer.export.verify import verify
from tests.reviewer.export.pieces import after_ihdr, after_soi, chunk, encoded, exif, picture, segment

LEAKY = after_soi(encoded(picture()), segment(0xFE, b"CANARY"))


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A leaky JPEG, a leaky PNG, one turned by the camera, one broken, and one of each name again."""
    folder = tmp_path / "in"
    (folder / "more").mkdir(parents=True)
    (folder / "a.jpg").write_bytes(LEAKY)
    (folder / "b.png").write_bytes(after_ihdr(encoded(picture("RGBA"), "PNG"), chunk(b"tEXt", b"a\0CANARY")))
    (folder / "broken.jpg").write_bytes(LEAKY[:200])
    (folder / "turned.JPG").write_bytes(encoded(picture(), exif=exif({0x0112: 6, 0x0110: "CANARY"})))
    (folder / "more" / "A.jpeg").write_bytes(LEAKY)
    return folder


def _strip(sources: Path, to: Path, *, lossless: bool, keep_names: bool) -> list[package.Stripped]:
    files = sorted(file for file in sources.rglob("*") if file.is_file())
    return list(package.strip_files(files, to, lossless=lossless, keep_names=keep_names))


@pytest.mark.parametrize("lossless", [False, True])
def test_each_file_is_stripped_or_told(sources: Path, tmp_path: Path, lossless: bool) -> None:
    to = tmp_path / "out"
    results = _strip(sources, to, lossless=lossless, keep_names=False)
    outcomes = {one.source.name: one.outcome() for one in results}
    assert "cut short" in str(outcomes["broken.jpg"]["held_back"])
    assert sorted(file.name for file in to.iterdir()) == ["001.jpg", "002.png", "003.jpg", "004.jpg"]
    for file in to.iterdir():
        assert verify(file.read_bytes()) == ()
        assert b"CANARY" not in file.read_bytes()
    assert outcomes["a.jpg"]["reencoded"] is not lossless
    assert outcomes["turned.JPG"]["reencoded"] is True
    assert ("it is turned" in str(outcomes["turned.JPG"]["note"])) is lossless
    assert outcomes["turned.JPG"]["output"] == str(to / "004.jpg")


def test_names_can_be_kept_and_are_told_apart(sources: Path, tmp_path: Path) -> None:
    to = tmp_path / "out"
    _strip(sources, to, lossless=False, keep_names=True)
    # `a.jpg` and `A.jpeg` would be one file on some disks.
    assert sorted(file.name for file in to.iterdir()) == [
        "A.jpg",
        "a-2.jpg",
        "b.png",
        "turned.jpg",
    ] or sorted(file.name for file in to.iterdir()) == ["A-2.jpg", "a.jpg", "b.png", "turned.jpg"]


@pytest.mark.parametrize(
    "name", ["-rf.jpg", "two words.jpg", "line\nbreak.jpg", "평양.jpg", "x" * 250 + ".jp2"]
)
def test_odd_names_are_no_trouble(tmp_path: Path, name: str) -> None:
    source = tmp_path / name
    source.write_bytes(LEAKY)
    for number, keep_names in enumerate((False, True)):
        (result,) = package.strip_files(
            [source], tmp_path / f"out{number}", lossless=True, keep_names=keep_names
        )
        assert result.output is not None
        assert result.output.is_file()


def test_folders_and_missing_files_are_told(tmp_path: Path) -> None:
    paths = [tmp_path, tmp_path / "missing.jpg"]
    results = list(package.strip_files(paths, tmp_path / "out", lossless=False, keep_names=False))
    assert "is a folder" in results[0].held_back
    assert "missing.jpg cannot be read" in results[1].held_back
    assert not (tmp_path / "out").exists()


def test_nothing_is_overwritten(sources: Path) -> None:
    before = {file: file.read_bytes() for file in sources.rglob("*") if file.is_file()}
    with pytest.raises(ExportRefused, match="not empty"):
        _strip(sources, sources, lossless=True, keep_names=True)
    assert {file: file.read_bytes() for file in sources.rglob("*") if file.is_file()} == before
