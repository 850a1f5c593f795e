"""The coded data of a JPEG's scans, decoded to see that the picture needs each byte of it.

libjpeg tells bytes that stand before a marker and belong to no block, but it reads eight ahead at the end
of a scan and does not tell those. So the picture is decoded once more up to each scan, without its last
byte: the decoder must miss it. That takes as long as decoding does, many times over where scans are many,
and finds whole bytes; the bits that fill up the last byte before a marker are not seen.
"""

from typing import TYPE_CHECKING

from reviewer.lazily import lazily

if TYPE_CHECKING:
    import simplejpeg
else:
    simplejpeg = lazily("simplejpeg")

# Pixels over all decodings of one file, and of each byte of a large one; a file made to keep a decoder busy
# is refused.
_MOST_PIXELS = 1 << 30
_MOST_PIXELS_A_BYTE = 1 << 11
_EOI = b"\xff\xd9"


def fault(data: bytes, scans: list[tuple[int, int]], pixels: int, components: int) -> str:
    """ "" when no byte of the scans (start and end of each one's data) can be missed, else what is wrong."""
    decoded = pixels * len(scans) * (len(scans) + 3) // 2
    if decoded > max(_MOST_PIXELS, _MOST_PIXELS_A_BYTE * len(data)):
        return "more picture data than can be decoded to verify it"
    trouble = _trouble(data, components)
    if trouble:
        return f"picture data a decoder does not take ({trouble})"
    for start, end in scans:
        last = 2 if data[end - 2 : end] == b"\xff\0" else 1
        if end - last < start or not _trouble(data[: end - last] + _EOI, components):
            return "bytes behind the last block of the picture"
    return ""


def _trouble(data: bytes, components: int) -> str:
    """What a decoder warns of, at an eighth of the size: all codes are read, few are made into pixels."""
    try:
        simplejpeg.decode_jpeg(data, "CMYK" if components == 4 else "GRAY", min_height=1, min_width=1)
    except (ValueError, MemoryError) as error:
        return str(error)
    return ""
