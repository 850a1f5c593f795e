"""What is shown of a photo beside its picture, and what follows from it for the picture."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPixmap

from reviewer.formats.signature import RAW
from reviewer.photo import Photo, Verdict


@dataclass(frozen=True, slots=True)
class Facts:
    """What a cell shows of a photo."""

    photo: Photo
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Stand:
    """How a cell stands in its view."""

    current: bool = False
    selected: bool = False
    focused: bool = False
    pile: int = 0
    """How many frames of a burst lie here, this one on top; 0 where it lies alone."""
    tie: int = 0
    """1 on a frame of an open burst, 2 where the next cell is one of the same burst."""
    number: int = 0
    """Its place in the sequence shown, from 1; 0 where none is."""


@dataclass(frozen=True, slots=True)
class Showing:
    """A photo's picture as it is on screen: the pixmap, where all of it lies, and the place there is for it.

    `zoom` is how many screen pixels a pixel of the photo takes.
    """

    photo: Photo
    picture: QPixmap
    place: QRectF
    area: QRectF
    zoom: float

    @property
    def scale(self) -> float:
        """How many logical pixels of the view a pixel of the pixmap takes."""
        return self.place.width() / self.picture.width()


def without_name(sentence: str, photo: Photo) -> str:
    """The sentence without the file's name in front, where the name stands beside it anyway."""
    rest = sentence.removeprefix(f"{photo.primary.path.name} ")
    return rest[:1].upper() + rest[1:]


def as_raw(photo: Photo) -> Photo | None:
    """The photo as its RAW file alone, be it the one shown or the other of a pair; None without one."""
    file = next((file for file in photo.files if file.path.suffix.lower() in RAW.suffixes), None)
    return None if file is None else replace(photo, files=(file,))


def shape_of(photo: Photo) -> QSize:
    """The size of a photo as it is shown, upright and turned; 3 to 2 where nobody knows."""
    facts = photo.facts
    size = QSize(facts.width or 3000, facts.height or 2000)
    turned = (facts.orientation >= 5) != (photo.marks.rotation % 180 == 90)
    return size.transposed() if turned else size
