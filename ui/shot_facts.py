"""What the camera wrote, in a few lines over the loupe's picture."""

from typing import Final

from PySide6.QtCore import QMargins, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reviewer.photo import Photo
from ui import plate, theme, wording
from ui.frame_view import FrameView

_MARGINS: Final = QMargins(theme.NEAR, theme.NEAR, theme.NEAR, theme.NEAR)
_FROM_TOP: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class ShotFacts(QWidget):
    """A plate at the bottom left of the picture: in a small window the histogram needs the room above."""

    def __init__(self, view: FrameView) -> None:
        super().__init__(view)
        self._view = view
        self._lines: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Camera facts"))
        self.hide()
        view.showing_changed.connect(self._follow)

    def set_on(self, on: bool) -> None:
        """Show it, or not."""
        self.setVisible(on)
        self._follow()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said of the photo shown."""
        return self._lines

    def _follow(self) -> None:
        if self.isHidden():
            return
        photo = self._view.photo
        self._lines = self._said_of(photo) if photo else ()
        self.setAccessibleDescription(", ".join(self._lines))
        self._lay_out()
        self.update()

    def _said_of(self, photo: Photo) -> tuple[str, ...]:
        facts, file = photo.facts, photo.primary
        flash = {True: self.tr("flash fired"), False: self.tr("no flash"), None: ""}[facts.flash_fired]
        lines = (
            (facts.camera, facts.lens),
            (wording.exposure(facts), flash),
            (wording.moment(facts.taken_at), wording.pixels(facts)),
            (file.path.name, wording.file_size(file.size)),
        )
        return tuple(line for parts in lines if (line := " · ".join(part for part in parts if part)))

    def _lay_out(self) -> None:
        metrics, room = QFontMetrics(self.font()), self._view.area.toRect().marginsRemoved(_MARGINS)
        widest = max((metrics.horizontalAdvance(line) for line in self._lines), default=0)
        size = QSize(widest, metrics.lineSpacing() * len(self._lines)).grownBy(_MARGINS)
        place = QRect(room.topLeft(), size.boundedTo(room.size()))
        place.moveBottom(room.bottom())
        self.setGeometry(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the plate and the lines."""
        if not self._lines:
            return
        with QPainter(self) as painter:
            plate.paint(painter, QRectF(self.rect()))
            painter.setFont(self.font())
            painter.setPen(plate.TEXT)
            painter.drawText(self.rect().marginsRemoved(_MARGINS), _FROM_TOP, "\n".join(self._lines))
