"""What an export would do, worked out while its dialog is open.

Photos and judgements come from the open library in slices on the window's thread; parting them by a
profile is quick and is done anew for each profile and scope looked at.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Signal

from reviewer.export import package
from reviewer.export.package import Plan
from reviewer.export.profile import Profile
from reviewer.photo import Flag, Photo
from reviewer.review import Review
from reviewer.rules import Judgement
from ui.slices import Slices


class ExportPlan(QObject):
    """`ready` when the plan for what was asked last stands."""

    ready = Signal()

    def __init__(self, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._profile: Profile | None = None
        self._ids: tuple[int, ...] | None = None
        self._pairs: list[tuple[Photo, Judgement]] = []
        self.plan: Plan | None = None
        self._slices: Slices[tuple[Photo, Judgement]] = Slices(self)
        self._slices.finished.connect(self._gathered)

    def ask(self, ids: Sequence[int], profile: Profile | None) -> None:
        """Work out the plan for these photos, in their order."""
        self._profile = profile
        self.plan = None
        if tuple(ids) != self._ids:
            self._ids = tuple(ids)
            self._slices.start(self._walk(self._ids))
        elif not self._slices.running:
            self._part()

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self._slices.stop()

    def _walk(self, ids: Sequence[int]) -> Iterator[tuple[Photo, Judgement]]:
        for photo in ids:
            yield self._review.photo(photo), self._review.judgement(photo)

    def _gathered(self, pairs: list[tuple[Photo, Judgement]]) -> None:
        self._pairs = pairs
        self._part()

    def _part(self) -> None:
        if self._profile is not None:
            self.plan = package.plan(self._pairs, self._profile, self._review.shoots())
            self.ready.emit()


def picks(review: Review, ids: Sequence[int]) -> Iterator[int]:
    """Those of the photos that are flagged as picks."""
    return (photo.id for photo in review.photos(ids) if photo.marks.flag is Flag.PICK)
