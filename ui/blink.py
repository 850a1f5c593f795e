"""Two photos shown by turns at the same place and zoom: what differs between them jumps out.

A pair of tabs below the picture tells which of the two is shown.
"""

from typing import Final

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QHideEvent, QPainter, QPaintEvent, QPalette

from reviewer.errors import ReviewerError
from ui import plate, theme
from ui.framing import Framing
from ui.library import JudgedLibrary
from ui.loupe import Loupe
from ui.pictures import Pictures

# Slower than three changes a second, which some people cannot bear to look at (WCAG 2.2, 2.3.1).
TURN_MS: Final = 500


class Blink(Loupe):
    """A loupe on two photos, one at a time."""

    def __init__(self, review: JudgedLibrary, pictures: Pictures) -> None:
        super().__init__(review, pictures)
        self._turning = QTimer(self, interval=TURN_MS)
        self._turning.timeout.connect(self._turn)
        self.setAccessibleName(self.tr("Blink"))

    def begin(self, first: int, second: int, framing: Framing) -> None:
        """Show the first of two photos, framed like this."""
        self.set_ids((first, second), current=first)
        self.set_framing(framing)

    def switch(self) -> None:
        """Show the other one."""
        self._turning.stop()
        self._turn()

    def toggle_turning(self) -> None:
        """Show them by turns without a hand, or stop that."""
        if self._turning.isActive():
            self._turning.stop()
        else:
            self._turning.start()
            self._turn()

    @property
    def turning(self) -> bool:
        """Whether they are shown by turns without a hand."""
        return self._turning.isActive()

    def _turn(self) -> None:
        self._go(1 - self._roll.index)

    def _target(self, key: int) -> int | None:
        to = super()._target(key)
        return None if to is None else to % 2

    def _looked_at(self) -> list[int]:
        return sorted(self._roll.ids, key=lambda photo: photo != self.current)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the photo, and which of the two it is."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            self._paint_tabs(painter)

    def _paint_tabs(self, painter: QPainter) -> None:
        names = [
            f"{letter}  {self._name(photo)}" for letter, photo in zip("AB", self._roll.ids, strict=False)
        ]
        metrics = QFontMetrics(theme.sized(self.font(), 1.0, bold=True))
        width = max((metrics.horizontalAdvance(name) for name in names), default=0) + 2 * theme.APART
        height = metrics.height() + theme.NEAR
        left = self.rect().center().x() - width * len(names) / 2
        top = self.height() - height - theme.WIDE
        plate.paint(painter, QRectF(left, top, width * len(names), height))
        for place, name in enumerate(names):
            tab = QRectF(left + place * width, top, width, height)
            shown = place == self._roll.index
            if shown:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
                painter.drawRoundedRect(tab, theme.RADIUS, theme.RADIUS)
            painter.setFont(theme.sized(self.font(), 1.0, bold=shown))
            painter.setPen(self.palette().color(QPalette.ColorRole.HighlightedText) if shown else plate.DIM)
            painter.drawText(tab, int(Qt.AlignmentFlag.AlignCenter), name)

    def _name(self, photo: int) -> str:
        try:
            return self._review.photo(photo).name
        except ReviewerError:
            return ""  # removed meanwhile

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing turns unseen."""
        super().hideEvent(event)
        self._turning.stop()
