"""A program running on a screen, and how long it takes until something stands there."""

import contextlib
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench.figure import BenchError
from tests.bench.screen import Screen, end

PATIENCE_S = 120.0
POLL_S = 0.005
# A picture that has not changed for so long is complete.
QUIET_S = 3.0


def until_told(on: Screen, command: Sequence[str], event: str) -> float:
    """Seconds from the start of the process to the event it writes to the file REVIEWER_TRACE names.

    The program writes a line `<event> <time.monotonic()>`; the clock is the same for all processes.
    """
    with _running(on, command, {}) as (process, started, trace):
        while time.monotonic() < started + PATIENCE_S:
            told = trace.read_text() if trace.exists() else ""
            for line in told.splitlines() if told.endswith("\n") else ():
                name, moment, *_ = line.split()
                if name == event:
                    return float(moment) - started
            if process.poll() is not None:
                raise BenchError(f"{command[0]} ended with code {process.returncode} before {event}.")
            time.sleep(POLL_S)
    raise BenchError(f"There was no {event} within {PATIENCE_S:.0f} s.")


def until_quiet(on: Screen, command: Sequence[str], settings: Mapping[str, str] | None = None) -> float:
    """Seconds from the start to the last change in the middle of the screen before it stayed the same.

    For programs that tell nothing; `settings` are files in their settings folder.
    """
    before = on.middle()
    with _running(on, command, settings or {}) as (_, started, _):
        last, changed = before, started
        while time.monotonic() < started + PATIENCE_S:
            now = on.middle()
            if now != last:
                last, changed = now, time.monotonic()
            elif last != before and time.monotonic() > changed + QUIET_S:
                return changed - started
            time.sleep(10 * POLL_S)
    raise BenchError(f"{command[0]} did not come to rest within {PATIENCE_S:.0f} s.")


@contextlib.contextmanager
def _running(
    on: Screen, command: Sequence[str], settings: Mapping[str, str]
) -> Iterator[tuple["subprocess.Popen[bytes]", float, Path]]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        for name, text in settings.items():
            file = Path(home, "config", name)
            file.parent.mkdir(parents=True)
            file.write_text(text)
        trace = Path(home) / "trace"
        errors = Path(home) / "errors"
        environment = on.environment(Path(home)) | {"REVIEWER_TRACE": str(trace)}
        with errors.open("wb") as log:
            started = time.monotonic()
            process = subprocess.Popen(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
            try:
                yield process, started, trace
            except BenchError as error:
                raise BenchError(f"{error}\n{errors.read_text(errors='replace')[-2000:]}") from error
            finally:
                end(process)
