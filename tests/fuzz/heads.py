"""What looks into the head of a file in the window's own process: formats, sizes, EXIF, thumbnails."""

import io
import struct

from reviewer.formats import exif, jpeg, raw_thumbnail, signature, tiff
from reviewer.formats.failure import FAILURES
from tests.fuzz.seeds import JPEGS, PNGS


def _tiff(order: str) -> bytes:
    tags = ((254, 4, 1, 1), (256, 3, 1, 19), (257, 3, 1, 17), (259, 3, 1, 6), (271, 2, 4, 0), (330, 4, 1, 8))
    named = (*tags, (0x0201, 4, 1, 100), (0x0202, 4, 1, len(JPEGS[3])), (0x8769, 4, 1, 8))
    entries = b"".join(struct.pack(order + "HHLL", *tag) for tag in named)
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "LH", 8, len(named))
    return (head + entries).ljust(130, b"\0") + JPEGS[3]


SEEDS = (
    *JPEGS,
    PNGS[0],
    _tiff("<"),
    _tiff(">"),
    b"FUJIFILMCCD-RAW".ljust(84, b" ") + struct.pack(">LL", 92, len(JPEGS[6])) + JPEGS[6],
    b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
    b"RIFF\0\0\0\0WEBPVP8 ",
    b"BM".ljust(14, b"\0") + b"(\0\0\0",
)


def check(data: bytes) -> None:
    """Only what is expected of broken files is raised, and answers are in their bounds."""
    stream = io.BytesIO(data)
    assert signature.of_stream(stream) in (*signature.FORMATS, None)
    head = jpeg.read_head(stream)
    assert head is None or (head.width and head.height)
    for block in (data, data[4:], head.exif if head else b""):
        assert 1 <= exif.orientation(block) <= 8
        assert exif.is_adobe_rgb(block) in (True, False)
        assert len(exif.thumbnail(block)) <= exif.MAX_THUMBNAIL
    if reader := tiff.Reader.of(stream):
        assert len(reader.directory(reader.first)[0]) <= tiff.MAX_ENTRIES
    for embedded in (jpeg.embedded, raw_thumbnail.embedded):
        try:
            found = embedded(stream)
        except FAILURES:
            continue
        assert found is None or jpeg.read_head(io.BytesIO(found.jpeg))
