"""What a library and its backup keep of verified frames: what is new, and what one of them lacks.

Frames that are ready at the same time are kept together: what makes their names last, flushing the folder and
its manifest, is done once for all of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath

from reviewer import file_names
from reviewer.arrival import Look, captioned, photographer
from reviewer.card import stem_and_suffix
from reviewer.card_file import Drawn
from reviewer.destination import Destination
from reviewer.errors import StorageError
from reviewer.imported import BackupFailed, Copied, Joined, Known, Memory, Plan, Result, Told
from reviewer.photo import Failed, Frame, Marks, Photo, StoredFile
from reviewer.portable_name import portable_suffix
from reviewer.transit import Transit
from reviewer.verified_copy import CopyFailed, Part


@dataclass(frozen=True, slots=True)
class _Kept:
    """What became of a frame, and where its files are in the library, by their number."""

    transit: Transit
    result: Result
    files: Mapping[int, StoredFile] = field(default_factory=dict)

    def after(self, error: CopyFailed | StorageError) -> "_Kept":
        """What became of it when the names that were just given do not last."""
        untouched = isinstance(self.result, Known) and not self.result.completed
        return self if untouched else _failed(self.transit, error)


def _failed(transit: Transit, error: CopyFailed | StorageError) -> _Kept:
    return _Kept(transit, Failed(transit.name, str(error)))


class Keeper:
    """Gives names and places. `backup` is None where there is none, or none any more."""

    def __init__(self, library: Destination, backup: Destination | None, plan: Plan, memory: Memory) -> None:
        self.library = library
        self.backup = backup
        self._plan = plan
        self._memory = memory

    def prepare(self) -> tuple[BackupFailed, ...]:
        """Make the folders ready. Raises StorageError when the library's cannot be."""
        self.library.prepare()
        try:
            if self.backup:
                self.backup.prepare()
        except (CopyFailed, StorageError) as error:
            return (self._without_backup("", error, 0),)
        return ()

    def _without_backup(self, name: str, error: Exception, lost: int) -> BackupFailed:
        self.backup = None
        goes_on = "The library goes on alone; importing again completes the backup."
        return BackupFailed(name, f"The backup takes no more. {error} {goes_on}", lost, ended=True)

    @property
    def destinations(self) -> list[Destination]:
        """Where frames go."""
        return [self.library, self.backup] if self.backup else [self.library]

    def home(self, sha256: str) -> StoredFile | None:
        """Where the library has this content."""
        return self._memory.abreast.homes.get(sha256) or self._memory.stored(sha256)

    def lacking(self, home: StoredFile) -> tuple[Path, ...]:
        """The folders of the destinations that lack a file which belongs there."""
        return tuple(to.folder for to in self.destinations if not to.has(home))

    def wanted(self, transit: Transit, destination: Destination) -> dict[int, Drawn]:
        """The files a destination is to keep: new ones, and those it lacks."""
        new = transit.new
        return {
            number: drawn
            for number, (drawn, home) in enumerate(zip(transit.drawn, transit.homes, strict=True))
            if number in new or (home and not destination.has(home))
        }

    def keep(self, ready: Sequence[Transit]) -> Iterator[tuple[Told, ...]]:
        """Keep frames that are verified, and tell it once, when that is on the disk.

        Raises StorageError, after it was told, when the library takes no more.
        """
        with self._memory.abreast.lock:
            kept, trouble = self._in_library(ready)
            results = [one.result for one in kept]
            brought = [result for result in results if isinstance(result, Copied | Joined)]
            self._memory.abreast.homes.update((file.sha256, file) for one in brought for file in one.files)
            failed = self._in_backup([one for one in kept if one.files])
        yield (*results, *failed)
        if trouble:
            raise trouble

    def _in_library(self, ready: Sequence[Transit]) -> tuple[list[_Kept], StorageError | None]:
        kept: list[_Kept] = []
        trouble: StorageError | None = None
        number = self._memory.abreast.number
        for transit in ready:
            try:
                kept.append(self._named(transit))
            except CopyFailed as error:
                kept.append(_failed(transit, error))
            except StorageError as error:
                kept.append(_failed(transit, error))
                trouble = error
                break
        try:
            self.library.settle()
        except (CopyFailed, StorageError) as error:
            self._memory.abreast.number = number
            kept = [one.after(error) for one in kept]
            trouble = trouble or (error if isinstance(error, StorageError) else None)
        return kept, trouble

    def _named(self, transit: Transit) -> _Kept:
        """Give a frame's files their names in the library, which do not last yet."""
        transit.reading.result()
        assert transit.library is not None
        verified = transit.library.result()
        # An import beside this one may have brought it meanwhile.
        transit.homes = tuple(self.home(one.seen.sha256) for one in transit.drawn)
        seen = tuple(one.seen for one in transit.drawn)
        homes = {number: home for number, home in enumerate(transit.homes) if home}
        new = {number: verified.parts[number] for number in transit.new}
        lacked = {number: part for number, part in verified.parts.items() if number not in new}
        self.library.put([homes[number] for number in lacked], list(lacked.values()))
        if not new:
            news = tuple(one for one in seen if one not in transit.recalled)
            is_completed = bool(lacked) or transit.is_for_backup
            return _Kept(transit, Known(transit.name, transit.frame, news, is_completed), homes)
        if len(new) == len(seen):
            copied = self._copied(transit, list(new.values()), verified.look)
            return _Kept(transit, copied, dict(enumerate(copied.files)))
        to = next(home for number, home in homes.items() if number not in new)
        files = self._place(stem_and_suffix(to.path.name)[0], transit.frame, new, to.path)
        joined = Joined(transit.frame, files, to, seen)
        return _Kept(transit, joined, homes | dict(zip(new, files, strict=True)))

    def _copied(self, transit: Transit, parts: Sequence[Part], look: Look) -> Copied:
        """Store a frame that is new, under the name the plan gives it."""
        plan, frame = self._plan, transit.frame
        by = photographer(look.facts, plan.photographers, plan.photographer)
        number = self._next_number() if file_names.counts(plan.names) or plan.template.counts else 0
        shot = file_names.Shot(
            name=stem_and_suffix(frame.primary.name)[0],
            facts=look.facts,
            written=_time(transit.drawn[0].seen.mtime_ns),
            sequence=number,
            shoot=self.library.folder.name,
            job=plan.job,
            photographer=by,
        )
        files = self._place(file_names.stem(plan.names, shot), frame, dict(enumerate(parts)))
        self._memory.abreast.number = max(number, self._memory.abreast.number)
        photo = Photo(0, plan.shoot, files[0].path.stem, files, look.facts, Marks(caption=look.caption))
        caption = captioned(plan.template, photo, number, plan.job, by)
        seen = tuple(one.seen for one in transit.drawn)
        told = (look.facts, caption, look.trouble, look.likeness)
        return Copied(frame, files, *told, seen, number, look.judged, look.beside)

    def _next_number(self) -> int:
        return max(self._memory.abreast.number, self._memory.last_number()) + 1

    def _place(
        self, stem: str, frame: Frame, parts: Mapping[int, Part], beside: PurePosixPath | None = None
    ) -> tuple[StoredFile, ...]:
        suffixes = [portable_suffix(stem_and_suffix(frame.files[number].name)[1]) for number in parts]
        return self.library.place(stem, suffixes, list(parts.values()), beside)

    def _in_backup(self, kept: Sequence[_Kept]) -> list[BackupFailed]:
        """Store frames in the backup under the names they have in the library."""
        backup, failed, put = self.backup, list[BackupFailed](), list[_Kept]()
        trouble: tuple[str, StorageError] | None = None
        if backup is None:
            return failed
        for one in kept:
            try:
                parts = one.transit.for_backup
                backup.put([one.files[number] for number in parts], list(parts.values()))
                put.append(one)
            except CopyFailed as error:
                failed.append(_missing(one, error))
            except StorageError as error:
                trouble = one.transit.name, error
                break
        try:
            backup.settle()
        except CopyFailed as error:
            failed += [_missing(one, error) for one in put]
            put = []
        except StorageError as error:
            trouble, put = trouble or ("", error), []
        if trouble:
            failed.append(self._without_backup(*trouble, len(kept) - len(put) - len(failed)))
        return failed


def _missing(kept: _Kept, error: CopyFailed) -> BackupFailed:
    sentence = f"The backup lacks a frame. {error} Import again to complete it."
    return BackupFailed(kept.transit.name, sentence)


def _time(mtime_ns: int) -> datetime:
    try:
        return datetime.fromtimestamp(mtime_ns / 1e9)
    except (OSError, ValueError, OverflowError):  # a clock beyond what the system counts
        return datetime(1980, 1, 1)
