"""Turns orders for pictures into images, beside the window's thread.

Each order goes two ways. First the quick one, in a thread: the preview kept in the library, or else the
small picture the camera put into the file. Then, unless the kept preview was there, the proper one: made
in a worker process, where a broken file can do no harm, kept in the library and read back. Orders are
taken in the sequence they were placed in; whoever places orders replaces all that have not begun.

The darkroom knows plain paths and `QImage`. Photos belong to the window's thread, and so do pixmaps.
"""

import os
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage

from reviewer import preview
from reviewer.formats import embedded_preview
from ui import printing

THUMBNAIL_EDGES: Final = (512, 1024)
SCREEN_EDGE: Final = 2560
# Each of these threads takes the interpreter from the window's now and then.
_QUICK_AT_ONCE: Final = 1 if (os.cpu_count() or 1) <= 2 else 2
_MOST_AT_ONCE: Final = 4


class Kind(IntEnum):
    """What is ordered: a picture for a cell, for the whole view, or every pixel."""

    THUMBNAIL = 0
    SCREEN = 1
    PIXELS = 2


@dataclass(frozen=True, slots=True)
class Order:
    """One picture to be made, to fit into `box` (width, height) in screen pixels after turning.

    `content` is the file's SHA-256, `stored` its width and height before turning upright, (0, 0) if not
    known, `rotation` the clockwise degrees a person turned it by.
    """

    photo: int
    content: str
    path: Path
    kind: Kind
    box: tuple[int, int]
    rotation: int = 0
    stored: tuple[int, int] = (0, 0)

    @property
    def long_edge(self) -> int:
        """The long edge of the kept preview it is made from."""
        if self.kind is Kind.SCREEN:
            return SCREEN_EDGE
        return next((edge for edge in THUMBNAIL_EDGES if edge >= max(self.box)), THUMBNAIL_EDGES[-1])


@dataclass(frozen=True, slots=True)
class Print:
    """What came of an order. `last` is False for a quick picture that a better one will follow."""

    order: Order
    image: QImage | None
    last: bool
    error: BaseException | None = None


class Darkroom:
    """Works on orders and hands each print to `deliver`, which is called in any thread."""

    def __init__(
        self,
        previews: preview.Cache,
        workers: Executor,
        deliver: Callable[[Print], None],
        at_once: int | None = None,
    ) -> None:
        """`at_once` is how many pictures the workers make at the same time."""
        self._previews = previews
        self._workers = workers
        self._deliver = deliver
        self._at_once = at_once or min(os.cpu_count() or 1, _MOST_AT_ONCE)
        self._threads = ThreadPoolExecutor(_QUICK_AT_ONCE, thread_name_prefix="darkroom")
        self._lock = threading.RLock()
        self._placed: dict[Order, None] = {}
        self._quick: set[Order] = set()
        self._looked: set[Order] = set()
        self._making: dict[Order, Future[object] | None] = {}
        self._closed = False

    def place(self, orders: Iterable[Order]) -> None:
        """Work on these orders, first things first; older ones that have not begun are dropped."""
        with self._lock:
            self._placed = dict.fromkeys(orders)
            self._looked.intersection_update(self._placed)
            self._looked.update(order for order in self._placed if order.kind is Kind.PIXELS)
            self._go_on()

    @property
    def busy(self) -> bool:
        """Whether any order is still to be worked on."""
        return bool(self._placed or self._quick or self._making)

    def close(self) -> None:
        """Drop everything and wait for the threads."""
        with self._lock:
            self._closed = True
            self._placed.clear()
            making = [future for future in self._making.values() if future is not None]
        for future in making:
            future.cancel()
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._deliver = _nobody

    def _go_on(self) -> None:
        """Begin as much as there is room for."""
        if self._closed:
            return
        cells_wait = any(
            order.kind is Kind.THUMBNAIL and order not in self._looked and order not in self._making
            for order in self._placed
        )
        for order in tuple(self._placed):
            if len(self._quick) >= _QUICK_AT_ONCE and len(self._making) >= self._at_once:
                return
            if order in self._quick or order in self._making:
                continue
            if order in self._looked:
                # Every cell gets its quick picture before the first gets its proper one.
                wanted = order.kind is not Kind.THUMBNAIL or not cells_wait
                if wanted and len(self._making) < self._at_once:
                    self._make(order)
            elif len(self._quick) < _QUICK_AT_ONCE:
                self._quick.add(order)
                future = self._threads.submit(self._look, order)
                future.add_done_callback(partial(self._on_looked, order))

    def _look(self, order: Order) -> Print:
        kept = self._previews.get(order.content, order.long_edge)
        if kept is not None:
            image = printing.from_jpeg(kept, printing.turned_box(order.box, order.rotation))
            if not image.isNull():
                return Print(order, printing.turned(image, order.rotation), last=True)
        return Print(order, self._from_camera(order), last=False)

    def _from_camera(self, order: Order) -> QImage | None:
        small = embedded_preview(order.path)
        if small is None:
            return None
        box = printing.turned_box(order.box, order.rotation)
        image = printing.from_jpeg(small.jpeg, box if small.orientation < 5 else (box[1], box[0]))
        if image.isNull():
            return None
        image = printing.without_bars(image, order.stored)
        return printing.turned(printing.upright(image, small.orientation), order.rotation)

    def _on_looked(self, order: Order, future: Future[Print]) -> None:
        with self._lock:
            self._quick.discard(order)
            if self._closed or future.cancelled():
                return
            error = future.exception()
            if error is not None:
                self._finish(Print(order, None, last=True, error=error))
            elif (made := future.result()).last:
                self._finish(made)
            else:
                if order in self._placed:
                    self._looked.add(order)
                if made.image is not None:
                    self._deliver(made)
            self._go_on()

    def _make(self, order: Order) -> None:
        self._making[order] = None
        future: Future[object]
        if order.kind is Kind.PIXELS:
            future = self._workers.submit(preview.make_pixels, order.path)
        else:
            future = self._workers.submit(preview.make, order.path, order.long_edge)
        if order in self._making:
            self._making[order] = future
        future.add_done_callback(partial(self._on_made, order))

    def _on_made(self, order: Order, future: Future[object]) -> None:
        with self._lock:
            if self._closed or future.cancelled():
                self._making.pop(order, None)
                return
            error = future.exception()
            if error is None:
                finished = self._threads.submit(self._develop, order, future.result())
                finished.add_done_callback(partial(self._on_developed, order))
            else:
                self._making.pop(order, None)
                self._finish(Print(order, None, last=True, error=error))
                self._go_on()

    def _develop(self, order: Order, made: object) -> Print:
        if isinstance(made, bytes):
            self._previews.put(order.content, order.long_edge, made)
            image = printing.from_jpeg(made, printing.turned_box(order.box, order.rotation))
        else:
            assert isinstance(made, tuple)
            image = printing.from_rows(*made)
        return Print(order, printing.turned(image, order.rotation), last=True)

    def _on_developed(self, order: Order, future: Future[Print]) -> None:
        with self._lock:
            self._making.pop(order, None)
            if self._closed or future.cancelled():
                return
            error = future.exception()
            self._finish(Print(order, None, last=True, error=error) if error else future.result())
            self._go_on()

    def _finish(self, made: Print) -> None:
        self._placed.pop(made.order, None)
        self._looked.discard(made.order)
        self._deliver(made)


def _nobody(_print: Print) -> None:
    """Takes what comes after closing time."""
