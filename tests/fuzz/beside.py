"""Captions, stories and contact sheets beside a set are accounted for, whatever they are."""

from reviewer.export import story
from reviewer.export.verify import beside
from reviewer.photo import Caption, Translation
from reviewer.sequence import Heading
from tests.reviewer.export.leaky_sheet import rebuilt

_CAPTION = Caption(
    headline="A bus", alt_text="A bus & no driver", translations=(Translation("description", "ko", "버스"),)
)
_SHEET = b"""%PDF-1.4
1 0 obj
<< /Pages 2 0 R /Type /Catalog >>
endobj
2 0 obj
<< /Count 1 /Kids [ 3 0 R ] /Type /Pages >>
endobj
3 0 obj
<< /Contents 4 0 R /MediaBox [ 0 0 595 842 ] /Parent 2 0 R /Resources << /Font << >> /XObject << >> >> /Type /Page >>
endobj
4 0 obj
<< /Length 0 >>
stream

endstream
endobj
xref
0 """  # noqa: E501

SEEDS = (
    b"001.jpg\nHeadline: A bus, broken down\nCity: Wonsan\n\n002.jpg\n(no caption)\n",
    b'file,headline,city\r\n001.jpg,"A ""bus"", broken",Wonsan\r\n002.jpg,,\r\n',
    '[\n  {\n    "file": "001.jpg",\n    "headline": "원산",\n    "city": "Wonsan"\n  }\n]\n'.encode(),
    story.page(Heading("Two days", "It rained.", "en"), [story.Shown("001.jpg", 30, 20, _CAPTION)]),
    rebuilt(_SHEET),
    b"001.jpg\nHeadline: as in /home/me/IMG_1.JPG, C:\\x\\a.tif and DSC.0001.nef\n",
)


def check(data: bytes) -> None:
    """What is left lies in the file."""
    for name in sorted(beside.NAMES):
        found = beside.check(name, data, {"001.jpg", "002.jpg"})
        assert all(0 <= one.offset <= one.offset + one.length <= len(data) and one.what for one in found)
