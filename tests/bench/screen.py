"""A screen of our own (Xvfb), and how long a program takes until something stands on it."""

import contextlib
import os
import subprocess
import tempfile
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.bench.figure import BenchError

SIZE = "1920x1080x24"
PATIENCE_S = 120.0
POLL_S = 0.005
# A picture that has not changed for so long is complete.
QUIET_S = 3.0


# The middle of a screen, where thumbnails stand: left, top, right, bottom. Around it other programs count
# free space and show progress of what is out of sight.
MIDDLE = (300, 100, 1100, 760)


@dataclass(frozen=True, slots=True)
class Screen:
    """A running X server: its display, and the file that holds its pixels, an XWD dump (XWDFile.h)."""

    display: str
    pixels: Path

    def middle(self) -> int:
        """A checksum of what stands in the middle."""
        header = np.fromfile(self.pixels, ">u4", 25)
        begin, height, row, colours = (int(header[field]) for field in (0, 5, 12, 19))
        rows = np.memmap(self.pixels, np.uint8, "r", begin + 12 * colours, (height, row))
        left, top, right, bottom = MIDDLE
        return zlib.crc32(rows[top:bottom, 4 * left : 4 * right].tobytes())

    def environment(self, home: Path) -> dict[str, str]:
        """What a program needs to show itself here, with settings of its own."""
        hidden = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS")
        kept = {name: value for name, value in own_settings(home).items() if name not in hidden}
        return kept | {"DISPLAY": self.display}


def own_settings(home: Path) -> dict[str, str]:
    """This process's environment, with settings, caches and all else a program keeps in that folder."""
    own = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "CACHE", "DATA", "STATE")}
    return os.environ | own | {"HOME": str(home), "XDG_RUNTIME_DIR": str(home)}


@contextlib.contextmanager
def screen() -> Iterator[Screen]:
    """Start an X server that nobody sees, and end it."""
    with tempfile.TemporaryDirectory() as folder:
        read, write = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-nolisten", "tcp", "-fbdir", folder],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        try:
            with os.fdopen(read) as told:
                number = told.readline().strip()
            if not number:
                raise BenchError("Xvfb did not start.")
            yield Screen(f":{number}", Path(folder) / "Xvfb_screen0")
        finally:
            _end(server)


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
                _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
