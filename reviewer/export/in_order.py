"""Work handed to an executor a few pieces ahead, the answers taken in the order asked.

Few, because each answer is a whole picture: memory stays flat however many files there are.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import BrokenExecutor, Executor, Future, wait
from functools import partial
from typing import TypeVar

from reviewer.errors import PictureError

T = TypeVar("T")

AHEAD = 4


def in_order(calls: Iterable[partial[T]], workers: Executor | None) -> Generator[Callable[[], T], None, None]:
    """For each call, in order, a function that gives its answer or raises what it raised.

    Without `workers` the call runs when it is asked. Closing the generator cancels what has not
    begun and waits for the rest, so that nobody writes any more.
    """
    if workers is None:
        yield from calls
        return
    waiting: deque[Future[T]] = deque()
    try:
        for call in calls:
            waiting.append(workers.submit(call.func, *call.args, **call.keywords))
            if len(waiting) > AHEAD:
                yield partial(_answer, waiting.popleft())
        while waiting:
            yield partial(_answer, waiting.popleft())
    finally:
        wait([future for future in waiting if not future.cancel()])


def _answer(future: Future[T]) -> T:
    try:
        return future.result()
    except BrokenExecutor as error:
        raise PictureError("It crashed the decoder and was left out. It may be damaged.") from error
