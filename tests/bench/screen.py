"""A screen of our own (Xvfb) that nobody sees."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.bench.figure import BenchError

SIZE = "1920x1080x24"
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
    """Start an X server that nobody sees, and end it. Raises BenchError."""
    if shutil.which("Xvfb") is None:
        raise BenchError("Xvfb is not installed.")
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
            end(server)


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a process, politely first."""
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
