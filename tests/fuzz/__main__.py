"""`python -m tests.fuzz MINUTES [FOLDER]`: all targets in turn, led by coverage where atheris is installed.

Without it (it is a wheel for some Pythons on Linux only) inputs are bent at random, which is told. What
breaks a promise is kept in FOLDER (`fuzz-found` where none is named), with its target and reason.
"""

import hashlib
import os
import sys
import time
import traceback
import warnings
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from random import Random

try:
    import atheris
except ImportError:
    atheris = None

with atheris.instrument_imports(include=["reviewer"]) if atheris else nullcontext():
    from tests.fuzz.mutation import LARGEST, mutated
    from tests.fuzz.targets import TARGETS, tried


class Run:
    """Tries inputs for a time, counts them and keeps what breaks a promise."""

    def __init__(self, minutes: float, folder: Path) -> None:
        self._end = time.monotonic() + 60 * minutes
        self._told = time.monotonic()
        self._folder = folder
        self.tries = 0
        self.found: Counter[str] = Counter()

    @property
    def over(self) -> bool:
        """Whether the time has passed."""
        return time.monotonic() > self._end

    def one(self, data: bytes) -> None:
        """Try one input: the first byte says against which target."""
        target = TARGETS[data[0] % len(TARGETS)] if data else TARGETS[0]
        self.tries += 1
        try:
            tried(target, data[1:])
        except Exception as error:  # noqa: BLE001  # whatever it is, it is what we look for
            self._keep(target.__name__, data[1:], error)
        if time.monotonic() > self._told + 60:
            self._told = time.monotonic()
            print(self, flush=True)

    def _keep(self, target: str, data: bytes, error: Exception) -> None:
        where = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{target}: {type(error).__name__} at {Path(where.filename).name}:{where.lineno}"
        self.found[what] += 1
        if self.found[what] > 5:
            return
        name = f"{target.rpartition('.')[2]}-{hashlib.sha256(data).hexdigest()[:12]}"
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / name).write_bytes(data)
        (self._folder / f"{name}.txt").write_text("".join(traceback.format_exception(error)), "utf-8")
        print(f"{what} ({name})", flush=True)

    def __str__(self) -> str:
        told = "; ".join(f"{count} × {what}" for what, count in self.found.items()) or "nothing found"
        return f"{self.tries:,} inputs, {told}"


def _seeds() -> list[bytes]:
    return [bytes((n,)) + seed for n, target in enumerate(TARGETS) for seed in target.SEEDS]


def _bent(data: bytes, most: int, seed: int) -> bytes:
    random = Random(seed)
    first = data[:1] if random.random() < 0.95 else random.randbytes(1)
    return (first + mutated(data[1:], random))[: min(most, LARGEST)]


def _led_by_coverage(run: Run, corpus: Path) -> None:
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(_seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)

    def one(data: bytes) -> None:
        run.one(data)
        if run.over:
            _end(run)

    options = [
        "fuzz",
        str(corpus),
        "-max_len=20000",
        "-timeout=60",
        "-rss_limit_mb=3000",
        "-verbosity=0",
        f"-artifact_prefix={corpus.parent}/",
    ]
    atheris.Setup(options, one, custom_mutator=_bent)
    atheris.Fuzz()


def _at_random(run: Run) -> None:
    random, seeds = Random(), _seeds()
    while not run.over:
        run.one(_bent(random.choice(seeds), LARGEST, random.getrandbits(64)))
    _end(run)


def _end(run: Run) -> None:
    print(f"{run}.", flush=True)
    os._exit(1 if run.found else 0)  # libFuzzer would take another end for a crash


def main() -> None:
    """Run for so many minutes; exit code 1 where something was found."""
    warnings.simplefilter("ignore")
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else "fuzz-found")
    run = Run(minutes, folder)
    if atheris is None:
        print("atheris is not installed: inputs are bent at random, not led by coverage.", flush=True)
        _at_random(run)
    else:
        _led_by_coverage(run, folder / "corpus")


if __name__ == "__main__":
    main()
