"""Captions beside a set are accounted for, whatever they are."""

from reviewer.export.verify import beside

SEEDS = (
    b"001.jpg\nHeadline: A bus, broken down\nCity: Wonsan\n\n002.jpg\n(no caption)\n",
    b'file,headline,city\r\n001.jpg,"A ""bus"", broken",Wonsan\r\n002.jpg,,\r\n',
    '[\n  {\n    "file": "001.jpg",\n    "headline": "원산",\n    "city": "Wonsan"\n  }\n]\n'.encode(),
    b"001.jpg\nHeadline: as in /home/me/IMG_1.JPG, C:\\x\\a.tif and DSC.0001.nef\n",
)


def check(data: bytes) -> None:
    """What is left lies in the file."""
    for name in sorted(beside.NAMES):
        found = beside.check(name, data, {"001.jpg", "002.jpg"})
        assert all(0 <= one.offset <= one.offset + one.length <= len(data) and one.what for one in found)
