"""The hidden folder beside its place in which a set is made.

A lock file beside it is held for as long as its process lives. Where the lock is free, the process was
killed and its folder holds nothing anybody was told of; the next set made there clears it away. The
names are long and random and the lock is empty, so nothing else is ever taken for one.
"""

import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

_LOCK = re.compile(r"\.[0-9a-f]{16}\.part\.lock")


class Workplace:
    """A folder of this process's own, beside `place`."""

    def __init__(self, place: Path) -> None:
        self.folder = place.with_name(f".{secrets.token_hex(8)}.part")
        self._lock_file = self.folder.with_name(f"{self.folder.name}.lock")
        self._lock = FileLock(self._lock_file, timeout=0, thread_local=False)

    def make(self) -> None:
        """Clear away what killed processes left here, and make the folder. Raises OSError."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        _clear(self.folder.parent)
        try:
            self._lock.acquire()
        except NotImplementedError:  # a file system without locks: nobody may take this for left
            self._lock_file.unlink(missing_ok=True)
        self.folder.mkdir(0o700)

    def leave(self) -> None:
        """Remove what is still there, and let go."""
        shutil.rmtree(self.folder, ignore_errors=True)
        with suppress(OSError):
            self._lock_file.unlink(missing_ok=True)
        self._lock.release()
        with suppress(OSError):  # Windows removes no file that is open
            self._lock_file.unlink(missing_ok=True)


def _clear(parent: Path) -> None:
    for file in parent.glob(".*.part.lock"):
        with suppress(OSError, Timeout, NotImplementedError):
            if _LOCK.fullmatch(file.name) and not file.is_symlink() and not file.stat().st_size:
                _clear_one(file)


def _clear_one(file: Path) -> None:
    with FileLock(file, timeout=0):
        shutil.rmtree(file.with_suffix(""), ignore_errors=True)
        file.unlink(missing_ok=True)
