"""Worker processes brought down on purpose: each costs its own task and nothing else."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from reviewer.errors import PictureError
from reviewer.workers import Workers
from tests.reviewer import hostile_tasks as tasks

PICTURE = Path("DSC_0001.JPG")
ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


@pytest.mark.parametrize(
    ("task", "says"),
    [
        (tasks.abort, "DSC_0001.JPG crashed the decoder"),
        (tasks.segfault, "DSC_0001.JPG crashed the decoder"),
        (tasks.loop, "DSC_0001.JPG took longer than 1.5 s"),
        (tasks.loop_without_letting_go, "DSC_0001.JPG took longer than 1.5 s"),
        pytest.param(tasks.swallow_memory, "DSC_0001.JPG needs more memory", marks=posix),
        (tasks.refuse, "The sentence arrives as it was said."),
    ],
)
def test_a_broken_task_costs_itself(task: Callable[[Path], None], says: str) -> None:
    with Workers(1, time_limit=1.5) as workers:
        broken = workers.submit(task, PICTURE)
        sound = workers.submit(tasks.process_id, PICTURE)
        with pytest.raises(PictureError, match=says):
            broken.result(timeout=30)
        assert sound.result(timeout=30) != os.getpid()


def test_a_bug_stays_a_bug() -> None:
    with Workers(1) as workers, pytest.raises(ZeroDivisionError):
        workers.submit(tasks.fail_by_bug, PICTURE).result(timeout=30)


def test_nothing_starts_before_the_first_task() -> None:
    with Workers(1) as workers:
        assert not workers._pools


def test_results_come_from_all_processes_whatever_breaks() -> None:
    with Workers(2, time_limit=10) as workers:
        futures = [
            workers.submit(tasks.abort if i % 5 == 4 else tasks.process_id, PICTURE) for i in range(25)
        ]
        errors = [future.exception(timeout=60) for future in futures]
    assert [isinstance(error, PictureError) for error in errors] == [i % 5 == 4 for i in range(25)]


def test_what_waits_can_be_cancelled(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    with Workers(1) as workers:
        running = workers.submit(tasks.wait_for, gate)
        waiting = [workers.submit(tasks.process_id, PICTURE) for _ in range(3)]
        assert waiting[1].cancel()
        gate.write_text("open")
        assert running.result(timeout=30) == "open"
        assert wait(waiting, timeout=30).not_done == set()
    assert [future.cancelled() for future in waiting] == [False, True, False]


def test_shutdown_can_leave_everything(tmp_path: Path) -> None:
    workers = Workers(1)
    running = workers.submit(tasks.wait_for, tmp_path / "never.jpg")
    waiting = workers.submit(tasks.process_id, PICTURE)
    workers.shutdown(cancel_futures=True)
    assert isinstance(running.exception(timeout=1), PictureError)
    assert waiting.cancelled()
    with pytest.raises(RuntimeError):
        workers.submit(tasks.process_id, PICTURE)


def test_no_future_ends_within_a_lock(tmp_path: Path) -> None:
    workers = Workers(1)
    free: list[bool] = []
    futures = [workers.submit(tasks.wait_for, tmp_path / "never.jpg") for _ in range(2)]
    for future in futures:
        future.add_done_callback(lambda _: free.append(_is_free(workers)))
    workers.shutdown(cancel_futures=True)
    assert free == [True, True]


def test_no_future_ends_within_a_lock_where_no_process_can_be_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> None:
        raise RuntimeError("no more processes")

    free: list[bool] = []
    with Workers(1) as workers:
        running = workers.submit(tasks.wait_for, tmp_path / "gate")
        waiting = workers.submit(tasks.process_id, PICTURE)
        waiting.add_done_callback(lambda _: free.append(_is_free(workers)))
        monkeypatch.setattr(workers, "_pool", none)
        (tmp_path / "gate").write_text("open")
        assert running.result(timeout=30) == "open"
        with pytest.raises(PictureError, match="no worker process could be started"):
            waiting.result(timeout=30)
    assert free == [True]


def _is_free(workers: Workers) -> bool:
    """Whether another thread could hand in work now."""

    def taken() -> bool:
        got = workers._changed.acquire(blocking=False)
        if got:
            workers._changed.release()
        return got

    with ThreadPoolExecutor(1) as another:
        return another.submit(taken).result()


def test_an_exception_in_the_block_does_not_wait_for_the_work(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Workers(1) as workers:
        workers.submit(tasks.wait_for, tmp_path / "never.jpg")
        raise KeyboardInterrupt


@posix
def test_a_pool_broken_from_outside_is_replaced() -> None:
    with Workers(1) as workers:
        os.kill(workers.submit(tasks.process_id, PICTURE).result(timeout=30), signal.SIGKILL)
        time.sleep(0.5)
        assert workers.submit(tasks.process_id, PICTURE).result(timeout=30) > 0


def test_decoders_cannot_write_to_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with Workers(1) as workers:
        workers.submit(tasks.chatter, PICTURE).result(timeout=30)
    assert capfd.readouterr() == ("", "")


@posix
@pytest.mark.parametrize("let_go", [True, False])
def test_no_process_outlives_the_program(tmp_path: Path, let_go: bool) -> None:
    told = tmp_path / "id"
    with _program(
        "workers = Workers(1, time_limit=1)"
        f"\nworkers.submit(tasks.tell_id_and, Path({str(told)!r}), let_go={let_go}).result()"
    ) as parent:
        worker = int(_awaited(told))
        parent.kill()
    deadline = time.monotonic() + 15
    while _lives(worker):
        assert time.monotonic() < deadline, "the worker process outlived the program"
        time.sleep(0.05)


@posix
def test_ctrl_c_ends_the_program_without_a_word_from_its_workers(tmp_path: Path) -> None:
    told = tmp_path / "id"
    with _program(
        f"try:\n  with Workers(2) as workers:"
        f"\n    workers.submit(tasks.tell_id_and, Path({str(told)!r}), let_go=True).result()"
        "\nexcept KeyboardInterrupt:\n  pass"
    ) as parent:
        _awaited(told)
        os.killpg(parent.pid, signal.SIGINT)
        _, said = parent.communicate(timeout=20)
    assert (parent.returncode, said) == (0, b"")


def _program(lines: str) -> subprocess.Popen[bytes]:
    imports = (
        "from pathlib import Path\nfrom reviewer.workers import Workers"
        "\nfrom tests.reviewer import hostile_tasks as tasks\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", imports + lines],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def _awaited(path: Path) -> str:
    deadline = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return path.read_text()


def _lives(process: int) -> bool:
    """Whether a process runs; one that is dead but that nobody has asked after counts as gone."""
    state = Path(f"/proc/{process}/stat")
    try:
        if Path("/proc/self/stat").exists():
            return state.read_text().rpartition(")")[2].split()[0] != "Z"
        os.kill(process, 0)
    except (FileNotFoundError, ProcessLookupError):
        return False
    return True
