"""What a contact sheet of a million photos costs, bare model, offscreen: open, resize, jump, scroll, paint.

Run as `python -m tests.bench.million_rows`; `measure` gives the rows to whoever prints a larger table.
"""

import io
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from statistics import median

from PIL import Image
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.photo import Photo, StoredFile, Verdict
from reviewer.preview import Cache
from ui import theme
from ui.contact_sheet import LEAST, MOST, USUAL, ContactSheet
from ui.pictures import Pictures

MILLION = 1_000_000
TIMES = 40
Row = tuple[str, tuple[float, ...], float | None]


class Grey(Cache):
    """A grey preview of every photo, at once."""

    def __init__(self) -> None:
        super().__init__(Path("nowhere"))
        out = io.BytesIO()
        Image.new("RGB", (512, 341), (120, 120, 120)).save(out, "JPEG")
        self._jpeg = out.getvalue()

    def get(self, sha256: str, long_edge: int) -> bytes:
        """The preview."""
        return self._jpeg


@dataclass
class Bare:
    """Photos without files, made when first asked for."""

    previews: Cache = field(default_factory=Grey)
    _photos: dict[int, Photo] = field(default_factory=dict)

    def photo(self, photo: int, /) -> Photo:
        """One photo, the same each time."""
        if photo not in self._photos:
            file = StoredFile(PurePosixPath("a.jpg"), 1, str(photo))
            self._photos[photo] = Photo(photo, "bench", f"IMG_{photo:07}", (file,))
        return self._photos[photo]

    def photos(self, ids: Iterable[int], /) -> list[Photo]:
        """Several of them."""
        return [self.photo(photo) for photo in ids]

    def path(self, photo: int | Photo, /) -> Path:
        """No file."""
        return Path("nowhere.jpg")

    def verdict(self, photo: int, /) -> Verdict:
        """Any verdict."""
        return list(Verdict)[photo % len(Verdict)]


class Bench:
    """A sheet on screen, and how long it takes to do something to it and paint what that changed."""

    def __init__(self, app: QApplication, sheet: ContactSheet, pictures: Pictures) -> None:
        self.app = app
        self.sheet = sheet
        self._pictures = pictures
        self.rows: list[Row] = []

    def time(self, name: str, act: Callable[[int], object], limit: float | None, times: int = TIMES) -> None:
        """Add a row; background work goes on between two runs, as in life."""
        seconds = []
        for number in range(times):
            started = time.perf_counter()
            act(number)
            self.app.sendPostedEvents(self.sheet, QEvent.Type.UpdateRequest.value)
            seconds.append(time.perf_counter() - started)
            self.app.processEvents()
        self.rows.append((name, tuple(seconds), limit))

    def fill(self) -> None:
        """Wait until every cell has its picture, and those that come into view next."""
        while not self.sheet.complete or self._pictures.busy:
            self.app.processEvents()
        self.app.processEvents()


def measure(app: QApplication) -> list[Row]:
    """Name, seconds of each run, and the limit of the median where there is one."""
    library = Bare()
    with ThreadPoolExecutor(1) as workers:
        pictures = Pictures(library, workers)
        bench = Bench(app, ContactSheet(library, pictures), pictures)
        try:
            _move(bench)
            _paint(bench)
            _choose(bench)
        finally:
            bench.sheet.close()
            pictures.close()
    return bench.rows


def _move(bench: Bench) -> None:
    sheet, bar, ids = bench.sheet, bench.sheet.verticalScrollBar(), list(range(MILLION))

    def open_it(_: int) -> None:
        sheet.set_ids(ids)
        sheet.show()
        bench.app.processEvents()
        sheet.viewport().repaint()

    sheet.resize(1440, 900)
    bench.time("a million photos: open", open_it, 0.150, 1)
    bench.fill()
    bench.time("resize", lambda n: sheet.resize(1440 - 7 * n, 900 - 3 * n), 0.016)
    sheet.resize(1440, 900)
    bench.time("jump", lambda n: bar.setValue((n + 1) * 7_919_000 % bar.maximum()), 0.016)
    bench.fill()
    bench.time("scroll by a third of a cell", lambda _: bar.setValue(bar.value() + 70), 0.016)
    bench.time("arrow key", lambda _: QTest.keyClick(sheet, Qt.Key.Key_Right), 0.016)


def _paint(bench: Bench) -> None:
    for size in (USUAL, LEAST, MOST):
        bench.sheet.set_cell_size(size)
        bench.fill()
        count = len(bench.sheet.visible_ids())
        bench.time(f"paint {count} cells of {size}", lambda _: bench.sheet.viewport().repaint(), 0.008)


def _choose(bench: Bench) -> None:
    ids = bench.sheet.ids
    without = [*ids[: MILLION // 2], *ids[MILLION // 2 + 1 :]]
    bench.time("select all", lambda _: bench.sheet.select_all(), None, 1)
    bench.time("filter one away", lambda _: bench.sheet.set_ids(without), None, 1)


def main() -> int:
    """Print a table in milliseconds: median, least, most, limit; 1 when a median is over its limit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as runtime:
        os.environ.setdefault("XDG_RUNTIME_DIR", runtime)
        app = QApplication([])
        theme.apply(app)
        rows = measure(app)
    for name, seconds, limit in rows:
        middle = median(seconds)
        over = "  OVER" if limit is not None and middle > limit else ""
        figures = "".join(f"{second * 1000:9.1f}" for second in (middle, min(seconds), max(seconds)))
        print(f"{name:32}{figures}{f'{limit * 1000:9.0f}' if limit else ''}{over}")
    return 1 if any(limit is not None and median(seconds) > limit for _, seconds, limit in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
