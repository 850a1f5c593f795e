"""A contact sheet of a million photos, bare model, offscreen, beside Qt's own view of a tenth as many."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench import alone, list_view
from tests.bench.bare_library import BareLibrary
from tests.bench.figure import Figure
from tests.bench.ground import Ground
from ui import theme
from ui.contact_sheet import LEAST, MOST, USUAL, ContactSheet
from ui.pictures import Pictures

MILLION = 1_000_000
TIMES = 40
LIMITS_MS = {"open": 150, "resize": 16, "jump": 16, "scroll": 16, "arrow key": 16, "paint": 8}


def figures(ground: Ground) -> list[Figure]:
    """All figures of the sheet; opening once a run, the rest many times."""
    theirs = {
        name: Figure(f"QListView of {list_view.ROWS:,}: {name}", "ms", tuple(took))
        for name, took in alone.run(list_view.measure).items()
    }
    runs = [alone.run(measure) for _ in range(ground.runs)]
    ours = {name: [value for run in runs for value in run[name]] for name in runs[0]}
    return [
        *theirs.values(),
        *(
            Figure(
                f"a million photos: {name}",
                "ms",
                tuple(took),
                at_most=LIMITS_MS.get(name.split(",")[0]),
                peer=theirs.get(name),
            )
            for name, took in ours.items()
        ),
    ]


class Bench:
    """A sheet, and how long it takes to do something to it and paint what that changed."""

    def __init__(self, app: QApplication, sheet: ContactSheet, pictures: Pictures) -> None:
        self.app = app
        self.sheet = sheet
        self._pictures = pictures
        self.took: dict[str, list[float]] = {}

    def time(self, name: str, act: Callable[[int], object], times: int = TIMES) -> None:
        """Add milliseconds; background work goes on between two runs, as in life."""
        took = self.took.setdefault(name, [])
        for number in range(times):
            begun = time.perf_counter()
            act(number)
            self.app.sendPostedEvents(self.sheet, QEvent.Type.UpdateRequest.value)
            took.append((time.perf_counter() - begun) * 1000)
            self.app.processEvents()

    def fill(self) -> None:
        """Wait until every cell has its picture, and those that come into view next."""
        while not self.sheet.complete or self._pictures.busy:
            self.app.processEvents()
        self.app.processEvents()


# In a process of its own


def measure() -> dict[str, list[float]]:
    """Milliseconds by what was done."""
    app = QApplication([])
    theme.apply(app)
    with TemporaryDirectory() as folder, ThreadPoolExecutor(1) as workers:
        library = BareLibrary(Path(folder))
        pictures = Pictures(library, workers)
        bench = Bench(app, ContactSheet(library, pictures), pictures)
        try:
            _move(bench)
            _paint(bench)
            _choose(bench)
        finally:
            bench.sheet.close()
            pictures.close()
    return bench.took


def _move(bench: Bench) -> None:
    sheet, bar, ids = bench.sheet, bench.sheet.verticalScrollBar(), list(range(MILLION))

    def open_it(_: int) -> None:
        sheet.set_ids(ids)
        sheet.show()
        bench.app.processEvents()
        sheet.viewport().repaint()

    sheet.resize(1440, 900)
    bench.time("open", open_it, 1)
    bench.fill()
    bench.time("resize", lambda n: sheet.resize(1433 - 7 * n, 897 - 3 * n))
    sheet.resize(1440, 900)
    bench.time("jump", lambda n: bar.setValue((n + 1) * 7_919_000 % bar.maximum()))
    bench.fill()
    bench.time("scroll, a third of a cell", lambda _: bar.setValue(bar.value() + 70))
    bench.time("arrow key", lambda _: QTest.keyClick(sheet, Qt.Key.Key_Right))


def _paint(bench: Bench) -> None:
    for size in (USUAL, LEAST, MOST):
        bench.sheet.set_cell_size(size)
        bench.fill()
        count = len(bench.sheet.visible_ids())
        bench.time(f"paint, {count} cells of {size}", lambda _: bench.sheet.viewport().repaint())


def _choose(bench: Bench) -> None:
    ids = bench.sheet.ids
    without = [*ids[: MILLION // 2], *ids[MILLION // 2 + 1 :]]
    bench.time("select all", lambda _: bench.sheet.select_all(), 1)
    bench.time("filter one away", lambda _: bench.sheet.set_ids(without), 1)
