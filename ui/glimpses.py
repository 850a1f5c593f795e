"""Small pictures of frames that are still on a card, made by the workers for those that are on screen.

Nothing is kept on any disk. Looks come back in any thread, wait in a line, and are made into pixmaps on the
window's thread, a few milliseconds at a time; all is known by path.
"""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, Future
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QPixmap

from reviewer.errors import PictureError
from reviewer.glimpse import Glimpse, cameras, glimpse
from reviewer.photo import CameraFacts
from reviewer.workers import processors
from ui import printing

_AT_ONCE: Final = 4
_HEADS_AT_ONCE: Final = 32
_KEPT: Final = 800
_SLICE_S: Final = 0.006

_Result = Glimpse | list[CameraFacts]


class Glimpses(QObject):
    """`arrived`: pictures have come. `read` carries paths and the facts that stand in their heads."""

    arrived = Signal()
    read = Signal(list, list)
    _came = Signal()

    def __init__(self, workers: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers = workers
        self._wanted: dict[Path, int] = {}
        self._heads: deque[list[Path]] = deque()
        self._running: dict[tuple[Path, ...], Future[_Result]] = {}
        self._pictures: OrderedDict[Path, QPixmap] = OrderedDict()
        self._troubles: dict[Path, str] = {}
        self._line = _Line(self._came.emit)
        self._came.connect(self._take_in, Qt.ConnectionType.QueuedConnection)
        wake(workers)  # while the card is listed

    def picture(self, path: Path) -> QPixmap | None:
        """The small picture, if it is there."""
        return self._pictures.get(path)

    def trouble(self, path: Path) -> str:
        """Why there is none, in a sentence; empty when there is one or nobody knows yet."""
        return self._troubles.get(path, "")

    @property
    def busy(self) -> bool:
        """Whether something is still to come."""
        return bool(self._wanted or self._heads or self._running)

    def want(self, paths: Iterable[Path], edge: int) -> None:
        """Make these pictures, of at most `edge` screen pixels; others that have not begun are dropped."""
        self._wanted = {path: edge for path in paths if not self._has(path)}
        self._go_on()

    def read_heads(self, paths: Sequence[Path]) -> None:
        """Read which camera took these, once the pictures wanted next are made; earlier ones are dropped."""
        starts = range(0, len(paths), _HEADS_AT_ONCE)
        self._heads = deque(list(paths[start : start + _HEADS_AT_ONCE]) for start in starts)

    def close(self) -> None:
        """Want nothing more; whatever still comes is let go."""
        self._line.close()
        self._wanted.clear()
        self._heads.clear()
        for future in self._running.values():
            future.cancel()
        self._running.clear()

    def _has(self, path: Path) -> bool:
        return path in self._pictures or path in self._troubles or (path,) in self._running

    def _go_on(self) -> None:
        while self._wanted and len(self._running) < _AT_ONCE:
            path = next(iter(self._wanted))
            self._submit((path,), self._workers.submit(glimpse, path, self._wanted.pop(path)))
        if self._heads and not self._running:
            paths = self._heads.popleft()
            self._submit(tuple(paths), self._workers.submit(cameras, paths))

    def _submit(self, paths: tuple[Path, ...], future: Future[_Result]) -> None:
        self._running[paths] = future
        future.add_done_callback(partial(self._line.put, paths))

    @Slot()
    def _take_in(self) -> None:
        until, pictures = time.perf_counter() + _SLICE_S, False
        while self._line.came and time.perf_counter() < until:
            paths, future = self._line.came.popleft()
            if self._running.pop(paths, None) is not None:
                pictures |= self._keep(paths, future)
        if self._line.came:
            self._came.emit()
        self._go_on()
        if pictures:
            self.arrived.emit()

    def _keep(self, paths: tuple[Path, ...], future: Future[_Result]) -> bool:
        """Keep what has come; whether it is a picture, or why there is none."""
        try:
            result = future.result()
        except PictureError as error:  # what a worker had to be ended for
            result = Glimpse(trouble=str(error)) if len(paths) == 1 else [CameraFacts()] * len(paths)
        if isinstance(result, list):
            self.read.emit(list(paths), result)
            return False
        if result.raster is None:
            self._troubles.update(dict.fromkeys(paths, result.trouble))
        else:
            image = printing.image_of(result.raster, memoryview(result.raster.rows))
            self._pictures[paths[0]] = QPixmap.fromImage(image)
            while len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        return True


def wake(workers: Executor) -> None:
    """Have the workers load what a look at a card takes: a card is there, and somebody will look."""
    for _ in range(processors()):
        workers.submit(cameras, ())


class _Line:
    """What has come, put here by any thread; after `close` nobody is told."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell: Callable[[], None] | None = tell
        self._lock = threading.Lock()
        self.came: deque[tuple[tuple[Path, ...], Future[_Result]]] = deque()

    def put(self, paths: tuple[Path, ...], future: Future[_Result]) -> None:
        with self._lock:
            if self._tell is not None:
                self.came.append((paths, future))
                self._tell()

    def close(self) -> None:
        with self._lock:
            self._tell = None
            self.came.clear()
