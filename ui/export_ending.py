"""How an export that runs is to end: the user's answers, for which the export asks in its own thread."""

import threading

from PySide6.QtCore import QObject, Signal

from reviewer.errors import TargetFailed
from reviewer.export.ending import Ending


class ExportEnding(QObject, Ending):
    """`failed` carries why the disk took no further file; the export then waits for an answer."""

    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._keep = threading.Event()
        self._answered = threading.Event()

    def keep(self) -> None:
        """Make no more files, and publish those that are done."""
        self._keep.set()
        self._answered.set()

    def discard(self) -> None:
        """Keep nothing after trouble with the disk."""
        self._answered.set()

    def wanted(self) -> bool:
        """Whether what is done is to be kept."""
        return self._keep.is_set()

    def keeps_after(self, trouble: TargetFailed) -> bool:
        """Ask, and wait for the answer."""
        self.failed.emit(trouble.why)
        self._answered.wait()
        return self._keep.is_set()
