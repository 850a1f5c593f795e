"""On a screen with an X server behind it, where windows are real and focus is given by others."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer import card, ingest
from reviewer.review import Review
from tests.bench.screen import Screen, screen
from tests.cards import make_card

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")


@pytest.fixture(scope="module")
def display() -> Iterator[Screen]:
    with screen() as on:
        yield on


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    frames = card.frames(make_card(tmp_path / "card")).frames
    with Review.create(folder) as review:
        review.start_shoot("May", ["dprk-visitor"])
        for told in ingest.ingest(frames, folder, ingest.Plan("May"), review, workers=None):
            review.add("May", [one for one in told if isinstance(one, ingest.Copied)])
    return folder


def test_the_window_starts_shows_its_photos_and_ends_without_a_trace(
    display: Screen, library: Path, tmp_path: Path
) -> None:
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    home.mkdir(mode=0o700)
    temporary.mkdir()
    told = tmp_path / "told"
    environment = display.environment(home) | {"REVIEWER_TRACE": str(told), "TMPDIR": str(temporary)}
    before = sorted(path.name for path in tmp_path.iterdir())
    window = subprocess.Popen(
        [sys.executable, "-m", "reviewer", str(library)], env=environment, stderr=subprocess.PIPE, cwd=ROOT
    )
    try:
        deadline = time.monotonic() + PATIENCE_S
        while not told.exists():
            assert window.poll() is None and time.monotonic() < deadline
            time.sleep(0.02)
        window.send_signal(signal.SIGTERM)
        _, said = window.communicate(timeout=PATIENCE_S)
    finally:
        window.kill()
    assert (window.returncode, said) == (0, b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*before, "told"])
    assert list(temporary.iterdir()) == []
    left = {path.relative_to(home).parts[:2] for path in home.rglob("*") if path.is_file()}
    assert left == {("config", "reviewer")}
    assert {path.name for path in library.iterdir()} <= {
        "catalog.sqlite",
        "catalog.lock",
        "shoots",
        "previews",
    }


def test_the_whole_job_by_keyboard(display: Screen, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    environment = display.environment(home) | {"QT_QPA_PLATFORM": "xcb"}
    journey = "tests/journeys/test_card_to_set.py::test_from_the_card_to_a_stripped_set"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            f"--basetemp={tmp_path / 'inner'}",
            journey,
        ],
        env=environment | {"PATH": os.environ["PATH"]},
        cwd=ROOT,
        capture_output=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode()[-3000:]
