"""The program's own window on a library, with a hand in it.

The program is started as it starts itself, from the command line's `show` on; the hand gets its turn when the
window stands, and the window is closed after it.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.cli.window import show
from tests.bench.figure import BenchError
from tests.bench.moment import Moment
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
    def views(self) -> Views:
        """Contact sheet, loupe and compare of the open library."""
        assert self._window.desk is not None
        return self._window.desk.views

    @property
    def pictures(self) -> Pictures:
        """Where they have their pictures from."""
        assert self._window.desk is not None
        return self._window.desk.pictures

    def open_library(self, library: Path) -> None:
        """Open a library in place of the one that is open, and wait for the first screen of it."""
        self._window.open_library(library)
        self.first_screen()

    def first_screen(self) -> None:
        """Wait until the contact sheet stands filled."""
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


class Painted(QObject):
    """When the loupe stood painted: by photo, with any picture of it (`at`), and sharp (`sharp_at`).

    The moment is the one at which the window has handed what it painted to the screen.
    """

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand.views)
        self._hand = hand
        self._loupe = hand.views.loupe
        self._window = hand.views.window()
        self._painting: tuple[int, bool] | None = None
        self.at: dict[int, Moment] = {}
        self.sharp_at: dict[int, Moment] = {}
        for watched in (self._loupe, self._window):
            watched.installEventFilter(self)

    def forget(self) -> None:
        """Begin anew."""
        self.at.clear()
        self.sharp_at.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what the loupe is about to paint; look at the clock when the window has painted."""
        if watched is self._loupe and event.type() is QEvent.Type.Paint:
            self._painting = self._shown()
        elif watched is self._window and event.type() is QEvent.Type.UpdateRequest:
            self._window.event(event)
            self._stamp(Moment.now())
            return True
        return False

    def _shown(self) -> tuple[int, bool] | None:
        photo, box = self._loupe.current, self._loupe.size().toTuple()
        if photo is None or self._hand.pictures.screen(photo, box) is None:
            return None
        return photo, self._loupe.sharp

    def _stamp(self, now: Moment) -> None:
        if self._painting is not None:
            photo, sharp = self._painting
            self.at.setdefault(photo, now)
            if sharp:
                self.sharp_at.setdefault(photo, now)
        self._painting = None


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
