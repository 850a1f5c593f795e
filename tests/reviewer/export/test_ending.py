"""A set that ends early: what is done becomes a set of its own where somebody says so, else there is none."""

import json
import shutil
import signal
import subprocess
import sys
import zipfile
from collections import namedtuple
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from reviewer.errors import TargetFailed
from reviewer.export import package
from reviewer.export.ending import Ending
from reviewer.export.package import Exported, Held
from reviewer.export.profile import CaptionFile, Container, Profile
from reviewer.export.verify import verify
from reviewer.photo import Caption, Look, Marks, Photo, StoredFile, Verdict
from reviewer.rules import Judgement
from tests.reviewer.export.pieces import PUBLICATION, disk_of, encoded, needs_limits, picture

AT = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
CLEAR = Judgement(Verdict.CLEAR, Verdict.CLEAR)
LARGE = 4
LIMIT = 20_000


class After(Ending):
    """Ends a set when it was asked so many times, and answers a failing disk with `keep`."""

    def __init__(self, turns: int = 99, *, keep: bool = True) -> None:
        self._turns, self._keep = turns, keep
        self.asked: list[str] = []

    def wanted(self) -> bool:
        """Whether it was asked often enough."""
        self._turns -= 1
        return self._turns < 0

    def keeps_after(self, trouble: TargetFailed) -> bool:
        """The answer given; the trouble is remembered."""
        self.asked.append(trouble.why)
        return self._keep


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Five photos; the second is broken, and the fourth takes more than LIMIT bytes."""
    folder = tmp_path / "library"
    (folder / "shoots").mkdir(parents=True)
    (folder / "catalog.sqlite").touch()
    for number in range(1, 6):
        data = encoded(picture(size=(900, 900) if number == LARGE else (45, 34)))
        (folder / f"shoots/IMG_{number}.JPG").write_bytes(data if number != 2 else data[:-300])
    return folder


def _plan(profile: Profile = PUBLICATION) -> package.Plan:
    def photo(number: int, *, looked_at: bool = True) -> Photo:
        file = StoredFile(PurePosixPath(f"shoots/IMG_{number}.JPG"), 1, "00")
        marks = Marks(looks=(Look(),) if looked_at else (), caption=Caption(headline=f"Head {number}"))
        return Photo(number, "shoots", f"IMG_{number}", (file,), marks=marks)

    photos = [(photo(number), CLEAR) for number in range(1, 6)]
    return package.plan([*photos, (photo(6, looked_at=False), CLEAR)], profile)


def _receipt(results: list[Any]) -> dict[str, Any]:
    done = results[-1]
    assert isinstance(done, package.Done)
    return done.receipt


def _left_beside(to: Path) -> list[str]:
    return sorted(entry.name for entry in to.parent.iterdir() if entry.name != "library")


@pytest.mark.parametrize("container", Container)
def test_what_is_done_is_a_set_of_its_own(library: Path, tmp_path: Path, container: Container) -> None:
    to = tmp_path / ("Set.zip" if container is Container.ZIP else "Set")
    profile = replace(PUBLICATION, captions=(CaptionFile.TXT, CaptionFile.JSON), container=container)
    results = list(package.export(_plan(profile), library, to, at=AT, ending=After(3)))
    assert [one.id for one in results if isinstance(one, Exported)] == [1, 3]
    held = {one.id: one.reason for one in results if isinstance(one, Held)}
    assert held.keys() == {6, 2, 4, 5}
    assert held[4] == held[5] == "Not made: the export ended early, by the user's choice."
    assert _left_beside(to) == [to.name]
    if container is Container.ZIP:
        zipfile.ZipFile(to).extractall(tmp_path / "Set")
    names = {path.name: path.read_bytes() for path in (tmp_path / "Set").iterdir()}
    assert names.keys() == {"001.jpg", "002.jpg", "captions.txt", "captions.json"}
    assert verify(names["001.jpg"]) == verify(names["002.jpg"]) == ()
    captions = [(one["file"], one["headline"]) for one in json.loads(names["captions.json"])]
    assert captions == [("001.jpg", "Head 1"), ("002.jpg", "Head 3")]


def test_the_receipt_tells_that_it_ended_early(library: Path, tmp_path: Path) -> None:
    receipt = _receipt(list(package.export(_plan(), library, tmp_path / "set", at=AT, ending=After(3))))
    assert receipt["ended_early"] == {"made": 2, "of": 5, "why": "by the user's choice"}
    assert receipt["not_made"] == [{"id": 4, "name": "IMG_4"}, {"id": 5, "name": "IMG_5"}]
    assert [one["id"] for one in receipt["held"]] == [6, 2]
    assert json.loads(json.dumps(receipt)) == receipt
    told = package.receipt_text(receipt)
    assert "Ended early: 2 of 5, by the user's choice." in told
    assert told.endswith("2 photos not made:\n  IMG_4\n  IMG_5")


def test_a_whole_set_says_nothing_of_an_end(library: Path, tmp_path: Path) -> None:
    receipt = _receipt(list(package.export(_plan(), library, tmp_path / "set", at=AT, ending=After(5))))
    assert receipt["ended_early"] is None and receipt["not_made"] == []
    assert "early" not in package.receipt_text(receipt)


def test_ended_before_the_first_there_is_no_set(library: Path, tmp_path: Path) -> None:
    to = tmp_path / "new" / "set"
    receipt = _receipt(list(package.export(_plan(), library, to, at=AT, ending=After(0))))
    assert receipt["items"] == [] and len(receipt["not_made"]) == 5
    assert _left_beside(to.parent) == []


@needs_limits
@pytest.mark.parametrize("keep", [True, False])
def test_after_a_full_disk_what_is_done_is_kept_or_not(library: Path, tmp_path: Path, keep: bool) -> None:
    to, ending = tmp_path / "set", After(keep=keep)
    profile = replace(PUBLICATION, captions=(CaptionFile.TXT,))
    made = package.export(_plan(profile), library, to, at=AT, ending=ending)
    results: list[Any] = []
    with disk_of(LIMIT):
        if keep:
            results = list(made)
        else:
            with pytest.raises(TargetFailed, match="its disk is full"):
                list(made)
    why = "its disk is full or takes no file that large"
    assert ending.asked == [why]
    assert _left_beside(to) == (["set"] if keep else [])
    if keep:
        assert _receipt(results)["ended_early"] == {"made": 2, "of": 5, "why": why}
        assert sorted(path.name for path in to.iterdir()) == ["001.jpg", "002.jpg", "captions.txt"]


@needs_limits
def test_nobody_is_asked_where_nothing_can_be_kept(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")(9_000, 8_000, 1_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    ending, zipped = After(), replace(PUBLICATION, container=Container.ZIP)
    with disk_of(LIMIT), pytest.raises(TargetFailed, match="full"):
        list(package.export(_plan(zipped), library, tmp_path / "set.zip", at=AT, ending=ending))
    with disk_of(500), pytest.raises(TargetFailed, match="full"):
        list(package.export(_plan(), library, tmp_path / "set", at=AT, ending=ending))
    assert ending.asked == []
    assert _left_beside(tmp_path / "x") == []


def test_strip_ends_early_too(library: Path, tmp_path: Path) -> None:
    to = tmp_path / "out"
    files = sorted((library / "shoots").iterdir())
    made = package.strip_files(files, to, lossless=True, keep_names=False, ending=After(3))
    outcomes = [one.outcome() for one in made]
    assert [Path(str(one["output"])).name for one in outcomes if "output" in one] == ["001.jpg", "002.jpg"]
    assert [str(one["held_back"])[:9] for one in outcomes if "output" not in one] == [
        "IMG_2.JPG",
        "Not made:",
        "Not made:",
    ]
    assert sorted(path.name for path in to.iterdir()) == ["001.jpg", "002.jpg"]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to one process there")
@pytest.mark.parametrize("keep", [True, False])
def test_ctrl_c_keeps_what_is_done_where_that_is_asked_for(tmp_path: Path, keep: bool) -> None:
    source, to = tmp_path / "a.jpg", tmp_path / "out"
    source.write_bytes(encoded(picture(size=(1200, 900))))
    words = ["strip", *[str(source)] * 400, "--to", str(to), "--json", *(["--keep-done"] if keep else [])]
    command = [sys.executable, "-m", "reviewer", *words]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, bufsize=0, **pipes) as process:  # readline takes one line and no more
        assert process.stdout is not None and process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert process.returncode == 1, err.decode()
    assert _left_beside(to) == (["a.jpg", "out"] if keep else ["a.jpg"])
    if keep:
        lines = [json.loads(line) for line in out.splitlines()]
        done = sum("output" in line for line in lines) + 1
        assert len(lines) == 399 and 1 <= done < 400
        assert sorted(path.name for path in to.iterdir()) == [f"{n:03d}.jpg" for n in range(1, done + 1)]
