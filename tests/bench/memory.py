"""What the window's process takes at its peak while many frames are looked through in the loupe."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench import alone
from tests.bench.figure import Figure
from tests.bench.ground import Ground
from tests.bench.painted import Painted
from tests.bench.screen import screen
from tests.bench.window import Hand, drive

LIMIT_MB = 700
# Every frame is waited for until it is painted, one in so many until it is sharp, one in so many at 1:1.
SHARP = 20
PIXELS = 100


def figures(ground: Ground) -> list[Figure]:
    """The window's process and, told apart, the processes it starts."""
    library = ground.long_library()
    with screen() as on:
        told = alone.run(look_through, library, on=on)
    return [
        Figure(f"{ground.many:,} frames in the loupe: window", "MB", (told["window"],), at_most=LIMIT_MB),
        Figure(f"{ground.many:,} frames in the loupe: workers, together", "MB", (told["workers"],)),
    ]


# In the window's process


def look_through(library: str) -> dict[str, float]:
    """Go through all photos of a library by key; peaks in MB."""
    return drive(Path(library), _look_through)


def _look_through(hand: Hand) -> dict[str, float]:
    hand.open_loupe()
    painted, loupe = Painted(hand), hand.views.loupe
    for number, photo in enumerate(hand.views.sheet.ids[1:], 1):
        hand.next()
        hand.until(lambda photo=photo: photo in painted.at)  # type: ignore[misc]
        if number % SHARP == 0:
            hand.until(lambda: loupe.sharp)
        if number % PIXELS == 0:
            loupe.toggle_zoom()
            hand.until(lambda: loupe.sharp)
            loupe.toggle_zoom()
    return {"window": peak_mb(), "workers": sum(peak_mb(child) for child in children())}


def peak_mb(process: str = "self") -> float:
    """The most memory a process has held at once (proc(5), VmHWM), shared pages counted in."""
    status = Path("/proc", process, "status").read_text()
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024


def children(process: str = "self") -> Iterator[str]:
    """The numbers of the processes one has started, by whichever thread."""
    for thread in Path("/proc", process, "task").iterdir():
        yield from (thread / "children").read_text().split()
