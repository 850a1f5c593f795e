"""What an export would do, worked out while its dialog is open.

Photos and judgements come from the open library in slices on the window's thread; parting them by a
profile is quick and is done anew for each profile and scope looked at. Which of them can keep their own
pixels stands in the heads of their files, which are read beside the window.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.export import package
from reviewer.export.package import Plan
from reviewer.export.profile import Pixels, Profile
from reviewer.photo import Flag, Photo
from reviewer.review import Review
from reviewer.rules import Judgement
from ui.errand import Errand
from ui.slices import Slices


class ExportPlan(QObject):
    """`ready` when the plan for what was asked last stands, `foreseen` when all heads of its files are read.

    `hindrances` counts by reason the photos that cannot keep their own pixels where those are asked for.
    """

    ready = Signal()
    foreseen = Signal()

    def __init__(
        self, review: Review, *, workers: Executor | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._review, self._workers = review, workers
        self._profile: Profile | None = None
        self._ids: tuple[int, ...] | None = None
        self._pairs: list[tuple[Photo, Judgement]] = []
        self.plan: Plan | None = None
        self._slices: Slices[tuple[Photo, Judgement]] = Slices(self)
        self._slices.finished.connect(self._gathered)
        self.hindrances: Counter[str] = Counter()
        self._heads = Errand(self)
        self._heads.arrived.connect(self._count)
        self._heads.finished.connect(self.foreseen)

    def ask(self, ids: Sequence[int], profile: Profile | None) -> None:
        """Work out the plan for these photos, in their order."""
        self._profile = profile
        self.plan = None
        self._heads.drop()
        if tuple(ids) != self._ids:
            self._ids = tuple(ids)
            self._slices.start(self._walk(self._ids))
        elif not self._slices.running:
            self._part()

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self._slices.stop()
        self._heads.drop()

    def _walk(self, ids: Sequence[int]) -> Iterator[tuple[Photo, Judgement]]:
        for photo in ids:
            yield self._review.photo(photo), self._review.judgement(photo)

    def _gathered(self, pairs: list[tuple[Photo, Judgement]]) -> None:
        self._pairs = pairs
        self._part()

    def _part(self) -> None:
        if self._profile is not None:
            self.plan = package.plan(self._pairs, self._profile, self._review.shoots())
            self._foresee(self.plan)
            self.ready.emit()

    @property
    def looking(self) -> bool:
        """Whether files are still looked at."""
        return self._heads.running

    def _foresee(self, plan: Plan) -> None:
        self.hindrances.clear()
        if plan.profile.pixels is Pixels.LOSSLESS and plan.goes:
            self._heads.run(partial(package.hindrances, plan, self._review.folder, workers=self._workers))

    def _count(self, hindrance: object) -> None:
        if hindrance:
            self.hindrances[str(hindrance)] += 1


def picks(review: Review, ids: Sequence[int]) -> Iterator[int]:
    """Those of the photos that are flagged as picks."""
    return (photo.id for photo in review.photos(ids) if photo.marks.flag is Flag.PICK)
