"""The loupe with its filmstrip below: the same photos, the same one current."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.filmstrip import Filmstrip
from ui.library import JudgedLibrary
from ui.loupe import Loupe
from ui.pictures import Pictures

ROLLING_MS: Final = 100


class LoupePage(QWidget):
    """The loupe leads; while a key is held down the filmstrip follows only now and then."""

    def __init__(self, review: JudgedLibrary, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loupe = Loupe(review, pictures)
        self.filmstrip = Filmstrip(review, pictures)
        self.filmstrip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._rolling = QTimer(self, interval=ROLLING_MS, singleShot=True)
        self._rolling.timeout.connect(self._roll)
        self.loupe.current_changed.connect(self._follow)
        self.filmstrip.current_changed.connect(self.loupe.set_current)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.loupe, 1)
        layout.addWidget(self.filmstrip)

    def set_ids(self, ids: Sequence[int], *, current: int | None = None) -> None:
        """Go through these photos, from `current` on; the sequence is kept and must not change."""
        self.loupe.set_ids(ids, current=current)
        self.filmstrip.set_ids(ids, current=self.loupe.current)

    def refresh(self, photos: frozenset[int]) -> None:
        """These photos have changed."""
        self.loupe.refresh(photos)
        self.filmstrip.refresh(photos)

    def _follow(self) -> None:
        if not self.loupe.held_down:
            self._roll()
        elif not self._rolling.isActive():
            self._rolling.start()

    def _roll(self) -> None:
        self.filmstrip.set_current(self.loupe.current)
