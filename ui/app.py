"""Start of the window: Qt, its looks, its settings, and the one place where bugs are caught."""

import gc
import logging
import signal
import sys
from functools import partial
from pathlib import Path
from types import FrameType, TracebackType
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from reviewer import __version__
from reviewer.workers import Workers
from ui import settings
from ui.appearance import Appearance
from ui.main_window import MainWindow

# Whoever runs Python beside the window has it for so long, in seconds, before the window gets its turn.
# Painting asks for a turn hundreds of times; at the usual 5 ms each, an import would be felt.
TURN_S: Final = 0.001

log = logging.getLogger("reviewer")


def main(workers: Workers, library: Path | None = None) -> int:
    """Open the window, on a library or on the one opened last; the exit code when it is closed.

    Pictures are decoded by `workers`.
    """
    settings.keep_qt_here()
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("reviewer")
    app.setApplicationDisplayName("Reviewer")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("reviewer")
    stored = settings.settings()
    Appearance(stored).wear()
    window = MainWindow(workers, stored)
    sys.excepthook = Bugs(window)
    stop_on_signals(window)
    window.show_on_screen()
    window.tell_keymap_faults()
    wanted = library or window.remembered_library()
    if wanted is not None:
        window.open_library(wanted)
    # All that start-up made is there to stay; going through it again and again for garbage costs frames.
    gc.freeze()
    sys.setswitchinterval(TURN_S)
    code = app.exec()
    sys.excepthook = sys.__excepthook__
    return code


def stop_on_signals(window: QWidget) -> None:
    """Ctrl+C and a polite kill close the window as a person would; Python sees signals only between
    Qt's calls, so it is given a turn now and then."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        QTimer.singleShot(0, window, window.close)  # not from within an event, which may be one of painting

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    turn = QTimer(window)
    turn.timeout.connect(lambda: None)
    turn.start(500)


class Bugs:
    """Told what nobody caught: logged in full, shown once each, the window stays usable."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._shown: set[str] = set()

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("A bug in Reviewer", exc_info=(kind, error, trace))
        text = f"{kind.__name__}: {error}"
        if text in self._shown:
            return
        self._shown.add(text)
        # Not from within the event that failed, which may be one of painting.
        QTimer.singleShot(0, self._window, partial(self._show, text))

    def _show(self, text: str) -> None:
        QMessageBox.warning(
            self._window,
            self._window.tr("A bug in Reviewer"),
            self._window.tr(
                "Something went wrong that should not have: {0}\n\nWhat you did is saved and you can go "
                "on. The details are on standard error."
            ).format(text),
        )
