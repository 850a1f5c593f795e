"""How a picture looks, in 64 bits, so that two frames of the same thing can be told.

The difference hash: the picture in 9 by 8 grey cells, and for each two neighbours in a row whether it gets
lighter. Light, size and compression hardly change that; another subject changes half of the bits.
"""

import io
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from PIL import Image

from reviewer import formats
from reviewer.formats import pictures, signature
from reviewer.formats.failure import FAILURES

_ACROSS, _DOWN = 9, 8
# A JPEG is decoded as small as its format allows, which is an eighth. That still reads all its bytes; a
# large one without a preview in it would take longer than its copy does.
_LEAST = 64
_QUICK = 2 << 20


def of_file(path: Path) -> int | None:
    """The look of a picture by the preview in it, or of a small JPEG; None where it would take long."""
    with suppress(*FAILURES):
        preview = formats.embedded_preview(path)
        if preview is not None:
            stream = io.BytesIO(preview.jpeg)
            return of_image(pictures.decode(stream, path, signature.JPEG, _LEAST))
        if formats.sniff(path) is signature.JPEG and path.stat().st_size <= _QUICK:
            return of_image(formats.open_picture(path, at_least=_LEAST))
    return None


def of_image(image: Image.Image) -> int:
    """The look of an image, as a signed number: so SQLite holds 64 bits."""
    grey = image.convert("L").resize((_ACROSS, _DOWN), Image.Resampling.BOX)
    rows = (grey.crop((0, row, _ACROSS, row + 1)).tobytes() for row in range(_DOWN))
    bits = "".join("01"[left < right] for row in rows for left, right in pairwise(row))
    return int(bits, 2) - (1 << 63)
