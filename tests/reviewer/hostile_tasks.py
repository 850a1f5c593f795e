"""Work for worker processes that does what broken decoders do. A module of its own, so that a process
that only wants one of these loads nothing else."""

import ctypes
import os
import re
import time
from pathlib import Path

from reviewer.errors import PictureError


def process_id(path: Path) -> int:
    return os.getpid()


def abort(path: Path) -> None:
    os.abort()


def segfault(path: Path) -> None:
    ctypes.string_at(0)


def loop(path: Path) -> None:
    while True:
        pass


def loop_without_letting_go(path: Path) -> None:
    """Never gives another thread of the process a turn, like a decoder that holds the interpreter."""
    re.match(r"(a+)+$", "a" * 60 + "b")


def swallow_memory(path: Path) -> int:
    return len(bytearray(8 << 30))


def chatter(path: Path) -> None:
    os.write(1, b"to standard output\n")
    os.write(2, b"to standard error\n")


def refuse(path: Path) -> None:
    raise PictureError("The sentence arrives as it was said.")


def fail_by_bug(path: Path) -> None:
    raise ZeroDivisionError("a bug")


def wait_for(path: Path) -> str:
    """Until somebody writes the file."""
    while not path.exists():
        time.sleep(0.01)
    return path.read_text()


def tell_id_and(path: Path, *, let_go: bool) -> None:
    """Write the process's id and then never end."""
    path.with_suffix(".part").write_text(str(os.getpid()))
    path.with_suffix(".part").replace(path)
    loop(path) if let_go else loop_without_letting_go(path)
