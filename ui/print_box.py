"""Keeps finished pixmaps by photo and size, up to so many bytes; the ones not looked at longest go first.

Those on screen stay, whatever they take: four large frames compared at 1:1, or the cells of a very large
screen, take more than is spent on pictures that may be wanted again.
"""

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtGui import QPixmap, QTransform

Size = tuple[int, int]
Key = tuple[int, Size]


@dataclass(slots=True)
class Kept:
    """A pixmap of one content at one rotation. `last` when no better one is on its way."""

    content: str
    rotation: int
    pixmap: QPixmap
    last: bool

    @property
    def bytes(self) -> int:
        """What it takes in memory."""
        return self.pixmap.width() * self.pixmap.height() * 4


class PrintBox:
    """Pixmaps by photo id and the box they were made to fit."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._boxes: dict[int, set[Size]] = {}
        self._held: Collection[Key] = frozenset()

    @property
    def bytes(self) -> int:
        """What all of it takes in memory."""
        return self._bytes

    def put(self, photo: int, box: Size, kept: Kept) -> None:
        """Keep a pixmap; a quick one never takes the place of a proper one of the same content."""
        there = self._kept.get((photo, box))
        if there is not None:
            if there.last and not kept.last and there.content == kept.content:
                return
            self._drop(photo, box)
        self._kept[photo, box] = kept
        self._boxes.setdefault(photo, set()).add(box)
        self._bytes += kept.bytes
        self._make_room(besides=(photo, box))

    def hold(self, prints: Collection[Key]) -> None:
        """Keep the pixmaps of these photos and boxes from now on; let go of those held before."""
        if prints != self._held:
            self._held = prints
            self._make_room()

    def _make_room(self, besides: Key | None = None) -> None:
        loose = (key for key in tuple(self._kept) if key != besides and key not in self._held)
        while self._bytes > self._most_bytes and (key := next(loose, None)) is not None:
            self._drop(*key)

    def get(self, photo: int, box: Size, content: str, rotation: int) -> Kept | None:
        """The pixmap of that size and content, turned if need be, or None."""
        kept = self._kept.get((photo, box))
        if kept is None:
            return None
        if kept.content != content:
            self._drop(photo, box)
            return None
        self._kept.move_to_end((photo, box))
        if kept.rotation != rotation:
            kept.pixmap = kept.pixmap.transformed(QTransform().rotate(rotation - kept.rotation))
            kept.rotation = rotation
            kept.last = kept.last and box[0] == box[1]
        return kept

    def nearest(self, photo: int, box: Size, content: str, rotation: int) -> Kept | None:
        """The pixmap of that size, else the largest proper one of any size, else the largest."""
        exact = self.get(photo, box, content, rotation)
        if exact is not None and exact.last:
            return exact
        others = (self.get(photo, other, content, rotation) for other in tuple(self._boxes.get(photo, ())))
        found = [kept for kept in others if kept is not None]
        return max(found, key=lambda kept: (kept.last, kept.bytes), default=None)

    def _drop(self, photo: int, box: Size) -> None:
        self._bytes -= self._kept.pop((photo, box)).bytes
        boxes = self._boxes[photo]
        boxes.discard(box)
        if not boxes:
            del self._boxes[photo]
