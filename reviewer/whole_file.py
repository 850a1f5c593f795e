"""A small file written whole: at any moment it is the old one or the new one."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Such a name is no rule set and no profile; what a killed process leaves is never read.
PART = ".saving-"


def write_whole(file: Path, data: bytes) -> None:
    """Write beside the file, or what it is a link to; flush, rename. Raises OSError."""
    file = file.resolve()
    part = _beside(file, data)
    try:
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def replaced(file: Path, data: bytes) -> Iterator[None]:
    """Write a file whole; what is done inside and fails puts the old one back. Raises OSError.

    The old one is kept beside it meanwhile: on a disk that is full by then it can still be renamed.
    """
    file = file.resolve()
    old = _beside(file, file.read_bytes()) if file.is_file() else None
    try:
        write_whole(file, data)
        try:
            yield
        except BaseException:
            file.unlink() if old is None else old.replace(file)
            raise
    finally:
        if old is not None:
            old.unlink(missing_ok=True)


def _beside(file: Path, data: bytes) -> Path:
    """A file with this content in the same folder, on the disk when it is returned."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=PART)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part
