"""Programs run in turns over the same files, each as somebody would start it, its whole process on the clock.

In turns, because what else a machine does then meets all of them alike.
"""

import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Rates:
    """Files a second, one value a run: of the clock, and of processor time."""

    clock: tuple[float, ...]
    processor: tuple[float, ...]


def in_turns(
    files: Sequence[Path], programs: Sequence[Callable[[Path], object]], room: Path, runs: int
) -> list[Rates]:
    """How fast each of the programs is, which writes into an empty folder made in `room`.

    The files are read once before, and what a program leaves to be written is written before the next.
    """
    for file in files:
        file.read_bytes()
    took = [[_took(program, room) for program in programs] for _ in range(runs)]
    return [_rates(len(files), one) for one in zip(*took, strict=True)]


def _took(program: Callable[[Path], object], room: Path) -> tuple[float, float]:
    """Seconds of the clock and of processor time."""
    with tempfile.TemporaryDirectory(dir=room) as folder:
        if hasattr(os, "sync"):
            os.sync()
        begun, used = time.perf_counter(), _used()
        program(Path(folder))
        return time.perf_counter() - begun, _used() - used


def _rates(files: int, took: Sequence[tuple[float, float]]) -> Rates:
    return Rates(tuple(files / clock for clock, _ in took), tuple(files / used for _, used in took))


def _used() -> float:
    """Seconds of processor time that this process has taken, and those it started that have ended."""
    return sum(os.times()[:4])
