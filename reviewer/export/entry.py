"""What a disk says of a file besides its content: times, permissions, extended attributes.

They are the same in every set, so that none tells who made it, when and on which system. An access list
that a folder hands down to what is made in it is an extended attribute too (acl(5)), as is where a file
came from (`user.xdg.origin.url`). Python reaches them on Linux alone; elsewhere they are as the system
makes them: macOS notes which program wrote a file, Windows has the access list of the folder.
"""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

# 1980-01-01T00:00:00Z, the earliest time that every file system and ZIP can hold.
FIXED_TIME = 315_532_800
# The system's own labels, such as security.selinux, belong to the disk and may stay.
_TELLING = ("user.", "system.posix_acl_")


def make_plain(path: Path) -> None:
    """Make a file or folder of ours like any other one. Raises OSError, also when an attribute stays.

    Reading changes a time of a file: this comes after the last look into it.
    """
    _bare(path)
    with suppress(PermissionError):  # FAT has no permissions, and refuses to change them
        path.chmod(0o755 if path.is_dir() else 0o644)
    os.utime(path, (FIXED_TIME, FIXED_TIME))


def _bare(path: Path) -> None:
    if sys.platform != "linux":
        return
    for name in _attributes(path):
        with suppress(OSError):
            os.removexattr(path, name)
    if left := [name for name in _attributes(path) if name.startswith(_TELLING)]:
        raise OSError(errno.ENOTSUP, f"the disk does not let go of the attribute {left[0]}")


def _attributes(path: Path) -> list[str]:
    if sys.platform == "linux":
        with suppress(OSError):  # a file system without them
            return os.listxattr(path)
    return []
