"""A ZIP of a set holds its files and nothing else, and the verifier refuses all others."""

import io
import os
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reviewer.errors import ExportRefused, StorageError
from reviewer.export import render
from reviewer.export.entry import FIXED_TIME
from reviewer.export.kept import Kept
from reviewer.export.kept_writer import put_in
from reviewer.export.profile import Container
from reviewer.export.staging import Staging
from reviewer.export.verify import Left, check_archive, verify
from reviewer.export.verify import archive as verifier
from tests.reviewer.export.pieces import picture

if sys.platform != "win32":
    import resource

CLEAN = render.jpeg(picture(), 90, Path("a.jpg"))


def _left(data: bytes) -> tuple[Left, ...]:
    return check_archive(io.BytesIO(data), lambda _, inside: verify(inside))


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """An archive of two pictures, made out of their order."""
    to = tmp_path / "out" / "Set.zip"
    with Staging(to, container=Container.ZIP) as stage:
        stage.name(stage.put(CLEAN), "원산-002.jpg")
        stage.name(stage.put(CLEAN), "001.jpg")
        stage.publish()
    return to


def test_an_archive_appears_alone_sorted_stored_and_dated_alike(made: Path) -> None:
    assert [path.name for path in made.parent.iterdir()] == ["Set.zip"]
    assert made.stat().st_mtime == FIXED_TIME
    assert made.stat().st_nlink == 1
    with zipfile.ZipFile(made) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["001.jpg", "원산-002.jpg"]
        for entry in archive.infolist():
            assert (entry.date_time, entry.extra, entry.comment) == ((1980, 1, 1, 0, 0, 0), b"", b"")
            assert entry.compress_type == zipfile.ZIP_STORED
            assert archive.read(entry) == CLEAN
    assert _left(made.read_bytes()) == ()


def test_what_a_profile_keeps_is_taken_for_that_in_an_archive_too(tmp_path: Path) -> None:
    keep = Kept(credit="Desk")
    with Staging(tmp_path / "Set.zip", container=Container.ZIP) as stage:
        stage.name(stage.put(put_in(CLEAN, keep), keep), "001.jpg")
        stage.add_beside("captions.txt", b"001.jpg\n(no caption)\n")
        stage.publish()
    assert {one.what.split(":")[0] for one in _left((tmp_path / "Set.zip").read_bytes())} == {
        "001.jpg",
        "captions.txt",
    }


@pytest.mark.parametrize("name", ["there.zip", "Set", "Set.tar", "folder.zip"])
def test_only_a_new_zip_is_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "there.zip").write_bytes(b"mine")
    (tmp_path / "folder.zip").mkdir()
    with pytest.raises(ExportRefused), Staging(tmp_path / name, container=Container.ZIP):
        pass
    assert (tmp_path / "there.zip").read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.zip", "there.zip"]


def test_a_file_that_came_meanwhile_stays_as_it_is(tmp_path: Path) -> None:
    to = tmp_path / "Set.zip"
    with pytest.raises(StorageError), Staging(to, container=Container.ZIP) as stage:
        stage.name(stage.put(CLEAN), "001.jpg")
        to.write_bytes(b"mine")
        stage.publish()
    assert [path.name for path in tmp_path.iterdir()] == ["Set.zip"]
    assert to.read_bytes() == b"mine"


def test_a_disk_without_links_takes_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    test_an_archive_appears_alone_sorted_stored_and_dated_alike(_made_again(tmp_path))


def _made_again(tmp_path: Path) -> Path:
    to = tmp_path / "again" / "Set.zip"
    with Staging(to, container=Container.ZIP) as stage:
        stage.name(stage.put(CLEAN), "001.jpg")
        stage.name(stage.put(CLEAN), "원산-002.jpg")
        stage.publish()
    return to


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of five pictures, of which two are taken for further off than the first records tell."""
    limit = 2 * (len(CLEAN) + 40)
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", limit)
    monkeypatch.setattr(verifier, "_FAR", limit)
    to = tmp_path / "Set.zip"
    with Staging(to, container=Container.ZIP) as stage:
        for number in range(5):
            stage.name(stage.put(CLEAN), f"00{number}.jpg")
        stage.publish()
    return to


def test_a_large_archive_is_read_by_others_and_has_one_form(large: Path) -> None:
    data = large.read_bytes()
    assert [data.count(struct.pack("<HHQ", 1, 8, n * (len(CLEAN) + 37))) for n in range(5)] == [0, 0, 0, 1, 1]
    assert data.count(b"PK\6\6") == data.count(b"PK\6\7") == 1
    with zipfile.ZipFile(large) as archive:
        assert archive.testzip() is None and len(archive.namelist()) == 5
    assert _left(data) == ()


def test_no_byte_of_the_large_records_can_be_another(large: Path) -> None:
    data = large.read_bytes()
    for at in range(data.index(b"PK\1\2"), len(data)):
        assert _left(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]), at


def test_large_records_where_none_are_needed_are_left(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifier, "_FAR", 0x7FFFFFFF)
    assert _left(large.read_bytes())


@pytest.mark.skipif(sys.platform == "win32", reason="no limit can be set there")
def test_a_disk_that_fills_while_packing_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        with (
            pytest.raises(StorageError, match="full"),
            Staging(tmp_path / "Set.zip", container=Container.ZIP) as stage,
        ):
            stage.name(stage.put(CLEAN), "001.jpg")
            resource.setrlimit(resource.RLIMIT_FSIZE, (len(CLEAN) - 1, before[1]))
            stage.publish()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


_MAKE_AND_STOP = """
import os, sys, time
from pathlib import Path
from reviewer.export import render, staging
from reviewer.export.profile import Container
data = Path(sys.argv[2]).read_bytes()
def stop(*_):
    print("made", flush=True)
    time.sleep(60)
