"""Two to four photos side by side, zoomed and panned together; the loser makes way for the next of the roll.

One of them is in front: marks are meant for it, and it stays the one wherever the focus goes.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from reviewer.errors import ReviewerError
from reviewer.photo import Flag
from ui.contest import Contest
from ui.framing import Framing
from ui.library import JudgedLibrary
from ui.loupe import Loupe
from ui.pictures import Pictures
from ui.shown import shape_of

MOST: Final = 4


class Compare(QWidget):
    """Up to four loupes, one photo each; what is done to one framing is done to all."""

    left = Signal()
    """Esc or Enter: back to where one came from."""
    current_changed = Signal(object)
    """The id of the photo now in front."""
    decided = Signal(object)
    """The id of the one photo that is left."""
    said = Signal(str)
    """A sentence for the status line."""

    def __init__(self, review: JudgedLibrary, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._contest = Contest((), (), self._rejected)
        self._front = 0
        self._rival: int | None = None
        self._columns = 1
        self.setAccessibleName(self.tr("Compare"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._loupes = [Loupe(review, pictures, self) for _ in range(MOST)]
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        for place, loupe in enumerate(self._loupes):
            loupe.framing_changed.connect(self.set_framing)
            loupe.left.connect(self.left)
            loupe.focused.connect(lambda place=place: self._to_front(place))
            loupe.hide()

    # Which photos

    @property
    def ids(self) -> list[int]:
        """The photos being compared."""
        return list(self._contest.shown)

    @property
    def current(self) -> int | None:
        """The photo in front."""
        shown = self._contest.shown
        return shown[self._front] if self._front < len(shown) else None

    @property
    def loupes(self) -> Sequence[Loupe]:
        """The places, used or not."""
        return self._loupes

    @property
    def rival(self) -> int | None:
        """The photo that was in front before, or else the next one."""
        others = [photo for photo in self.ids if photo != self.current]
        return self._rival if self._rival in others else next(iter(others), None)

    @property
    def framing(self) -> Framing:
        """Zoom and pan of all of them."""
        return self._loupes[0].framing

    @property
    def sharp(self) -> bool:
        """Whether every photo is shown with all the pixels its place can show."""
        return all(loupe.sharp for loupe in self._shown())

    def begin(self, ids: Sequence[int], roll: Sequence[int]) -> bool:
        """Compare the first four of these, at least two; who comes next comes from the roll.

        False where there is nothing to compare a photo with.
        """
        contest = Contest(ids[:MOST], roll, self._rejected)
        contest.fill(2)
        if len(contest.shown) < 2:
            return False
        self._contest = contest
        self._front = 0
        self._arrange()
        self._show()
        return True

    def keep(self) -> None:
        """Keep the photo in front; the next of the roll take the places of all others."""
        if self.current is not None:
            self._contest.keep(self.current)
            self._follow()

    def refresh(self, photos: frozenset[int]) -> None:
        """These photos have changed."""
        for loupe in self._loupes:
            loupe.refresh(photos)

    def settle(self) -> None:
        """Marks have changed: who was rejected makes way, who was taken back returns."""
        self._contest.settle()
        self._follow()

    def _follow(self) -> None:
        """Show who is left, and say so when nobody is left to move in."""
        before, shown = self._shown_ids(), self._contest.shown
        if list(shown) == before:
            return
        focused = any(loupe.hasFocus() for loupe in self._loupes)
        self._front = max(0, min(self._front, len(shown) - 1))
        if focused:
            self.focus_front()
        if len(shown) != len(before):
            self._arrange()
        self._show()
        if len(shown) < len(before):
            self.said.emit(self._said_of(len(shown)))
        if len(shown) < 2:
            self.decided.emit(self.current)

    def _said_of(self, count: int) -> str:
        if count > 1:
            return self.tr("No more photos to compare: {n} are left.").replace("{n}", str(count))
        return self.tr("One is left, and no more to compare it with.") if count else self.tr("None is left.")

    def _rejected(self, photo: int) -> bool:
        try:
            return self._review.photo(photo).marks.flag is Flag.REJECT
        except ReviewerError:
            return True  # removed from the library meanwhile

    # Showing them

    def _shown(self) -> list[Loupe]:
        return [loupe for loupe in self._loupes if loupe.current is not None]

    def _shown_ids(self) -> list[int]:
        return [loupe.current for loupe in self._loupes if loupe.current is not None]

    def _show(self) -> None:
        ids = self._contest.shown
        for place, loupe in enumerate(self._loupes):
            loupe.set_ids(ids[place : place + 1])
        if ids:
            self._loupes[0].expect(list(islice(self._contest.coming, MOST - 1)))
        self._to_front(self._front)

    def _arrange(self) -> None:
        """Set the loupes in the rows and columns that show the photos largest."""
        count = len(self._contest.shown)
        self._columns = self._best_columns(count)
        for place, loupe in enumerate(self._loupes):
            self._layout.removeWidget(loupe)
            loupe.setVisible(place < count)
            if place < count:
                self._layout.addWidget(loupe, place // self._columns, place % self._columns)

    def _best_columns(self, count: int) -> int:
        """How many columns; side by side where the other way would not make the photos larger."""
        photos = [shape_of(self._review.photo(photo)) for photo in self._contest.shown]

        def size(columns: int) -> float:
            rows = -(-count // columns)
            cell = QSizeF(self.width() / columns, self.height() / rows)
            return sum(min(cell.width() / photo.width(), cell.height() / photo.height()) for photo in photos)

        return max(range(count, 0, -1), key=size, default=1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set them otherwise where that makes them larger now."""
        super().resizeEvent(event)
        if self._best_columns(len(self._contest.shown)) != self._columns:
            self._arrange()

    # Who is in front

    def step(self, by: int) -> None:
        """Bring the photo so many places on to the front."""
        count = len(self._contest.shown)
        if count:
            self._loupes[(self._front + by) % count].setFocus()

    def focus_front(self) -> None:
        """Give the keys to the photo in front."""
        self._loupes[self._front].setFocus()

    def bring_to_front(self, photo: int | None) -> None:
        """Let marks be meant for this one of the photos shown."""
        if photo in self._contest.shown:
            self._to_front(self._contest.shown.index(photo))

    def _to_front(self, place: int) -> None:
        if place != self._front:
            self._rival = self.current
        self._front = place
        for other, loupe in enumerate(self._loupes):
            loupe.set_in_front(other == place)
        self.current_changed.emit(self.current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys belong to the photo in front."""
        self.focus_front()

    def focusNextPrevChild(self, next: bool, /) -> bool:
        """Tab goes round among the photos; Qt also asks when the view is left."""
        if self.isHidden():
            return super().focusNextPrevChild(next)
        self.step(1 if next else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows bring another photo to the front; everything else is the window's."""
        count = len(self._contest.shown)
        to = {
            Qt.Key.Key_Left: self._front - 1,
            Qt.Key.Key_Right: self._front + 1,
            Qt.Key.Key_Up: self._front - self._columns,
            Qt.Key.Key_Down: self._front + self._columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }.get(Qt.Key(event.key()))
        if to is None:
            event.ignore()
        elif 0 <= to < count:
            self._loupes[to].setFocus()

    # Zoom and pan

    def toggle_zoom(self, zoom: float = 1.0) -> None:
        """From fit to 1:1 or another zoom and back, all together."""
        self._loupes[self._front].toggle_zoom(zoom)

    def toggle_developed(self) -> None:
        """The RAW's own pixels of the photo in front, or the camera's picture."""
        self._loupes[self._front].toggle_developed()

    def enlarge(self, by: int) -> None:
        """Go so many steps up or down the usual zooms, all together."""
        self._loupes[self._front].enlarge(by)

    def set_framing(self, framing: Framing) -> None:
        """Zoom and pan all of them as told."""
        for loupe in self._loupes:
            loupe.set_framing(framing)
