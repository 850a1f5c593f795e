"""So many stars and more: five stars to click, or to walk with the arrows."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import own_keys, theme, wording
from ui.badge import STARS, paint_stars, stars_width

HEIGHT: Final = 26
SIDE: Final = 12
PAD: Final = 6
_EMPTY: Final = 80


class StarFilter(QWidget):
    """`changed` carries the least number of stars; 0 asks for none."""

    changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stars = 0
        self._under = 0
        self._counts: Mapping[str, int] = {}
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Least number of stars"))
        self.set_stars(0)

    @property
    def stars(self) -> int:
        """The least number of stars asked for."""
        return self._stars

    def set_stars(self, stars: int) -> None:
        """Show a number of stars, without a signal."""
        self._stars = stars
        self._describe()
        self.update()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many photos have each number of stars, for those who point at the stars, or hear them."""
        self._counts = counts
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleDescription(self._said(self._stars))
        self.setToolTip(self._said(self._under or self._stars))

    def _said(self, stars: int) -> str:
        number = sum(count for rating, count in self._counts.items() if int(rating) >= stars)
        if not stars:
            return self.tr("Any rating: {photos}").replace("{photos}", wording.number(number))
        said = wording.counted(stars, self.tr("1 star or more"), self.tr("{n} stars or more"))
        return f"{said}: {wording.number(number)}"

    def sizeHint(self) -> QSize:
        """Five stars, in a pill."""
        return QSize(int(stars_width(SIDE)) + 2 * PAD, HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Left and Right are its own while it has the focus."""
        return own_keys.claimed(event, Qt.Key.Key_Left, Qt.Key.Key_Right) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right asks for one more star, Left for one less."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._choose(max(0, min(STARS, self._stars + step)))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The star clicked is the least; a click on the same star asks for none."""
        at = self._star_at(event.position().x())
        self._choose(0 if at == self._stars else at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hint at what a click would ask for."""
        self._under = self._star_at(event.position().x())
        self._describe()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No hint any more."""
        self._under = 0
        self.update()

    def _star_at(self, x: float) -> int:
        return max(1, min(STARS, int((x - PAD) / (SIDE + SIDE / 6)) + 1))

    def _choose(self, stars: int) -> None:
        if stars != self._stars:
            self.set_stars(stars)
            self.changed.emit(stars)

    def paintEvent(self, event: QPaintEvent) -> None:
        """All five dim, those asked for bright."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            palette, role = self.palette(), QPalette.ColorRole
            fill = QColor(palette.color(role.Highlight if self._stars else role.Button))
            fill.setAlpha(70 if self._stars else 255)
            lit = self._stars or self.hasFocus()
            painter.setPen(QPen(palette.color(role.Highlight if lit else role.Button), 1.2))
            painter.setBrush(fill)
            box = QRectF(self.rect()).adjusted(0.6, 0.6, -0.6, -0.6)
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
            stars = QRectF(PAD, (HEIGHT - SIDE) / 2, self.width(), SIDE)
            empty = QColor(palette.color(role.PlaceholderText))
            empty.setAlpha(_EMPTY)
            for count, colour in (
                (STARS, empty),
                (self._under, palette.color(role.PlaceholderText)),
                (self._stars, palette.color(role.BrightText)),
            ):
                paint_stars(painter, stars, count, colour)
