"""Letting go of a card: the one door to what the system has for it.

udisks unmounts what the desktop has mounted; macOS ejects the whole disk. Windows has no command for it. The
reader keeps its power: other cards may be in it.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from reviewer.errors import StorageError, shown

# So long a system may write out what it has not written yet.
PATIENCE_S = 60.0


def can_eject() -> bool:
    """Whether this system has a command for it."""
    return shutil.which(_program()) is not None


def eject(mount_point: Path, device: str) -> None:
    """Write out what is left and let the card go; it can be taken out when this returns.

    `device` is the block device it is on, such as /dev/sdb1. Waits; not for the window's thread. Raises
    StorageError where the system will not, with its own reason.
    """
    program, name = shutil.which(_program()), shown(mount_point)
    if program is None:
        raise StorageError(f"Reviewer cannot eject {name} here: do it in the system's own window.")
    linux = ["unmount", "--no-user-interaction", "--block-device", device]
    command = [program, *(linux if _program() == "udisksctl" else ["eject", str(mount_point)])]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StorageError(f"{name} was not ejected: {error}. Do not take it out yet.") from error
    if done.returncode:
        told = (done.stderr or done.stdout).decode(errors="replace").strip().rpartition("\n")[2]
        raise StorageError(f"{name} was not ejected: {told.rstrip('.')}. Do not take it out yet.")


def _program() -> str:
    return {"linux": "udisksctl", "darwin": "diskutil"}.get(sys.platform, "")
