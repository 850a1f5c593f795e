"""Every real file leaves as a clean picture or not at all, both ways, and exiftool agrees."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from reviewer.export import package
from reviewer.export.verify import verify
from reviewer.workers import Workers

# What exiftool says of any file, of its pixels, and of what some colours need: a marker, a profile of ours
# (each byte of which the verifier knows).
_HARMLESS = (
    "SourceFile",
    "ExifTool:",
    "System:",
    "File:",
    "Composite:",
    "Adobe:",
    "ICC-header:",
    "ICC_Profile:",
)
_PNG = frozenset({"ImageWidth", "ImageHeight", "BitDepth", "ColorType", "Compression", "Filter", "Interlace"})


@pytest.mark.parametrize("lossless", [False, True])
@pytest.mark.timeout(300)
def test_all_of_them(shared_photos: Path, tmp_path: Path, lossless: bool) -> None:
    files = sorted(file for file in shared_photos.rglob("*") if file.is_file())
    to = tmp_path / "out"
    with Workers(2) as workers:
        results = list(package.strip_files(files, to, lossless=lossless, keep_names=False, workers=workers))
    assert [result.source for result in results] == files
    assert all(bool(result.held_back) != bool(result.output) for result in results)
    outputs = sorted(to.iterdir())
    assert len(outputs) > 200
    assert [file for file in outputs if verify(file.read_bytes())] == []
    assert _metadata(to) == {}


def _metadata(folder: Path) -> dict[str, list[str]]:
    """What exiftool finds in the files besides their pixels."""
    exiftool = shutil.which("exiftool")
    if exiftool is None:
        pytest.skip("exiftool is not installed (Debian: libimage-exiftool-perl)")
    asked = subprocess.run([exiftool, "-a", "-G1", "-u", "-j", str(folder)], capture_output=True, check=False)
    found = {}
    for file in json.loads(asked.stdout):
        rest = [key for key in file if not key.startswith(_HARMLESS) and not _of_png(key)]
        if rest or "ExifTool:Warning" in file:
            found[file["SourceFile"]] = rest
    return found


def _of_png(key: str) -> bool:
    group, _, name = key.partition(":")
    return group == "PNG" and name in _PNG


def test_the_verifier_reads_them_all(shared_photos: Path) -> None:
    for file in shared_photos.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert all(one.offset + one.length <= len(data) for one in verify(data)), file
