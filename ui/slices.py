"""Work that must be done on the GUI thread, in slices too short to feel.

The open library belongs to the thread that opened it. Whoever wants something of thousands of its
photos (a big selection in the inspector, the plan of an export) walks through them here: a few
milliseconds of work, then the event loop has its turn.
"""

from collections.abc import Iterator
from time import monotonic
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

SLICE_S = 0.008

T = TypeVar("T")


class Slices(QObject, Generic[T]):
    """Walks an iterator to its end; `finished` carries the list of all its items.

    A new `start` drops the walk before it. A walk that fits in the first slice finishes inside
    `start`, so that stepping from photo to photo does not flicker.
    """

    finished = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[T] = []
        self._walk: Iterator[T] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._slice)

    @property
    def running(self) -> bool:
        """Whether the walk goes on."""
        return self._timer.isActive()

    def start(self, walk: Iterator[T]) -> None:
        """Begin the walk, and do its first slice at once."""
        self._items, self._walk = [], walk
        self._timer.start()
        self._slice()

    def stop(self) -> None:
        """Drop the walk; `finished` does not come."""
        self._timer.stop()
        self._walk = iter(())

    def _slice(self) -> None:
        until = monotonic() + SLICE_S
        for item in self._walk:
            self._items.append(item)
            if monotonic() > until:
                return
        self._timer.stop()
        self.finished.emit(self._items)
