"""Whatever step a kill or a full disk hits, there is the whole set or nothing, and it is cleared away."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import FULL

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked there")

# The short form tries some of the steps; fewer of those of a contact sheet, which takes a second to draw.
_EVERY = 1 if FULL else 13
_DRAWN = 1 if FULL else 5
_OWN_MOUNTS = ["unshare", "--user", "--map-root-user", "--mount"]
_ON_A_SMALL_DISK = 'mount -t tmpfs -o size=64m none "$1" && shift && exec "$@"'


def _tried(trouble: str, folder: Path, every: int, *before: str) -> None:
    folder.mkdir()
    steps = [str(every), str(every * _DRAWN)]
    module = [sys.executable, "-m", "tests.reviewer.export.interrupted", trouble, str(folder), *steps]
    done = subprocess.run([*before, *module], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


@pytest.mark.timeout(1200)
def test_killed_at_any_step_there_is_all_or_nothing(tmp_path: Path) -> None:
    _tried("killed", tmp_path / "out", _EVERY)


@pytest.mark.timeout(1200)
def test_a_disk_full_from_any_step_on_is_told_and_left_clean(tmp_path: Path) -> None:
    _tried("full", tmp_path / "out", min(_EVERY, 3))


@pytest.mark.timeout(1200)
def test_a_small_disk_is_told_and_left_clean(tmp_path: Path) -> None:
    if not shutil.which("unshare") or subprocess.run([*_OWN_MOUNTS, "true"], check=False).returncode:
        pytest.skip("no file system can be mounted here")
    folder = tmp_path / "out"
    _tried("disk", folder, 1, *_OWN_MOUNTS, "sh", "-c", _ON_A_SMALL_DISK, "sh", str(folder))
