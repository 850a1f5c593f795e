"""A small file written whole: at any moment it is the old one or the new one."""

import os
import tempfile
from pathlib import Path

# Such a name is no rule set and no profile; what a killed process leaves is never read.
PART = ".saving-"


def write_whole(file: Path, data: bytes) -> None:
    """Write beside the file, or what it is a link to; flush, rename. Raises OSError."""
    file = file.resolve()
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=PART)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
