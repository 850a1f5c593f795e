"""A quick look at a frame that is still on its card: a small picture and the camera's facts.

The card is only read, without a change of its access times, and nothing is kept. Runs in a worker process.
"""

import io
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from reviewer import metadata
from reviewer.card_file import open_untouched
from reviewer.errors import PictureError
from reviewer.formats import embedded_in, open_stand_in, signature
from reviewer.formats.colour import to_srgb
from reviewer.formats.failure import FAILURES, as_picture_error
from reviewer.formats.pictures import decode
from reviewer.photo import CameraFacts
from reviewer.preview import upright
from reviewer.raster import Raster, hand_over

# An EXIF block has at most 64 KB; so much is read of each file for what the camera wrote.
HEAD = 128 << 10
# A larger file is not read whole only to be shown.
MOST = 256 << 20


@dataclass(frozen=True, slots=True)
class Glimpse:
    """`raster` is None where there is no picture; `trouble` then says why, in a sentence."""

    raster: Raster | None = None
    facts: CameraFacts = field(default_factory=CameraFacts)
    trouble: str = ""


def glimpse(path: Path, edge: int) -> Glimpse:
    """Look at a file, with a picture of at most `edge` pixels, upright and in sRGB.

    The camera's own small picture where there is one, else one made from the whole file.
    """
    facts = CameraFacts()
    try:
        with as_picture_error(path), os.fdopen(open_untouched(path), "rb") as stream:
            facts = metadata.facts_in(stream.read(HEAD))
            image = _small(stream, path) or _made(stream, path, edge)
            image.thumbnail((edge, edge))
            return Glimpse(hand_over(image, None), facts)
    except PictureError as error:
        return Glimpse(None, facts, str(error))


def _small(stream: BinaryIO, path: Path) -> Image.Image | None:
    try:
        found = embedded_in(stream)
        if found is None:
            return None
        image = decode(io.BytesIO(found.jpeg), path, signature.JPEG, None)
        return upright(to_srgb(image), found.orientation)
    except FAILURES:
        return None


def _made(stream: BinaryIO, path: Path, edge: int) -> Image.Image:
    if os.fstat(stream.fileno()).st_size > MOST:
        raise PictureError(f"{path.name} is too large to be shown before it is copied.")
    image = open_stand_in(stream, path, edge)
    return upright(to_srgb(image), image.info.get("orientation", 1))


def cameras(paths: Sequence[Path]) -> list[CameraFacts]:
    """What the cameras wrote into the heads of these files, in their order; empty where it makes no sense."""
    return [_facts(path) for path in paths]


def _facts(path: Path) -> CameraFacts:
    try:
        with os.fdopen(open_untouched(path), "rb") as stream:
            return metadata.facts_in(stream.read(HEAD))
    except OSError:
        return CameraFacts()