os.link = stop
with staging.Staging(Path(sys.argv[1]), container=Container.ZIP) as stage:
    stage.name(stage.put(data), "001.jpg")
    stage.publish()
"""


def test_killed_before_its_name_there_is_none(tmp_path: Path) -> None:
    source, out = tmp_path / "a.jpg", tmp_path / "out"
    source.write_bytes(CLEAN)
    command = [sys.executable, "-c", _MAKE_AND_STOP, str(out / "Set.zip"), str(source)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"made\n"
        process.kill()
    assert not [path.name for path in out.iterdir() if not path.name.startswith(".")]
    with Staging(out / "Set.zip", container=Container.ZIP) as stage:
        stage.name(stage.put(CLEAN), "001.jpg")
        stage.publish()
    assert [path.name for path in out.iterdir()] == ["Set.zip"]


def _zip(**changes: object) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.comment = changes.pop("archive_comment", b"")
        entry = zipfile.ZipInfo("001.jpg", (1980, 1, 1, 0, 0, 0))
        entry.create_system, entry.external_attr = 3, 0o100644 << 16
        for name, value in changes.items():
            setattr(entry, name, value)
        archive.writestr(entry, CLEAN)
    return out.getvalue()


def test_the_plain_form_is_clean() -> None:
    assert _left(_zip()) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"comment": b"CANARY"},
        {"archive_comment": b"CANARY"},
        {"extra": struct.pack("<HHBBIBI", 0x7875, 11, 1, 4, 1000, 4, 1000)},
        {"date_time": (2012, 5, 1, 8, 30, 0)},
        {"compress_type": zipfile.ZIP_DEFLATED},
        {"create_system": 0},
        {"create_version": 63},
        {"external_attr": 0o100600 << 16},
        {"internal_attr": 1},
        {"filename": "in/001.jpg"},
        {"filename": "../001.jpg"},
        {"filename": "a\n.jpg"},
    ],
    ids=lambda changes: "-".join(f"{name}" for name in changes),
)
def test_whatever_an_archive_can_tell_besides_is_found(changes: dict[str, object]) -> None:
    assert _left(_zip(**changes))


def test_bytes_before_between_and_behind_are_found() -> None:
    data = _zip()
    directory, end = data.index(b"PK\1\2"), data.index(b"PK\5\6")
    for at in (0, directory, end, len(data)):
        assert _left(data[:at] + b"CANARY" + data[at:])


def test_no_byte_can_be_another(made: Path) -> None:
    data = made.read_bytes()
    inside = [range(at, at + len(CLEAN)) for at in _places(data)]
    for at in range(len(data)):
        if not any(at in places for places in inside) or at % 97 == 0:
            assert _left(data[:at] + bytes((data[at] ^ 0x11,)) + data[at + 1 :]), at


def test_an_archive_cut_anywhere_is_refused(made: Path) -> None:
    data = made.read_bytes()
    for length in (*range(0, len(data), 7), data.index(b"PK\1\2"), data.index(b"PK\5\6")):
        assert _left(data[:length]), length


def _places(data: bytes) -> list[int]:
    return [at for at in range(len(data)) if data.startswith(CLEAN, at)]


def test_two_pictures_of_one_name_are_refused() -> None:
    out = io.BytesIO()
    with pytest.warns(UserWarning), zipfile.ZipFile(out, "w") as archive:
        for _ in range(2):
            entry = zipfile.ZipInfo("001.jpg", (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, CLEAN)
    assert "a name out of order" in {one.what for one in _left(out.getvalue())}
