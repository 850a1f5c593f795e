"""The `SHA256SUMS` of a shoot: what each file in its folder holds, as `sha256sum -c` reads it.

Anybody can check a shoot with it years from now, without this program. A line is the digest, a space, a star
for "binary" and the name, behind its folder where it stands in one (`2025-03-02/IMG_1234.JPG`); a line with a
name that holds a backslash, a line feed or a carriage return begins with a backslash, and the name is written
with escapes (GNU coreutils, manual, 6.3 "cksum output modes").
"""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from reviewer.verified_copy import storing_in
from reviewer.whole_file import write_whole

NAME = "SHA256SUMS"

_LINE = re.compile(r"(\\?)([0-9a-f]{64}) [ *](.+)")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_ESCAPED = {escape: letter for letter, escape in _ESCAPES.items()}


class Manifest:
    """The manifest in one folder, read when it is first asked; a torn last line counts as not there."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._sums: dict[str, str] | None = None
        self._whole = True

    def sum_of(self, name: str) -> str:
        """The SHA-256 noted for a file, or the empty string. Raises StorageError or CopyFailed."""
        return self._read().get(name, "")

    def add(self, sums: Mapping[str, str]) -> None:
        """Note what files hold, by name, on the disk when it returns. Raises StorageError or CopyFailed."""
        there = self._read()
        new = {name: sha256 for name, sha256 in sums.items() if there.get(name) != sha256}
        if not new:
            return
        with storing_in(self._file.parent):
            if self._whole and not new.keys() & there.keys():
                _append(self._file, _lines(new))
            else:
                write_whole(self._file, _lines({**there, **new}))
        self._whole = True
        there.update(new)

    def _read(self) -> dict[str, str]:
        if self._sums is None:
            with storing_in(self._file.parent):
                data = self._file.read_bytes() if self._file.is_file() else b""
            self._whole = data.endswith(b"\n") or not data
            self._sums = parse(data)
        return self._sums


def parse(data: bytes) -> dict[str, str]:
    """The digests in a manifest by name; lines that make no sense are left out."""
    whole = data[: data.rfind(b"\n") + 1].decode("utf-8", "surrogateescape")
    found = (_LINE.fullmatch(line) for line in whole.split("\n"))
    return {_unescaped(line[3]) if line[1] else line[3]: line[2] for line in found if line}


def _lines(sums: Mapping[str, str]) -> bytes:
    return "".join(_line(name, sha256) for name, sha256 in sums.items()).encode("utf-8", "surrogateescape")


def _line(name: str, sha256: str) -> str:
    escaped = "".join(_ESCAPES.get(letter, letter) for letter in name)
    return f"{'' if escaped == name else chr(92)}{sha256} *{escaped}\n"


def _unescaped(name: str) -> str:
    return re.sub(r"\\.", lambda found: _ESCAPED.get(found[0], found[0]), name)


def _append(file: Path, lines: bytes) -> None:
    """Lengthen a file, or leave it as it was."""
    with file.open("ab", buffering=0) as stream:
        size = stream.tell()
        try:
            rest = memoryview(lines)
            while rest:
                rest = rest[stream.write(rest) :]
            os.fsync(stream.fileno())
        except BaseException:
            with suppress(OSError):
                stream.truncate(size)
            raise
