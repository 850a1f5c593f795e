"""What stripping takes at its peak, over few files and over many: it is to be the same."""

import tempfile
from itertools import cycle, islice
from pathlib import Path

from reviewer.export.package import strip_files
from reviewer.workers import Workers
from tests.bench import alone
from tests.bench.figure import Figure
from tests.bench.ground import Ground
from tests.bench.memory import children, peak_mb

LOSSLESS = (20, 200, 1000)
FRESH = (10, 60)
# What the same work may take more at one time than at another, in MB.
SLACK_MB = 40


def figures(ground: Ground) -> list[Figure]:
    """The process itself and, together, its workers; without loss, and decoded and encoded anew."""
    quick = ground.runs == 1
    return [
        *_growing(ground, "lossless", LOSSLESS[:2] if quick else LOSSLESS, lossless=True),
        *_growing(ground, "fresh", FRESH, lossless=False),
    ]


def _growing(ground: Ground, how: str, counts: tuple[int, ...], *, lossless: bool) -> list[Figure]:
    lines: list[Figure] = []
    first: dict[str, Figure] = {}
    for count in counts:
        files = islice(cycle(ground.files()), count)
        peaks = alone.run(peak, ground.folder, lossless, *files)
        for process, taken in peaks.items():
            limit = first[process].median + SLACK_MB if process in first else None
            name = f"{how}, {count:,} files: {process}"
            lines.append(Figure(name, "MB", (taken,), at_most=limit, peer=first.get(process)))
            first.setdefault(process, lines[-1])
    return lines


def peak(room: str, lossless: bool, *files: str) -> dict[str, float]:
    """Peaks in MB while these files are stripped; workers start where something has to be decoded."""
    with tempfile.TemporaryDirectory(dir=room) as folder, Workers() as pool:
        paths = [Path(file) for file in files]
        for one in strip_files(paths, Path(folder), lossless=lossless, keep_names=False, workers=pool):
            assert not one.held_back
        workers_mb = sum(peak_mb(child) for child in children())
        return {"process": peak_mb()} | ({"workers": workers_mb} if workers_mb else {})
