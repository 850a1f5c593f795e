"""An import beside the window: frames appear while it runs, and it can be stopped between two frames."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer.errors import ReviewerError
from reviewer.ingest import Copied, Known, ingest
from reviewer.photo import Failed
from reviewer.review import Review
from ui.job import Job
from ui.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from ui.import_dialog import ImportRequest


class Importing(QObject):
    """Runs one import after the other into the open library."""

    failed = Signal(str)
    """Why the whole import could not go on, in a sentence."""

    def __init__(self, review: Review, workers: Executor, strip: ProgressStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._review = review
        self._workers = workers
        self._strip = strip
        self._job: Job | None = None
        self._request: ImportRequest | None = None
        self._copied = self._known = self._broken = 0
        strip.cancelled.connect(self._cancel)

    @property
    def running(self) -> bool:
        """Whether frames are being copied."""
        return self._job is not None and self._job.running

    def start(self, request: ImportRequest) -> None:
        """Begin to copy; UsageError when the rule sets cannot be had."""
        self._review.start_shoot(request.shoot, request.rulesets)
        self._request = request
        self._copied = self._known = self._broken = 0
        there = self._review.contents()
        folder, frames, workers = self._review.folder, request.frames, self._workers
        self._job = Job(
            lambda: ingest(frames, folder, request.shoot, there.__contains__, workers=workers), self
        )
        self._job.batch.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.done.connect(self._finish)
        self._strip.start(self.tr("Importing into {0}").format(request.shoot), len(frames))
        self._job.start()

    def close(self) -> None:
        """Stop after the frame in hand; what was copied is taken in before this returns."""
        if self._job is not None:
            self._job.close()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _take(self, results: list[Copied | Known | Failed]) -> None:
        assert self._request is not None
        byline = self._request.byline
        copied = [_signed(result, byline) for result in results if isinstance(result, Copied)]
        try:
            if copied:
                self._review.add(self._request.shoot, copied)
        except ReviewerError as error:
            self._fail(str(error))
            return
        self._copied += len(copied)
        for result in results:
            if isinstance(result, Failed):
                self._broken += 1
                self._strip.fail(result.sentence)
        self._known += len(results) - len(copied) - sum(isinstance(r, Failed) for r in results)
        self._strip.advance(len(results), copied[-1].frame.name if copied else "")

    def _fail(self, sentence: str) -> None:
        self._strip.fail(sentence)
        self.failed.emit(sentence)

    def _finish(self) -> None:
        job, self._job = self._job, None
        said = [self.tr("{0:,} frames copied and verified").format(self._copied)]
        if self._known:
            said.append(self.tr("{0:,} were there already").format(self._known))
        if self._broken:
            said.append(self.tr("{0:,} failed and are still on the card").format(self._broken))
        if job is not None and job.cancelled:
            said.append(self.tr("stopped; import the card again to go on"))
        self._strip.finish("; ".join(said))


def _signed(copied: Copied, byline: str) -> Copied:
    """With the photographer's name, where the file does not name one."""
    if not byline or copied.caption.byline:
        return copied
    return replace(copied, caption=replace(copied.caption, byline=byline))
