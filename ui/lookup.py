"""Questions about a library, asked beside the window.

Which photos a filter lets through, and how many of each kind there are, takes a moment in a large library,
and the window waits for nothing. A `Lookup` reads through a connection of its own, in a thread of its own,
and answers on the window's thread. Who asks again before the answer came wants the newer one only.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reviewer.errors import ReviewerError


class Reader(Protocol):
    """What is asked: opened, used and closed in the lookup's thread."""

    def close(self) -> None:
        """Leave it."""


R = TypeVar("R", bound=Reader)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Asked:
    kind: str
    number: int
    then: Callable[[Any], None]


class Lookup(QObject, Generic[R]):
    """Answers the newest question of each kind, in the order they were asked.

    `failed` carries a sentence where a question could not be answered. Any other exception is a bug and
    is raised in the window's thread.
    """

    failed = Signal(str)
    _answered = Signal()

    def __init__(self, opening: Callable[[], R], parent: QObject | None = None) -> None:
        """`opening` makes what is asked; it is called in the lookup's thread, at the first question."""
        super().__init__(parent)
        self._opening = opening
        self._reader: R | None = None
        self._newest: dict[str, int] = {}
        self._number = 0
        self._closed = False
        self._answers: SimpleQueue[tuple[_Asked, Future[Any]]] = SimpleQueue()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="lookup")
        self._answered.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._newest)

    def ask(self, kind: str, question: Callable[[R], T], then: Callable[[T], None]) -> None:
        """Have `question` answered in the thread and `then` called here with the answer.

        An earlier question of this kind is dropped. Nobody is answered after `close`.
        """
        if self._closed:
            return
        self._number += 1
        asked = _Asked(kind, self._number, then)
        self._newest[kind] = asked.number
        future = self._thread.submit(self._answer, asked, question)
        future.add_done_callback(partial(self._arrived, asked))

    def drop(self, kind: str) -> None:
        """Want no answer of this kind any more."""
        self._newest.pop(kind, None)

    def settle(self, patience_ms: int) -> None:
        """Wait for what was asked and hand it over, or go on when this was not long enough."""
        until = monotonic() + patience_ms / 1000
        while self.busy and self._hand_over_within(max(0.0, until - monotonic())):
            pass

    def close(self) -> None:
        """End the thread, after the question it is at; nothing more is answered."""
        if not self._closed:
            self._closed = True
            self._newest.clear()
            self._thread.submit(self._leave)
            self._thread.shutdown(wait=True)

    def _wanted(self, asked: _Asked) -> bool:
        return self._newest.get(asked.kind) == asked.number

    # In the thread

    def _answer(self, asked: _Asked, question: Callable[[R], T]) -> T | None:
        if not self._wanted(asked):
            return None
        if self._reader is None:
            self._reader = self._opening()
        return question(self._reader)

    def _arrived(self, asked: _Asked, future: Future[Any]) -> None:
        self._answers.put((asked, future))
        self._answered.emit()

    def _leave(self) -> None:
        if self._reader is not None:
            self._reader.close()

    # In the window's thread

    @Slot()
    def _hand_over(self) -> None:
        self._hand_over_within(0)

    def _hand_over_within(self, seconds: float) -> bool:
        """Hand over the next answer; False when there is none in that time."""
        try:
            asked, future = self._answers.get(timeout=seconds)
        except Empty:
            return False
        if self._wanted(asked):
            self.drop(asked.kind)
            self._deliver(asked, future)
        return True

    def _deliver(self, asked: _Asked, future: Future[Any]) -> None:
        try:
            answer = future.result()
        except ReviewerError as error:
            self.failed.emit(str(error))
        else:
            asked.then(answer)
        finally:
            # The future knows the error and the error this frame; no ring for a foreign thread to collect.
            del future
