"""Stripping files that are in no library: the same promises, file by file, without a profile.

A picture with transparency, or from a format without loss, becomes a PNG; any other a JPEG of high
quality. Asked for no loss, a JPEG keeps its own pixels where that is safe, and it is told where not.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reviewer.errors import ExportRefused, PictureError, shown
from reviewer.export import render, strip
from reviewer.export.in_order import in_order
from reviewer.export.staging import Staging, Written
from reviewer.export.verify import verify
from reviewer.formats import signature, sniff
from reviewer.formats.failure import as_picture_error
from reviewer.portable_name import portable_stem, same_file

QUALITY = 95
_LONGEST_STEM = 240
# A file this small (bytes) is verified thoroughly, which takes several decodings.
_SOON_DECODED = 1 << 20
_WITHOUT_LOSS = (signature.PNG, signature.GIF, signature.BMP)


@dataclass(frozen=True, slots=True)
class Stripped:
    """What became of one file: a new one at `output`, or `held_back` says why there is none.

    `reencoded` is True for fresh pixels; `note` says why, where the file's own were asked for.
    """

    source: Path
    output: Path | None = None
    held_back: str = ""
    reencoded: bool = True
    note: str = ""
    size: int = 0
    sha256: str = ""

    def outcome(self) -> dict[str, object]:
        """The result as plain values for a script; see the command line's contract."""
        if self.output is None:
            return {"held_back": self.held_back}
        plain = {"output": str(self.output), "size": self.size, "sha256": self.sha256}
        return {**plain, "reencoded": self.reencoded, "note": self.note}


@dataclass(frozen=True, slots=True)
class Bare:
    """A picture without anything else, on its way from a worker."""

    data: bytes
    suffix: str
    reencoded: bool
    note: str = ""


def strip_files(
    paths: Sequence[Path], to: Path, *, lossless: bool, keep_names: bool, workers: Executor | None = None
) -> Iterator[Stripped]:
    """Strip files into the new or empty folder `to`: one result a file, in order.

    The folder appears when the last has been done; closing the generator before leaves nothing behind.
    Names are 001 and so on, or those of the sources, told apart by a number where two would be the
    same. Raises ExportRefused for a folder that may not be written to, StorageError for its disk.
    """
    with Staging(to) as staging:
        digits = max(3, len(str(len(paths))))
        taken: set[str] = set()
        jobs = (partial(bare, path, lossless) for path in paths)
        with closing(in_order(jobs, workers)) as answers:
            for path, answer in zip(paths, answers, strict=True):
                try:
                    made = answer()
                    stem = _own_stem(path) if keep_names else f"{len(taken) + 1:0{digits}d}"
                    output = _free(stem, made.suffix, taken)
                    written = staging.add_picture(output, made.data)
                except (PictureError, ExportRefused) as error:
                    yield Stripped(path, held_back=str(error))
                    continue
                taken.add(same_file(output))
                yield _stripped(path, made, staging.to, written)
        if taken:
            staging.publish()


def bare(path: Path, lossless: bool) -> Bare:
    """A picture's own bytes where asked and safe, else its fresh pixels. Raises PictureError."""
    with as_picture_error(path):
        if path.is_dir():
            raise PictureError(f"{shown(path)} is a folder. Name the files in it.")
        if path.exists() and not path.is_file():  # reading a pipe might never end
            raise PictureError(f"{shown(path)} is not a plain file.")
        format_ = sniff(path)
    note = ""
    if lossless and format_ is signature.JPEG:
        try:
            return Bare(_own_bytes(path), ".jpg", reencoded=False)
        except ExportRefused as error:
            note = f"Encoded anew, because {error}."
    elif lossless:
        note = "Encoded anew, because only a JPEG can be copied without that."
    image = render.pixels(path)
    if image.mode == "RGBA" or format_ in _WITHOUT_LOSS:
        return Bare(render.png(image, path), ".png", True, note)
    return Bare(render.jpeg(image, QUALITY, path), ".jpg", True, note)


def _own_bytes(path: Path) -> bytes:
    with as_picture_error(path):
        data = path.read_bytes()
    data = strip.lossless(data)
    if verify(data, thorough=len(data) <= _SOON_DECODED):
        raise ExportRefused("its structure holds more than a picture needs")
    return data


def _own_stem(path: Path) -> str:
    """The name of the source without its suffix; cut where a longer suffix would make it too long."""
    return path.stem if len(os.fsencode(path.stem)) <= _LONGEST_STEM else portable_stem(path.stem)


def _free(stem: str, suffix: str, taken: set[str]) -> str:
    """The name, or with a number behind it if another file of the set has it."""
    names = [f"{stem}{suffix}", *(f"{stem}-{n}{suffix}" for n in range(2, len(taken) + 3))]
    return next(name for name in names if same_file(name) not in taken)


def _stripped(path: Path, made: Bare, to: Path, written: Written) -> Stripped:
    return Stripped(
        source=path,
        output=to / written.output,
        reencoded=made.reencoded,
        note=made.note,
        size=written.size,
        sha256=written.sha256,
    )
