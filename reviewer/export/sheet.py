"""A set as a contact sheet to print: each picture small, with its name and its caption under it.

What draws it is handed in, for the core knows nothing of a window; what was drawn is written anew by `pdf`.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reviewer.caption import as_text, field, written
from reviewer.export.bare import Form, bare
from reviewer.export.content import parts
from reviewer.export.in_order import in_order
from reviewer.export.profile import FileFormat
from reviewer.export.story import Shown, where_and_when, whose
from reviewer.photo import Caption
from reviewer.sequence import Heading

NAME = "contact-sheet.pdf"
# In pixels, on a third of the width of a page some 200 to an inch.
_FORM = Form(long_edge=480, format=FileFormat.JPEG, quality=85)


@dataclass(frozen=True, slots=True)
class Cell:
    """A picture on the sheet: its name, its size, of which the shape counts, and what is written under it.

    `quiet` are the lines of place, date and credit.
    """

    file: str
    width: int
    height: int
    headline: str
    texts: tuple[str, ...]
    quiet: tuple[str, ...]


Draw = Callable[[Heading, Sequence[Cell], Iterable[bytes]], Generator[None, None, bytes]]
"""Draws cells, and for each a picture in JPEG as it comes; yields after each of them, and returns a PDF."""


def cell(shown: Shown) -> Cell:
    """What is written under a picture."""
    caption = shown.caption
    quiet = tuple(filter(None, (where_and_when(caption), whose(caption))))
    headline = " ".join(caption.headline.split())
    return Cell(shown.file, shown.width, shown.height, headline, tuple(_paragraphs(caption)), quiet)


def thumbnails(files: Iterable[Path], workers: Executor | None) -> Generator[bytes, None, None]:
    """Each picture small, as a JPEG and nothing else. Raises PictureError."""
    with closing(in_order((partial(_thumbnail, file) for file in files), workers)) as answers:
        for answer in answers:
            yield answer()


def _thumbnail(file: Path) -> bytes:
    return b"".join(parts(bare(file, _FORM).data))


def _paragraphs(caption: Caption) -> Iterator[str]:
    """The description, in each language it is written in."""
    for place in written(caption):
        if field(place).name == "description":
            lines = (" ".join(line.split()) for line in as_text(caption, place).splitlines())
            yield from filter(None, lines)
