"""A library opened: its lock, its catalog brought up to date, and who watches what changes.

One thread uses it at a time. `beside` opens it once more for long work in another.
"""

from collections.abc import Callable, Generator
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from filelock import FileLock

from reviewer.album import Album
from reviewer.catalog import NAME, Catalog, Sidecars
from reviewer.errors import LibraryReadOnly, StorageError, UsageError
from reviewer.library import holds_something, is_library, lock_folder, no_library
from reviewer.progress import Progress

Watcher = Callable[[frozenset[int]], None]
Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


class OpenLibrary(Album):
    """A library open to change, or only to look at. Close it, or use it with `with`.

    `person` is who goes through it, by initials or name: whose looks and waivers are kept.
    """

    def __init__(self, folder: Path, catalog: Catalog, lock: FileLock | None, clock: Clock) -> None:
        super().__init__(folder, catalog)
        self.read_only = lock is None
        self._lock = lock
        self._clock = clock
        self._watchers: list[Watcher] = []
        self.person = ""

    @classmethod
    def create(cls, folder: Path, *, clock: Clock = _now) -> Self:
        """Make a library of a new or empty folder and open it.

        Raises UsageError when the folder holds something else, StorageError when it cannot be made.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            others = holds_something(folder)
        except OSError as error:
            raise StorageError(f"The library {folder} cannot be made: {error.strerror}.") from error
        if others:
            raise UsageError(f"{folder} is not a library and not empty. Choose a new or an empty folder.")
        *_, review = cls._opening(folder, False, clock)
        assert isinstance(review, cls)
        return review

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False, clock: Clock = _now) -> Self:
        """Open a library, to change it or only to look at it.

        Raises UsageError when there is none, and a LibraryError telling what stands in the way: it is
        locked, read only, from a newer version, or damaged.
        """
        *_, review = cls.opening(folder, read_only=read_only, clock=clock)
        assert isinstance(review, cls)
        return review

    @classmethod
    def opening(
        cls, folder: Path, *, read_only: bool = False, clock: Clock = _now
    ) -> Generator[Progress | Self, None, None]:
        """Open a library step by step; yields how far it is, and last the library, for any thread to take.

        It takes long for a library from an older Reviewer, and when verdicts are to be worked out anew.
        Closed before its end, it leaves a library that opens the next time. Raises what `open` raises.
        """
        if not is_library(folder):
            raise UsageError(no_library(folder))
        yield from cls._opening(folder, read_only, clock)

    @classmethod
    def _opening(cls, folder: Path, read_only: bool, clock: Clock) -> Generator[Progress | Self, None, None]:
        lock = None if read_only else lock_folder(folder)
        try:
            review = yield from cls._prepared(folder, lock, clock)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        yield review

    @classmethod
    def _prepared(cls, folder: Path, lock: FileLock | None, clock: Clock) -> Generator[Progress, None, Self]:
        catalog = Catalog(folder / NAME, read_only=lock is None)
        try:
            if catalog.outdated:
                yield Progress(0, 0)
                catalog.bring_up_to_date()
            review = cls(folder, catalog, lock, clock)
            if review.read_only:
                review._find_stale()
            else:
                yield from review._laws.judging_stale(review.shoots())
            return review
        except BaseException:
            catalog.close_unchanged()
            raise

    def _find_stale(self) -> None:
        self._stale = frozenset(shoot.name for shoot in self._laws.stale(self.shoots()))

    def catch_up(self) -> None:
        """Open only to look, take in what another window did; watchers are told of what was shown."""
        if not self._catalog.changed_elsewhere():
            return
        shown = frozenset(self._photos)
        self._load_shoots()
        self._find_stale()
        self._forget()
        self._tell(shown)

    def beside(self) -> Self:
        """This library once more, for long work in another thread; to be closed before this one.

        It waits for this one's changes, and this one for its, so one of them is left alone meanwhile.
        Afterwards `refresh` tells this one.
        """
        self._check_writable()
        assert self._lock is not None
        self._lock.acquire()
        try:
            other = type(self)(self.folder, Catalog(self.folder / NAME), self._lock, self._clock)
            other.person = self.person
            other.abreast = self.abreast
            return other
        except BaseException:
            self._lock.release()
            raise

    def refresh(self, photos: frozenset[int]) -> None:
        """Take in what was done beside: other rules of shoots, and other marks of these photos."""
        self._load_shoots()
        self._forget()
        self._tell(photos)

    def hear_of(self, photos: frozenset[int]) -> None:
        """Take in that these photos came beside, or grew; all else is as it was."""
        for photo in photos:
            self._photos.pop(photo, None)
            self._verdicts.pop(photo, None)
        self._tell(photos)

    def close(self) -> None:
        """Leave the library as one whole that can be copied."""
        if self._lock is None:
            self._catalog.close_unchanged()
            return
        try:
            if self._lock.lock_counter > 1:
                self._catalog.close_unchanged()
            else:
                self._catalog.close()
        finally:
            self._lock.release()

    @property
    def sidecars(self) -> Sidecars:
        """What was agreed with other programs, and what they are still to be told."""
        return self._catalog.sidecars

    # Who watches

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Call `watcher` with the ids of photos that changed or came; returns how to stop it."""
        self._watchers.append(watcher)

        def stop() -> None:
            if watcher in self._watchers:
                self._watchers.remove(watcher)

        return stop

    def _tell(self, ids: frozenset[int]) -> None:
        for watcher in tuple(self._watchers):
            watcher(ids)

    def _check_writable(self) -> None:
        if self.read_only:
            raise LibraryReadOnly(
                f"The library {self.folder} is open only to look at. Copy it to a disk that can be "
                "written to change it."
            )

    def _stamp(self) -> str:
        return self._clock().isoformat(timespec="seconds")
