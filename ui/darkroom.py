"""Turns orders for pictures into images, beside the window's thread and outside its process.

Each order goes to the workers twice. First for a quick look: a preview kept in the library, or else the
small picture the camera put into the file. Then, unless the right preview was there, for the proper one,
of which a preview is kept. Orders are taken in the sequence they were placed in; whoever places orders
replaces all that have not begun.

The darkroom knows plain paths and `QImage`. Photos belong to the window's thread, and so do pixmaps.
"""

import logging
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage

from reviewer import preview
from reviewer.errors import PictureError
from reviewer.raster import Block, Raster
from reviewer.workers import processors
from ui import printing

THUMBNAIL_EDGES: Final = (512, 1024)
SCREEN_EDGES: Final = (1280, 1920, 2560, 3840)
_LOOKS_AT_ONCE: Final = 2


log = logging.getLogger(__name__)


class Kind(IntEnum):
    """What is ordered: a picture for a cell, for the whole view, every pixel, or a RAW's own pixels."""

    THUMBNAIL = 0
    SCREEN = 1
    PIXELS = 2
    DEVELOPED = 3


@dataclass(frozen=True, slots=True)
class Order:
    """One picture to be made, to fit into `box` (width, height) in screen pixels after turning.

    `content` is the file's SHA-256, `stored` its width and height before turning upright, (0, 0) if not
    known, `rotation` the clockwise degrees a person turned it by. One that is `awaited` fills the view.
    """

    photo: int
    content: str
    path: Path
    kind: Kind
    box: tuple[int, int]
    rotation: int = 0
    stored: tuple[int, int] = (0, 0)
    awaited: bool = field(default=False, compare=False)

    @property
    def long_edge(self) -> int:
        """The long edge of the kept preview it is made from."""
        edges = SCREEN_EDGES if self.kind is Kind.SCREEN else THUMBNAIL_EDGES
        return next((edge for edge in edges if edge >= max(self.box)), edges[-1])

    @property
    def whole(self) -> bool:
        """Whether every pixel is wanted, of which no preview is kept."""
        return self.kind >= Kind.PIXELS

    @property
    def pixels(self) -> int:
        """How many pixels it can have at most, 0 if not known."""
        width, height = self.stored if self.whole else self.box
        return width * height


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
        """`at_once` is how many pictures are drawn at the same time; workers beyond that take quick looks."""
        self._previews = previews
        self._workers = workers
        self._deliver = deliver
        self._at_once = at_once or processors()
        self._lock = threading.RLock()
        self._placed: dict[Order, None] = {}
        self._looked: set[Order] = set()
        self._looking: set[Order] = set()
        self._drawing: set[Order] = set()
        self._reserved = 0
        self._closed = False

    def place(self, orders: Iterable[Order], *, reserve: bool = False) -> None:
        """Work on these orders, first things first; older ones that have not begun are dropped.

        With `reserve`, one place for drawing is kept free for an order that is awaited.
        """
        with self._lock:
            self._placed = dict.fromkeys(orders)
            self._reserved = int(reserve and self._at_once > 1)
            self._looked.intersection_update(self._placed)
            self._looked.update(order for order in self._placed if order.whole)
            self._go_on()

    @property
    def busy(self) -> bool:
        """Whether any order is still to be worked on."""
        return bool(self._placed or self._looking or self._drawing)

    def close(self) -> None:
        """Drop everything; nothing is delivered any more."""
        with self._lock:
            self._closed = True
            self._placed.clear()
            self._deliver = _nobody

    def _go_on(self) -> None:
        """Begin as much as there is room for."""
        while not self._closed and (order := self._next_to_look()) is not None:
            self._look(order)
        while not self._closed and (order := self._next_to_draw()) is not None:
            self._draw(order)

    def _next_to_look(self) -> Order | None:
        if len(self._looking) >= _LOOKS_AT_ONCE:
            return None
        new = (order for order in self._placed if order not in self._looked and order not in self._looking)
        return next(new, None)

    def _next_to_draw(self) -> Order | None:
        """The first order to be drawn, if there is room.

        Every cell gets its quick picture before the first gets its proper one, and nothing takes the
        processor from what fills the view.
        """
        if len(self._drawing) >= self._at_once:
            return None
        others = sum(not order.awaited for order in self._drawing)
        awaited = any(order.awaited for order in self._placed)
        only_awaited = awaited or others >= self._at_once - self._reserved
        cells_wait = any(order.kind is Kind.THUMBNAIL and order not in self._looked for order in self._placed)
        for order in self._placed:
            if order not in self._looked or order in self._drawing or (only_awaited and not order.awaited):
                continue
            if order.kind is not Kind.THUMBNAIL or not cells_wait:
                return order
        return None

    def _look(self, order: Order) -> None:
        self._looking.add(order)
        kept = tuple(self._kept(order).values())
        self._submit(self._on_looked, order, preview.look, order.path, kept, order.box, order.rotation)

    def _draw(self, order: Order) -> None:
        self._drawing.add(order)
        if order.whole:
            task = preview.draw_pixels if order.kind is Kind.PIXELS else preview.draw_developed
            self._submit(self._on_drawn, order, task, order.path, order.rotation)
        else:
            kept = self._kept(order)
            if order.awaited:  # the smaller preview costs a quarter of the time; it can be made later
                kept = {order.long_edge: kept[order.long_edge]}
            self._submit(self._on_drawn, order, preview.draw, order.path, kept, order.box, order.rotation)

    def _kept(self, order: Order) -> dict[int, Path]:
        """Where previews of the picture are kept: that of the right size, then a smaller one."""
        edges = dict.fromkeys((order.long_edge, THUMBNAIL_EDGES[0]))
        return {edge: self._previews.place(order.content, edge) for edge in edges}

    def _submit(
        self,
        then: Callable[[Order, Future[object], Block | None], None],
        order: Order,
        task: Callable[..., object],
        *args: object,
    ) -> None:
        block = Block.for_pixels(order.pixels)
        try:
            future = self._workers.submit(task, *args, block.name if block else None)
        except BaseException:
            if block is not None:
                block.free()
            raise
        future.add_done_callback(partial(_free_after, then, order, block))

    # What workers hand back; called in any thread

    def _on_looked(self, order: Order, future: Future[object], block: Block | None) -> None:
        made = None if future.cancelled() else _quick(order, future, block)
        with self._lock:
            self._looking.discard(order)
            if made is not None and made.last:
                self._placed.pop(order, None)
            elif order in self._placed:
                self._looked.add(order)
            self._go_on_with(made)

    def _on_drawn(self, order: Order, future: Future[object], block: Block | None) -> None:
        made = None if future.cancelled() else _proper(order, future, block)
        with self._lock:
            self._drawing.discard(order)
            self._placed.pop(order, None)
            self._looked.discard(order)
            self._go_on_with(made)

    def _go_on_with(self, made: Print | None) -> None:
        if made is not None:
            self._deliver(made)
        self._go_on()


