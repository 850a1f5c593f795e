"""Long work beside the window: batches, back pressure, cancelling, errors."""

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from reviewer.errors import StorageError
from ui.job import BATCH_RESULTS, Job


def counting(upto: int) -> Iterator[object]:
    yield from range(upto)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QObject]:
    """What owns the jobs, as a window does."""
    window = QObject()
    yield window
    window.deleteLater()


def test_the_thread_of_a_job_nobody_hears_of_ends_with_its_work(qtbot: QtBot) -> None:
    job = Job(lambda: iter([1]))
    job.start()
    assert job._future is not None
    job._future.result(5)
    for thread in [one for one in threading.enumerate() if one.name.startswith("job")]:
        thread.join(5)
        assert not thread.is_alive()
    qtbot.waitUntil(lambda: not job.running)


def test_every_result_arrives_once_in_order_and_done_comes_last(qtbot: QtBot, window: QObject) -> None:
    job = Job(lambda: counting(1234), window)
    batches: list[list[int]] = []
    job.batch.connect(batches.append)
    with qtbot.waitSignal(job.done):
        job.start()
    assert [n for batch in batches for n in batch] == list(range(1234))
    assert max(map(len, batches)) <= BATCH_RESULTS
    assert not job.running


def test_a_slow_result_is_not_kept_waiting_for_the_next(qtbot: QtBot, window: QObject) -> None:
    go_on = threading.Event()

    def work() -> Iterator[object]:
        yield "first"
        go_on.wait(10)
        yield "second"

    job = Job(work, window)
    with qtbot.waitSignal(job.batch, timeout=2000) as first:
        job.start()
    assert first.args == [["first"]]
    go_on.set()
    with qtbot.waitSignal(job.done):
        pass


def test_the_work_waits_while_the_window_is_busy(qtbot: QtBot, window: QObject) -> None:
    made = 0

    def work() -> Iterator[object]:
        nonlocal made
        while made < 1000:
            made += 1
            yield made

    job = Job(work, window)
    ahead: list[int] = []

    def slow(batch: list[int]) -> None:
        if not ahead:
            time.sleep(0.1)
        ahead.append(made - batch[-1])

    job.batch.connect(slow)
    with qtbot.waitSignal(job.done):
        job.start()
    assert ahead[0] <= 1


def test_cancelling_closes_the_generator_and_hands_over_what_happened(qtbot: QtBot, window: QObject) -> None:
    closed = threading.Event()
    yielded: list[int] = []

    def work() -> Iterator[object]:
        try:
            for n in range(10**9):
                yielded.append(n)
                yield n
        finally:
            closed.set()

    job = Job(work, window)
    seen: list[int] = []
    job.batch.connect(seen.extend)
    job.batch.connect(job.cancel)
    with qtbot.waitSignal(job.done):
        job.start()
    assert closed.is_set()
    assert seen == yielded
    assert job.cancelled


def test_closing_waits_for_the_thread_and_delivers_the_rest(qtbot: QtBot, window: QObject) -> None:
    started = threading.Event()

    def work() -> Iterator[object]:
        for n in range(10**9):
            started.set()
            yield n

    job = Job(work, window)
    seen: list[int] = []
    over: list[bool] = []
    job.batch.connect(seen.extend)
    job.done.connect(lambda: over.append(True))
    job.start()
    assert started.wait(5)
    job.close()
    assert seen == list(range(len(seen)))
    assert over == [True]
    qtbot.wait(10)
    assert over == [True]


def test_trouble_of_the_environment_is_a_sentence(qtbot: QtBot, window: QObject) -> None:
    def work() -> Iterator[object]:
        yield 1
        raise StorageError("The card was pulled out.")

    job = Job(work, window)
    seen: list[int] = []
    sentences: list[str] = []
    job.batch.connect(seen.extend)
    job.failed.connect(sentences.append)
    with qtbot.waitSignal(job.done):
        job.start()
    assert sentences == ["The card was pulled out."]
    assert seen == [1]


def test_a_bug_reaches_the_window_s_thread(qtbot: QtBot, window: QObject) -> None:
    def work() -> Iterator[object]:
        yield 1
        raise ZeroDivisionError

    job = Job(work, window)
    with qtbot.captureExceptions() as bugs, qtbot.waitSignal(job.done):
        job.start()
    assert [kind for kind, *_ in bugs] == [ZeroDivisionError]


def test_a_job_runs_once(qtbot: QtBot, window: QObject) -> None:
    job = Job(lambda: counting(1), window)
    with qtbot.waitSignal(job.done):
        job.start()
    with pytest.raises(RuntimeError):
        job.start()


def test_a_job_never_started_closes(qtbot: QtBot, window: QObject) -> None:
    Job(lambda: counting(1), window).close()
