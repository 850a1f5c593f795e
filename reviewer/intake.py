"""One run of an import: what is being read, what is being verified, and what gets its name; see `ingest`."""

from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from threading import Event
from typing import Any

from reviewer import file_names
from reviewer.arrival import Look, captioned, photographer
from reviewer.card import COMPANIONS, stem_and_suffix
from reviewer.card_file import Drawn, discard_parts
from reviewer.card_reader import CardReader, Gauge, Recalled
from reviewer.destination import Destination
from reviewer.errors import StorageError, shown
from reviewer.imported import BackupFailed, Copied, Joined, Known, Memory, Moved, Plan, Result, Told
from reviewer.photo import Failed, Frame, Marks, Photo, Seen, StoredFile
from reviewer.portable_name import portable_suffix
from reviewer.verified_copy import CopyFailed, Part
from reviewer.verifier import Verified, Verifier

# So many frames are on their way at once, as long as they are small; two in any case. Memory holds them.
AHEAD = 12
AHEAD_BYTES = 40 << 20
_BEAT_S = 0.1


@dataclass(slots=True)
class _Item:
    """A frame on its way.

    `recalled` are its files as they were seen before; `homes` tells of each where the library has it already.
    """

    frame: Frame
    size: int
    gauge: Gauge
    recalled: frozenset[Seen]
    reading: Future[tuple[Drawn, ...]]
    drawn: tuple[Drawn, ...] = ()
    homes: tuple[StoredFile | None, ...] = ()
    library: Future[Verified] | None = None
    backup: Future[Verified] | None = None
    told: int = 0

    @property
    def name(self) -> str:
        return shown(self.frame.primary)

    @property
    def is_backed_up(self) -> bool:
        """Whether the backup has something to take in."""
        return bool(self.backup and not self.backup.exception() and self.backup.result().parts)

    @property
    def waiting(self) -> list[Future[Any]]:
        """What is still being done about it."""
        doing = (self.reading, self.library, self.backup)
        return [future for future in doing if future and not future.done()]

    @property
    def new(self) -> list[int]:
        """The numbers of the files to store: those without a home, or all, where no picture has one."""
        pictures = (
            home
            for file, home in zip(self.frame.files, self.homes, strict=True)
            if file.suffix.lower() not in COMPANIONS
        )
        if all(self.homes) or any(home and home.size for home in pictures):
            return [number for number, home in enumerate(self.homes) if home is None]
        return list(range(len(self.homes)))


