"""Imports beside the window, each with its own bar: frames appear while they run, and each can be stopped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.eject import can_eject
from reviewer.importing import Import, Step
from reviewer.ingest import BackupFailed, Moved, Result, Told
from reviewer.photo import Failed
from reviewer.review import Review
from ui import wording
from ui.job import Job
from ui.progress_strip import ProgressStrip
from ui.tab_order import follow

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

    def add(self, about: str = "") -> ProgressStrip:
        """One more bar; it goes when it is put away, and the last word about the same goes now."""
        for strip in self.strips:
            if about and strip.objectName() == about and not strip.running:
                strip.put_away()
        strip = ProgressStrip(self)
        strip.setObjectName(about)
        follow(self, chain.from_iterable(one.buttons for one in self.strips))
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
    receipts_asked = Signal()
    shoot_asked = Signal(str)
    """A shoot whose photos somebody wants to see."""

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
        self._review.start_shoot(request.plan.shoot, request.rulesets)
        run = ImportRun(self._review, self._workers, request, self.bars.add(str(request.source)), self)
        run.failed.connect(self.failed)
        run.done.connect(lambda: self._end(run))
        self._runs.append(run)
        run.start()
        shoot = request.plan.shoot
        run.strip.offer(self.tr("Show"), lambda: self.shoot_asked.emit(shoot))
        self.started.emit(request.source)

    def _end(self, run: ImportRun) -> None:
        """Offer what can be done after an import. The run goes, so the buttons are not to hold it."""
        source = run.source
        run.strip.offer(self.tr("Receipt"), self.receipts_asked.emit)
        if run.card_may_go and can_eject():
            if run.ejects:
                self.eject_asked.emit(source)
            else:
                run.strip.offer(self.tr("Eject"), lambda: self.eject_asked.emit(source))
        self._runs.remove(run)
        run.deleteLater()

    def close(self) -> None:
        """Stop each after the frame in hand; what was copied is taken in before this returns."""
        for run in tuple(self._runs):
            run.close()


class ImportRun(QObject):
    """One import, and its receipt at the end; `card_may_go` when all that was on it is verified.

    `ejects`: it is asked to go then.
    """

    failed = Signal(str)
    done = Signal()

    def __init__(
        self,
        review: Review,
        workers: Executor,
        request: ImportRequest,
        strip: ProgressStrip,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._review, self._request, self.strip = review, request, strip
        self.source, self.ejects, self.card_may_go = request.source, request.eject, False
        self._import = Import(review, request.source, request.frames, request.plan, workers)
        self._job = Job(self._import.steps, self)
        self._job.batch.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.done.connect(self._finish)
        strip.cancelled.connect(self._job.cancel)

    def start(self) -> None:
        """Begin to copy."""
        title = self.tr("Importing {card} into {shoot}").replace("{card}", self._request.source.name)
        self.strip.start(title.replace("{shoot}", self._request.plan.shoot), len(self._request.frames))
        self._job.start()

    def close(self) -> None:
        """Stop after the frame in hand; what was copied is taken in before this returns."""
        self._job.close()

    def _take(self, steps: list[Step]) -> None:
        for step in steps:
            self._show(step.told)
            if step.photos:
                self._review.hear_of(frozenset(step.photos))

    def _show(self, told: Sequence[Told]) -> None:
        results = [one for one in told if isinstance(one, Result)]
        for one in told:
            if isinstance(one, Failed | BackupFailed):
                self.strip.fail(one.sentence)
            if isinstance(one, BackupFailed):
                self.strip.warn(one.sentence)
        if results:
            last = results[-1]
            self.strip.advance(len(results), last.name if isinstance(last, Failed) else last.frame.name)
        if told and isinstance(told[-1], Moved):
            self.strip.go_within(told[-1].done_bytes / max(1, told[-1].total_bytes))

    def _fail(self, sentence: str) -> None:
        self.strip.fail(sentence)
        self.failed.emit(sentence)

    def _finish(self) -> None:
        receipt = self._import.receipt
        safe = bool(receipt.get("safe")) and self._request.whole and not receipt["unbacked"]
        self.card_may_go = safe and self._request.removable
        self.strip.finish(f"{self.source.name}: {self._said(receipt, safe)}")
        self.done.emit()

    def _said(self, receipt: Mapping[str, Any], safe: bool) -> str:
        """What became of it, in a line."""
        if not receipt:
            return self.tr("nothing was copied")
        copied = receipt["copied"] + receipt["joined"]
        one, many = self.tr("1 frame copied and verified"), self.tr("{n} frames copied and verified")
        said = [wording.counted(copied, one, many)]
        if known := receipt["known"]:
            one, many = self.tr("1 was there already"), self.tr("{n} were there already")
            said.append(wording.counted(known, one, many))
        if failed := len(receipt["failed"]):
            one = self.tr("1 failed and is still on the card")
            said.append(wording.counted(failed, one, self.tr("{n} failed and are still on the card")))
        if lost := receipt["unbacked"]:
            one = self.tr("1 is not on the backup")
            said.append(wording.counted(lost, one, self.tr("{n} are not on the backup")))
        if self._job.cancelled:
            said.append(self.tr("stopped; import the card again to go on"))
        elif self._request.removable and safe:
            said.append(self.tr("every frame of the card is in the library: it is safe to remove"))
        elif self._request.removable:
            said.append(self.tr("not every frame of the card is sure: do not format it"))
        return "; ".join(said)
