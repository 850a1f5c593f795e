"""Imports beside the window, each with its own bar: frames appear while they run, and each can be stopped."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.eject import can_eject
from reviewer.errors import ReviewerError
from reviewer.ingest import BackupFailed, Known, Plan, Result, Told, ingest
from reviewer.looking import Looking
from reviewer.photo import Failed
from reviewer.review import Review
from ui.job import Job
from ui.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from ui.import_dialog import ImportRequest


class ImportBars(QWidget):
    """The bars of all imports, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def strips(self) -> list[ProgressStrip]:
        """The bars that are shown."""
        return self.findChildren(ProgressStrip)

    def add(self) -> ProgressStrip:
        """One more bar; it goes when it is put away."""
        strip = ProgressStrip(self)
        strip.closed.connect(strip.deleteLater)
        self._column.addWidget(strip)
        return strip


class Importing(QObject):
    """Runs imports into the open library, any number of them side by side."""

    failed = Signal(str)
    """Why a whole import could not go on, in a sentence."""
    started = Signal(Path)
    """The card or folder that is copied from now on."""
    eject_asked = Signal(Path)
    """A card that is wholly copied, and may go."""

    def __init__(self, review: Review, workers: Executor, parent: QObject) -> None:
        super().__init__(parent)
        self.bars = ImportBars()
        self._review, self._workers = review, workers
        self._runs: list[ImportRun] = []

    @property
    def running(self) -> bool:
        """Whether frames are being copied."""
        return bool(self._runs)

    def start(self, request: ImportRequest) -> None:
        """Begin to copy; UsageError when the rule sets cannot be had."""
        self._review.start_shoot(request.shoot, request.rulesets)
        run = ImportRun(self._review, self._workers, request, self.bars.add(), self)
        run.failed.connect(self.failed)
        run.eject_asked.connect(self.eject_asked)
        run.done.connect(lambda: self._end(run))
        self._runs.append(run)
        run.start()
        self.started.emit(request.source)

    def _end(self, run: ImportRun) -> None:
        self._runs.remove(run)
        run.deleteLater()

    def close(self) -> None:
        """Stop each after the frame in hand; what was copied is taken in before this returns."""
        for run in tuple(self._runs):
            run.close()


class ImportRun(QObject):
    """One import."""

    failed = Signal(str)
    done = Signal()
    eject_asked = Signal(Path)

    def __init__(
        self,
        review: Review,
        workers: Executor,
        request: ImportRequest,
        strip: ProgressStrip,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._review, self._request, self._strip = review, request, strip
        self._copied = self._known = self._broken = 0
        folder = review.folder
        self._job = Job(lambda: _results(folder, request, workers), self)
        self._job.batch.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.done.connect(self._finish)
        strip.cancelled.connect(self._job.cancel)

    def start(self) -> None:
        """Begin to copy."""
        title = self.tr("Importing {card} into {shoot}").replace("{card}", self._request.source.name)
        self._strip.start(title.replace("{shoot}", self._request.shoot), len(self._request.frames))
        self._job.start()

    def close(self) -> None:
        """Stop after the frame in hand; what was copied is taken in before this returns."""
        self._job.close()

    def _take(self, told: list[Told]) -> None:
        results = [one for one in told if isinstance(one, Result)]
        kept = [result for result in results if not isinstance(result, Failed)]
        try:
            self._review.add(self._request.shoot, kept)
        except ReviewerError as error:
            self._fail(str(error))
            return
        self._known += sum(isinstance(result, Known) for result in kept)
        self._copied += sum(not isinstance(result, Known) for result in kept)
        self._broken += len(results) - len(kept)
        for one in told:
            if isinstance(one, Failed | BackupFailed):
                self._strip.fail(one.sentence)
        self._strip.advance(len(results), kept[-1].frame.name if kept else "")

    def _fail(self, sentence: str) -> None:
        self._strip.fail(sentence)
        self.failed.emit(sentence)

    def _finish(self) -> None:
        request, verified = self._request, self._copied + self._known
        said = [self.tr("{0:,} frames copied and verified").format(self._copied)]
        if self._known:
            said.append(self.tr("{0:,} were there already").format(self._known))
        if self._broken:
            said.append(self.tr("{0:,} failed and are still on the card").format(self._broken))
        if self._job.cancelled:
            said.append(self.tr("stopped; import the card again to go on"))
        safe = request.removable and request.whole and verified == len(request.frames)
        if safe:
            said.append(self.tr("every frame of the card is in the library: it is safe to remove"))
        elif request.removable and not self._job.cancelled:
            said.append(self.tr("the card holds more than was copied: do not format it"))
        self._strip.finish(f"{request.source.name}: {'; '.join(said)}")
        if safe and can_eject():
            self._strip.offer(self.tr("Eject"), lambda: self.eject_asked.emit(request.source))
        self.done.emit()


def _results(folder: Path, request: ImportRequest, workers: Executor) -> Iterator[Told]:
    """The import, with a look into the library of its thread's own."""
    plan = Plan(request.shoot, photographer=request.byline)
    with Looking.open(folder) as memory:
        yield from ingest(request.frames, folder, plan, memory, workers=workers)
