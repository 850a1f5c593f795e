"""Libraries loaded at the first look, whoever looks first."""

import subprocess
import sys

import pytest

from reviewer.lazily import lazily

RACE = """
import sys, threading
from reviewer.lazily import lazily
fractions = lazily("fractions")
assert "fractions" not in sys.modules
start, seen = threading.Barrier(8), []
def look():
    start.wait()
    seen.append(fractions.Fraction(1, 2))
threads = [threading.Thread(target=look) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
assert len(seen) == 8
"""


def test_a_library_is_loaded_once_by_whichever_thread_comes() -> None:
    subprocess.run([sys.executable, "-c", RACE], check=True, timeout=60)


def test_what_is_not_installed_is_told_at_once() -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_library"):
        lazily("no_such_library")
