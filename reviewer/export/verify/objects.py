"""The objects of a PDF in the one form a contact sheet has (ISO 32000-1, 7.3 and 7.5).

Numbered from 1, one behind the other, each a dictionary in one line, some with a stream behind it; then the
table of where they stand, the trailer that names the first and the size, and the end. No other byte.
"""

import re
from dataclasses import dataclass

from reviewer.export.verify.left import Left

_HEAD = b"%PDF-1.4\n"
_BEGIN = re.compile(rb"(\d+) 0 obj\n(<< [^\n]* >>)\n")
_LENGTH = re.compile(rb"/Length (\d{1,10}) ")
_STREAM, _STREAM_END, _OBJECT_END = b"stream\n", b"\nendstream\n", b"endobj\n"


@dataclass(frozen=True, slots=True)
class Object:
    """An object: where it stands, its dictionary as a line, and its stream from the byte `at` on, or None."""

    offset: int
    line: str
    stream: bytes | None
    at: int

    def left(self, what: str) -> Left:
        """A finding about it."""
        return Left(self.offset, len(self.line), what)


class AnotherForm(Exception):
    """From the byte `at` on the file has another form."""

    def __init__(self, at: int) -> None:
        self.at = at
        super().__init__(at)


def objects(data: bytes) -> list[Object]:
    """All objects of a file in which every byte is accounted for. Raises AnotherForm."""
    if not data.startswith(_HEAD):
        raise AnotherForm(0)
    found: list[Object] = []
    at = len(_HEAD)
    while begun := _BEGIN.match(data, at):
        if begun[1] != b"%d" % (len(found) + 1):
            raise AnotherForm(at)
        found.append(_object(data, begun))
        at = _end(data, found[-1], begun.end())
    ending = _ending(found, at)
    if data[at:] != ending:
        same = (n for n in range(len(ending)) if data[at + n : at + n + 1] != ending[n : n + 1])
        raise AnotherForm(at + next(same, len(ending)))
    return found


def _object(data: bytes, begun: re.Match[bytes]) -> Object:
    line, at = begun[2].decode("latin-1"), begun.end() + len(_STREAM)
    length = _LENGTH.search(begun[2])
    if length is None:
        return Object(begun.start(), line, None, 0)
    return Object(begun.start(), line, data[at : at + int(length[1])], at)


def _end(data: bytes, one: Object, at: int) -> int:
    """Where the next object would begin. Raises AnotherForm."""
    for mark in (_OBJECT_END,) if one.stream is None else (_STREAM, one.stream + _STREAM_END, _OBJECT_END):
        if not data.startswith(mark, at):
            raise AnotherForm(at)
        at += len(mark)
    return at


def _ending(found: list[Object], at: int) -> bytes:
    """What stands behind the last object, the byte `at` (7.5.4 and 7.5.5)."""
    size = len(found) + 1
    rows = "".join(f"{one.offset:010} 00000 n \n" for one in found)
    table = f"xref\n0 {size}\n0000000000 65535 f \n{rows}"
    return f"{table}trailer\n<< /Root 1 0 R /Size {size} >>\nstartxref\n{at}\n%%EOF\n".encode()
