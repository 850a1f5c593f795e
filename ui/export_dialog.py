"""Export from beginning to end: what would go, the making with its progress, the receipt."""

from collections.abc import Sequence
from concurrent.futures import Executor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from reviewer.errors import ReviewerError
from reviewer.export import package
from reviewer.export.package import Done, Exported, Held, Plan
from reviewer.review import Review
from ui import theme, wording
from ui.dialog import Dialog
from ui.export_form import ExportForm
from ui.job import Job
from ui.lettering import body, quiet
from ui.receipt_view import ReceiptView


class ExportDialog(Dialog):
    """`selection` and `shown` are ids in the order they are to be numbered.

    `receipt` is None until a set was exported. Cancelling while it is made leaves nothing behind.
    """

    def __init__(
        self,
        review: Review,
        selection: Sequence[int],
        shown: Sequence[int],
        *,
        workers: Executor | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._review, self._workers = review, workers
        self.receipt: dict[str, Any] | None = None
        self.job: Job | None = None
        self._held = 0
        self.setWindowTitle(self.tr("Export"))
        self.resize(700, 680)
        self.form = ExportForm(review, selection, shown, self)
        self.form.changed.connect(self._show_state)
        self.form.trouble.connect(self.show_error)
        self.view = ReceiptView(self)
        self._pages = QStackedWidget(self)
        for page in (self.form, self._make_progress(), self.view):
            self._pages.addWidget(page)
        self.column.addWidget(self._pages, 1)
        self.form.profiles.setFocus()
        self._show_state()

    def _make_progress(self) -> QWidget:
        self._progress = QWidget(self)
        self._bar = QProgressBar(self._progress)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the export"))
        self._at = body("", self._progress)
        rule = quiet(self.tr("The set appears when all files in it are verified."), self._progress)
        self._still = quiet("", self._progress)
        column = QVBoxLayout(self._progress)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        column.addStretch(1)
        for widget in (self._at, self._bar, self._still, rule):
            column.addWidget(widget)
        column.addStretch(2)
        return self._progress

    @property
    def running(self) -> bool:
        """Whether files are being made."""
        return self.job is not None

    def _show_state(self) -> None:
        done = self._pages.currentWidget() is self.view
        self.cancel.setVisible(not done)
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
        self._bar.setRange(0, len(plan.goes))
        self._bar.setValue(0)
        self._held = 0
        self._at.setText(self.tr("Making the files and reading each one back…"))
        self._still.setText("")
        library, workers, at = self._review.folder, self._workers, datetime.now(UTC)
        self.job = Job(lambda: package.export(plan, library, to, workers=workers, at=at), self)
        self.job.batch.connect(self._take)
        self.job.failed.connect(self.show_error)
        self.job.done.connect(self._finish)
        self._pages.setCurrentWidget(self._progress)
        self._show_state()
        self.job.start()

    def _take(self, results: list[object]) -> None:
        for result in results:
            if isinstance(result, Exported):
                self._bar.setValue(self._bar.value() + 1)
                self._at.setText(f"{result.name} → {result.output}")
            elif isinstance(result, Held):
                self._held += 1
                self._still.setText(self.tr("{n} held back so far").replace("{n}", str(self._held)))
            elif isinstance(result, Done):
                self._keep(result.receipt)

    def _keep(self, receipt: dict[str, Any]) -> None:
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
            if cancelled:
                self.show_error(self.tr("The export was cancelled. Nothing was written."))
        self._show_state()
        self.confirm.setFocus()

    def reject(self) -> None:
        """Esc and Cancel: stop what is being made, else close."""
        if self.job is not None:
            self.job.cancel()
            self._at.setText(self.tr("Stopping…"))
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Let go of what is still being worked out."""
        self.form.drop()
        super().done(result)
