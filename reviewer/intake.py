"""The course of an import: what is being read, what is being verified, and what is kept; see `ingest`."""

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, wait
from threading import Event

from reviewer.card_reader import CardReader, Gauge, Recalled
from reviewer.imported import Memory, Moved, Told
from reviewer.keeper import Keeper
from reviewer.photo import Frame
from reviewer.transit import Transit, bytes_of
from reviewer.verifier import Verifier

# So many frames are on their way at once, as long as they are small; two in any case. Memory holds them.
AHEAD = 24
AHEAD_BYTES = 64 << 20
_BEAT_S = 0.1


class Intake:
    """Takes frames in, in their order, through a `keeper` that knows what is there already."""

    def __init__(self, keeper: Keeper, memory: Memory, workers: Executor | None) -> None:
        self._keeper = keeper
        self._memory = memory
        self._stop = Event()
        self._reader = CardReader()
        self._verifier = Verifier(keeper.library.folder, workers, self._stop)
        self._second = Verifier(keeper.backup.folder, None, self._stop) if keeper.backup else None
        self._reading: deque[Transit] = deque()
        self._verifying: deque[Transit] = deque()

    def results(self, frames: Sequence[Frame]) -> Generator[tuple[Told, ...], None, None]:
        """See `ingest`. Runs once."""
        try:
            if failed := self._keeper.prepare():
                yield failed
            coming = iter(frames)
            with self._memory.abreast.one_more():
                while self._read_ahead(coming):
                    yield from self._step()
        finally:
            self._close()

    def _read_ahead(self, coming: Iterator[Frame]) -> bool:
        """Have frames read while there is room; whether any is on its way."""
        while self._has_room() and (frame := next(coming, None)):
            gauge = Gauge(self._stop)
            folders = [destination.folder for destination in self._keeper.destinations]
            recalled = self._recall(frame)
            reading = self._reader.read(frame, folders, recalled, gauge)
            before = frozenset(one.seen for one in recalled)
            self._reading.append(Transit(frame, bytes_of(frame), gauge, before, reading))
        return bool(self._reading or self._verifying)

    def _has_room(self) -> bool:
        on_way = [*self._reading, *self._verifying]
        return len(on_way) < 2 or (
            len(on_way) < AHEAD and sum(transit.size for transit in on_way) < AHEAD_BYTES
        )

    def _recall(self, frame: Frame) -> list[Recalled]:
        """The files of a frame as they were seen before, if all of them were, and are in the library."""
        recalled: list[Recalled] = []
        for path in frame.files:
            try:
                about = path.lstat()
            except OSError:  # told when it is read
                return []
            seen = self._memory.seen(path.name, about.st_size, about.st_mtime_ns)
            home = self._keeper.home(seen[0].sha256) if len(seen) == 1 else None
            if home is None:
                return []
            recalled.append(Recalled(seen[0], self._keeper.lacking(home)))
        return recalled

    def _step(self) -> Iterator[tuple[Told, ...]]:
        """Do what can be done now, or wait until something can. Other threads get their work first."""
        if self._reading and self._reading[0].reading.done() and not self._meets(self._reading[0]):
            self._verify(self._reading.popleft())
        elif ready := self._ready():
            try:
                yield from self._keeper.keep(ready)
            finally:
                for transit in ready:
                    transit.discard()
        else:
            yield from self._wait()

    def _ready(self) -> list[Transit]:
        """Take what is verified, up to the first that is not."""
        ready: list[Transit] = []
        while self._verifying and not self._verifying[0].waiting:
            ready.append(self._verifying.popleft())
        return ready

    def _meets(self, transit: Transit) -> bool:
        """Whether its content is just being verified for another frame: then it is not known yet."""
        if transit.reading.exception():
            return False
        sums = {one.seen.sha256 for one in transit.reading.result()}
        return any(one.seen.sha256 in sums for other in self._verifying for one in other.drawn)

    def _wait(self) -> Iterator[tuple[Moved]]:
        """Wait for the next frame, and tell how far it is when that takes long."""
        heads = [*list(self._verifying)[:1], *list(self._reading)[:1]]
        waiting = [future for transit in heads for future in transit.waiting]
        head = heads[0]
        if not wait(waiting, _BEAT_S, FIRST_COMPLETED).done and head.gauge.done != head.told_bytes:
            head.told_bytes = head.gauge.done
            yield (Moved(head.frame, min(head.told_bytes, head.size), head.size),)

    def _verify(self, transit: Transit) -> None:
        """Have verified what the destinations are to keep of a frame that was read."""
        self._verifying.append(transit)
        if transit.reading.exception():
            return
        keeper, frame = self._keeper, transit.frame
        transit.drawn = transit.reading.result()
        transit.homes = tuple(keeper.home(one.seen.sha256) for one in transit.drawn)
        wanted, is_new = keeper.wanted(transit, keeper.library), len(transit.new) == len(transit.homes)
        transit.library = self._verifier.verify(frame, wanted, transit.gauge, look=is_new)
        if keeper.backup and self._second:
            wanted = keeper.wanted(transit, keeper.backup)
            transit.backup = self._second.verify(frame, wanted, Gauge(self._stop))

    def _close(self) -> None:
        """End all threads; nothing stays that was not told."""
        self._stop.set()
        self._reader.close()
        for verifier in (self._verifier, self._second):
            if verifier:
                verifier.close()
        for transit in (*self._reading, *self._verifying):
            transit.discard()
