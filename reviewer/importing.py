"""One import from beginning to end: frames are copied, taken into the library as they come, and recorded.

It writes to the library through a connection of its own, for whoever has it open meanwhile waits for nothing.
"""

import time
from collections.abc import Generator, Sequence
from concurrent.futures import Executor
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reviewer.errors import ReviewerError, StorageError
from reviewer.import_receipt import Tally
from reviewer.imported import Copied, Joined, Known, Plan, Told
from reviewer.ingest import ingest
from reviewer.photo import Frame
from reviewer.review import Review

# Frames are taken in so often, in seconds. Each time the disk has to write, among all that is copied.
BEAT_S = 0.25


@dataclass(frozen=True, slots=True)
class Step:
    """What was told since the last step; `photos` are those of each `Copied` and `Joined`, in their order."""

    told: tuple[Told, ...]
    photos: tuple[int, ...]


class Import:
    """Frames of one `source` on their way into a library. `receipt` is there when all is over."""

    def __init__(
        self, review: Review, source: Path, frames: Sequence[Frame], plan: Plan, workers: Executor | None
    ) -> None:
        self._review, self._plan, self._frames, self._workers = review, plan, frames, workers
        self._tally = Tally(plan, source)
        self.receipt: dict[str, Any] = {}

    def steps(self) -> Generator[Step, None, None]:
        """Copy the frames; in any thread, once. What a step tells is in the library.

        Closed between two steps, it leaves nothing behind that no step told of. Raises what `ingest` raises.
        """
        begun, ended = time.monotonic(), "stopped by hand"
        with self._review.beside() as library:
            try:
                yield from self._copying(library)
                ended = ""
            except ReviewerError as error:
                ended = str(error)
                raise
            finally:
                seconds = time.monotonic() - begun
                self.receipt = self._tally.receipt(len(self._frames), seconds, ended)
                with suppress(StorageError):  # the library's disk is full, or gone; that is told already
                    library.add_import(self.receipt)

    def _copying(self, library: Review) -> Generator[Step, None, None]:
        held: list[Told] = []
        due = time.monotonic() + BEAT_S
        coming = ingest(self._frames, library.folder, self._plan, library, workers=self._workers)
        with closing(coming):
            try:
                for told in coming:
                    held += told
                    if time.monotonic() >= due:
                        yield self._taken_in(library, held)
                        due = time.monotonic() + BEAT_S
            except ReviewerError:
                yield self._taken_in(library, held)
                raise
        yield self._taken_in(library, held)

    def _taken_in(self, library: Review, held: list[Told]) -> Step:
        """A step of what was held, which is in the library then; nothing is held any more."""
        told = tuple(held)
        held.clear()
        kept = [one for one in told if isinstance(one, Copied | Joined | Known)]
        photos = library.add(self._plan.shoot, kept) if kept else []
        for one in told:
            self._tally.take(one)
        return Step(told, tuple(photos))
