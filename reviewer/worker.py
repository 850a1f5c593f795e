"""One worker process from the inside: its limits, its silence and its end.

What runs here has to hold when a decoder no longer returns, when there is nobody left to be told, and
when the memory is gone.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

if sys.platform == "win32":
    import ctypes
    from subprocess import BELOW_NORMAL_PRIORITY_CLASS
else:
    import resource

T = TypeVar("T")

NICE = 10


def prepare(memory_limit: int, modules: Sequence[str] = ()) -> None:
    """Make this process mortal and modest: it must die at once when told, and when its parent is gone, and
    leave the processor to the window when both want it."""
    _give_way()
    if sys.platform != "win32":
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        with suppress(OSError, ValueError):
            _, most = resource.getrlimit(resource.RLIMIT_AS)
            resource.setrlimit(resource.RLIMIT_AS, (_address_space() + memory_limit, most))
            resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    threading.Thread(target=_die_with_parent, name="parent watch", daemon=True).start()
    _silence_decoders()
    for module in modules:
        import_module(module)


def _give_way() -> None:
    """Take the processor only when the window does not want it."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(ctypes.c_void_p(kernel.GetCurrentProcess()), BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(NICE)


def _silence_decoders() -> None:
    """LibRaw and libtiff write remarks, with file names, straight to the terminal; send them nowhere.

    What goes wrong in here reaches the caller through the future.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _address_space() -> int:
    """Bytes of address space this process has already, or a guess where the system does not tell."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[0]) * resource.getpagesize() if statm.exists() else 1 << 30


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def run(limit: float, call: Callable[..., T], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> T:
    """Call the task with an alarm set that ends the process even if a decoder never returns to Python."""
    if sys.platform == "win32":
        return call(*args, **kwargs)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        return call(*args, **kwargs)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
