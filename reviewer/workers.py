"""Worker processes in which files are decoded, so that a hostile one costs itself and nothing else.

`Workers` is a `concurrent.futures.Executor`: the core takes any, and a window or a command hands it this
one. Each task has a time limit and each process a memory limit; a task that crashes, hangs or grows
beyond them ends in a PictureError, and the next task finds a fresh process. The processes start with the
first task, never see Ctrl+C, and end when the program ends, however it ends.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import resource_tracker
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from reviewer import worker
from reviewer.errors import PictureError, shown
from reviewer.lazily import lazily

if TYPE_CHECKING:
    import pebble
else:
    pebble = lazily("pebble")

P = ParamSpec("P")
T = TypeVar("T")

TIME_LIMIT = 30.0
MEMORY_LIMIT = 4 << 30
MOST = 4
# Seconds over the limit after which the kernel ends a process, should nobody be left to do it.
GRACE = 5.0


def processors() -> int:
    """How many pictures are worth being decoded at the same time."""
    return min(os.cpu_count() or 1, MOST)


@dataclass(eq=False, slots=True)
class _Task:
    """One call on its way through the pool."""

    call: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    future: Future[Any]
    tries: int = 0

    @property
    def name(self) -> str:
        """The file it is about, for the sentence."""
        return next((shown(arg) for arg in self.args if isinstance(arg, Path)), "A picture")


class Workers(Executor):
    """A pool of processes with limits. `memory_limit` is in bytes on top of what a fresh process needs."""

    def __init__(
        self, most: int | None = None, *, time_limit: float = TIME_LIMIT, memory_limit: int = MEMORY_LIMIT
    ) -> None:
        self._most = most or processors()
        self._time_limit = time_limit
        self._memory_limit = memory_limit
        self._loads: tuple[str, ...] = ()
        self._changed = threading.Condition(threading.RLock())
        self._waiting: deque[_Task] = deque()
        self._running: set[_Task] = set()
        self._pools: list[pebble.ProcessPool] = []
        self._broken = True
        self._closed = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run a picklable function in a worker process. A task that has not begun can be cancelled."""
        future: Future[T] = Future()
        with self._changed:
            if self._closed:
                raise RuntimeError("Workers were asked for more work after their shutdown")
            self._waiting.append(_Task(fn, args, kwargs, future))
        self._feed()
        return future

    def begin(self, *modules: str) -> None:
        """Start the processes beside whatever else is being started: `modules` will have work soon."""
        self._loads = modules
        threading.Thread(target=self._wake, name="workers begin").start()

    def _wake(self) -> None:
        with suppress(RuntimeError):  # shut down meanwhile
            self.submit(os.getpid)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes when all work is done; with `cancel_futures` at once, running tasks included."""
        with self._changed:
            self._closed = True
        if cancel_futures:
            self._abandon()
        if wait:
            self._finish()
        else:
            threading.Thread(target=self._finish, daemon=True).start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Finish the work, unless something (Ctrl+C, say) has put an end to it."""
        self.shutdown(cancel_futures=kind is not None)

    def _finish(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._waiting and not self._running)
            pools, self._pools = self._pools, []
        for pool in pools:
            pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it untyped
            pool.join()

    # What waits for a future may hold a lock that it also holds when it submits: no future ends within ours.

    def _abandon(self) -> None:
        with self._changed:
            waiting, self._waiting = self._waiting, deque()
            running, self._running = self._running, set()
            self._changed.notify_all()
        running.update(task for task in waiting if task.tries)
        for task in waiting:
            if task not in running:
                task.future.cancel()
                task.future.set_running_or_notify_cancel()
        for task in running:
            task.future.set_exception(PictureError(f"{task.name} was left when the work was stopped."))

    def _feed(self) -> None:
        """Hand on as many tasks as there are processes, so that the rest can still be cancelled for free."""
        begun = []
        with self._changed:
            while self._waiting and len(self._running) < self._most:
                task = self._waiting.popleft()
                if task.tries or task.future.set_running_or_notify_cancel():
                    self._running.add(task)
                    begun.append((task, self._begun(task)))
            self._changed.notify_all()
        for task, doing in begun:
            doing.add_done_callback(partial(self._ended, task))

    def _begun(self, task: _Task) -> Future[Any]:
        task.tries += 1
        limit = self._time_limit
        arguments = (limit + GRACE, task.call, task.args, task.kwargs)
        try:
            with _interrupts_held():
                doing: Future[Any] = self._pool().schedule(worker.run, args=arguments, timeout=limit)
        except RuntimeError as error:
            doing = Future()
            doing.set_exception(BrokenExecutor(str(error)))
        return doing

    def _pool(self) -> pebble.ProcessPool:
        """The living pool; a new one at first, and after something from outside has broken the last."""
        if self._broken or not self._pools[-1].active:
            self._pools.append(
                pebble.ProcessPool(
                    self._most,
                    initializer=worker.prepare,
                    initargs=(self._memory_limit, self._loads),
                    context=multiprocessing.get_context("spawn"),
                )
            )
            self._broken = False
        return self._pools[-1]

    def _ended(self, task: _Task, ended: Future[Any]) -> None:
        error = ended.exception()
        with self._changed:
            if task not in self._running:
                return
            self._running.discard(task)
            broken = isinstance(error, BrokenExecutor)
            self._broken |= broken
            again = broken and task.tries < 2
            if again:
                self._waiting.appendleft(task)
        if error is None:
            task.future.set_result(ended.result())
        elif not again:
            task.future.set_exception(self._translated(task, error))
        self._feed()

    def _translated(self, task: _Task, error: BaseException) -> BaseException:
        if isinstance(error, TimeoutError):
            return PictureError(f"{task.name} took longer than {self._time_limit:g} s and was left out.")
        if isinstance(error, MemoryError):
            return PictureError(f"{task.name} needs more memory than a picture may take and was left out.")
        if isinstance(error, BrokenExecutor):
            return PictureError(f"{task.name} was not looked at: no worker process could be started.")
        if isinstance(error, pebble.ProcessExpired):
            return PictureError(f"{task.name} crashed the decoder and was left out. It may be damaged.")
        return error


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Processes and threads begun meanwhile never see Ctrl+C: it is for the program, not for its workers."""
    if sys.platform == "win32":
        yield
        return
    # Left to itself, multiprocessing starts its resource tracker later and lets SIGINT through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
