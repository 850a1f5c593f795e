"""The proof that a file holds a picture and nothing else.

Not a list of known leaks: an allow-list. Each byte must belong to a named thing that decoding needs,
by ITU-T T.81 (JPEG) and the PNG specification, third edition; what is not known is a leak. The
exporter trusts no file until this has read it back from the disk and found nothing.

What this cannot see: what the picture shows, sensor noise, and the inside of the compressed data. There it
checks shape (stuffing, restart markers, how many bits the blocks can take, whether tables fit the data), and
when thorough that no byte of a JPEG's scans can be missed; not each symbol. So who makes a file on purpose
has room for a message. In a JPEG: steps of quantization and codes no block uses; codes that decoders skip,
as those past a block's last value; the bits before a restart marker; bytes behind the last block, unless
thorough; pixels beyond the edge. In a PNG: the filter of each row, the order of a palette, the ways to pack
the same rows. Wherever several codings show the same pixels, the choice can say something. Fresh pixels have
none of that: our encoders make one choice. A lossless copy has all of it, and its tables tell which program
or camera made them.

What goes beside the pictures of a set is accounted for in the same way, by `beside`: `captions` and `story`
line by line, `sheet` object by object (its letters by `shapes` and `meanings`, its pages by `content`).
"""

from reviewer.export.kept import NOTHING, Kept
from reviewer.export.verify import jpeg, png
from reviewer.export.verify.archive import SIGNATURE as ARCHIVE
from reviewer.export.verify.archive import check as check_archive
from reviewer.export.verify.left import Left

__all__ = ["ARCHIVE", "Left", "check_archive", "verify"]


def verify(data: bytes | memoryview, keep: Kept = NOTHING, *, thorough: bool = False) -> tuple[Left, ...]:
    """Everything in a file that is not needed to show its picture; empty when it is clean.

    `keep` names the text that may stay in a JPEG; exactly these values are accepted. `thorough` decodes
    a JPEG to find bytes behind the last block of a scan, which takes as long as showing it several times,
    and looks under what is transparent in a PNG.
    A file that is neither JPEG nor PNG is one `Left` as a whole. Never raises, whatever the bytes are.
    """
    if data[:2] == b"\xff\xd8":
        return jpeg.check(data, keep, thorough=thorough)
    if data[: len(png.SIGNATURE)] == png.SIGNATURE:
        return png.check(bytes(data), thorough=thorough)
    if not data:
        return (Left(0, 0, "an empty file, not a picture"),)
    return (Left(0, len(data), "not a JPEG or PNG; only those can be verified"),)