def _free_after(
    then: Callable[[Order, Future[object], Block | None], None],
    order: Order,
    block: Block | None,
    future: Future[object],
) -> None:
    try:
        then(order, future, block)
    finally:
        if block is not None:
            block.free()


def _quick(order: Order, future: Future[object], block: Block | None) -> Print | None:
    """The print of a quick look; None where there was nothing to see.

    A small picture that brings a decoder down says nothing about the large one.
    """
    error = future.exception()
    try:
        seen = None if error else future.result()
        if isinstance(seen, preview.Sketch):
            return Print(order, _image(seen.raster, block), last=seen.proper)
    except (PictureError, MemoryError, ValueError) as failed:
        error = failed
    if error is not None and not isinstance(error, PictureError):
        log.error("No quick look at %s", order.path, exc_info=error)
    return None


def _proper(order: Order, future: Future[object], block: Block | None) -> Print:
    """The print of a drawing; whatever went wrong is told by it, so that nobody waits for it in vain."""
    error = future.exception()
    try:
        drawn = None if error else future.result()
        image = _image(drawn, block) if isinstance(drawn, Raster) else None
    except (PictureError, MemoryError, ValueError) as failed:
        image, error = None, failed
    return Print(order, image, last=True, error=error)


def _image(raster: Raster, block: Block | None) -> QImage:
    if raster.rows or block is None:
        return printing.image_of(raster, memoryview(raster.rows))
    with block.rows(raster) as rows:
        return printing.image_of(raster, rows)


def _nobody(_print: Print) -> None:
    """Takes what comes after closing time."""
