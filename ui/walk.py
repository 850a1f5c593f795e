"""Going to the next photo that one looks for: not looked at, picked, or one whose marks were taken back."""

from collections.abc import Callable, Collection, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from reviewer.review import Review
from ui import looks
from ui.views import Views

_CLOSE: Final = 500


class Walk(QObject):
    """Goes through the photos shown from the one in front. `said` carries a sentence when it finds none."""

    said = Signal(str)

    def __init__(self, review: Review, views: Views, parent: QObject) -> None:
        super().__init__(parent)
        self._review = review
        self._views = views
        self._awaited: Collection[int] = ()
        self._left: int | None = None

    def to_not_looked_at(self, by: int) -> None:
        """Go to the next photo that waits for this person's look (by -1: to the one before)."""
        self._to(looks.waiting(self._review), by, self.tr("Every photo shown has been looked at."))

    def to_pick(self, by: int) -> None:
        """Go to the next pick (by -1: to the one before)."""
        self._to("flag:pick", by, self.tr("No other photo shown is picked."))

    def back_to(self, photos: Collection[int]) -> None:
        """Go to the first of these photos as soon as it is shown, unless one of them is in front."""
        self._awaited, self._left = photos, self._views.current
        self.arrive()

    def arrive(self) -> None:
        """Other photos are shown: go to those one wants back to, unless one has gone on meanwhile."""
        current = self._views.current
        if current != self._left or current in self._awaited or self._views.shows_several:
            self._awaited = ()
        found = next(filter(self._awaited.__contains__, self._views.ids), None) if self._awaited else None
        if found is not None:
            self._awaited = ()
            self._views.set_current(found)

    def _to(self, line: str, by: int, nothing: str) -> None:
        """Go to where a filter line holds; from the other end again after the end."""
        # Most often the next one is close, and a library is asked about a few photos sooner than about all.
        found = self._where(line, by, self._ahead(by)) or self._where(line, by)
        if found is None:
            self.said.emit(nothing)
        else:
            self._views.set_current(found)

    def _where(self, line: str, by: int, among: Sequence[int] | None = None) -> int | None:
        wanted = frozenset(self._review.ids(line, among=among)) - {self._views.current}
        if not wanted:
            return None
        found = self.find(wanted.__contains__, by)
        if found is None:
            found = next((photo for photo in self._views.ids[::by] if photo in wanted), None)
        return found

    def _ahead(self, by: int) -> Sequence[int]:
        """The next photos that way."""
        ids, here = self._views.ids, self._here()
        return ids[here + 1 : here + 1 + _CLOSE] if by > 0 else ids[max(0, here - _CLOSE) : here]

    def find(self, fits: Callable[[int], bool], by: int) -> int | None:
        """The first photo that fits after the one in front, or before it with `by` -1; None without one."""
        ids, here = self._views.ids, self._here()
        way = range(here + by, len(ids) if by > 0 else -1, by)
        return next((ids[place] for place in way if fits(ids[place])), None)

    def beside(self, photo: int) -> list[int]:
        """The photos shown before and after one."""
        ids = self._views.ids
        at = ids.index(photo) if photo in ids else -1
        return [ids[place] for place in (at - 1, at + 1) if at >= 0 and 0 <= place < len(ids)]

    def _here(self) -> int:
        """Where the photo in front stands; for one compared though it is shown no more, where the sheet is.

        -1 where there are no photos.
        """
        ids, views = self._views.ids, self._views
        there = (photo for photo in (views.current, views.sheet.current) if photo in ids)
        return next((ids.index(photo) for photo in there if photo is not None), -1)
