"""The one place where widgets get pictures from.

How a picture comes: a view says which photos it shows (`want`, `look_at`). What is not kept here yet goes
to the darkroom as an order that carries plain paths; prints come back in any thread, wait in a line, and
are made into pixmaps on the window's thread, a few milliseconds at a time. `arrived` names the photos, and
the views paint those cells again. Everything is known by photo id and content, never by row, so that no
row can show another photo's picture, whatever was filtered, sorted or removed meanwhile.
"""

import contextlib
import logging
import time
from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QPixmap

from reviewer.errors import ReviewerError
from reviewer.photo import Photo
from ui.darkroom import Darkroom, Kind, Order, Print
from ui.library import Library
from ui.print_box import Kept, PrintBox
from ui.shown import as_raw

_MB: Final = 1 << 20
# What is on screen is kept in any case, four frames at 1:1 among it.
_BYTES: Final = {
    Kind.THUMBNAIL: 96 * _MB,
    Kind.SCREEN: 128 * _MB,
    Kind.PIXELS: 100 * _MB,
    Kind.DEVELOPED: 100 * _MB,
}
_SLICE_S: Final = 0.006

_About = tuple[int, str, Kind]

log = logging.getLogger(__name__)


class Urgency(IntEnum):
    """What is made first."""

    LOOKED_AT = 0
    NEXT = 1
    SEEN = 2
    AHEAD = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture a view would like to have, to fit `box` in screen pixels."""

    photo: int
    kind: Kind
    box: tuple[int, int]
    urgency: Urgency


class Pictures(QObject):
    """Gives out pixmaps that are there, and gets those that are not."""

    arrived = Signal(object)
    """A frozenset of the ids of photos whose picture, or trouble, has changed."""
    _came = Signal()

    def __init__(
        self, review: Library, workers: Executor, parent: QObject | None = None, *, at_once: int | None = None
    ) -> None:
        """`workers` makes the previews, `at_once` of them at the same time."""
        super().__init__(parent)
        self._review = review
        self._boxes = {kind: PrintBox(most) for kind, most in _BYTES.items()}
        self._troubles: dict[_About, str] = {}
        self._wishes: dict[object, tuple[Wish, ...]] = {}
        self._prints: deque[Print] = deque()
        self._darkroom = Darkroom(review.previews, workers, self._line_up, at_once)
        self._came.connect(self._take_in, Qt.ConnectionType.QueuedConnection)

    # What views ask

    def thumbnail(self, photo: int, edge: int) -> QPixmap | None:
        """The picture for a cell, best of those that are there; its long edge is `edge` once it is proper."""
        kept = self._nearest(photo, Kind.THUMBNAIL, (edge, edge))
        return kept.pixmap if kept else None

    def screen(self, photo: int, box: tuple[int, int]) -> QPixmap | None:
        """The picture for a whole view of that size in screen pixels, or the best one that is there."""
        whole = self._nearest(photo, Kind.SCREEN, box)
        if whole is not None and whole.last:
            return whole.pixmap
        both = (whole, self._nearest(photo, Kind.THUMBNAIL, (0, 0)))
        return max((kept for kept in both if kept), key=lambda kept: kept.bytes).pixmap if any(both) else None

    def pixels(self, photo: int) -> QPixmap | None:
        """Every pixel of the picture, None until they are there."""
        kept = self._nearest(photo, Kind.PIXELS, (0, 0))
        return kept.pixmap if kept else None

    def developed(self, photo: int) -> QPixmap | None:
        """Every pixel of the RAW file, developed; None until they are there."""
        kept = self._nearest(photo, Kind.DEVELOPED, (0, 0))
        return kept.pixmap if kept else None

    def sharp(self, photo: int, box: tuple[int, int]) -> bool:
        """Whether `screen` gives the proper picture of that size."""
        kept = self._nearest(photo, Kind.SCREEN, box, exactly=True)
        return kept is not None and kept.last

    def trouble(self, photo: int) -> str:
        """Why the photo cannot be shown, in a sentence; empty when it can, or nobody knows yet."""
        return self._trouble(photo, Kind.SCREEN)

    def pixels_trouble(self, photo: int, *, developed: bool = False) -> str:
        """Why its pixels, or the RAW's developed, cannot be had, though a smaller picture may be there."""
        return self._trouble(photo, Kind.DEVELOPED if developed else Kind.PIXELS)

    def _trouble(self, photo: int, kind: Kind) -> str:
        if not self._troubles:
            return ""
        subject = _subject(self._review.photo(photo), kind)
        return self._troubles.get(_about(subject, kind), "")

    @property
    def busy(self) -> bool:
        """Whether more pictures are on their way."""
        return self._darkroom.busy or bool(self._prints)

    def want(self, photos: Iterable[int], edge: int, *, by: object, ahead: Iterable[int] = ()) -> None:
        """Say which cells a view shows, and which it will show next; what is no longer said is dropped."""
        box = (edge, edge)
        seen = [Wish(photo, Kind.THUMBNAIL, box, Urgency.SEEN) for photo in photos]
        self._wish(by, seen + [Wish(photo, Kind.THUMBNAIL, box, Urgency.AHEAD) for photo in ahead])

    def look_at(
        self,
        photos: Sequence[int],
        box: tuple[int, int],
        *,
        by: object,
        ahead: Iterable[int] = (),
        pixels: bool = False,
        developed: Iterable[int] = (),
    ) -> None:
        """Say which photos fill a view, and which may follow; with `pixels`, every pixel of the former.

        Of those named in `developed`, the RAW file's own pixels are wanted too.
        """
        wishes = [Wish(photo, Kind.SCREEN, box, Urgency.LOOKED_AT) for photo in photos]
        if pixels:
            wishes += [Wish(photo, Kind.PIXELS, (0, 0), Urgency.LOOKED_AT) for photo in photos]
        wishes += [Wish(photo, Kind.DEVELOPED, (0, 0), Urgency.LOOKED_AT) for photo in developed]
        wishes += [Wish(photo, Kind.SCREEN, box, Urgency.NEXT) for photo in ahead]
        self._wish(by, wishes)

    def leave(self, by: object) -> None:
        """The view shows nothing any more."""
        if self._wishes.pop(by, None):
            self._place()

    def retry(self) -> None:
        """Forget all troubles and try again: a disk has come back."""
        again = frozenset(photo for photo, _, _ in self._troubles)
        self._troubles.clear()
        self._place()
        self.arrived.emit(again)

    def close(self) -> None:
        """End all work; pictures that are there stay."""
        self._wishes.clear()
        self._darkroom.close()
        self._prints.clear()

    # From wishes to orders

    def _wish(self, by: object, wishes: Sequence[Wish]) -> None:
        self._wishes.pop(by, None)
        if wishes:
            self._wishes[by] = tuple(wishes)
        self._place()

    def _place(self) -> None:
        newest_first = (wish for wishes in reversed(self._wishes.values()) for wish in wishes)
        wishes = sorted(newest_first, key=lambda wish: wish.urgency)
        with contextlib.suppress(ReviewerError):  # one is gone; the others are read one by one
            self._review.photos([wish.photo for wish in wishes])
        orders = [order for wish in wishes if (order := self._order(wish)) is not None]
        shown = [wish for wish in wishes if wish.urgency in (Urgency.LOOKED_AT, Urgency.SEEN)]
        for kind, box in self._boxes.items():
            box.hold({(wish.photo, wish.box) for wish in shown if wish.kind is kind})
        looked_at = any(wish.urgency is Urgency.LOOKED_AT for wish in shown)
        self._darkroom.place(orders, reserve=looked_at)

    def _order(self, wish: Wish) -> Order | None:
        """The order a wish needs; None when it has been fulfilled or never can be."""
        try:
            photo = _subject(self._review.photo(wish.photo), wish.kind)
        except ReviewerError:
            return None  # removed meanwhile; the view will be told
        content, rotation, about = photo.primary.sha256, photo.marks.rotation, _about(photo, wish.kind)
        if about in self._troubles:
            return None
        kept = self._boxes[wish.kind].get(photo.id, wish.box, content, rotation)
        if kept is not None and kept.last:
            return None
        try:
            path = self._review.path(photo)
        except ReviewerError as error:
            self._troubles[about] = str(error)
            return None
        stored = (photo.facts.width or 0, photo.facts.height or 0)
        awaited = wish.urgency is Urgency.LOOKED_AT
        return Order(photo.id, content, path, wish.kind, wish.box, rotation, stored, awaited)

    # From prints to pixmaps

    def _line_up(self, made: Print) -> None:
        """Called in any thread."""
        self._prints.append(made)
        self._came.emit()

    @Slot()
    def _take_in(self) -> None:
        until = time.perf_counter() + _SLICE_S
        came: set[int] = set()
        while self._prints and time.perf_counter() < until:
            made = self._prints.popleft()
            self._keep(made)
            came.add(made.order.photo)
        if self._prints:
            self._came.emit()
        if came:
            self.arrived.emit(frozenset(came))

    def _keep(self, made: Print) -> None:
        order = made.order
        if made.error is not None:
            about = (order.photo, order.content, max(order.kind, Kind.SCREEN))
            self._troubles[about] = self._sentence(order, made.error)
        elif made.image is not None:
            pixmap = QPixmap.fromImage(made.image)
            kept = Kept(order.content, order.rotation, pixmap, made.last)
            self._boxes[order.kind].put(order.photo, order.box, kept)

    def _sentence(self, order: Order, error: BaseException) -> str:
        if isinstance(error, ReviewerError):
            return str(error)
        log.error("No picture of %s", order.path, exc_info=error)
        return self.tr(
            "{name} cannot be shown because of a fault in this program; the log tells more."
        ).format(name=order.path.name)

    def _nearest(self, photo: int, kind: Kind, box: tuple[int, int], *, exactly: bool = False) -> Kept | None:
        found = _subject(self._review.photo(photo), kind)
        content, rotation = found.primary.sha256, found.marks.rotation
        if exactly:
            return self._boxes[kind].get(photo, box, content, rotation)
        return self._boxes[kind].nearest(photo, box, content, rotation)


def _subject(photo: Photo, kind: Kind) -> Photo:
    """The photo, by the file its picture of that kind is made from."""
    return (as_raw(photo) or photo) if kind is Kind.DEVELOPED else photo


def _about(photo: Photo, kind: Kind) -> _About:
    """What a trouble is about: a file whose pixels cannot be had may well be shown by its preview."""
    return photo.id, photo.primary.sha256, max(kind, Kind.SCREEN)
