"""Long changes of the open library, made beside the window, which waits for them with a bar and a way out.

They are made in another thread as one transaction: until it ends everything is as it was, so nothing shown
is half old and half new. To cancel is to leave it as it was.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Unpack

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QPushButton, QVBoxLayout, QWidget

from reviewer.edit import NewMarks
from reviewer.errors import ReviewerError, UsageError
from reviewer.progress import Progress, finish
from reviewer.review import Review
from ui import theme, wording
from ui.job import Job
from ui.lettering import quiet, strong

_PATIENCE_MS: Final = 50
_WIDTH: Final = 420

Work = Callable[[Review], Iterator[Progress]]


class Waiting(QDialog):
    """What the window waits for. It is put away by whoever opened it; closing it asks to stop."""

    stopped = Signal()

    def __init__(self, what: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(what)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumWidth(_WIDTH)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.count = quiet("", self)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.WIDE)
        layout.setSpacing(theme.APART)
        for widget in (strong(what, self), self.bar, self.count):
            layout.addWidget(widget)
        layout.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignRight)
        self.show_progress(Progress(0, 0))

    def show_progress(self, progress: Progress) -> None:
        """Say how far it is."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        done, total = wording.number(progress.done), wording.number(progress.total)
        said = self.tr("{n} of {total}").replace("{n}", done).replace("{total}", total)
        if self.cancel.isEnabled():
            self.count.setText(said if progress.total else "")

    def reject(self) -> None:
        """Ask to stop; the window is free again when that has happened."""
        self.cancel.setEnabled(False)
        self.count.setText(self.tr("Stopping; everything stays as it was…"))
        self.stopped.emit()


class Beside(QObject):
    """Makes one change at a time; `hindered` tells whether something else writes to the library.

    Changes of at most `most` photos are made in the window's own thread.
    """

    most = 2000

    def __init__(self, review: Review, hindered: Callable[[], bool], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._review, self._hindered, self._over = review, hindered, parent
        self._job: Job | None = None
        self._waiting: Waiting | None = None
        self._changed: set[int] = set()
        self._whole = False
        self._trouble = ""
        self._then: Callable[[], None] | None = None
        self._failed: Callable[[str], None] = _nothing

    @property
    def running(self) -> bool:
        """Whether a change is being made."""
        return self._job is not None

    def change(
        self,
        what: str,
        ids: Sequence[int],
        failed: Callable[[str], None],
        then: Callable[[], None] | None = None,
        **marks: Unpack[NewMarks],
    ) -> None:
        """Change marks of photos as `Review.change` does; see `make`."""
        self.make(what, len(ids), lambda review: review.changing(what, ids, **marks), failed, then)

    def make(
        self,
        what: str,
        photos: int,
        work: Work,
        failed: Callable[[str], None],
        then: Callable[[], None] | None = None,
    ) -> None:
        """Make a change of so many photos: of few of them here and at once, else beside the window.

        `then` follows when it is made; `failed` is called with a sentence when it could not be.
        """
        try:
            if photos > self.most:
                self.run(what, work, then, failed)
                return
            finish(work(self._review))
        except ReviewerError as error:
            failed(str(error))
            return
        if then is not None:
            then()

    def run(
        self, what: str, work: Work, then: Callable[[], None] | None, failed: Callable[[str], None]
    ) -> None:
        """Make a change; `then` follows when it is made whole, `failed` when it could not be.

        A short one is made when this returns. Raises UsageError while an import or another
        change runs.
        """
        if self.running:
            raise UsageError(self.tr("Another change is being made. Wait for it, or cancel it."))
        if self._hindered():
            raise UsageError(self.tr("An import is running. Wait for it, or cancel it, to change so much."))
        self._changed, self._whole, self._trouble = set(), False, ""
        self._then, self._failed = then, failed
        self._waiting = Waiting(what, self._over)
        job = self._job = Job(lambda: self._steps(work), self)
        self._waiting.stopped.connect(job.cancel)
        job.batch.connect(self._tell)
        job.failed.connect(self._keep_trouble)
        # A lambda would hold this object until the job, its child, is deleted, and the two would end inside
        # each other.
        job.done.connect(self._finish)
        job.start()
        job.settle(_PATIENCE_MS)
        if self._waiting is not None:
            self._waiting.show()

    def close(self) -> None:
        """Stop, with everything as it was, before this returns."""
        if self._job is not None:
            self._job.close()

    def _steps(self, work: Work) -> Iterator[Progress]:
        with self._review.beside() as other:
            other.watch(self._changed.update)
            yield from work(other)
            self._whole = True

    def _tell(self, told: list[Progress]) -> None:
        if self._waiting is not None:
            self._waiting.show_progress(told[-1])

    def _keep_trouble(self, sentence: str) -> None:
        self._trouble = sentence

    def _finish(self) -> None:
        job, waiting, self._job, self._waiting = self._job, self._waiting, None, None
        then, failed, self._then, self._failed = self._then, self._failed, _nothing, _nothing
        assert job is not None and waiting is not None
        job.deleteLater()
        waiting.hide()
        waiting.deleteLater()
        if self._changed:
            self._review.refresh(frozenset(self._changed))
        if self._trouble:
            failed(self._trouble)
        elif self._whole and then is not None:
            then()


def _nothing(_sentence: str = "") -> None:
    """What follows when nothing was asked for."""
