"""Decoders brought down on purpose while the sheet is scrolled: each costs its own frame and nothing else."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from reviewer import preview
from reviewer.review import Review
from reviewer.workers import Workers
from tests.reviewer import hostile_tasks
from tests.ui import shoot
from ui.contact_sheet import ContactSheet
from ui.pictures import Pictures

FRAMES = 60
PATIENCE_MS = 60_000
TIME_LIMIT_S = 1.5
HOSTILE: Mapping[str, tuple[Callable[[Path], Any], str]] = {
    "IMG_0003": (hostile_tasks.abort, "crashed the decoder"),
    "IMG_0020": (hostile_tasks.loop_without_letting_go, "took longer than 1.5 s"),
    "IMG_0035": (hostile_tasks.segfault, "crashed the decoder"),
    "IMG_0050": (hostile_tasks.swallow_memory, "needs more memory"),
}


class Traps(Workers):
    """Workers in which some files do to the decoder what broken files do, whatever is asked of them."""

    def submit(self, fn: Callable[..., Any], /, *args: object, **kwargs: object) -> Future[Any]:
        path = args[0]
        if isinstance(path, Path) and path.stem in HOSTILE:
            return super().submit(HOSTILE[path.stem][0], path)
        return super().submit(fn, *args, **kwargs)


@pytest.fixture
def shot(tmp_path: Path) -> Iterator[Review]:
    pictures = (
        shoot.picture(shoot.COLOURS[number % 6], (300, 200), mark=str(number)) for number in range(FRAMES)
    )
    with shoot.library(tmp_path / "library", pictures, size=(300, 200)) as review:
        yield review


@pytest.fixture
def pictures(qtbot: QtBot, shot: Review) -> Iterator[Pictures]:
    with Traps(3, time_limit=TIME_LIMIT_S) as workers:
        pictures = Pictures(shot, workers, at_once=2)
        yield pictures
        pictures.close()
        pictures.deleteLater()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_the_sheet_scrolls_on_over_decoders_that_die(qtbot: QtBot, shot: Review, pictures: Pictures) -> None:
    sheet = ContactSheet(shot, pictures)
    qtbot.addWidget(sheet)
    sheet.resize(700, 500)
    sheet.set_ids(shot.ids(sort="name"))
    sheet.show()
    gaps = heartbeat(sheet)
    bar = sheet.verticalScrollBar()
    for place in [*range(0, bar.maximum(), 40), *range(bar.maximum(), 0, -60)]:
        bar.setValue(place)
        qtbot.wait(2)
    for place in range(0, bar.maximum() + 400, 400):
        bar.setValue(place)
        qtbot.waitUntil(lambda: sheet.complete, timeout=PATIENCE_MS)
    told = {shot.photo(photo).name: pictures.trouble(photo) for photo in shot.ids(sort="name")}
    assert {name for name, trouble in told.items() if trouble} == set(HOSTILE)
    for name, (_, words) in HOSTILE.items():
        assert words in told[name]
        assert f"{name}.JPG" in told[name]
    assert max(gaps) < TIME_LIMIT_S, "a decoder that never ends held the window up"


def heartbeat(sheet: ContactSheet) -> list[float]:
    """Seconds between the beats of a timer in the window's thread, as they come."""
    gaps, last = [0.0], [time.monotonic()]

    def beat() -> None:
        now = time.monotonic()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer(sheet, interval=5)
    timer.timeout.connect(beat)
    timer.start()
    return gaps


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_small_picture_that_brings_its_decoder_down_costs_only_itself(qtbot: QtBot, shot: Review) -> None:
    class Trap(Workers):
        def submit(self, fn: Callable[..., Any], /, *args: object, **kwargs: object) -> Future[Any]:
            if fn is preview.look:
                return super().submit(hostile_tasks.abort, Path(str(args[0])))
            return super().submit(fn, *args, **kwargs)

    photo = shot.ids(sort="name")[0]
    with Trap(2) as workers:
        pictures = Pictures(shot, workers, at_once=1)
        pictures.want([photo], 200, by="sheet")
        qtbot.waitUntil(lambda: pictures.thumbnail(photo, 200) is not None, timeout=PATIENCE_MS)
        assert not pictures.trouble(photo)
        pictures.close()
        pictures.deleteLater()
