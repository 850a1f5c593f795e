"""A shoot's SHA256SUMS is what `sha256sum -c` accepts, whatever the names."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.manifest import NAME, Manifest, parse

HARD = [
    *("plain.jpg", " two  spaces.jpg", "-rf.jpg", "*star.jpg", "é.jpg"),
    *("back\\slash.jpg", "line\nfeed.jpg", "\\n"),
]


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.skipif(sys.platform != "linux", reason="names that other systems refuse")
@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_sha256sum_accepts_it(tmp_path: Path) -> None:
    for name in HARD:
        (tmp_path / name).write_bytes(name.encode())
        Manifest(tmp_path).add({name: digest(name.encode())})
    check = [*("sha256sum", "--check", "--strict"), NAME]
    assert subprocess.run(check, cwd=tmp_path, capture_output=True).returncode == 0
    (tmp_path / "plain.jpg").write_bytes(b"other")
    assert subprocess.run(check, cwd=tmp_path, capture_output=True).returncode == 1


def test_a_torn_line_is_written_anew(tmp_path: Path) -> None:
    Manifest(tmp_path).add({"a": digest(b"a"), "b": digest(b"b")})
    whole = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(whole[:-1])
    Manifest(tmp_path).add({"b": digest(b"b")})
    assert (tmp_path / NAME).read_bytes() == whole


def test_a_file_has_one_line(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    for content in (b"1", b"1", b"2"):
        manifest.add({"a": digest(content), "b": digest(b"b")})
    assert parse((tmp_path / NAME).read_bytes()) == {"a": digest(b"2"), "b": digest(b"b")}
    assert len((tmp_path / NAME).read_bytes().splitlines()) == 2


@given(st.dictionaries(st.text(min_size=1).filter(lambda name: "\0" not in name), st.binary(), min_size=1))
def test_what_was_noted_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> None:
    folder = tmp_path_factory.mktemp("manifest")
    sums = {name: digest(data) for name, data in files.items()}
    Manifest(folder).add(sums)
    again = Manifest(folder)
    assert {name: again.sum_of(name) for name in sums} == sums
