"""Which photos are shown, and how many there are of what: asked beside the window, and kept up to date."""

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.looking import SEQUENCE, Looking
from reviewer.review import Review
from ui import looks
from ui.arrangement import Arrangement, Counts, Query, Tally
from ui.lookup import Lookup

SETTLE_MS: Final = 50
_AGAIN_MS: Final = 30
_SLOWEST_MS: Final = 2000
_PHOTOS, _COUNTS = "photos", "counts"
# Orders and headings that follow from what people mark.
_MARKED: Final = ("rating", "-rating", "verdict", "-verdict", SEQUENCE)


class Search(QObject):
    """Answers one query at a time and follows every change of the library.

    `arranged`: `arrangement` is another. `tallied`: so is `tally`. `failed` carries a sentence.
    """

    arranged = Signal()
    tallied = Signal()
    failed = Signal(str)

    def __init__(self, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.query = Query()
        self._unanswered = True
        self.arrangement = Arrangement()
        self.tally = Tally({}, 0, {})
        self._counted: dict[str, Counts] = {}
        self._pace_ms = 0
        opening = partial(Looking.open, review.folder)
        self._photos: Lookup[Looking] = Lookup(opening, self)
        self._counts: Lookup[Looking] = Lookup(opening, self)
        self._reloading = self._timer(self._reload)
        self._recounting = self._timer(self._recount)
        for lookup in (self._photos, self._counts):
            lookup.failed.connect(self.failed)

    def _timer(self, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True)
        timer.timeout.connect(slot)
        return timer

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return (
            self._photos.busy
            or self._counts.busy
            or self._reloading.isActive()
            or self._recounting.isActive()
        )

    def ask(self, query: Query) -> None:
        """Look up other photos, or the same in another order; the answer to an earlier query is dropped."""
        self.query = query
        self._unanswered = True
        self._photos.drop(_PHOTOS)
        self._counts.drop(_COUNTS)
        self._reload()
        self._recounting.start(0)

    def settle(self) -> None:
        """Wait for the photos, but only for so long as nobody notices: a small library opens in one piece."""
        self._photos.settle(SETTLE_MS)

    def close(self) -> None:
        """End all looking up."""
        for timer in (self._reloading, self._recounting):
            timer.stop()
        for lookup in (self._photos, self._counts):
            lookup.close()

    def follow(self, photos: frozenset[int]) -> None:
        """These photos have changed or come: those the filter lets through no more leave at once.

        The rest follows from another look at the library, once for many changes.
        """
        self._counted = {}
        filtering, shown = not self.query.filter.empty, self.arrangement.known & photos
        if filtering and shown:
            self._photos.drop(_PHOTOS)  # what is being looked up may be from before the change
            self._leave_out(shown.difference(self._review.ids(self.query.where(), among=shown)))
        if filtering or self._by_marks() or len(shown) < len(photos):
            self._reloading.start(0)
        if not self._recounting.isActive():
            self._recounting.start(self._pace_ms)  # no more than half of the time goes into counting

    def recount(self) -> None:
        """Count anew: somebody else is at work."""
        self._recounting.start(0)

    def _leave_out(self, photos: frozenset[int]) -> None:
        if photos:
            self.arrangement = self.arrangement.without(photos)
            self.arranged.emit()

    def _by_marks(self) -> bool:
        query = self.query
        return query.stacked or query.sort in _MARKED or query.group == "verdict"

    def _reload(self) -> None:
        if self._photos.busy:
            self._reloading.start(_AGAIN_MS)  # frames that come without end must not put off every answer
        else:
            query = self.query
            self._photos.ask(_PHOTOS, lambda looking: Arrangement.of(looking, query), self._take)

    def _recount(self) -> None:
        if self._photos.busy or self._counts.busy:
            self._recounting.start(_AGAIN_MS)
        else:
            query, counted, asked = self.query, self._counted, monotonic()
            second = looks.second(self._review)
            self._counts.ask(
                _COUNTS,
                lambda looking: Tally.of(looking, query, counted, second),
                partial(self._took_stock, asked),
            )

    def _take(self, arrangement: Arrangement) -> None:
        if self._unanswered or arrangement != self.arrangement:
            self._unanswered = False
            self.arrangement = arrangement
            self.arranged.emit()

    def _took_stock(self, asked: float, tally: Tally) -> None:
        self._pace_ms = min(_SLOWEST_MS, round(1000 * (monotonic() - asked)))
        self.tally = tally
        self.tallied.emit()