class Intake:
    """Takes frames into a library, and into a backup where there is one."""

    def __init__(
        self,
        library: Destination,
        backup: Destination | None,
        plan: Plan,
        memory: Memory,
        workers: Executor | None,
    ) -> None:
        self._library = library
        self._backup = backup
        self._plan = plan
        self._memory = memory
        self._now: dict[str, StoredFile] = {}
        self._number = 0
        self._stop = Event()
        self._reader = CardReader()
        self._verifier = Verifier(library.folder, workers, self._stop)
        self._second = Verifier(backup.folder, None, self._stop) if backup else None
        self._reading: deque[_Item] = deque()
        self._verifying: deque[_Item] = deque()

    def results(self, frames: Sequence[Frame]) -> Generator[Told, None, None]:
        """See `ingest`. Runs once."""
        try:
            self._library.prepare()
            yield from self._prepare_backup()
            coming = iter(frames)
            while self._read_ahead(coming):
                yield from self._step()
        finally:
            self._close()

    def _prepare_backup(self) -> Iterator[BackupFailed]:
        try:
            if self._backup:
                self._backup.prepare()
        except (CopyFailed, StorageError) as error:
            yield self._without_backup("", error)

    def _without_backup(self, name: str, error: Exception) -> BackupFailed:
        self._backup = None
        return BackupFailed(name, f"{error} The library goes on alone; importing again completes the backup.")

    def _destinations(self) -> list[Destination]:
        return [self._library, self._backup] if self._backup else [self._library]

    def _read_ahead(self, coming: Iterator[Frame]) -> bool:
        """Have frames read while there is room; whether any is on its way."""
        while self._has_room() and (frame := next(coming, None)):
            gauge = Gauge(self._stop)
            folders = [destination.folder for destination in self._destinations()]
            recalled = self._recall(frame)
            reading = self._reader.read(frame, folders, recalled, gauge)
            before = frozenset(one.seen for one in recalled)
            self._reading.append(_Item(frame, _size(frame), gauge, before, reading))
        return bool(self._reading or self._verifying)

    def _has_room(self) -> bool:
        items = [*self._reading, *self._verifying]
        return len(items) < 2 or (len(items) < AHEAD and sum(item.size for item in items) < AHEAD_BYTES)

    def _recall(self, frame: Frame) -> list[Recalled]:
        """The files of a frame as they were seen before, if all of them were, and are in the library."""
        recalled: list[Recalled] = []
        for path in frame.files:
            try:
                about = path.lstat()
            except OSError:  # told when it is read
                return []
            seen = self._memory.seen(path.name, about.st_size, about.st_mtime_ns)
            home = self._memory.stored(seen[0].sha256) if len(seen) == 1 else None
            if home is None:
                return []
            lacking = tuple(to.folder for to in self._destinations() if not to.has(home))
            recalled.append(Recalled(seen[0], lacking))
        return recalled

    def _step(self) -> Iterator[Told]:
        """Do what can be done now, or wait until something can."""
        if self._verifying and not self._verifying[0].waiting:
            yield from self._finish(self._verifying.popleft())
        elif self._reading and self._reading[0].reading.done() and not self._meets(self._reading[0]):
            self._verify(self._reading.popleft())
        else:
            yield from self._wait()

    def _meets(self, item: _Item) -> bool:
        """Whether its content is just being verified for another frame: then it is not known yet."""
        if item.reading.exception():
            return False
        sums = {one.seen.sha256 for one in item.reading.result()}
        return any(one.seen.sha256 in sums for other in self._verifying for one in other.drawn)

    def _wait(self) -> Iterator[Moved]:
        """Wait for the next frame, and tell how far it is when that takes long."""
        heads = [*list(self._verifying)[:1], *list(self._reading)[:1]]
        waiting = [future for item in heads for future in item.waiting]
        if not wait(waiting, _BEAT_S, FIRST_COMPLETED).done and heads[0].gauge.done != heads[0].told:
            heads[0].told = heads[0].gauge.done
            yield Moved(heads[0].frame, min(heads[0].told, heads[0].size), heads[0].size)

    def _verify(self, item: _Item) -> None:
        """Have verified what the destinations are to keep of a frame that was read."""
        self._verifying.append(item)
        if item.reading.exception():
            return
        item.drawn = item.reading.result()
        item.homes = self._homes(item)
        item.library = self._verifier.verify(
            item.frame, self._wanted(item, self._library), item.gauge, look=len(item.new) == len(item.homes)
        )
        if self._backup and self._second:
            item.backup = self._second.verify(item.frame, self._wanted(item, self._backup), Gauge(self._stop))

    def _homes(self, item: _Item) -> tuple[StoredFile | None, ...]:
        sums = (one.seen.sha256 for one in item.drawn)
        return tuple(self._now.get(sha256) or self._memory.stored(sha256) for sha256 in sums)

    def _wanted(self, item: _Item, destination: Destination) -> dict[int, Drawn]:
        """The files a destination is to keep: new ones, and those it lacks."""
        new = item.new
        return {
            number: drawn
            for number, (drawn, home) in enumerate(zip(item.drawn, item.homes, strict=True))
            if number in new or (home and not destination.has(home))
        }

    def _finish(self, item: _Item) -> Iterator[Told]:
        """Give a verified frame its names, in the library first."""
        try:
            try:
                result, files = self._keep(item)
            except (CopyFailed, StorageError) as error:
                yield Failed(item.name, str(error))
                if isinstance(error, StorageError):
                    raise
                return
            backed_up = list(self._back_up(item, files))
            yield result
            yield from backed_up
        finally:
            discard_parts(item.drawn)

    def _keep(self, item: _Item) -> tuple[Result, dict[int, StoredFile]]:
        """Store a frame in the library; what became of it, and where its files are, by their number."""
        item.reading.result()
        assert item.library is not None
        verified = item.library.result()
        item.homes = self._homes(item)  # an import beside this one may have brought it meanwhile
        seen = tuple(one.seen for one in item.drawn)
        homes = {number: home for number, home in enumerate(item.homes) if home}
        new = {number: verified.parts[number] for number in item.new}
        lacked = {number: part for number, part in verified.parts.items() if number not in new}
        self._library.put([homes[number] for number in lacked], list(lacked.values()))
        if not new:
            news = tuple(one for one in seen if one not in item.recalled)
            return Known(item.name, item.frame, news, bool(lacked) or item.is_backed_up), homes
        if len(new) == len(seen):
            copied = self._copied(item, list(new.values()), verified.look)
            return copied, dict(enumerate(copied.files))
        to = next(home for number, home in homes.items() if number not in new)
        files = self._place(stem_and_suffix(to.path.name)[0], item.frame, new, to.path)
        return Joined(item.frame, files, to, seen), homes | dict(zip(new, files, strict=True))

    def _copied(self, item: _Item, parts: Sequence[Part], look: Look) -> Copied:
        """Store a frame that is new, under the name the plan gives it."""
        plan, frame = self._plan, item.frame
        by = photographer(look.facts, plan.photographers, plan.photographer)
        number = self._next_number() if file_names.counts(plan.names) or plan.template.counts else 0
        shot = file_names.Shot(
            name=stem_and_suffix(frame.primary.name)[0],
            facts=look.facts,
            written=_time(item.drawn[0].seen.mtime_ns),
            sequence=number,
            shoot=self._library.folder.name,
            job=plan.job,
            photographer=by,
        )
        files = self._place(file_names.stem(plan.names, shot), frame, dict(enumerate(parts)))
        self._number = number or self._number
        photo = Photo(0, plan.shoot, files[0].path.stem, files, look.facts, Marks(caption=look.caption))
        caption = captioned(plan.template, photo, number, plan.job, by)
        seen = tuple(one.seen for one in item.drawn)
        told = (look.facts, caption, look.trouble, look.likeness)
        return Copied(frame, files, *told, seen, number, look.judged)

    def _next_number(self) -> int:
        """Imports may run side by side, and their numbers are in the catalog a moment later."""
        return max(self._number, self._memory.last_number()) + 1

    def _place(
        self, stem: str, frame: Frame, parts: Mapping[int, Part], beside: PurePosixPath | None = None
    ) -> tuple[StoredFile, ...]:
        suffixes = [portable_suffix(stem_and_suffix(frame.files[number].name)[1]) for number in parts]
        files = self._library.place(stem, suffixes, list(parts.values()), beside)
        self._now |= {file.sha256: file for file in files}
        return files

    def _back_up(self, item: _Item, files: Mapping[int, StoredFile]) -> Iterator[BackupFailed]:
        """Store a frame in the backup under the names it has in the library."""
        if not self._backup or not item.backup:
            return
        try:
            parts = item.backup.result().parts
            self._backup.put([files[number] for number in parts], list(parts.values()))
        except CopyFailed as error:
            yield BackupFailed(
                item.name, f"{error} It is missing in the backup; import again to complete it."
            )
        except StorageError as error:
            yield self._without_backup(item.name, error)

    def _close(self) -> None:
        """End all threads; nothing stays that was not told."""
        self._stop.set()
        self._reader.close()
        for verifier in (self._verifier, self._second):
            if verifier:
                verifier.close()
        for item in (*self._reading, *self._verifying):
            if not item.reading.cancelled() and not item.reading.exception():
                discard_parts(item.reading.result())


def _size(frame: Frame) -> int:
    """The bytes of all its files, as far as they can be looked at."""
    size = 0
    for path in frame.files:
        with suppress(OSError):  # told when it is read
            size += path.lstat().st_size
    return size


def _time(mtime_ns: int) -> datetime:
    try:
        return datetime.fromtimestamp(mtime_ns / 1e9)
    except (OSError, ValueError, OverflowError):  # a clock beyond what the system counts
        return datetime(1980, 1, 1)
