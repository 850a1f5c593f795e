"""Imports beside `cp -r; sync; diff -r`, imports of what is there already, listing a full card, memory.

`diff` compares what memory holds of the copy; ours flushes each file, drops it from memory and reads it back
from the disk, and sums it up for the manifest. What these two cost alone is told beside it: the same where
the copy is dropped from memory before `diff`, and SHA-256 on all processors, which is the least an import
takes where they have no instructions for it.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from reviewer import card, offer
from reviewer.importing import Import
from reviewer.ingest import Plan
from reviewer.review import Review
from reviewer.workers import Workers
from tests.bench import alone
from tests.bench.figure import BenchError, Figure
from tests.bench.ground import Ground
from tests.bench.memory import children, peak_mb
from tests.bench.turns import in_turns

# Some 2 GB.
FRAMES = 290
QUICK = 40
TIMES = 1.0
AGAIN_TIMES = 20
LISTED_S = 1.0
LIMIT_MB = 200
LOOK_S = 0.05
SHOOT = "bench"


def figures(ground: Ground) -> list[Figure]:
    """Each import is a process of its own, its start on the clock."""
    count = min(FRAMES, ground.frames) if ground.runs > 1 else QUICK
    source = ground.card_of(count)
    return [
        *_beside_cp(ground, source, count),
        *_again(ground, source, count),
        *_listing(ground),
        *_memory(ground, source),
    ]


def _beside_cp(ground: Ground, source: Path, count: int) -> list[Figure]:
    def copied(to: Path) -> None:
        _copy(source, to / "copy")
        subprocess.run(["diff", "-r", source, to / "copy"], check=True)

    def read_back(to: Path) -> None:
        _copy(source, to / "copy")
        _forget(to / "copy")
        subprocess.run(["diff", "-r", source, to / "copy"], check=True)

    def summed(_: Path) -> None:
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            list(threads.map(_sum, source.rglob("*.JPG")))

    def backed_up(to: Path) -> None:
        (to / "backup").mkdir()
        imported(source, to / "library", "--backup", to / "backup")

    def alone_there(to: Path) -> None:
        imported(source, to / "library")

    programs: list[Callable[[Path], object]] = [copied, read_back, summed, alone_there, backed_up]
    files = sorted(source.rglob("*.JPG"))
    theirs, disk, sums, ours, two = in_turns(files, programs, ground.folder, ground.runs)
    peer = Figure(f"cp -r; sync; diff -r, {count} frames", "/s", theirs.clock)
    return [
        peer,
        Figure("the same, the copy read from the disk", "/s", disk.clock, peer=peer),
        Figure("SHA-256 of the frames, on all processors", "/s", sums.clock, peer=peer),
        Figure(f"reviewer import, {count} frames", "/s", ours.clock, peer=peer, at_least_times=TIMES),
        Figure(f"reviewer import --backup, {count} frames", "/s", two.clock, peer=peer),
    ]


def _copy(source: Path, to: Path) -> None:
    subprocess.run(["cp", "-r", source, to], check=True)
    subprocess.run(["sync"], check=True)


def _forget(folder: Path) -> None:
    """Have memory drop what it holds of the files in a folder, where the system offers that."""
    for file in folder.rglob("*.JPG"):
        with file.open("rb") as stream:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _sum(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _again(ground: Ground, source: Path, count: int) -> list[Figure]:
    took = [alone.run(seconds, ground.folder, source) for _ in range(ground.runs)]
    again = Figure(f"import {count} frames that are there", "/s", tuple(count / again for _, again in took))
    first = Figure("the first import, in one process", "/s", tuple(count / first for first, _ in took))
    return [first, Figure(again.name, "/s", again.values, peer=first, at_least_times=AGAIN_TIMES)]


def _listing(ground: Ground) -> list[Figure]:
    full = ground.full_card()
    took = tuple(alone.run(listed, full) for _ in range(ground.runs))
    return [Figure(f"list a card of {ground.many:,} frames", "s", took, at_most=LISTED_S)]


def _memory(ground: Ground, source: Path) -> list[Figure]:
    peaks: dict[str, float] = {}
    with tempfile.TemporaryDirectory(dir=ground.folder) as folder:
        with _importing(source, Path(folder, "library")) as running:
            while running.poll() is None:
                with suppress(OSError, StopIteration):  # a process that has just ended
                    for process in (str(running.pid), *children(str(running.pid))):
                        peaks[process] = peak_mb(process)
                time.sleep(LOOK_S)
        main = peaks[str(running.pid)]
    return [
        Figure("an import's process", "MB", (main,)),
        Figure("with the processes it starts", "MB", (sum(peaks.values()),), at_most=LIMIT_MB),
    ]


def imported(source: Path, library: Path, *more: object) -> None:
    """Import as a person would, on the command line."""
    with _importing(source, library, *more) as running:
        running.wait()
    if running.returncode:
        raise BenchError(f"An import ended with {running.returncode}.")


def _importing(*arguments: object) -> subprocess.Popen[bytes]:
    source, library, *more = map(str, arguments)
    command = [sys.executable, "-m", "reviewer", "import", source, "--into", library, *more]
    return subprocess.Popen(command, cwd=alone.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


# In processes of their own


def seconds(room: str, source: str) -> tuple[float, float]:
    """How long the first import of a card takes, and the second, into the same library."""
    with _opened(room) as review, Workers(1) as workers:
        return _import(review, Path(source), workers), _import(review, Path(source), workers)


@contextmanager
def _opened(room: str) -> Iterator[Review]:
    with tempfile.TemporaryDirectory(dir=room) as folder, Review.create(Path(folder, "library")) as review:
        yield review


def _import(review: Review, source: Path, workers: Workers) -> float:
    begun = time.perf_counter()
    review.start_shoot(SHOOT)
    for _ in Import(review, source, card.frames(source).frames, Plan(SHOOT), workers).steps():
        pass
    return time.perf_counter() - begun


def listed(source: str) -> float:
    """Seconds until all is known of a card that is shown before an import; its folders not read before."""
    begun = time.perf_counter()
    offer.offers(card.frames(Path(source)).frames)
    return time.perf_counter() - begun
