"""Export from beginning to end: what would go, the making with its progress, the receipt."""

from collections.abc import Sequence
from concurrent.futures import Executor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from reviewer.errors import ReviewerError
from reviewer.export import package
from reviewer.export.package import Done, Plan
from reviewer.export.profile import Shelf
from reviewer.review import Review
from ui import wording
from ui.dialog import Dialog
from ui.export_ending import ExportEnding
from ui.export_form import ExportForm
from ui.export_progress import ExportProgress
from ui.job import Job
from ui.printed_sheet import Press
from ui.receipt_view import ReceiptView


class ExportDialog(Dialog):
    """`selection` and `shown` are ids in the order they are to be numbered; `first` is the id of the profile
    to begin with, `sequence` the one they are of.

    `receipt` is None until a set was exported. Cancelling while it is made asks whether what is done is
    to be kept, as a set of its own.
    """

    def __init__(
        self,
        review: Review,
        selection: Sequence[int],
        shown: Sequence[int],
        shelf: Shelf,
        *,
        first: str = "",
        sequence: str = "",
        workers: Executor | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._review, self._workers = review, workers
        self.receipt: dict[str, Any] | None = None
        self.job: Job | None = None
        self._ending = ExportEnding(self)
        self.setWindowTitle(self.tr("Export"))
        self.resize(700, 680)
        self.form = ExportForm(
            review, selection, shown, shelf, first, sequence=sequence, workers=workers, parent=self
        )
        self.form.changed.connect(self._show_state)
        self.form.trouble.connect(self.show_error)
        self.form.heading.escaped.connect(self.reject)
        self.form.heading.confirmed.connect(self.accept)
        self.view = ReceiptView(self)
        self.progress = ExportProgress(self)
        self.progress.turned.connect(self._show_state)
        self.progress.keep.connect(self._keep_done)
        self.progress.discard.connect(self._discard)
        self._pages = QStackedWidget(self)
        for page in (self.form, self.progress, self.view):
            self._pages.addWidget(page)
        self.column.addWidget(self._pages, 1)
        self.form.profiles.setFocus()
        self._show_state()

    @property
    def running(self) -> bool:
        """Whether files are being made."""
        return self.job is not None

    def _show_state(self) -> None:
        done = self._pages.currentWidget() is self.view
        self.cancel.setVisible(not done and not self.progress.asking)
        self.confirm.setVisible(not self.running)
        self.confirm.setEnabled(done or self.form.ready)
        plan = self.form.plan
        count = len(plan.goes) if plan else 0
        one, many = self.tr("Export 1 photo"), self.tr("Export {n} photos")
        export = wording.counted(count, one, many) if count else self.tr("Export")
        self.confirm.setText(self.tr("Close") if done else export)

    def accept(self) -> None:
        """Export; after that, close."""
        if self._pages.currentWidget() is self.view:
            super().accept()
        elif self.form.ready and not self.running and self.form.plan and self.form.target.folder:
            self._start(self.form.plan, self.form.target.folder)

    def _start(self, plan: Plan, to: Path) -> None:
        self.show_error("")
        self.progress.start(len(plan.goes))
        ending = self._ending = ExportEnding(self)
        ending.failed.connect(self.progress.ask_after)
        make = partial(
            package.export,
            plan,
            self._review.folder,
            to,
            workers=self._workers,
            at=datetime.now(UTC),
            ending=ending,
            draw=Press(),
        )
        self.job = Job(make, self)
        self.job.batch.connect(self._take)
        self.job.failed.connect(self.show_error)
        self.job.done.connect(self._finish)
        self._pages.setCurrentWidget(self.progress)
        self._show_state()
        self.job.start()

    def _take(self, results: list[object]) -> None:
        self.progress.take(results)
        for result in results:
            if isinstance(result, Done):
                self._record(result.receipt)

    def _record(self, receipt: dict[str, Any]) -> None:
        self.receipt = receipt
        self.view.show_receipt(receipt)
        try:
            self._review.add_receipt(receipt)
        except ReviewerError as error:
            text = self.tr("The set is exported, but its receipt could not be kept. {why}")
            self.show_error(text.replace("{why}", str(error)))

    def _finish(self) -> None:
        cancelled = self.job is not None and self.job.cancelled
        self.job = None
        if self.receipt is not None:
            self._pages.setCurrentWidget(self.view)
        else:
            self._pages.setCurrentWidget(self.form)
            if cancelled and not self.error:
                self.show_error(self.tr("The export was cancelled. Nothing was written."))
        self._show_state()
        self.confirm.setFocus()

    def reject(self) -> None:
        """Esc and Cancel: ask how to end what is being made, or take the question back; else close."""
        if not self.running:
            super().reject()
        elif self.progress.asking:
            self.progress.escape()
        else:
            self.progress.ask()

    def _keep_done(self) -> None:
        self._ending.keep()

    def _discard(self) -> None:
        if self.job is not None:
            self.job.cancel()
        self._ending.discard()

    def done(self, result: int) -> None:
        """Let go of what is still being worked out; of a set that is being made nothing is kept."""
        self._discard()
        if self.job is not None:
            self.job.close()
        self.form.drop()
        super().done(result)
