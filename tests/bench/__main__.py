"""`make bench`: measure what the program promises to be fast at, beside what others use.

`python -m tests.bench [SUBJECT …]` takes all subjects or some. All figures of one run are taken on the same
machine in the same minutes. Generated pictures go to a temporary folder, or stay in the one REVIEWER_BENCH
names (480 frames are 3.4 GB).
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench import (
    caption_keys,
    captions,
    export_memory,
    fresh,
    import_window,
    ingest,
    judging,
    library,
    loupe,
    memory,
    scroll,
    search,
    sequences,
    sheet,
    sidecars,
    start,
    strip,
    thumbnails,
    verifier,
)
from tests.bench.figure import HEADER, BenchError, Figure
from tests.bench.ground import Ground

SUBJECTS: dict[str, Callable[[Ground], list[Figure]]] = {
    "sidecars": sidecars.figures,
    "start": start.figures,
    "sheet": sheet.figures,
    "library": library.figures,
    "sequences": sequences.figures,
    "rules": judging.figures,
    "search": search.figures,
    "captions": captions.figures,
    "caption-keys": caption_keys.figures,
    "loupe": loupe.figures,
    "scroll": scroll.figures,
    "memory": memory.figures,
    "thumbnails": thumbnails.figures,
    "verifier": verifier.figures,
    "ingest": ingest.figures,
    "import-window": import_window.figures,
    "strip": strip.figures,
    "fresh": fresh.figures,
    "export-memory": export_memory.figures,
}


def main() -> int:
    """Print a table; 1 when a promise is broken or could not be looked at."""
    arguments = _arguments()
    missed = 0
    print(f"{os.cpu_count()} processors, load {_load()}")
    print(HEADER)
    with _folder(arguments.folder) as folder:
        runs = 1 if arguments.quick else arguments.runs
        ground = Ground(folder, arguments.frames, arguments.many, arguments.photos, runs)
        for subject in arguments.subjects or SUBJECTS:
            print(subject, flush=True)
            missed += _print(subject, ground)
    print(f"load {_load()}")
    print(f"{missed} of the promises not kept" if missed else "every promise kept")
    return 1 if missed else 0


def _print(subject: str, ground: Ground) -> int:
    """Measure a subject and print its lines; how many promises were not kept."""
    try:
        figures = SUBJECTS[subject](ground)
    except BenchError as error:
        print(f"  not measured: {error}", flush=True)
        return 1
    for figure in figures:
        print(figure.line(), flush=True)
    return sum(figure.missed for figure in figures)


def _load() -> str:
    """What else the machine does: how many processes want a processor, over the last minute."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument(
        "subjects", nargs="*", metavar="SUBJECT", help=f"of {', '.join(SUBJECTS)}; all by default"
    )
    parser.add_argument(
        "--folder", type=Path, default=os.environ.get("REVIEWER_BENCH"), help="keeps the pictures"
    )
    parser.add_argument("--quick", action="store_true", help="measure once only, over fewer files")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--frames", type=int, default=480, help="24-megapixel frames on the card")
    parser.add_argument("--many", type=int, default=3_000, help="frames scrolled and looked through")
    parser.add_argument("--photos", type=int, default=100_000, help="photos of the large library")
    arguments = parser.parse_args()
    if unknown := set(arguments.subjects) - set(SUBJECTS):
        parser.error(f"no such subject: {', '.join(sorted(unknown))}")
    return arguments


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    """The folder for the generated pictures, gone afterwards where nobody named one."""
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="reviewer-bench-") as temporary:
        yield Path(temporary)


if __name__ == "__main__":
    sys.exit(main())
