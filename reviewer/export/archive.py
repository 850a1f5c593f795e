"""A set as one ZIP archive that tells nothing of who made it, when and on which system.

Stored, for a picture packs no smaller; sorted by name; all dated 1980; no comments and no extra
fields, which is why it holds 4 GB and 65,535 files at most.
"""

import os
import zipfile
from collections.abc import Iterable
from pathlib import Path

from reviewer.errors import ExportRefused

_UNIX = 3
_PLAIN_FILE = 0o100644 << 16
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def write(files: Iterable[Path], to: Path) -> None:
    """Pack the files under their names into a new archive, and flush it. Raises OSError.

    Raises ExportRefused when they are more than an archive without extra fields can hold.
    """
    with to.open("xb") as out:
        try:
            with zipfile.ZipFile(out, "w", allowZip64=False) as archive:
                for file in sorted(files, key=lambda file: file.name):
                    archive.writestr(_entry(file.name), file.read_bytes())
        except zipfile.LargeZipFile as error:
            raise ExportRefused(
                "The set is too large for a ZIP, which holds 4 GB and 65,535 files. "
                "Export it into a folder, or fewer photos at a time."
            ) from error
        out.flush()
        os.fsync(out.fileno())


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN_FILE
    return entry
