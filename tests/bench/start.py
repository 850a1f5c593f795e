"""From process start to the first full screen of a card's frames, beside a bare window and other programs.

The program itself tells when its first screen of thumbnails stands. Others tell nothing: for them, and for
the program beside them, the last change of the screen before it rests is taken.
"""

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.figure import Figure
from tests.bench.ground import Ground
from tests.bench.linked_library import forget_previews
from tests.bench.running import until_quiet, until_told
from tests.bench.screen import Screen, screen

FIRST_SCREEN = "first-screen"
LIMIT_S = 1.5
BARE = [sys.executable, str(Path(__file__).with_name("bare_window.py"))]
# Left to itself geeqie lists names beside one picture; this makes it a sheet of thumbnails as large as ours.
GEEQIE = """\
<gq>
 <global thumbnails.max_width="192" thumbnails.max_height="192">
  <filter><file_type key="jpeg" enabled="true" extensions=".jpg" file_class="1" /></filter>
 </global>
 <layout id="main" file_view_type="1" show_thumbnails="true" main_window.w="1440" main_window.h="900"
  main_window.hdivider_pos="1100" main_window.vdivider_pos="100" />
</gq>
"""
# Program and the files in its settings folder.
OTHERS: dict[str, tuple[str, dict[str, str]]] = {
    "gThumb": ("gthumb", {}),
    "geeqie": ("geeqie", {"geeqie/geeqierc.xml": GEEQIE}),
}


def figures(ground: Ground) -> list[Figure]:
    """All figures of the start, under Xvfb, each process with settings and caches of its own."""
    library, folder = ground.library(), ground.files()[0].parent
    with screen() as on:
        return [*_until_told(on, library, ground.runs), *_until_quiet(on, library, folder, ground.runs)]


def _until_told(on: Screen, library: Path, runs: int) -> list[Figure]:
    window = _window(library)
    bare = Figure("bare Qt window", "s", _timed(runs, lambda: until_told(on, BARE, FIRST_SCREEN)))
    fresh = _timed(
        runs, lambda: until_told(on, window, FIRST_SCREEN), before=lambda: forget_previews(library)
    )
    again = _timed(runs, lambda: until_told(on, window, FIRST_SCREEN))
    return [
        bare,
        Figure("first screen of thumbnails, nothing cached", "s", fresh, at_most=LIMIT_S, peer=bare),
        Figure("first screen of thumbnails, second start", "s", again, at_most=LIMIT_S, peer=bare),
    ]


def _until_quiet(on: Screen, library: Path, folder: Path, runs: int) -> list[Figure]:
    drawn = _timed(runs, lambda: until_quiet(on, _window(library)), before=lambda: forget_previews(library))
    ours = Figure("all thumbnails drawn: Reviewer", "s", drawn)
    return [ours, *(_other(on, name, folder, runs, ours) for name in OTHERS)]


def _other(on: Screen, name: str, folder: Path, runs: int, ours: Figure) -> Figure:
    program, settings = OTHERS[name]
    name = f"all thumbnails drawn: {name}"
    where = shutil.which(program)
    if where is None:
        return Figure(name, "s", (), note="not installed")
    drawn = _timed(runs, lambda: until_quiet(on, [where, str(folder)], settings))
    return Figure(name, "s", drawn, peer=ours)


def _window(library: Path) -> Sequence[str]:
    return [sys.executable, "-m", "reviewer", str(library)]


def _timed(
    runs: int, measure: Callable[[], float], *, before: Callable[[], None] = lambda: None
) -> tuple[float, ...]:
    """Measure so many times, and once before that does not count: it reads the program from the disk."""
    seconds = []
    for _ in range(runs + 1):
        before()
        seconds.append(measure())
    return tuple(seconds[1:])
