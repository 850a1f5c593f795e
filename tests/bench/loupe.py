"""The loupe on 24-megapixel JPEGs: the next frame, the held key, the cold frame, every pixel."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import mean, median, quantiles

from PIL import Image
from PySide6.QtCore import Qt, QTimer

from tests.bench import alone
from tests.bench.figure import Figure
from tests.bench.ground import Ground
from tests.bench.linked_library import forget_previews
from tests.bench.moment import Moment
from tests.bench.painted import Painted
from tests.bench.screen import Screen, screen
from tests.bench.window import Hand, drive

# Values of each time, by what was measured.
Told = dict[str, list[float]]

STEPS = 40
# Faster than any keyboard repeats by itself.
KEYS_A_SECOND = 60
HELD_FRAMES = 240
COLD_FRAMES = 24
# More than is fetched ahead, so that every jump leads to a frame nobody asked for.
JUMP = 9
ZOOMS = 8


def figures(ground: Ground) -> list[Figure]:
    """All figures of the loupe, under Xvfb."""
    library = ground.library()
    with screen() as on:
        return [
            *_stepping(library, ground.runs, on),
            *_holding(library, ground.runs, on),
            *_jumping(library, ground.files(), on),
        ]


def _stepping(library: Path, runs: int, on: Screen) -> list[Figure]:
    told = [_alone(step, library, on) for _ in range(runs)]
    slow = tuple(quantiles(run["ms"], n=20)[-1] for run in told)
    return [
        Figure("next frame, fetched ahead: median", "ms", tuple(median(run["ms"]) for run in told)),
        Figure("next frame, fetched ahead: 95th percentile", "ms", slow, at_most=16),
        Figure("of this the window's work: median", "ms", tuple(median(run["work"]) for run in told)),
        Figure("of these sharp at once", "%", tuple(mean(run["sharp"]) for run in told)),
    ]


def _holding(library: Path, runs: int, on: Screen) -> list[Figure]:
    told = [_alone(hold, library, on) for _ in range(runs)]
    return [
        Figure("arrow key held: frames painted", "/s", tuple(run["rate"][0] for run in told), at_least=30),
        Figure("of these sharp before the next", "%", tuple(mean(run["sharp"]) for run in told)),
    ]


def _jumping(library: Path, files: list[Path], on: Screen) -> list[Figure]:
    decoded = Figure(
        "libjpeg alone, every pixel", "ms", tuple(_decoded(file) for file in files[:COLD_FRAMES])
    )
    told = _alone(jump, library, on)
    return [
        decoded,
        Figure("cold frame until sharp", "ms", tuple(told["cold"]), at_most=250, peer=decoded),
        Figure("1:1 until sharp", "ms", tuple(told["pixels"]), peer=decoded),
    ]


def _alone(act: Callable[[str], Told], library: Path, on: Screen) -> Told:
    forget_previews(library)
    return alone.run(act, library, on=on)


def _decoded(file: Path) -> float:
    """Milliseconds libjpeg takes to decode a file, as Pillow calls it."""
    begun = time.perf_counter()
    with Image.open(file) as image:
        image.load()
    return (time.perf_counter() - begun) * 1000


# In the window's process


def step(library: str) -> Told:
    """Go on by key, each time after what was to be fetched ahead is there."""
    return drive(Path(library), _step)


def _step(hand: Hand) -> Told:
    hand.open_loupe()
    painted = Painted(hand)
    took, sharp = [], []
    for photo in hand.views.sheet.ids[1 : STEPS + 1]:
        hand.rest()
        painted.forget()
        begun = Moment.now()
        hand.next()
        hand.until(lambda photo=photo: photo in painted.at)  # type: ignore[misc]
        took.append(painted.at[photo].since(begun))
        sharp.append(100.0 * (photo in painted.sharp_at))
    return {"ms": [one.clock for one in took], "work": [one.work for one in took], "sharp": sharp}


def hold(library: str) -> Told:
    """Hold the arrow key down from the first frame on, nothing kept from before."""
    return drive(Path(library), _hold)


def _hold(hand: Hand) -> Told:
    hand.open_loupe()
    hand.rest()
    frames = hand.views.sheet.ids[1 : HELD_FRAMES + 1]
    painted = Painted(hand)
    keys = QTimer(interval=1000 // KEYS_A_SECOND, timerType=Qt.TimerType.PreciseTimer)
    keys.timeout.connect(hand.next)
    begun = time.perf_counter()
    keys.start()
    hand.until(lambda: hand.views.loupe.current == frames[-1])
    keys.stop()
    rate = len(painted.at) / (time.perf_counter() - begun)
    return {"rate": [rate], "sharp": [100.0 * (photo in painted.sharp_at) for photo in frames]}


def jump(library: str) -> Told:
    """Jump to frames nobody asked for before, and zoom into some of them."""
    return drive(Path(library), _jump)


def _jump(hand: Hand) -> Told:
    hand.open_loupe()
    photos, loupe, painted = hand.views.sheet.ids[JUMP::JUMP], hand.views.loupe, Painted(hand)

    def until_sharp(photo: int, act: Callable[[], None]) -> float:
        """Milliseconds from an act in the resting window until the photo stands sharp."""
        hand.rest()
        painted.forget()
        begun = Moment.now()
        act()
        hand.until(lambda: photo in painted.sharp_at)
        return painted.sharp_at[photo].since(begun).clock

    cold = [until_sharp(photo, partial(loupe.set_current, photo)) for photo in photos[:COLD_FRAMES]]
    pixels = []
    for photo in photos[:ZOOMS]:
        loupe.set_current(photo)
        hand.until(lambda: loupe.sharp)
        pixels.append(until_sharp(photo, loupe.toggle_zoom))
        loupe.toggle_zoom()
    return {"cold": cold, "pixels": pixels}
