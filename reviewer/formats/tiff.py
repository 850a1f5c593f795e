"""A small bounded reader of TIFF directories, for telling RAW files apart and for the head of EXIF.

Decoders walk directories in full and trust offsets; this one reads a few numbers and nothing else, so
that sniffing and embedded thumbnails stay fast and cannot be led astray. Layout: TIFF 6.0, section 2.
"""

import struct
from dataclasses import dataclass
from typing import BinaryIO

MAX_ENTRIES = 1024
MAX_VALUES = 64

# Type code to struct letter; ASCII and UNDEFINED are read as bytes.
_LETTERS = {1: "B", 2: "B", 3: "H", 4: "L", 7: "B", 13: "L"}

Tags = dict[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Reader:
    """Directories of one TIFF stream. Offsets count from the start of the stream."""

    stream: BinaryIO
    order: str
    first: int

    @classmethod
    def of(cls, stream: BinaryIO) -> "Reader | None":
        """A reader for a stream that begins with a TIFF header, of RAW makers' variants too; else None."""
        stream.seek(0)
        header = stream.read(8)
        order = {b"II": "<", b"MM": ">"}.get(header[:2])
        if order is None or len(header) < 8:
            return None
        return cls(stream, order, struct.unpack(order + "L", header[4:])[0])

    def directory(self, offset: int) -> tuple[Tags, int]:
        """The whole numbers and short byte strings of the directory at `offset`, and the next one's offset.

        What is cut off or points outside the stream is left out.
        """
        head = self._read(offset, 2)
        if offset == 0 or len(head) < 2:
            return {}, 0
        count = min(struct.unpack(self.order + "H", head)[0], MAX_ENTRIES)
        table = self._read(offset + 2, count * 12 + 4)
        tags: Tags = {}
        for start in range(0, min(len(table) // 12, count) * 12, 12):
            tag, values = self._entry(table[start : start + 12])
            if values:
                tags[tag] = values
        end = table[count * 12 : count * 12 + 4]
        return tags, struct.unpack(self.order + "L", end)[0] if len(end) == 4 else 0

    def _entry(self, entry: bytes) -> tuple[int, tuple[int, ...]]:
        tag, kind, count = struct.unpack_from(self.order + "HHL", entry)
        letter = _LETTERS.get(kind)
        if letter is None or not 0 < count <= MAX_VALUES:
            return tag, ()
        layout = f"{self.order}{count}{letter}"
        size = struct.calcsize(layout)
        data = entry[8 : 8 + size]
        if size > 4:
            data = self._read(struct.unpack_from(self.order + "L", entry, 8)[0], size)
        return tag, struct.unpack(layout, data) if len(data) == size else ()

    def _read(self, offset: int, size: int) -> bytes:
        self.stream.seek(offset)
        return self.stream.read(size)
