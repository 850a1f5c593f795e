"""Two machines, users and time zones make the same set, byte for byte."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer import card, ingest
from reviewer.review import Review
from reviewer.workers import Workers
from tests.cards import make_card

PROFILE = """
id = "desk"
title = "Desk"
verdicts = ["clear", "caution"]
long_edge = 300
keep = ["description", "credit", "copyright"]
captions = ["txt", "csv", "json"]
names = "{title}-{place}-{number}"
"""
HERE = {
    "TZ": "Asia/Pyongyang",
    "LANG": "tr_TR.UTF-8",
    "USER": "anna",
    "LOGNAME": "anna",
    "PYTHONHASHSEED": "1",
}
THERE = {"TZ": "America/Anchorage", "LC_ALL": "C", "USER": "ben", "LOGNAME": "ben", "PYTHONHASHSEED": "2"}
REPO = Path(__file__).parents[3]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with captions in more than one script."""
    frames = card.frames(make_card(tmp_path / "card")).frames
    with Review.create(tmp_path / "library") as review, Workers() as workers:
        review.start_shoot("May", ["dprk-visitor"], place="원산")
        for told in ingest.ingest(frames, review.folder, ingest.Plan("May"), review, workers=workers):
            review.add("May", [one for one in told if isinstance(one, ingest.Copied)])
        ids = review.ids()
        review.change("Look at", ids, looked_at=True)
        for photo in ids:
            texts = {"description": f"부두 {photo}, İzmir", "credit": "Desk", "copyright": "© Me"}
            review.change("Caption", [photo], caption=texts)
    return tmp_path / "library"


def _export(library: Path, machine: Path, settings: dict[str, str], umask: int, *words: str) -> Path:
    """The set as another machine makes it: another home, working folder, library path and user."""
    shutil.copytree(library, machine / "photos")
    (machine / "home").mkdir()
    (machine / "desk.toml").write_text(PROFILE, "utf-8")
    to = machine / ("Set.zip" if words else "Set")
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    ended = subprocess.run(
        [sys.executable, "-m", "reviewer", "export", str(machine / "photos"), "--profile", "desk.toml",
         "--to", str(to), *words],
        cwd=machine,
        env=kept | settings | {"HOME": str(machine / "home"), "PYTHONPATH": str(REPO)},
        umask=umask,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )  # fmt: skip
    assert ended.returncode in (0, 1), ended.stderr
    return to


def _told(path: Path) -> tuple[object, ...]:
    """All that a file or folder tells: name, content, time, rights and extended attributes."""
    state = path.stat()
    more = os.listxattr(path) if hasattr(os, "listxattr") else []
    data = path.read_bytes() if path.is_file() else b""
    return (path.name, data, state.st_mtime_ns, state.st_mode, state.st_uid, state.st_gid, more)


@pytest.mark.skipif(sys.platform == "win32", reason="it knows no umask")
@pytest.mark.parametrize("words", [(), ("--zip",)], ids=["folder", "zip"])
def test_the_same_selection_is_the_same_set_everywhere(
    library: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    one = _export(library, tmp_path / "a", HERE, 0o077, *words)
    other = _export(library, tmp_path / "deep/er", THERE, 0o002, *words)
    assert [_told(path) for path in [one, *sorted(one.rglob("*"))]] == [
        _told(path) for path in [other, *sorted(other.rglob("*"))]
    ]
    assert _told(one)[-1] == []
    if not words:
        names = [path.name for path in sorted(one.iterdir())]
        assert names[0] == "Desk-원산-001.jpg"
        assert names[-3:] == ["captions.csv", "captions.json", "captions.txt"]
        assert "부두" in (one / "captions.json").read_text("utf-8")
