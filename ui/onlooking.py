"""A window open only to look, kept true to what another window does: what was clear may not be any more."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.errors import ReviewerError
from reviewer.review import Review

_EVERY_MS: Final = 2000


class Onlooking(QObject):
    """Catches up every other second, until it is closed; `failed` carries a sentence.

    A library that is open to be changed has nobody beside it, and nothing is asked.
    """

    failed = Signal(str)

    def __init__(self, review: Review, parent: QObject) -> None:
        super().__init__(parent)
        self._review = review
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.catch_up)
        if review.read_only:
            self._timer.start()

    def catch_up(self) -> None:
        """Take in what another window did."""
        try:
            self._review.catch_up()
        except ReviewerError as error:
            self.close()
            self.failed.emit(str(error))

    def close(self) -> None:
        """Ask nothing more."""
        self._timer.stop()
