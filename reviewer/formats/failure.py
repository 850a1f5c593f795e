"""The one place where what decoders raise becomes a sentence for the photographer.

Decoders meet hostile and broken files by raising whatever they stumble over, from `struct.error` to
`ZeroDivisionError`. Those families are listed here and nowhere else; a class that is not in the list is
a bug of ours and passes through.
"""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageCms

from reviewer.errors import PictureError, shown


class UnknownRaw(ValueError):
    """RAW of a kind that LibRaw does not know."""


DECODER_ERRORS: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    Warning,
    Image.DecompressionBombError,
    ImageCms.PyCMSError,
    struct.error,
    zlib.error,
)

FAILURES: tuple[type[Exception], ...] = (PictureError, *DECODER_ERRORS)

_CUT_SHORT = ("truncated", "not enough data", "not enough image data", "end of file", "premature", "eof")
_TOO_LARGE = ("decompression bomb", "exceeds limit", "too large", "maximum image size", "security limit")


@contextmanager
def as_picture_error(path: Path) -> Iterator[None]:
    """Turn what a decoder raises over `path` into a PictureError; a PictureError passes unchanged."""
    try:
        yield
    except PictureError:
        raise
    except DECODER_ERRORS as error:
        raise PictureError(sentence(path, error)) from error


def sentence(path: Path, error: Exception) -> str:
    """What happened, to which file, and what to do, for an error a decoder raised."""
    name = shown(path)
    detail = str(error).lower()
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name} cannot be read: {error.strerror or 'the disk or card gave an error'}."
    if isinstance(error, MemoryError) or any(word in detail for word in _TOO_LARGE):
        return f"{name} needs more memory than a picture may take and was not opened."
    if isinstance(error, EOFError) or any(word in detail for word in _CUT_SHORT):
        return f"{name} is cut short: a part of the picture is missing. Copy it again from the card."
    if isinstance(error, UnknownRaw):
        return f"{name} is RAW of a kind that cannot be decoded here, or it is cut short."
    return f"{name} cannot be decoded as a picture: it is damaged, or written in an unusual way."
