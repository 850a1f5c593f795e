"""`make bench`: measure what the program promises to be fast at.

All figures of one run are taken on the same machine in the same minutes, beside a bare Qt window.
Generated pictures stay in a cache folder (REVIEWER_BENCH names another one; 480 frames are 3.4 GB, and
as much again for the library).
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import platformdirs

from tests.bench import generated_card
from tests.bench.screen import BenchError, Screen, screen, until_quiet, until_told

FIRST_SCREEN = "first-screen"
LIMIT_S = 1.5


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured how often, in seconds; `limit` is what we promise, where we do."""

    name: str
    seconds: tuple[float, ...]
    limit: float | None = None

    @property
    def over(self) -> bool:
        """Whether the promise is broken."""
        return self.limit is not None and median(self.seconds) > self.limit


def main() -> int:
    """Print a table; 1 when a promise is broken."""
    arguments = _arguments()
    card, library = _prepare(arguments.folder, arguments.frames)
    try:
        with screen() as on:
            figures = _first_screens(on, library, arguments.runs) + _others(on, card, arguments.runs)
    except BenchError as error:
        print(error, file=sys.stderr)
        return 1
    _print(figures)
    return 1 if any(figure.over for figure in figures) else 0


def _arguments() -> argparse.Namespace:
    default = os.environ.get("REVIEWER_BENCH") or platformdirs.user_cache_path("reviewer-bench")
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--folder", type=Path, default=Path(default), help="for the generated pictures")
    parser.add_argument("--frames", type=int, default=480)
    parser.add_argument("--runs", type=int, default=5)
    return parser.parse_args()


def _prepare(folder: Path, frames: int) -> tuple[Path, Path]:
    """A card and a library made of it; both are kept for the next time."""
    print(f"{frames} frames of 24 megapixels in {folder}", file=sys.stderr)
    card = generated_card.make(folder / f"card-{frames}", frames)
    library = folder / f"library-{frames}"
    done = library.with_suffix(".complete")
    if not done.is_file():
        shutil.rmtree(library, ignore_errors=True)
        command = [sys.executable, "-m", "reviewer", "import", str(card), "--into", str(library)]
        subprocess.run([*command, "--shoot", "bench"], check=True, stdout=subprocess.DEVNULL)
        done.touch()
    return card, library


def _first_screens(on: Screen, library: Path, runs: int) -> list[Figure]:
    window = [sys.executable, "-m", "reviewer", str(library)]
    bare = [sys.executable, str(Path(__file__).with_name("bare_window.py"))]

    def forget_previews() -> None:
        shutil.rmtree(library / "previews", ignore_errors=True)

    return [
        _figure("bare Qt window", runs, lambda: until_told(on, bare, FIRST_SCREEN)),
        _figure(
            "first screen of thumbnails, nothing cached",
            runs,
            lambda: until_told(on, window, FIRST_SCREEN),
            before=forget_previews,
            limit=LIMIT_S,
        ),
        _figure(
            "first screen of thumbnails, second start",
            runs,
            lambda: until_told(on, window, FIRST_SCREEN),
            limit=LIMIT_S,
        ),
    ]


def _others(on: Screen, card: Path, runs: int) -> list[Figure]:
    """Programs people use today, where they are installed."""
    gthumb = shutil.which("gthumb")
    if gthumb is None:
        return []
    command = [gthumb, str(card / "DCIM" / "100BENCH")]
    return [_figure("gThumb until its screen rests", runs, lambda: until_quiet(on, command))]


def _figure(
    name: str,
    runs: int,
    measure: Callable[[], float],
    *,
    before: Callable[[], None] = lambda: None,
    limit: float | None = None,
) -> Figure:
    """Measure so many times, and once before that does not count: it reads the program from the disk."""
    seconds = []
    for _ in range(runs + 1):
        before()
        seconds.append(measure())
    return Figure(name, tuple(seconds[1:]), limit)


def _print(figures: list[Figure]) -> None:
    reference = median(figures[0].seconds)
    print(f"{'':46}{'median':>8}{'least':>8}{'most':>8}{'ratio':>8}{'limit':>8}")
    for figure in figures:
        middle = median(figure.seconds)
        limit = f"{figure.limit:.1f} s" if figure.limit else ""
        print(
            f"{figure.name:46}{middle:6.2f} s{min(figure.seconds):6.2f} s{max(figure.seconds):6.2f} s"
            f"{middle / reference:7.1f}x{limit:>8}{'  OVER' if figure.over else ''}"
        )


if __name__ == "__main__":
    sys.exit(main())
