"""Lossless copies: `reviewer strip --lossless` beside one `exiftool -all=` over the same files.

Ours reads each file back and accounts for each of its bytes; both write, and the disk follows when it likes.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from reviewer.export.package import strip_files
from tests.bench import alone
from tests.bench.figure import Figure
from tests.bench.ground import Ground
from tests.bench.turns import in_turns

FILES = 200
PROGRESSIVE = 40
QUICK = 40
TIMES = 1.5


def figures(ground: Ground) -> list[Figure]:
    """Ordinary pictures, progressive ones, and one file after the other in one process."""
    files = ground.files()[: FILES if ground.runs > 1 else QUICK]
    one_by_one = tuple(alone.run(milliseconds, ground.folder, *files[:QUICK]) for _ in range(ground.runs))
    return [
        *_beside_exiftool(ground, files, f"{len(files)} files", TIMES),
        *_beside_exiftool(ground, ground.progressive(PROGRESSIVE), f"{PROGRESSIVE} progressive files"),
        Figure("strip and verify a file, in one process", "ms", one_by_one),
    ]


def milliseconds(room: str, *files: str) -> float:
    """A file's share of the time to strip these one after the other, without workers."""
    with tempfile.TemporaryDirectory(dir=room) as folder:
        begun = time.perf_counter()
        made = strip_files([Path(file) for file in files], Path(folder), lossless=True, keep_names=False)
        assert not any(one.held_back or one.reencoded for one in made)
        return (time.perf_counter() - begun) / len(files) * 1000


def _beside_exiftool(
    ground: Ground, files: Sequence[Path], what: str, at_least: float | None = None
) -> list[Figure]:
    program = shutil.which("exiftool")

    def theirs(to: Path) -> None:
        subprocess.run([program or "", "-q", "-all=", "-o", f"{to}/", *files], check=True)

    def ours(to: Path) -> None:
        command = [sys.executable, "-m", "reviewer", "strip", "--lossless", "--to", to, *files]
        subprocess.run(command, cwd=alone.ROOT, stdout=subprocess.DEVNULL, check=True)

    rates = in_turns(files, [ours, theirs] if program else [ours], ground.folder, ground.runs)
    peer = Figure(f"exiftool -all=, {what}", "/s", rates[1].clock if program else (), note="not installed")
    name = f"reviewer strip --lossless, {what}"
    return [peer, Figure(name, "/s", rates[0].clock, peer=peer, at_least_times=at_least)]
