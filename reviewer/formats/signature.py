"""Which format a file is in, told by its content: suffixes lie, and a wrong one must not mislead us.

The formats are one explicit tuple. What is not in it is never handed to a decoder, whatever Pillow or
LibRaw could do with it: every decoder is a way in.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from reviewer.formats import tiff

HEAD = 4096

Kind = Literal["picture", "raw", "video"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format the program knows. `suffixes` are lower case, with the dot, the usual one first."""

    name: str
    kind: Kind
    suffixes: tuple[str, ...]


JPEG = Format("JPEG", "picture", (".jpg", ".jpeg", ".jpe", ".mpo"))
PNG = Format("PNG", "picture", (".png", ".apng"))
TIFF = Format("TIFF", "picture", (".tif", ".tiff"))
WEBP = Format("WebP", "picture", (".webp",))
GIF = Format("GIF", "picture", (".gif",))
BMP = Format("BMP", "picture", (".bmp",))
AVIF = Format("AVIF", "picture", (".avif",))
HEIF = Format("HEIF", "picture", (".heic", ".heif", ".hif"))
JPEG2000 = Format("JPEG 2000", "picture", (".jp2", ".j2k", ".j2c", ".jpx"))
PSD = Format("Photoshop", "picture", (".psd",))
RAW = Format(
    "RAW",
    "raw",
    (
        ".dng", ".cr3", ".cr2", ".crw", ".nef", ".nrw", ".arw", ".srf", ".sr2", ".raf", ".orf", ".rw2",
        ".pef", ".srw", ".gpr", ".iiq", ".3fr", ".fff", ".x3f", ".mrw", ".kdc", ".dcr", ".erf", ".mef",
        ".mos", ".rwl", ".raw",
    ),
)  # fmt: skip
VIDEO = Format("video", "video", (".mp4", ".mov", ".m4v", ".avi", ".mts", ".m2ts", ".3gp", ".mkv", ".webm"))

FORMATS: tuple[Format, ...] = (
    JPEG, PNG, TIFF, WEBP, GIF, BMP, AVIF, HEIF, JPEG2000, PSD, RAW, VIDEO,
)  # fmt: skip

# Offset, bytes, format: the first that fits wins.
_MAGIC: tuple[tuple[int, bytes, Format], ...] = (
    (0, b"\xff\xd8\xff", JPEG),
    (0, b"\x89PNG\r\n\x1a\n", PNG),
    (0, b"GIF87a", GIF),
    (0, b"GIF89a", GIF),
    (0, b"8BPS\x00\x01", PSD),
    (0, b"\x00\x00\x00\x0cjP  \r\n\x87\n", JPEG2000),
    (0, b"\xff\x4f\xff\x51", JPEG2000),
    (0, b"II+\x00", TIFF),
    (0, b"MM\x00+", TIFF),
    (0, b"FUJIFILMCCD-RAW", RAW),
    (0, b"FOVb", RAW),
    (0, b"\x00MRM", RAW),
    (6, b"HEAPCCDR", RAW),
    (0, b"IIU\x00", RAW),
    (0, b"IIRO", RAW),
    (0, b"IIRS", RAW),
    (0, b"MMOR", RAW),
    (0, b"\x1aE\xdf\xa3", VIDEO),
    (4, b"moov", VIDEO),
    (4, b"mdat", VIDEO),
    (4, b"wide", VIDEO),
    (4, b"free", VIDEO),
)  # fmt: skip

_HEIF_BRANDS = (
    b"heic",
    b"heix",
    b"heim",
    b"heis",
    b"hevc",
    b"hevx",
    b"hevm",
    b"hevs",
    b"mif1",
    b"msf1",
    b"jpeg",
    b"avci",
)

# TIFF tags and values that only RAW files carry in their first directory.
_NEW_SUBFILE, _COMPRESSION, _PHOTOMETRIC, _MAKE, _SUB_IFDS, _DNG = 254, 259, 262, 271, 330, 50706
_RAW_PHOTOMETRIC = (32803, 34892)  # colour filter array, linear raw
_RAW_COMPRESSION = (6, 32767, 34713, 65000, 65535)  # camera previews, Sony, Nikon, Kodak, Pentax


def sniff(path: Path) -> Format | None:
    """The format of a file by its content, or None for one that is not known. Raises OSError."""
    with path.open("rb") as stream:
        return of_stream(stream)


def of_stream(stream: BinaryIO) -> Format | None:
    """Like `sniff`, for an open file. Leaves the position anywhere."""
    head = stream.read(HEAD)
    for offset, magic, format_ in _MAGIC:
        if head.startswith(magic, offset):
            return format_
    if head[:4] in (b"II*\x00", b"MM\x00*"):
        return _tiff_family(head, stream)
    if head[4:8] == b"ftyp":
        return _iso_family(head)
    if head[:4] == b"RIFF":
        return {b"WEBP": WEBP, b"AVI ": VIDEO}.get(head[8:12])
    return BMP if _is_bmp(head) else None


def _tiff_family(head: bytes, stream: BinaryIO) -> Format:
    if head[8:10] == b"CR" or head[8:12] in (b"IIII", b"MMMM"):  # Canon CR2, Phase One IIQ
        return RAW
    reader = tiff.Reader.of(stream)
    tags, _ = reader.directory(reader.first) if reader else ({}, 0)
    if _DNG in tags or tags.get(_PHOTOMETRIC, (0,))[0] in _RAW_PHOTOMETRIC:
        return RAW
    reduced = tags.get(_NEW_SUBFILE, (0,))[0] == 1
    odd = tags.get(_COMPRESSION, (1,))[0] in _RAW_COMPRESSION
    return RAW if _MAKE in tags and (odd or (reduced and _SUB_IFDS in tags)) else TIFF


def _iso_family(head: bytes) -> Format:
    """Tell the children of the ISO base media format apart by their brands (ISO/IEC 14496-12, 4.3)."""
    size = min(int.from_bytes(head[:4], "big"), len(head))
    major = head[8:12]
    brands = {head[i : i + 4] for i in range(16, size - 3, 4)} | {major}
    if major == b"crx ":
        return RAW
    if brands & {b"avif", b"avis"}:
        return AVIF
    return HEIF if major in _HEIF_BRANDS else VIDEO


def _is_bmp(head: bytes) -> bool:
    """Two letters are too little to go by; the size of the header that follows must be a known one."""
    return head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in (12, 16, 40, 52, 56, 64, 108, 124)
