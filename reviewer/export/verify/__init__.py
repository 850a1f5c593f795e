"""The proof that a file holds a picture and nothing else.

Not a list of known leaks: an allow-list. Each byte must belong to a named thing that decoding needs,
by ITU-T T.81 (JPEG) and the PNG specification, third edition; what is not known is a leak. The
exporter trusts no file until this has read it back from the disk and found nothing.

What this cannot see: what the picture shows, sensor noise, and the inside of the compressed data. There it
checks shape (stuffing, restart markers, sizes), and when thorough that no byte of a JPEG's scans can be
missed; not each symbol. So a JPEG that keeps its own compressed data can still carry a message in codes and
quantization steps no block uses, in the bits before a restart marker, in the choice among codings of the
same pixels; and its tables tell which program or camera made it. Fresh pixels have none of that.
"""

from reviewer.export.kept import NOTHING, Kept
from reviewer.export.verify import jpeg, png
from reviewer.export.verify.archive import SIGNATURE as ARCHIVE
from reviewer.export.verify.archive import check as check_archive
from reviewer.export.verify.left import Left

__all__ = ["ARCHIVE", "Left", "check_archive", "verify"]


def verify(data: bytes, keep: Kept = NOTHING, *, thorough: bool = False) -> tuple[Left, ...]:
    """Everything in a file that is not needed to show its picture; empty when it is clean.

    `keep` names the text that may stay in a JPEG; exactly these values are accepted. `thorough` decodes
    a JPEG to find bytes behind the last block of a scan, which takes as long as showing it several times,
    and looks under what is transparent in a PNG.
    A file that is neither JPEG nor PNG is one `Left` as a whole. Never raises, whatever the bytes are.
    """
    if data.startswith(b"\xff\xd8"):
        return jpeg.check(data, keep, thorough=thorough)
    if data.startswith(png.SIGNATURE):
        return png.check(data, thorough=thorough)
    if not data:
        return (Left(0, 0, "an empty file, not a picture"),)
    return (Left(0, len(data), "not a JPEG or PNG; only those can be verified"),)
