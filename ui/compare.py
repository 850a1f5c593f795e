"""Two to four photos side by side, zoomed and panned together."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.framing import Framing
from ui.library import JudgedLibrary
from ui.loupe import Loupe
from ui.pictures import Pictures

MOST: Final = 4


class Compare(QWidget):
    """Up to four loupes, one photo each; what is done to one framing is done to all."""

    left = Signal()

    def __init__(self, review: JudgedLibrary, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Compare"))
        self._loupes = [Loupe(review, pictures, self) for _ in range(MOST)]
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)
        for loupe in self._loupes:
            loupe.framing_changed.connect(self._frame_all)
            loupe.left.connect(self.left)
            loupe.hide()

    @property
    def current(self) -> int | None:
        """The photo whose loupe has the focus, else the first."""
        shown = [loupe for loupe in self._loupes if loupe.current is not None]
        focused = next((loupe for loupe in shown if loupe.hasFocus()), None)
        return (focused or shown[0]).current if shown else None

    @property
    def ids(self) -> list[int]:
        """The photos being compared."""
        return [loupe.current for loupe in self._loupes if loupe.current is not None]

    @property
    def sharp(self) -> bool:
        """Whether every photo is shown with all the pixels its place can show."""
        return all(loupe.sharp for loupe in self._loupes if loupe.current is not None)

    def set_ids(self, ids: Sequence[int]) -> None:
        """Put the first four of these photos side by side."""
        count = min(len(ids), MOST)
        columns = count if count < MOST else 2
        for place, loupe in enumerate(self._loupes):
            self._layout.removeWidget(loupe)
            loupe.set_ids([ids[place]] if place < count else [])
            loupe.setVisible(place < count)
            if place < count:
                self._layout.addWidget(loupe, place // columns, place % columns)

    def refresh(self, photos: frozenset[int]) -> None:
        """These photos have changed."""
        for loupe in self._loupes:
            loupe.refresh(photos)

    def toggle_zoom(self) -> None:
        """From fit to 1:1 and back, all together."""
        self._focused().toggle_zoom()

    def step(self, by: int) -> None:
        """Give the focus to the photo so many places on."""
        count = len(self.ids)
        if count:
            now = self._loupes.index(self._focused())
            self._loupes[(now + by) % count].setFocus()

    def focus_first(self) -> None:
        """Give the focus to the first photo."""
        self._loupes[0].setFocus()

    def _focused(self) -> Loupe:
        return next((loupe for loupe in self._loupes if loupe.hasFocus()), self._loupes[0])

    def _frame_all(self, framing: Framing) -> None:
        for loupe in self._loupes:
            loupe.set_framing(framing)
