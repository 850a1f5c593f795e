"""Which picture of a photo a view shows: the best that is there, to fit or pixel by pixel.

Of a RAW, pixel by pixel, that is the picture the camera put into it, until the RAW's own pixels are asked
for and have been developed. A picture with fewer pixels than the photo lies where the photo's own will lie.
"""

from PySide6.QtCore import QCoreApplication, QSizeF
from PySide6.QtGui import QPixmap

from reviewer.photo import Photo
from ui.pictures import Pictures
from ui.shown import as_raw, shape_of

Box = tuple[int, int]


def tr(text: str) -> str:
    """Translate in this module's context."""
    return QCoreApplication.translate("BestPicture", text)


class BestPicture:
    """The pictures of one view; `developed` are the photos whose RAW is asked for."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self.developed: set[int] = set()

    def fitting(self, photo: Photo, box: Box) -> QPixmap | None:
        """The picture to fit a view of that size in screen pixels."""
        return self._pictures.screen(photo.id, box)

    def pixels(self, photo: Photo) -> QPixmap | None:
        """Every pixel, None until they are there."""
        wanted = photo.id in self.developed
        developed = self._pictures.developed(photo.id) if wanted else None
        return self._pictures.pixels(photo.id) if developed is None else developed

    def size(self, photo: Photo, box: Box) -> QSizeF:
        """The size of the photo in its own pixels, as far as it is known."""
        known, shape = bool(photo.facts.width and photo.facts.height), shape_of(photo)
        pixels = self.pixels(photo)
        if pixels is not None and (not known or pixels.width() >= shape.width()):
            return QSizeF(pixels.size())
        fitting = None if known else self.fitting(photo, box)
        return QSizeF(shape if fitting is None else fitting.size())

    def source(self, photo: Photo) -> str:
        """Whose pixels a RAW is shown by, in a word or two; empty where that is not known, or no RAW."""
        if photo.id not in self.developed:
            return tr("Camera's picture") if self._is_the_cameras(photo) else ""
        if self._pictures.developed(photo.id) is not None:
            return tr("Developed")
        return tr("Not developed") if self.trouble(photo) else tr("Developing…")

    def _is_the_cameras(self, photo: Photo) -> bool:
        """Whether the pixels are surely not the RAW's own: the JPEG of a pair, or too few."""
        pixels, raw = self.pixels(photo), as_raw(photo)
        if raw is None or pixels is None:
            return False
        return raw.primary != photo.primary or pixels.width() < shape_of(photo).width()

    def trouble(self, photo: Photo) -> str:
        """Why the pixels that are wanted cannot be had, in a sentence; empty when they can."""
        return self._pictures.pixels_trouble(photo.id, developed=photo.id in self.developed)
