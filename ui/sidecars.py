"""The sidecars of the open library: told what changed here, read, kept up to date, and settled.

They are written beside the window, in short steps, so that photos can be gone through meanwhile. Reading
changes marks, so the window waits for it as for any large change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.errors import ReviewerError
from reviewer.exchange import Choices, Compared, Exchange, Told, Wish
from reviewer.progress import Progress
from reviewer.review import Review
from ui import wording
from ui.beside import Beside
from ui.importing import Importing
from ui.job import Job
from ui.progress_strip import ProgressStrip

# Of a library opened beside the window, which photos.
Ids = Callable[[Review], list[int]]
# So long after the last change sidecars are written that are kept up to date.
SOON_MS: Final = 1500
# So long the window waits at its end for those that are not written yet.
_LAST_MS: Final = 2000
# A strip tells of runs over more photos than these.
_MANY: Final = 200


@dataclass
class Outcome:
    """What one run came to."""

    written: int = 0
    read: int = 0
    left: dict[int, str] = field(default_factory=dict)
    conflicts: dict[int, Compared] = field(default_factory=dict)

    @property
    def unsettled(self) -> frozenset[int]:
        """The photos whose sidecars were left as they are, in whole or in part."""
        return frozenset((*self.left, *self.conflicts))

    def take(self, one: Compared) -> None:
        """Take what became of one photo into account."""
        self.written += one.written
        self.read += bool(one.comparison.to_read)
        if one.sentence:
            self.left[one.photo.id] = one.sentence
        if one.comparison.conflicts:
            self.conflicts[one.photo.id] = one


class Sidecars(QObject):
    """Runs one exchange at a time, and none beside an import, which writes into the same folders.

    `changed`: a run is over, or how many are to be written is another. `said` carries what a run came to,
    `conflicts_met` follows a run that was asked for and met what both sides changed.
    """

    changed = Signal()
    said = Signal(str)
    conflicts_met = Signal()

    def __init__(self, review: Review, beside: Beside, importing: Importing, parent: QObject) -> None:
        super().__init__(parent)
        self._review, self._beside, self._importing = review, beside, importing
        self._job: Job | None = None
        self._strip: ProgressStrip | None = None
        self._asked = False
        self._trouble, self._done = "", 0
        self._told: frozenset[int] = frozenset()
        self.outcome = Outcome()
        self._soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._keep)
        self._unwatch = review.watch(lambda _photos: self._later())
        self._later()

    @property
    def running(self) -> bool:
        """Whether sidecars are being written."""
        return self._job is not None

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written here."""
        return self._review.read_only

    @property
    def unwritten(self) -> int:
        """How many photos changed since their sidecars were written."""
        return self._review.sidecars.count_unwritten()

    def wishes(self, wish: Wish) -> bool:
        """Whether the owner of the library asked for this."""
        return wish in self._review.sidecars.wishes()

    def set_wish(self, wish: Wish, wanted: bool) -> None:
        """Ask for something, or no longer."""
        self._review.sidecars.wish(wish, wanted)
        self.changed.emit()
        self._later()

    # Runs

    def write(self) -> None:
        """Tell all sidecars what changed here."""
        if self._importing.running:
            self.said.emit(self.tr("An import is running. Wait for it, or cancel it, to write sidecars."))
        elif not self.running:
            self._begin(lambda review: review.ids(sort="added"), asked=True)

    def read(self) -> None:
        """Take over what changed in sidecars, as one step."""
        what = self.tr("Read sidecars")
        self._settle(what, lambda exchange, ids: exchange.reading(ids, what))

    def settle(self, choices: Choices) -> None:
        """Let the side hold that was chosen, and tell the sidecars."""
        what = self.tr("Settle sidecars")
        self._settle(what, lambda exchange, _ids: exchange.settling(choices, what))

    def _settle(self, what: str, run: Callable[[Exchange, Sequence[int]], Iterator[Told]]) -> None:
        outcome = self.outcome = Outcome()
        self._asked = True

        def work(review: Review) -> Iterator[Progress]:
            for told in run(Exchange(review), review.ids(sort="added")):
                if isinstance(told, Compared):
                    outcome.take(told)
                else:
                    yield told

        try:
            self._beside.run(what, work, lambda: self._end(self._read_words), self.said.emit)
        except ReviewerError as error:
            self.said.emit(str(error))

    def _later(self) -> None:
        """Write what is kept up to date once nothing changes any more."""
        if not self._review.read_only and self.wishes(Wish.KEEP):
            self._soon.start()
        self.changed.emit()

    def _keep(self) -> None:
        if self.running or self._importing.running or self._beside.running:
            self._soon.start()
        elif self.unwritten:
            self._begin(lambda review: list(review.sidecars.unwritten()), asked=False)

    def _begin(self, ids: Ids, *, asked: bool) -> None:
        self.outcome, self._asked, self._trouble, self._done = Outcome(), asked, "", 0
        job = self._job = Job(lambda: _writing(self._review, ids), self)
        job.batch.connect(self._take)
        job.failed.connect(self._fail)
        job.done.connect(self._finish)
        job.start()

    def _take(self, results: list[Told]) -> None:
        for told in results:
            if isinstance(told, Compared):
                self.outcome.take(told)
            elif told.total > _MANY:
                self._show(told, self._strip or self._shown(told.total))

    def _shown(self, total: int) -> ProgressStrip:
        """A strip for a run over many photos."""
        strip = self._strip = self._importing.bars.add()
        strip.start(self.tr("Writing sidecars"), total)
        if self._job:
            strip.cancelled.connect(self._job.cancel)
        return strip

    def _show(self, told: Progress, strip: ProgressStrip) -> None:
        strip.advance(told.done - self._done)
        self._done = told.done

    def _fail(self, sentence: str) -> None:
        self._trouble = sentence

    def _finish(self) -> None:
        job, strip, self._job, self._strip = self._job, self._strip, None, None
        assert job is not None
        job.deleteLater()
        if strip:
            strip.closed.emit()
        if self._trouble:
            self.said.emit(self._trouble)
            self.changed.emit()
        elif self._asked or not self.outcome.unsettled <= self._told:
            self._end(self._written_words)
        else:
            self.changed.emit()

    def _end(self, words: Callable[[], str]) -> None:
        """Tell what a run came to; of what is kept up to date, each trouble once."""
        self._told = self.outcome.unsettled
        said = [words()]
        if left := len(self.outcome.left):
            one, many = self.tr("1 was left as it is"), self.tr("{n} were left as they are")
            said.append(wording.counted(left, one, many))
        if both := len(self.outcome.conflicts):
            one, many = self.tr("1 changed on both sides"), self.tr("{n} changed on both sides")
            said.append(wording.counted(both, one, many))
        self.said.emit("; ".join(said) + ".")
        self.changed.emit()
        if self.outcome.conflicts and self._asked:
            self.conflicts_met.emit()

    def _written_words(self) -> str:
        if not self.outcome.written:
            return self.tr("No sidecar had to be written")
        one, many = self.tr("1 sidecar written"), self.tr("{n} sidecars written")
        return wording.counted(self.outcome.written, one, many)

    def _read_words(self) -> str:
        if not self.outcome.read:
            return self.tr("The sidecars say nothing new")
        one, many = self.tr("Taken over from 1 sidecar"), self.tr("Taken over from {n} sidecars")
        return wording.counted(self.outcome.read, one, many)

    def close(self) -> None:
        """Write what is kept up to date, as far as that is quick; the rest is written the next time."""
        self._unwatch()
        if self._soon.isActive() and not self.running:
            self._soon.stop()
            self._keep()
            self._soon.stop()
        if self._job is not None:
            self._job.settle(_LAST_MS)
        if self._job is not None:
            self._job.close()


def _writing(review: Review, ids: Ids) -> Iterator[Told]:
    with review.beside() as other:
        yield from Exchange(other).writing(ids(other))
