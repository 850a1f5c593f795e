"""A measurement in a process of its own: nothing measured before stands in its memory or in its way.

`run(function, …)` calls a function of a module here in a fresh Python with settings of its own. Arguments
and what it returns go as JSON. This module imports nothing large, because the worker processes of a window
load it again: they stay as lean as those of the program.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from tests.bench.figure import BenchError
from tests.bench.screen import Screen, own_settings

T = TypeVar("T")

ROOT = Path(__file__).parents[2]
PATIENCE_S = 900


def run(function: Callable[..., T], *arguments: object, on: Screen | None = None) -> T:
    """What the function returns, shown on a screen or on none. Raises BenchError when it fails."""
    name = f"{function.__module__}.{function.__qualname__}"
    call = json.dumps([function.__module__, function.__qualname__, arguments], default=str)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        environment = on.environment(home) if on else own_settings(home) | {"QT_QPA_PLATFORM": "offscreen"}
        try:
            done = subprocess.run(
                [sys.executable, "-m", __name__, call],
                env=environment,
                cwd=ROOT,
                capture_output=True,
                text=True,
                timeout=PATIENCE_S,
            )
        except subprocess.TimeoutExpired as error:
            raise BenchError(f"{name} took longer than {PATIENCE_S} s.") from error
    if done.returncode:
        raise BenchError(f"{name} failed:\n{done.stderr[-2000:]}")
    told: T = json.loads(done.stdout.splitlines()[-1])
    return told


def main() -> None:
    """Call what the parent named and print what it returns."""
    module, name, arguments = json.loads(sys.argv[1])
    print(json.dumps(getattr(import_module(module), name)(*arguments)))


if __name__ == "__main__":
    main()
