"""Pictures for the screen: upright, in sRGB, no larger than needed, and kept by content.

`look` and all that draws run in a worker process, where a broken file can do no harm, and hand over a
`Raster`. `look` takes what is there already: a preview kept in the library, or the small picture the
camera put into the file. `draw` makes the picture from the file itself and keeps previews of it.
`upright` and `to_srgb` are what an export stands on too.
"""

import contextlib
import io
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from reviewer.errors import PictureError
from reviewer.formats import develop, embedded_preview, open_picture, signature
from reviewer.formats.colour import to_srgb
from reviewer.formats.failure import as_picture_error
from reviewer.formats.pictures import decode
from reviewer.formats.plain_jpeg import decode_into
from reviewer.raster import Raster, fill, hand_over, opened

__all__ = [
    "Cache",
    "Size",
    "Sketch",
    "draw",
    "draw_developed",
    "draw_pixels",
    "look",
    "make",
    "to_srgb",
    "upright",
]

Size = tuple[int, int]
QUALITY = 85
# A thumbnail is cheap to make well. For a whole screen the decoder has gone most of the way down already,
# and the last step, by less than half, costs a third this way with little to be seen of it.
SMALL, LARGE = Image.Resampling.LANCZOS, Image.Resampling.HAMMING
_THUMBNAIL = 512

_TRANSPOSE = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_CLOCKWISE = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Sketch:
    """A picture that was there already. `proper` is False for the camera's, which a better one follows."""

    raster: Raster
    proper: bool


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
        return _jpeg(_fitted(_shrunk(path, long_edge), (long_edge, long_edge)))


def look(path: Path, kept: Sequence[Path], box: Size, turn: int, block: str | None) -> Sketch | None:
    """The first preview kept at `kept`, else the file's own small picture, else None, to fit `box`.

    Only the first of `kept` is proper, the others are smaller. `turn` is by how many degrees a person
    turned it clockwise, `block` where the rows go.
    """
    for place in kept:
        if (preview := _kept(place, max(box))) is not None:
            return Sketch(_raster(preview, box, turn, block), proper=place == kept[0])
    if (small := _embedded(path)) is not None:
        return Sketch(_raster(small, box, turn, block), proper=False)
    return None


def draw(path: Path, kept: Mapping[int, Path], box: Size, turn: int, block: str | None) -> Raster:
    """The picture made from the file, to fit `box`. Raises PictureError.

    Previews are kept where `kept` says by their long edges, the largest of which is enough for the box.
    """
    edge = max(kept)
    with as_picture_error(path):
        image = _kept(kept[edge], max(box))  # somebody may have made it meanwhile
        if image is None:
            image = _shrunk(path, edge)
            _keep(kept[edge], _jpeg(image))
            for smaller, place in kept.items():
                if smaller < edge and not place.exists():
                    _keep(place, _jpeg(_fitted(image, (smaller, smaller), LARGE)))
        return _raster(image, box, turn, block)


def draw_pixels(path: Path, turn: int, block: str | None) -> Raster:
    """Every pixel of the picture, or of a RAW file's preview if that is large. Raises PictureError."""
    with as_picture_error(path), opened(block) as memory:
        plain = fill(memory, lambda room: decode_into(room, path, turn)) if memory else None
        if plain is not None:
            return plain
        image = open_picture(path, stand_in=True)
        return hand_over(_turned(upright(to_srgb(image), image.info.get("orientation", 1)), turn), memory)


def draw_developed(path: Path, turn: int, block: str | None) -> Raster:
    """Every pixel of a RAW file, developed. Raises PictureError, for one that is cut short too."""
    with as_picture_error(path), opened(block) as memory:
        return hand_over(_turned(develop(path), turn), memory)


def _shrunk(path: Path, long_edge: int) -> Image.Image:
    """The picture upright and in sRGB, its long edge `long_edge` if it has that much.

    For a screen, what the decoder made is left as it is where that is less than twice as large: it has to
    be shrunk to the view anyway.
    """
    image = open_picture(path, at_least=long_edge)
    if long_edge <= _THUMBNAIL or max(image.size) >= 2 * long_edge:
        square = (long_edge, long_edge)
        if image.mode in ("RGB", "L", "CMYK"):
            image = _fitted(image, square)
        orientation = image.info.get("orientation", 1)
        return upright(_fitted(to_srgb(image), square), orientation)
    return upright(to_srgb(image), image.info.get("orientation", 1))


def _fitted(image: Image.Image, box: Size, method: Image.Resampling | None = None) -> Image.Image:
    """The image shrunk to fit the box, never enlarged; its `info` goes with it."""
    scale = min(box[0] / image.width, box[1] / image.height)
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    method = method or (SMALL if max(size) <= _THUMBNAIL else LARGE)
    smaller = image.resize(size, method, reducing_gap=2.0)
    smaller.info = dict(image.info)
    return smaller


def _kept(place: Path, long_edge: int) -> Image.Image | None:
    """The preview kept there, decoded no larger than needed; None where there is none that is sound."""
    try:
        with as_picture_error(place), place.open("rb") as stream:
            return decode(stream, place, signature.JPEG, long_edge).convert("RGB")
    except PictureError:
        return None


def _embedded(path: Path) -> Image.Image | None:
    """The small picture the camera put into the file, upright; None where there is none that is sound."""
    found = embedded_preview(path)
    if found is None:
        return None
    try:
        with as_picture_error(path):
            image = decode(io.BytesIO(found.jpeg), path, signature.JPEG, None)
            return upright(to_srgb(image), found.orientation)
    except PictureError:
        return None


def _raster(image: Image.Image, box: Size, turn: int, block: str | None) -> Raster:
    fitted = _fitted(image, box if turn % 180 == 0 else (box[1], box[0]))
    with opened(block) as memory:
        return hand_over(_turned(fitted, turn), memory)


def _turned(image: Image.Image, turn: int) -> Image.Image:
    method = _CLOCKWISE.get(turn)
    return image if method is None else image.transpose(method)


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _keep(place: Path, jpeg: bytes) -> None:
    """Keep a preview. It appears whole or not at all; where it cannot be written, time is lost, no more."""
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


class Cache:
    """Where previews are kept, by the SHA-256 of the file they were made from: safe to delete, good after
    any move of the library.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, sha256: str, long_edge: int) -> Path:
        """Where the preview of a file with that long edge is kept, if it is."""
        return self.folder / str(long_edge) / sha256[:2] / f"{sha256}.jpg"
