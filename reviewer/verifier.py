"""The threads that make sure of copies, some frames at a time: flush, read back, compare, look into them."""

from collections.abc import Mapping
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock

from reviewer.arrival import Look, look
from reviewer.card_file import Drawn
from reviewer.card_reader import Gauge, Stopped
from reviewer.errors import PictureError, shown
from reviewer.photo import Frame
from reviewer.sidecar import names as sidecar_names
from reviewer.verified_copy import CopyFailed, Part, confirm

# Some frames are flushed while others are read back and looked into.
THREADS = 6
_BEAT_S = 0.1


@dataclass(frozen=True, slots=True)
class Verified:
    """Parts that are on the disk, by the number of their file in the frame, and what the picture says."""

    parts: Mapping[int, Part]
    look: Look = field(default_factory=Look)


class Verifier:
    """Verifies what was drawn into one folder."""

    def __init__(self, folder: Path, workers: Executor | None, stop: Event) -> None:
        self._folder = folder
        self._workers = workers
        self._stop = stop
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="verify")
        self._alone = Lock()

    def verify(
        self, frame: Frame, drawn: Mapping[int, Drawn], gauge: Gauge, *, look: bool = False
    ) -> Future[Verified]:
        """Have files of a frame confirmed, by their number in it, and with `look` its picture looked into.

        The future raises what is in the way of a part: CopyFailed, StorageError, Stopped.
        """
        return self._threads.submit(self._verified, frame, drawn, gauge, look)

    def close(self) -> None:
        """End the threads, once what they read was told to stop."""
        self._threads.shutdown(cancel_futures=True)

    def _verified(self, frame: Frame, drawn: Mapping[int, Drawn], gauge: Gauge, wanted: bool) -> Verified:
        parts = {number: self._part(one, frame) for number, one in drawn.items()}
        for number, part in parts.items():
            confirm(part, shown(frame.files[number]), gauge.step)
        return Verified(parts, self._look(frame, parts) if wanted else Look())

    def _part(self, drawn: Drawn, frame: Frame) -> Part:
        part = drawn.parts.get(self._folder)
        if part is None:
            name = shown(frame.primary)
            raise CopyFailed(f"{name} was not copied: a copy of it went away meanwhile. Import again.")
        if not isinstance(part, Part):
            raise part
        return part

    def _look(self, frame: Frame, parts: Mapping[int, Part]) -> Look:
        """What the frame's picture says of itself, and the sidecars beside it."""
        name, path = shown(frame.primary), parts[0].path
        numbers = {file.name: number for number, file in enumerate(frame.files) if number in parts}
        sidecars = [parts[numbers[one]].path for one in sidecar_names.among(list(numbers))]
        if self._workers is None:
            with self._alone:
                return look(path, sidecars, name)
        try:
            return self._result(self._workers.submit(look, path, sidecars, name))
        except PictureError as error:
            return Look(trouble=str(error).replace(shown(path), name))
        except BrokenExecutor:
            return Look(trouble=f"{name} ended the process that looked into it.")

    def _result(self, future: Future[Look]) -> Look:
        while not wait([future], _BEAT_S).done:
            if self._stop.is_set():
                future.cancel()
                raise Stopped
        return future.result()
