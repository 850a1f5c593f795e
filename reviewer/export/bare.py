"""A picture made ready to leave: its own pixels where they are asked for and safe, else fresh ones.

`bare` takes plain values and gives bytes, so that it can run in another process.
"""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import ExportRefused, PictureError, shown
from reviewer.export import edge, kept_writer, render, strip
from reviewer.export.content import Content, Spliced, parts
from reviewer.export.kept import NOTHING, Kept
from reviewer.export.profile import LEAST_QUALITY, FileFormat, Pixels, Profile
from reviewer.export.verify import verify
from reviewer.formats import signature, sniff
from reviewer.formats.failure import as_picture_error

# Bytes read by the decodings that a thorough verification takes, one and one more a scan: so many are soon
# done, and more than so many take longer than a picture may.
_SOON_DECODED = 2 << 20
_MOST_DECODED = 64 << 20
_SCAN = b"\xff\xda"
# Bytes in which the tables and profiles of nearly all JPEGs stand.
_HEAD = 1 << 18
_NO_JPEG = "only a JPEG can be copied without that"
_WITHOUT_LOSS = (signature.PNG, signature.GIF, signature.BMP)


@dataclass(frozen=True, slots=True)
class Form:
    """What pictures are to become. `long_edge` in pixels, 0 for full size; `quality` 1 to 100.

    `lossless` asks for a JPEG's own pixels; they are decoded to find bytes that no block needs where that is
    soon done, and with `thorough` in any case. Without a `format`, fresh pixels with transparency or from a
    format without loss become a PNG, all others a JPEG.
    """

    lossless: bool = False
    thorough: bool = False
    long_edge: int = 0
    format: FileFormat | None = None
    quality: int = LEAST_QUALITY

    @classmethod
    def of(cls, profile: Profile) -> "Form":
        """The form a profile gives."""
        lossless = profile.pixels is Pixels.LOSSLESS
        quality = max(profile.quality, LEAST_QUALITY) if lossless else profile.quality
        return cls(lossless, True, profile.long_edge, profile.format, quality)


@dataclass(frozen=True, slots=True)
class Bare:
    """A picture and nothing else but the texts that were to be kept.

    `reencoded` is True for fresh pixels; `note` says why, where the file's own were asked for.
    """

    data: Content
    suffix: str
    reencoded: bool
    note: str = ""

    @property
    def sha256(self) -> str:
        """What the file is known by."""
        digest = hashlib.sha256()
        for part in parts(self.data):
            digest.update(part)
        return digest.hexdigest()


def bare(path: Path, form: Form, rotation: int = 0, keep: Kept = NOTHING) -> Bare:
    """The picture at `path` in this form, upright, and turned by `rotation` degrees clockwise on top of that.

    The bytes hold the picture and the texts of `keep`, which only a JPEG can. Raises PictureError when the
    picture cannot be decoded or encoded, ExportRefused when a text is too long to be kept.
    """
    with as_picture_error(path):
        if path.is_dir():
            raise PictureError(f"{shown(path)} is a folder. Name the files in it.")
        if path.exists() and not path.is_file():  # reading a pipe might never end
            raise PictureError(f"{shown(path)} is not a plain file.")
    note = ""
    if form.lossless:
        try:
            own = _own(path, rotation, form.thorough)
        except ExportRefused as refused:
            note = f"Encoded anew, because {refused}."
        else:
            return Bare(kept_writer.put_in(own, keep), ".jpg", reencoded=False)
    return _fresh(path, form, rotation, keep, note)


def hindrance(path: Path, rotation: int = 0) -> str:
    """Why only fresh pixels will do for the picture at `path`, as far as its head tells, else "".

    The reason is made to follow "because". Raises PictureError for a file that cannot be read.
    """
    with as_picture_error(path):
        if sniff(path) is not signature.JPEG:
            return _NO_JPEG
        with path.open("rb") as file:
            return strip.hindrance(file.read(_HEAD), rotation)


def plain(path: Path, form: Form) -> Bare | None:
    """What `bare` gives, where no decoder has a say in it: the copy of an ordinary upright JPEG; else None.

    Of small pictures, of those with a profile of their own, and of those whose blocks reach beyond their
    edge, `bare` has more to find out.
    """
    try:
        told = path.stat()
        ordinary = stat.S_ISREG(told.st_mode) and _SOON_DECODED < told.st_size < _MOST_DECODED
        if not form.lossless or form.thorough or not ordinary:
            return None
        with path.open("rb", buffering=0) as file:
            head = file.read(_HEAD)
            file.seek(-len(strip.END), os.SEEK_END)
            found = strip.plain(head) if file.read() == strip.END else None
    except (OSError, ExportRefused):
        return None
    if found is None or edge.reaches(found[0]):
        return None
    new, start = found
    return Bare(Spliced(new, path, start), ".jpg", reencoded=False)


def _own(path: Path, rotation: int, thorough: bool) -> bytes:
    """The file's own pixels. Raises ExportRefused with the reason, made to follow "because"."""
    with as_picture_error(path):
        if sniff(path) is not signature.JPEG:
            raise ExportRefused(_NO_JPEG)
        data = path.read_bytes()
    own = strip.lossless(data, rotation)
    decoded = len(own) * (1 + own.count(_SCAN))
    if thorough and decoded > _MOST_DECODED:
        raise ExportRefused("to check it to its last byte would take too long")
    if verify(own, thorough=thorough or decoded <= _SOON_DECODED):
        raise ExportRefused("its structure holds more than a picture needs")
    if edge.shows_more(own):
        raise ExportRefused("there is more of the picture beyond its edge")
    return own


def _fresh(path: Path, form: Form, rotation: int, keep: Kept, note: str) -> Bare:
    image = render.pixels(path, form.long_edge, rotation)
    without_loss = image.mode == "RGBA" or sniff(path) in _WITHOUT_LOSS
    if form.format is FileFormat.PNG or (form.format is None and without_loss):
        return Bare(render.png(image, path), ".png", True, note)
    data = kept_writer.put_in(render.jpeg(image, form.quality, path), keep)
    return Bare(data, ".jpg", True, note)
