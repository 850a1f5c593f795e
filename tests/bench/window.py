"""The program's own window on a library, with a hand in it.

The program is started as it starts itself, from the command line's `show` on; the hand gets its turn when the
window stands, and the window is closed after it.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.cli.window import show
from reviewer.review import Review
from tests.bench.figure import BenchError
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.pictures import Pictures
from ui.views import Views

T = TypeVar("T")

PATIENCE_MS = 120_000
# A thread's state may change without an event in the window.
WAKE_MS = 20
PAUSE_MS = 1000
SIZE = (1440, 900)


class Hand:
    """Does to the window what a person does, and waits for what a person waits for."""

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        self.app = app
        self._window = window

    @property
    def desk(self) -> Desk:
        """The open library on its desk."""
        assert self._window.desk is not None
        return self._window.desk

    @property
    def views(self) -> Views:
        """Contact sheet, loupe and compare of the open library."""
        return self.desk.views

    @property
    def review(self) -> Review:
        """The open library."""
        return self.desk.review

    @property
    def pictures(self) -> Pictures:
        """Where they have their pictures from."""
        return self.desk.pictures

    def opened(self) -> None:
        """Wait until a library stands open, with photos or without."""
        self.until(lambda: not self._window.opening.running and self._window.desk is not None)

    def open_library(self, library: Path) -> None:
        """Open a library in place of the one that is open, and wait for the first screen of it."""
        self._window.open_library(library)
        self.first_screen()

    def first_screen(self) -> None:
        """Wait until the contact sheet stands filled."""
        self.opened()
        self.until(lambda: bool(self.views.sheet.visible_ids()) and self.views.sheet.complete)

    def until(self, holds: Callable[[], bool]) -> None:
        """Let the window work until something holds; the processor is free meanwhile. Raises BenchError."""
        patience = QDeadlineTimer(PATIENCE_MS)
        wake = QTimer(interval=WAKE_MS)
        wake.start()
        while not holds():
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if patience.hasExpired():
                raise BenchError("The window did not get there.")

    def rest(self) -> None:
        """Wait until there is nothing left to fetch."""
        self.until(lambda: not self.pictures.busy)

    def pause(self) -> None:
        """Let pass a moment in which a person does nothing."""
        QTest.qWait(PAUSE_MS)

    def open_loupe(self) -> None:
        """The first photo in the loupe."""
        self.first_screen()
        self.views.show_loupe()
        self.until(lambda: self.views.loupe.sharp)

    def next(self) -> None:
        """Press the arrow key in the loupe."""
        QTest.keyClick(self.views.loupe, Qt.Key.Key_Right)


def drive(library: Path, act: Callable[[Hand], T]) -> T:
    """Open the window on a library, let a hand act in it, close it; what the act returns."""
    app = QApplication(["reviewer"])
    told: list[T] = []

    def begin() -> None:
        sys.excepthook = sys.__excepthook__  # nobody is there to read the program's message
        window = next(top for top in app.topLevelWidgets() if isinstance(top, MainWindow))
        try:
            window.resize(*SIZE)
            told.append(act(Hand(app, window)))
        finally:
            window.close()

    QTimer.singleShot(0, begin)
    show(library)
    if not told:
        raise BenchError("The window was closed before the measurement was done.")
    return told[0]
