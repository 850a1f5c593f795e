"""Pictures for the screen: upright, in sRGB, no larger than needed, and kept by content.

`make` and `make_pixels` take a path and give bytes, so that they run in another process, where a broken
file can do no harm. `upright` and `to_srgb` are what an export stands on too.
"""

import contextlib
import io
import os
import tempfile
from pathlib import Path

from PIL import Image

from reviewer.formats import open_picture
from reviewer.formats.colour import to_srgb
from reviewer.formats.failure import as_picture_error

__all__ = ["Cache", "make", "make_pixels", "to_srgb", "upright"]

QUALITY = 85
# A thumbnail is cheap to make well. For a whole screen the decoder has gone most of the way down already,
# and the last step, by less than half, costs a third this way with little to be seen of it.
SMALL, LARGE = Image.Resampling.LANCZOS, Image.Resampling.HAMMING

_TRANSPOSE = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def upright(image: Image.Image, orientation: int | None = None) -> Image.Image:
    """Turn and mirror an image by an EXIF orientation, by default the one in its `info`."""
    value = image.info.get("orientation", 1) if orientation is None else orientation
    method = _TRANSPOSE.get(value)
    return image if method is None else image.transpose(method)


def make(path: Path, long_edge: int) -> bytes:
    """An upright sRGB JPEG whose long edge has at most `long_edge` pixels, with no metadata.

    Never enlarges. Raises PictureError.
    """
    with as_picture_error(path):
        image = open_picture(path, at_least=long_edge)
        if image.mode in ("RGB", "L", "CMYK"):
            image = _fitted(image, long_edge)
        orientation = image.info.get("orientation", 1)
        image = upright(_fitted(to_srgb(image), long_edge), orientation)
        out = io.BytesIO()
        image.save(out, "JPEG", quality=QUALITY)
        return out.getvalue()


def make_pixels(path: Path) -> tuple[int, int, bytes]:
    """Width, height and packed 8-bit RGB rows of the whole picture, upright, in sRGB. Raises PictureError."""
    with as_picture_error(path):
        image = open_picture(path)
        image = upright(to_srgb(image), image.info.get("orientation", 1))
        return image.width, image.height, image.tobytes()


def _fitted(image: Image.Image, long_edge: int) -> Image.Image:
    scale = long_edge / max(image.size)
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    smaller = image.resize(size, SMALL if long_edge <= 1024 else LARGE, reducing_gap=2.0)
    smaller.info = dict(image.info)
    return smaller


class Cache:
    """Previews by the SHA-256 of the file they were made from: safe to delete, good after any move.

    A folder that cannot be written or read costs time and nothing else.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, sha256: str, long_edge: int) -> bytes | None:
        """The preview kept for a file, or None."""
        try:
            return self._place(sha256, long_edge).read_bytes() or None
        except OSError:
            return None

    def put(self, sha256: str, long_edge: int, jpeg: bytes) -> None:
        """Keep a preview. It appears whole or not at all."""
        place = self._place(sha256, long_edge)
        with contextlib.suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=".part")
            part = Path(name)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(jpeg)
                part.replace(place)
            except OSError:
                part.unlink(missing_ok=True)
                raise

    def _place(self, sha256: str, long_edge: int) -> Path:
        return self.folder / str(long_edge) / sha256[:2] / f"{sha256}.jpg"
