"""Pictures made, written and verified side by side, and taken in the order asked.

Threads of this process read, copy without decoding, write, flush and verify; most of that leaves the
processor to the others. What takes a decoder goes to a worker process, where a hostile file costs itself.
"""

from collections.abc import Callable, Generator, Iterable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from reviewer.errors import ExportRefused, PictureError
from reviewer.export.bare import Bare
from reviewer.export.in_order import AHEAD, in_order
from reviewer.export.kept import NOTHING, Kept
from reviewer.export.staging import Part, Staging


@dataclass(frozen=True, slots=True)
class Job:
    """A picture to be made. `plain`, where it is given, needs no decoder, and may give None."""

    bare: partial[Bare]
    keep: Kept = NOTHING
    plain: partial[Bare | None] | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A picture and the verified file that is still without a name."""

    bare: Bare
    part: Part


def made(
    jobs: Iterable[Job], staging: Staging, workers: Executor | None
) -> Generator[Callable[[], Made], None, None]:
    """For each job, in order, a function that gives what was made or raises why it was not.

    Without `workers` the work is done when it is asked for. Closing the generator drops what has not begun
    and waits for what has.
    """
    if workers is None:
        yield from (partial(_make, job, staging, job.bare) for job in jobs)
        return
    decoders = _Decoders(workers)
    calls = (partial(_make, job, staging, decoders.take(job)) for job in jobs)
    with ThreadPoolExecutor(AHEAD + 1, "making") as hands:
        try:
            with closing(in_order(calls, hands)) as answers:
                yield from answers
        finally:
            decoders.stop()


def _make(job: Job, staging: Staging, decoded: Callable[[], Bare]) -> Made:
    if job.plain and (plain := job.plain()):
        try:
            return Made(plain, staging.put(plain.data, job.keep))
        except ExportRefused:
            pass  # the other way knows what to do with it, or what to say
    bare = decoded()
    return Made(bare, staging.put(bare.data, job.keep))


class _Decoders:
    """Worker processes, and what they were asked to do."""

    def __init__(self, workers: Executor) -> None:
        self._workers = workers
        self._asked: set[Future[Bare]] = set()
        self._stopped = False

    def take(self, job: Job) -> Callable[[], Bare]:
        """A function that waits for the picture, which is begun in its turn if it is sure to be wanted."""
        begun = None if job.plain else self._begin(job)
        return lambda: self._answer(begun or self._begin(job))

    def stop(self) -> None:
        """Cancel what has not begun."""
        self._stopped = True
        for future in tuple(self._asked):
            future.cancel()

    def _begin(self, job: Job) -> Future[Bare]:
        if self._stopped:
            raise CancelledError
        call = job.bare
        future = self._workers.submit(call.func, *call.args, **call.keywords)
        self._asked.add(future)
        return future

    def _answer(self, future: Future[Bare]) -> Bare:
        try:
            return future.result()
        except BrokenExecutor as error:
            raise PictureError("It crashed the decoder and was left out. It may be damaged.") from error
        finally:
            self._asked.discard(future)
