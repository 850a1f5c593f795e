"""The library as a folder: whether it is one, and the right to write to it."""

import errno
from pathlib import Path

from filelock import FileLock, Timeout

from reviewer.catalog import NAME
from reviewer.errors import LibraryError, LibraryLocked, LibraryReadOnly

LOCK = "catalog.lock"


def is_library(folder: Path) -> bool:
    """Whether a folder holds a catalog. Raises LibraryError where nobody may look."""
    try:
        return (folder / NAME).is_file()
    except OSError as error:
        raise LibraryError(f"The library {folder} cannot be opened: {error.strerror}.") from error


def no_library(folder: Path) -> str:
    """Why a folder cannot be opened as a library, and what to do."""
    if (folder / "DCIM").is_dir():
        return f"{folder} is a card, not a library. Import it: reviewer import {folder} --into LIBRARY"
    if not folder.exists():
        return f"There is no library {folder}. An import makes one: reviewer import CARD --into {folder}"
    return f"{folder} is not a library: it holds no {NAME}."


def holds_something(folder: Path) -> bool:
    """Whether a folder holds what is not ours; a lock alone was left when a library was being made."""
    return any(inner.name != LOCK for inner in folder.iterdir())


def lock_folder(folder: Path) -> FileLock:
    """The right to write, for as long as the process lives; the system gives it back after a crash."""
    lock = FileLock(folder / LOCK, timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise LibraryLocked(
            f"The library {folder} is open in another Reviewer. Close it there first."
        ) from error
    except PermissionError as error:
        raise LibraryReadOnly(f"The library {folder} cannot be written: {error.strerror}.") from error
    except OSError as error:
        if error.errno == errno.EROFS:
            raise LibraryReadOnly(f"The library {folder} lies on a disk that cannot be written.") from error
        raise LibraryError(f"The library {folder} cannot be opened: {error.strerror}.") from error
    return lock
