"""Every byte of a ZIP archive, by the APPNOTE of PKWARE, sections 4.3 to 4.5.

An archive of ours has one form: files stored one behind the other in the order of their names, the
directory, its end; all dated 1980, no extra fields, no comments, no gaps. All else is left behind.
"""

import struct
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from reviewer.export.verify.left import Left

SIGNATURE = b"PK\3\4"
_LARGEST = 2 << 30  # no picture is larger, and each is read at once
_UTF8 = 0x800
_MADE_BY = 3 << 8 | 20
_DATE = 1 << 5 | 1  # 1980-01-01
_PLAIN_FILE = 0o100644 << 16
_TOO_MANY = 0xFFFF

# What says something of one file; the local header and the directory hold the same of it.
_SHARED = "version", "flags", "method of packing", "time", "date", "checksum", "packed size", "size"
_LOCAL = struct.Struct("<4s5H3L2H")
_LOCAL_WORDS = ("signature", *_SHARED, "length of the name", "length of the extra field")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_ENTRY_WORDS = (
    "signature", "maker", *_SHARED, "length of the name", "length of the extra field",
    "length of the comment", "disk", "kind of text", "attributes", "place",
)  # fmt: skip
_END = struct.Struct("<4s4H2LH")
_END_WORDS = (
    "signature", "disk", "disk of the directory", "count on this disk", "count", "size of the directory",
    "place of the directory", "length of the comment",
)  # fmt: skip

Look = Callable[[str, bytes], tuple[Left, ...]]


@dataclass(frozen=True, slots=True)
class _File:
    name: bytes
    offset: int
    checksum: int
    size: int

    @property
    def shared(self) -> tuple[int, ...]:
        flags = 0 if self.name.isascii() else _UTF8
        return (20, flags, 0, 0, _DATE, self.checksum, self.size, self.size)


class _NotOurs(Exception):
    """From here on the archive has another form; nothing behind can be accounted for."""


def check(file: BinaryIO, look: Look) -> tuple[Left, ...]:
    """Everything in an archive besides its files; `look` gives what is left in each of them.

    Empty when it is clean. Reads one file of the archive at a time. Raises OSError.
    """
    walk = _Walk(file, look)
    try:
        walk.files()
        walk.directory()
    except _NotOurs:
        file.seek(walk.begun)
        walk.whole = False
    walk.rest()
    return tuple(walk.left)


def names(file: BinaryIO) -> frozenset[str]:
    """The names of the files in an archive, as far as they can be told without reading the files."""
    found = []
    at, length = 0, file.seek(0, 2)
    file.seek(0)
    while len(head := file.read(_LOCAL.size)) == _LOCAL.size and head.startswith(SIGNATURE):
        *_, size, name_length, extra_length = _LOCAL.unpack(head)
        found.append(file.read(name_length).decode(errors="replace"))
        at += _LOCAL.size + name_length + extra_length + size
        file.seek(min(at, length))
    return frozenset(found)


class _Walk:
    def __init__(self, file: BinaryIO, look: Look) -> None:
        self._file, self._look = file, look
        self._length = file.seek(0, 2)
        file.seek(0)
        self._files: list[_File] = []
        self.begun = 0
        self.whole = True
        self.left: list[Left] = []

    def files(self) -> None:
        while self._comes(SIGNATURE):
            self._one_file()

    def directory(self) -> None:
        start = self._file.tell()
        for file in self._files:
            self._entry(file)
        size, count = self._file.tell() - start, len(self._files)
        if count > _TOO_MANY:
            raise _NotOurs
        self._record(_END, _END_WORDS, (b"PK\5\6", 0, 0, count, count, size, start, 0))

    def rest(self) -> None:
        at = self._file.tell()
        if at < self._length:
            self._note(at, self._length - at, "bytes that belong to nothing in the archive")
        elif not self.whole:
            self._note(at, 0, "no end: the archive breaks off")
        elif not self._files:
            self._note(0, self._length, "an archive without a file in it")

    def _one_file(self) -> None:
        at = self.begun = self._file.tell()
        head = _LOCAL.unpack(self._read(_LOCAL.size))
        checksum, size, name_length = head[6], head[7], head[9]
        name = self._read(name_length)
        file = _File(name, at, checksum, size)
        self._compare(at, head, _LOCAL_WORDS, (SIGNATURE, *file.shared, name_length, 0))
        if head[10] or size > _LARGEST:
            raise _NotOurs
        self._check_name(at + _LOCAL.size, file)
        start = self._file.tell()
        data = self._read(size)
        if zlib.crc32(data) != checksum:
            self._note(at, _LOCAL.size, "a checksum that is not that of the file")
        shown = name.decode(errors="replace")
        self.left += [
            Left(start + one.offset, one.length, f"{shown}: {one.what}") for one in self._look(shown, data)
        ]
        self._files.append(file)

    def _check_name(self, at: int, file: _File) -> None:
        name = file.name.decode(errors="replace")
        if not name.isprintable() or set("/\\\ufffd") & set(name) or name in ("", ".", ".."):
            self._note(at, len(file.name), "a name that is not that of a plain file")
        if self._files and self._files[-1].name >= file.name:
            self._note(at, len(file.name), "a name out of order")

    def _entry(self, file: _File) -> None:
        length = len(file.name)
        should = (b"PK\1\2", _MADE_BY, *file.shared, length, 0, 0, 0, 0, _PLAIN_FILE, file.offset)
        self._record(_ENTRY, _ENTRY_WORDS, should)
        if self._read(length) != file.name:
            raise _NotOurs

    def _record(self, form: struct.Struct, words: Sequence[str], should: Sequence[object]) -> None:
        at = self.begun = self._file.tell()
        found = form.unpack(self._read(form.size))
        if found[0] != should[0]:
            raise _NotOurs
        self._compare(at, found, words, should)

    def _compare(
        self, at: int, found: Sequence[object], words: Sequence[str], should: Sequence[object]
    ) -> None:
        for word, one, other in zip(words, found, should, strict=True):
            if one != other:
                self._note(at, 0, f"a ZIP record whose {word} is another than it must be")

    def _comes(self, signature: bytes) -> bool:
        at = self._file.tell()
        came = self._file.read(len(signature)) == signature
        self._file.seek(at)
        return came

    def _read(self, length: int) -> bytes:
        at = self._file.tell()
        if length > self._length - at:
            raise _NotOurs
        return self._file.read(length)

    def _note(self, offset: int, length: int, what: str) -> None:
        self.left.append(Left(offset, length, what))
