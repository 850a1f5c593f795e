"""The one way long work runs beside the window.

Long work is a plain generator in the core that yields small results. A `Job` runs it in a thread of its
own and hands the results to the window's thread in batches, at most 50 ms or 100 results each. When the
window is slower than the work, the work waits: one batch is outstanding and no more. To cancel is to close
the generator between two results; what it has yielded by then is still handed over, because it has happened
(a copied frame is in the library, whether or not the rest was cancelled).
"""

import threading
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from reviewer.errors import ReviewerError

BATCH_MS: Final = 50
BATCH_RESULTS: Final = 100


class Job(QObject):
    """Runs one generator off the window's thread.

    `batch` carries a list of results, `failed` a sentence for the photographer when the generator raised a
    `ReviewerError`, `done` comes last, always, once. Any other exception is a bug and is raised in the
    window's thread, where `sys.excepthook` sees it.
    """

    batch = Signal(list)
    failed = Signal(str)
    done = Signal()
    _ready = Signal()
    _full = Signal()
    _ended = Signal()

    def __init__(self, work: Callable[[], Iterator[object]], parent: QObject | None = None) -> None:
        """`work` makes the generator; it is called in the job's thread."""
        super().__init__(parent)
        self._work = work
        self._changed = threading.Condition()
        self._results: list[object] = []
        self._outstanding = 0
        self._cancelled = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="job")
        self._future: Future[None] | None = None
        self._over = False
        self._timer = QTimer(self, interval=BATCH_MS, singleShot=True)
        self._timer.timeout.connect(self._hand_over)
        self._ready.connect(self._wait_for_more, Qt.ConnectionType.QueuedConnection)
        self._full.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether the job has begun and `done` has not come yet."""
        return self._future is not None and not self._over

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked the job to stop."""
        return self._cancelled

    def start(self) -> None:
        """Begin. A job runs once."""
        if self._future is not None:
            raise RuntimeError("a job runs once")
        self._future = self._thread.submit(self._run)
        self._thread.shutdown(wait=False)  # the thread ends with its work, whether or not anybody hears of it
        self._future.add_done_callback(lambda _future: self._ended.emit())

    def cancel(self) -> None:
        """Stop after the result being made; `done` follows."""
        with self._changed:
            self._cancelled = True
            self._changed.notify_all()

    def close(self) -> None:
        """Cancel, wait for the thread and hand over what is left, all before this returns."""
        self.cancel()
        self._thread.shutdown(wait=True)
        if self.running:
            self._finish()

    def settle(self, patience_ms: int) -> None:
        """Wait for the end and hand everything over, or go on when this was not long enough."""
        if self._future is not None and wait([self._future], patience_ms / 1000).done:
            self._finish()

    def _run(self) -> None:
        source = self._work()
        try:
            for result in source:
                if not self._put(result):
                    return
        finally:
            if isinstance(source, Generator):
                source.close()

    def _put(self, result: object) -> bool:
        """Keep a result for the window; False when the work should stop."""
        with self._changed:
            self._results.append(result)
            if len(self._results) == 1:
                self._ready.emit()
            if self._full_up():
                self._full.emit()
                self._changed.wait_for(lambda: self._cancelled or not self._full_up())
            return not self._cancelled

    def _full_up(self) -> bool:
        return len(self._results) + self._outstanding >= BATCH_RESULTS

    @Slot()
    def _wait_for_more(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _hand_over(self) -> None:
        if self._outstanding or not self._results:
            return  # a slot that runs an event loop of its own gets no second batch inside the first
        self._timer.stop()
        with self._changed:
            results = self._results[:BATCH_RESULTS]
            del self._results[: len(results)]
            self._outstanding = len(results)
        self.batch.emit(results)
        with self._changed:
            self._outstanding = 0
            self._changed.notify_all()
            if self._results:
                self._ready.emit()
        if self._future is not None and self._future.done():
            self._ended.emit()

    @Slot()
    def _finish(self) -> None:
        if self._over or self._outstanding or self._future is None:
            return
        self._over = True
        while self._results:
            self._hand_over()
        self._thread.shutdown(wait=True)
        # The future knows the job and the job the future: such a ring would be collected by whichever
        # thread comes to it, and a QObject must not die in a foreign thread.
        ended, self._future = self._future, Future()
        try:
            ended.result()
        except ReviewerError as error:
            self.failed.emit(str(error))
        finally:
            self.done.emit()
