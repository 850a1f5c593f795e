"""What is shown while a library is opened, where that takes longer than a person notices.

It does for a library from an older Reviewer, for one whose rules changed, and on a slow disk.
"""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from reviewer.errors import LibraryLocked, LibraryReadOnly
from reviewer.library import is_library
from reviewer.progress import Progress
from reviewer.review import Review
from ui import theme, wording
from ui.job import Job
from ui.lettering import body, display, quiet

PATIENCE_MS: Final = 50
"""So long the window waits: a library that needs nothing opens in one piece."""
_UNTOLD_MS: Final = 300
_WIDTH: Final = 420

Steps = Iterator[Progress | Review]


def to_change_or_look(folder: Path) -> Generator[Progress | Review, None, None]:
    """Open a library; where it cannot be written, to look at."""
    try:
        yield from Review.opening(folder)
    except (LibraryReadOnly, LibraryLocked):
        yield from Review.opening(folder, read_only=True)


def or_made(folder: Path) -> Generator[Progress | Review, None, None]:
    """Open the library in a folder, or make one of it."""
    if is_library(folder):
        yield from Review.opening(folder)
    else:
        yield Review.create(folder)


class Opening(QWidget):
    """A page with what is being done, how far it is, and a way out.

    After `start` comes one of `opened` with the library, `failed` with a sentence, or `left`.
    """

    opened = Signal(object)
    failed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._review: Review | None = None
        self._trouble = ""
        self._title = display()
        self.doing = body()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.count = quiet()
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setAutoDefault(True)
        self.cancel.clicked.connect(self._cancel)
        self._column = QWidget(self)
        self._column.setFixedWidth(_WIDTH)
        inside = QVBoxLayout(self._column)
        inside.setSpacing(theme.APART)
        for widget in (self._title, self.doing, self.bar, self.count):
            inside.addWidget(widget)
        inside.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._column, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.setFocusProxy(self.cancel)
        self._untold = QTimer(self, singleShot=True, interval=_UNTOLD_MS)
        self._untold.timeout.connect(self._tell)

    @property
    def running(self) -> bool:
        """Whether a library is being opened."""
        return self._job is not None

    def start(self, name: str, steps: Callable[[], Steps]) -> None:
        """Open a library beside the window; one that needs nothing is open when this returns."""
        if self._job is not None:
            raise RuntimeError("one library is opened at a time")
        self._review, self._trouble = None, ""
        self._title.setText(self.tr("Opening {name}").replace("{name}", name))
        self.doing.setText(self.tr("Reading its catalog…"))
        self._show(Progress(0, 0))
        self.cancel.setEnabled(True)
        self._column.hide()
        self._untold.start()
        job = self._job = Job(steps, self)
        job.batch.connect(self._take)
        job.failed.connect(self._fail)
        job.done.connect(self._finish)
        job.start()
        job.settle(PATIENCE_MS)

    def close_job(self) -> None:
        """Stop opening, before this returns; nothing is told of it any more."""
        if self._job is not None:
            self.blockSignals(True)
            self._job.close()
            self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is the way out, as in a dialog."""
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self._column.show()
        self.cancel.setFocus()

    def _cancel(self) -> None:
        if self._job is not None:
            self.cancel.setEnabled(False)
            self.doing.setText(self.tr("Stopping…"))
            self._job.cancel()

    def _take(self, results: list[Progress | Review]) -> None:
        for result in results:
            if isinstance(result, Review):
                self._review = result
            elif self.cancel.isEnabled():
                self._show_doing(result)

    def _show_doing(self, progress: Progress) -> None:
        if progress.total:
            self.doing.setText(self.tr("Judging its photos anew: the rules changed, or Reviewer did."))
        else:
            self.doing.setText(self.tr("It is from an older Reviewer. Bringing its catalog up to date…"))
        self._show(progress)

    def _show(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        done, total = wording.number(progress.done), wording.number(progress.total)
        said = self.tr("{n} of {total}").replace("{n}", done).replace("{total}", total)
        self.count.setText(said if progress.total else "")

    def _fail(self, sentence: str) -> None:
        self._trouble = sentence

    def _finish(self) -> None:
        job, self._job = self._job, None
        review, self._review = self._review, None
        self._untold.stop()
        assert job is not None
        job.deleteLater()
        if job.cancelled and review is not None:
            review.close()
        if job.cancelled:
            self.left.emit()
        elif review is not None:
            self.opened.emit(review)
        else:
            self.failed.emit(self._trouble)
