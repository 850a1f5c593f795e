"""Every byte of a ZIP archive, by the APPNOTE of PKWARE, sections 4.3 to 4.5.

An archive of ours has one form: files stored one behind the other in the order of their names, the
directory, its end; all dated 1980, no comments, no gaps. Where it is larger than the first records can
tell, and only there, the ZIP64 ones tell it (4.3.14, 4.3.15, 4.5.3). All else is left behind.
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
_UNIX = 3 << 8
_PLAIN, _ZIP64 = 20, 45  # the version of the format that a reader must know
_DATE = 1 << 5 | 1  # 1980-01-01
_PLAIN_FILE = 0o100644 << 16
_MOST, _FURTHEST = 0xFFFF, 0xFFFFFFFF
# Some readers take a place for a signed number, so ZIP64 begins at half of what the record can hold.
_FAR = 0x7FFFFFFF

# What says something of one file; the local header and the directory hold the same of it.
_SHARED = "flags", "method of packing", "time", "date", "checksum", "packed size", "size"
_LOCAL = struct.Struct("<4s5H3L2H")
_LOCAL_WORDS = ("signature", "version", *_SHARED, "length of the name", "length of the extra field")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_ENTRY_WORDS = (
    "signature", "maker", "version", *_SHARED, "length of the name", "length of the extra field",
    "length of the comment", "disk", "kind of text", "attributes", "place",
)  # fmt: skip
_END = struct.Struct("<4s4H2LH")
_END_WORDS = (
    "signature", "disk", "disk of the directory", "count on this disk", "count", "size of the directory",
    "place of the directory", "length of the comment",
)  # fmt: skip
_END64 = struct.Struct("<4sQ2H2L4Q")
_END64_WORDS = (
    "signature", "length", "maker", "version", "disk", "disk of the directory", "count on this disk", "count",
    "size of the directory", "place of the directory",
)  # fmt: skip
_LOCATOR = struct.Struct("<4sLQL")
_LOCATOR_WORDS = "signature", "disk", "place of the ZIP64 record", "number of disks"

Look = Callable[[str, bytes], tuple[Left, ...]]


@dataclass(frozen=True, slots=True)
class _File:
    name: bytes
    offset: int
    checksum: int
    size: int

    @property
    def shared(self) -> tuple[int, ...]:
        """What both records say of it."""
        flags = 0 if self.name.isascii() else _UTF8
        return (flags, 0, 0, _DATE, self.checksum, self.size, self.size)

    @property
    def extra(self) -> bytes:
        """Its place, where the record in the directory cannot hold it."""
        return struct.pack("<HHQ", 1, 8, self.offset) if self.offset > _FAR else b""

    @property
    def local(self) -> tuple[object, ...]:
        """The record before it."""
        return (SIGNATURE, _PLAIN, *self.shared, len(self.name), 0)

    @property
    def entry(self) -> tuple[object, ...]:
        """The record in the directory."""
        version, place = (_ZIP64, _FURTHEST) if self.extra else (_PLAIN, self.offset)
        lengths = (len(self.name), len(self.extra), 0)
        return (b"PK\1\2", _UNIX | version, version, *self.shared, *lengths, 0, 0, _PLAIN_FILE, place)


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
        end, count = self._file.tell(), len(self._files)
        size = end - start
        if count > _MOST or start > _FAR or size > _FAR:
            large = (b"PK\6\6", _END64.size - 12, _ZIP64, _ZIP64, 0, 0, count, count, size, start)
            self._record(_END64, _END64_WORDS, large)
            self._record(_LOCATOR, _LOCATOR_WORDS, (b"PK\6\7", 0, end, 1))
        told = (min(count, _MOST), min(count, _MOST), min(size, _FURTHEST), min(start, _FURTHEST))
        self._record(_END, _END_WORDS, (b"PK\5\6", 0, 0, *told, 0))

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
        self._compare(at, head, _LOCAL_WORDS, file.local)
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
        self._record(_ENTRY, _ENTRY_WORDS, file.entry)
        if self._read(len(file.name) + len(file.extra)) != file.name + file.extra:
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
