"""One photo of a roll as large as the view, or a part of it: what is shown, ordered and said; no hands.

Whatever is there is shown at once, the camera's small picture or the cell's, and replaced when the sharp one
comes; the frames that follow in the direction of travel are fetched ahead.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.errors import ReviewerError
from reviewer.photo import Photo
from ui.best_picture import BestPicture
from ui.framing import Framing, fitting
from ui.library import JudgedLibrary
from ui.loupe_painter import LoupePainter
from ui.pictures import Pictures
from ui.roll import Roll
from ui.shown import Facts, Showing
from ui.spoken import placed, spoken

WAITING_MS: Final = 200
_SETTLED_MS: Final = 120
_NEXT: Final = 3


class FrameView(QWidget):
    """Shows one photo of a roll, in a framing."""

    current_changed = Signal(object)
    """The id of the photo now shown, None when there is none."""
    showing_changed = Signal()
    """What is on screen, or where it lies, may be another."""
    focused = Signal()
    """The keyboard has come here."""

    def __init__(self, review: JudgedLibrary, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._pictures = pictures
        self._roll = Roll()
        self._framing = Framing()
        self._travel = 1
        self._box = (0, 0)
        self._expected: Sequence[int] = ()
        self._in_front = False
        self._best = BestPicture(pictures)
        self._unseen = False
        self._waiting = QTimer(self, interval=WAITING_MS, singleShot=True)
        self._waiting.timeout.connect(self.update)
        self._settling = QTimer(self, interval=_SETTLED_MS, singleShot=True)
        self._settling.timeout.connect(self._settle)
        pictures.arrived.connect(self._on_arrived)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(150, 100)

    # What the window says

    def set_ids(self, ids: Sequence[int], *, current: int | None = None) -> None:
        """Go through these photos, from `current` on; the sequence is kept and must not change."""
        before = self._roll.current
        self._roll.replace(ids, current)
        if self._roll.current == before:
            self._look()
            self._show_anew()
        else:
            self._changed()

    def set_current(self, photo: int | None) -> None:
        """Show this photo."""
        if photo is not None and photo != self._roll.current:
            self._go(self._roll.index_of(photo))

    def refresh(self, photos: frozenset[int] | set[int]) -> None:
        """These photos have changed."""
        if self._roll.current in photos:
            self._look()
            self._describe()
            self._show_anew()

    def step(self, by: int) -> bool:
        """Show the photo so many places on; False at the end."""
        index = self._roll.index + by
        if not 0 <= index < len(self._roll):
            return False
        self._go(index)
        return True

    def set_framing(self, framing: Framing) -> None:
        """Zoom and pan as told, without telling anybody."""
        if framing != self._framing:
            self._framing = framing
            self._look()
            self._show_anew()

    def expect(self, photos: Sequence[int]) -> None:
        """Fetch these ahead too: one of them may be shown next."""
        self._expected = photos
        self._look()

    def set_in_front(self, in_front: bool) -> None:
        """Mark it as the one the keys mean, among several side by side."""
        if in_front != self._in_front:
            self._in_front = in_front
            self.update()

    # What the window asks

    @property
    def current(self) -> int | None:
        """The id of the photo shown."""
        return self._roll.current

    @property
    def before(self) -> int | None:
        """The photo next to it on the side one comes from, or else on the other."""
        for place in (self._roll.index - self._travel, self._roll.index + self._travel):
            if 0 <= place < len(self._roll):
                return self._roll.ids[place]
        return None

    @property
    def photo(self) -> Photo | None:
        """The photo shown."""
        facts = self._facts()
        return facts.photo if facts else None

    @property
    def showing(self) -> Showing | None:
        """The picture on screen, None while there is none."""
        photo = self.photo
        if photo is None or self._pictures.trouble(photo.id):
            return None
        pixels = None if self._framing.fits else self._best.pixels(photo)
        picture = self._best.fitting(photo, self._box) if pixels is None else pixels
        if picture is None:
            return None
        size, area, ratio = self._bounds(photo)
        zoom = self._framing.zoom or fitting(size, area, ratio)
        return Showing(photo, picture, self._framing.place(size, area, ratio), area, zoom)

    @property
    def current_index(self) -> int:
        """Where the photo shown stands, -1 when there is none."""
        return self._roll.index

    @property
    def ids(self) -> Sequence[int]:
        """The photos in order."""
        return self._roll.ids

    @property
    def framing(self) -> Framing:
        """Zoom and pan."""
        return self._framing

    @property
    def sharp(self) -> bool:
        """Whether the photo is shown with all the pixels this view can show."""
        photo = self.photo
        if photo is None:
            return False
        fits = self._framing.fits
        return self._pictures.sharp(photo.id, self._box) if fits else self._best.pixels(photo) is not None

    # Going from photo to photo

    def _go(self, index: int) -> None:
        if not 0 <= index < len(self._roll) or index == self._roll.index:
            return
        self._travel = 1 if index > self._roll.index else -1
        self._roll.go(index)
        self._changed()

    def _changed(self) -> None:
        self._unseen = True
        self._waiting.start()
        self._look()
        self._describe()
        self._show_anew()
        self.current_changed.emit(self._roll.current)

    def _show_anew(self) -> None:
        self.update()
        self.showing_changed.emit()

    def _look(self) -> None:
        """Say what is shown and what may follow."""
        photo = self._roll.current
        if photo is None or not self.isVisible():
            self._pictures.leave(self)
            return
        if self._box == (0, 0):
            self._settle()
            return
        self._pictures.look_at(
            self._looked_at(),
            self._box,
            by=self,
            ahead=self._ahead(),
            pixels=not self._framing.fits,
            developed=self._best.developed.intersection(self._looked_at()),
        )

    def _looked_at(self) -> list[int]:
        """The photos to be sharp, the most urgent first."""
        return [photo for photo in (self._roll.current,) if photo is not None]

    def _ahead(self) -> list[int]:
        steps = [*(self._travel * step for step in range(1, _NEXT + 1)), -self._travel]
        places = [self._roll.index + step for step in steps]
        near = [self._roll.ids[place] for place in places if 0 <= place < len(self._roll)]
        return [*near, *self._expected]

    def _describe(self) -> None:
        facts = self._facts()
        if facts is None:
            self.setAccessibleDescription(self.tr("No photo"))
            return
        words = spoken(facts.photo, facts.verdict, self._pictures.trouble(facts.photo.id))
        self.setAccessibleDescription(f"{words}, {placed(self._roll.index, len(self._roll))}")

    def _facts(self) -> Facts | None:
        photo = self._roll.current
        if photo is None:
            return None
        try:
            return Facts(self._review.photo(photo), self._review.verdict(photo))
        except ReviewerError:
            return None  # removed meanwhile; the window is about to say so

    # Geometry

    @property
    def area(self) -> QRectF:
        """Where the picture may lie."""
        return QRectF(self.rect()).adjusted(0, LoupePainter.header_height(self.font()), 0, 0)

    def _bounds(self, photo: Photo) -> tuple[QSizeF, QRectF, float]:
        """What a framing goes by: the photo's size, the place there is, screen pixels to a logical one."""
        return self._best.size(photo, self._box), self.area, self.devicePixelRatioF()

    def _settle(self) -> None:
        """The size of the view is what it will be for a while: order pictures for it."""
        area, ratio = self.area, self.devicePixelRatioF()
        self._box = (max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio)))
        self._look()

    # Events

    def _on_arrived(self, photos: frozenset[int]) -> None:
        if self._roll.current in photos:
            self._describe()
            self._show_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the photo, or what stands in its way."""
        self._unseen = False
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))
            facts = self._facts()
            if facts is None:
                return
            artist = LoupePainter(painter, self.font(), self.palette(), self.devicePixelRatioF())
            showing, name = self.showing, facts.photo.name
            if trouble := self._pictures.trouble(facts.photo.id):
                artist.paint_trouble(self.area, self.tr("{name} cannot be shown").format(name=name), trouble)
            elif showing is not None:
                artist.paint_picture(showing.area, showing.place, showing.picture, showing.zoom)
            elif not self._waiting.isActive():
                artist.paint_waiting(self.area, self.tr("Loading {name} …").format(name=name))
            artist.paint_header(self.rect(), facts, self._place(), self._state(showing))
            if self._in_front:
                artist.paint_front(self.rect(), focused=self.hasFocus())

    def _place(self) -> str:
        return placed(self._roll.index, len(self._roll)) if len(self._roll) > 1 else ""

    def _state(self, showing: Showing | None) -> str:
        """How the photo is shown, in a word or two."""
        if showing is None:
            return ""
        percent = self.tr("{n} %").format(n=round(showing.zoom * 100))
        shown = self.tr("Fit · {percent}").format(percent=percent) if self._framing.fits else percent
        if not self.sharp:
            return self.tr("Preview · {shown}").format(shown=shown)
        source = "" if self._framing.fits else self._best.source(showing.photo)
        return f"{source} · {shown}" if source else shown

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        self.focused.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures of the new size are ordered once it rests."""
        super().resizeEvent(event)
        self._settling.start()
        self.showing_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for pictures."""
        super().showEvent(event)
        self._waiting.start()
        self._settle()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is wanted any more."""
        super().hideEvent(event)
        self._pictures.leave(self)
