"""What captions cost an import, what sidecars cost to write, and to pass over where nothing changed.

Reading is told in the processor's time: it is done in workers, as many side by side as there are processors.
"""

import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from reviewer import card, ingest, metadata
from reviewer.exchange import Exchange
from reviewer.imported import Copied
from reviewer.metadata import facts, fields
from reviewer.progress import finish
from reviewer.review import Review
from tests.bench import alone
from tests.bench.figure import Figure
from tests.bench.ground import Ground

FILES, QUICK = 3_000, 300
READ_MS = 5
SIDECAR = Path(__file__).parents[1] / "reviewer" / "sidecars" / "lightroom.xmp"


def figures(ground: Ground) -> list[Figure]:
    """Milliseconds a file, each run over all of them."""
    count = FILES if ground.runs > 1 else QUICK
    source = ground.folder / f"captioned-{count}"
    if not source.is_dir():
        _make(source, count)
    told = alone.run(measure, source, ground.runs)
    bare = Figure("camera facts of a file", "ms", tuple(told["facts"]))
    return [
        bare,
        Figure("all that others wrote of it, its sidecar too", "ms", tuple(told["all"]), peer=bare),
        Figure("what that adds to the import of a file", "ms", tuple(told["added"]), at_most=READ_MS),
        Figure("a sidecar written", "ms", tuple(told["write"])),
        Figure("a sidecar passed over that is up to date", "ms", tuple(told["pass over"])),
    ]


def _make(folder: Path, count: int) -> None:
    """Small pictures with XMP in them and beside them."""
    folder.mkdir(parents=True)
    told = SIDECAR.read_bytes()
    for number in range(count):
        shade = number % 256
        picture = Image.new("RGB", (64, 48), (shade, 255 - shade, number // 256))
        picture.save(folder / f"IMG_{number:05}.JPG", xmp=told, comment=str(number))
        (folder / f"IMG_{number:05}.xmp").write_bytes(told)


# In a process of its own


def measure(source: str, runs: int) -> dict[str, list[float]]:
    """Milliseconds a file by what is done; the library is made anew beside the files for each run."""
    pictures = sorted(Path(source).glob("*.JPG"))
    none = frozenset[str]()
    told: dict[str, list[float]] = {name: [] for name in ("facts", "all", "added", "write", "pass over")}
    for run in range(runs):
        told["facts"].append(_each(pictures, lambda one: fields.read(one, facts.WANTED, none, none)))
        told["all"].append(_each(pictures, lambda one: metadata.read(one, one.with_suffix(".xmp"))))
        told["added"].append(told["all"][-1] - told["facts"][-1])
        with Review.create(Path(source).with_name(f"library-{run}-{time.time_ns()}")) as review:
            _take(review, Path(source))
            ids = review.ids()
            review.change("Rate", ids, rating=1 + run % 5, caption={"headline": f"Run {run}"})
            told["write"].append(_timed(review, ids))
            told["pass over"].append(_timed(review, ids))
    return told


def _take(review: Review, source: Path) -> None:
    review.start_shoot("bench")
    plan = ingest.Plan("bench")
    for batch in ingest.ingest(card.frames(source).frames, review.folder, plan, review, workers=None):
        review.add("bench", [one for one in batch if isinstance(one, Copied)])


def _timed(review: Review, ids: list[int]) -> float:
    begun = time.perf_counter()
    finish(Exchange(review).writing(ids))
    return (time.perf_counter() - begun) * 1000 / len(ids)


def _each(files: list[Path], do: Callable[[Path], object]) -> float:
    begun = time.process_time()
    for file in files:
        do(file)
    return (time.process_time() - begun) * 1000 / len(files)
