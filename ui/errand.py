"""Small work off the window's thread for a dialog that may be closed before it is done."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ui.job import Job


class Errand(QObject):
    """Runs one `Job` at a time; a new one, or the end of the dialog, lets the old one go unheard."""

    arrived = Signal(object)
    failed = Signal(str)
    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    def run(self, work: Callable[[], Iterator[object]]) -> None:
        """Begin; each result comes as `arrived`, trouble as `failed`, then `finished`."""
        self.drop()
        # Not the errand's child: a thread that hangs on a slow card must not take the dialog with it.
        job = self._job = Job(work, QCoreApplication.instance())
        job.batch.connect(self._hand_on)
        job.failed.connect(self.failed)
        job.done.connect(self._done)
        job.done.connect(job.deleteLater)
        job.start()

    def drop(self) -> None:
        """Let go of what runs; nothing of it is heard any more."""
        job, self._job = self._job, None
        if job is not None:
            job.batch.disconnect(self._hand_on)
            job.failed.disconnect(self.failed)
            job.done.disconnect(self._done)
            job.cancel()

    def _hand_on(self, results: list[object]) -> None:
        for result in results:
            self.arrived.emit(result)

    def _done(self) -> None:
        self._job = None
        self.finished.emit()
