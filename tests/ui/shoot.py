"""A small real library for the widgets: pictures drawn here, imported as any other."""

import hashlib
import io
from collections.abc import Iterable
from itertools import chain, repeat
from pathlib import Path, PurePosixPath

import piexif
from PIL import Image, ImageDraw

from reviewer.ingest import Copied
from reviewer.photo import CameraFacts, Caption, Frame, StoredFile
from reviewer.review import Review

SHOOT = "May"
COLOURS = ((200, 60, 60), (60, 160, 80), (70, 90, 200), (210, 180, 60), (120, 70, 160), (90, 90, 90))


def picture(
    colour: tuple[int, int, int],
    size: tuple[int, int] = (1200, 800),
    *,
    orientation: int = 1,
    thumbnail: bool = False,
    mark: str = "",
) -> bytes:
    """A JPEG of one colour with a white square in its top left corner; `mark` makes it unlike others."""
    image = Image.new("RGB", size, colour)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, size[0] // 5, size[1] // 5), fill="white")
    exif = Image.Exif()
    if orientation != 1:
        exif[0x0112] = orientation
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90, exif=exif.tobytes(), comment=mark.encode())
    if not thumbnail:
        return out.getvalue()
    return _with_thumbnail(out.getvalue(), image)


def _with_thumbnail(jpeg: bytes, image: Image.Image) -> bytes:
    small = image.copy()
    small.thumbnail((160, 120))
    inner, out = io.BytesIO(), io.BytesIO()
    small.save(inner, "JPEG")
    exif = piexif.dump({"0th": {}, "1st": {}, "thumbnail": inner.getvalue()})
    piexif.insert(exif, jpeg, out)
    return out.getvalue()


def library(
    folder: Path,
    pictures: Iterable[bytes],
    size: tuple[int, int] = (1200, 800),
    sizes: Iterable[tuple[int, int]] = (),
    suffix: str = "JPG",
) -> Review:
    """A library of these files, named IMG_0001 and on, all of one size or each of its own; ids in order."""
    review = Review.create(folder)
    review.start_shoot(SHOOT)
    (folder / "shoots" / SHOOT).mkdir(parents=True)
    shapes = chain(sizes, repeat(size))
    for number, (data, (width, height)) in enumerate(zip(pictures, shapes, strict=False), 1):
        path = PurePosixPath("shoots", SHOOT, f"IMG_{number:04}.{suffix}")
        (folder / path).write_bytes(data)
        stored = StoredFile(path, len(data), hashlib.sha256(data).hexdigest())
        facts = CameraFacts(width=width, height=height)
        review.add(SHOOT, [Copied(Frame((folder / path,)), (stored,), facts, Caption(), "")])
    return review
