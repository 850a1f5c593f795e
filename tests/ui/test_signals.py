"""A polite kill closes the window as a person would."""

import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.app import stop_on_signals


class Painted(QWidget):
    """Is sent a signal while it paints."""

    stood: bool | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Be killed, and see whether the window still stands."""
        if self.stood is None:
            os.kill(os.getpid(), signal.SIGTERM)
            self.stood = self.isVisible()


@pytest.fixture
def handlers() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_a_window_killed_while_it_paints_closes_after(qtbot: QtBot, handlers: None) -> None:
    window = Painted()
    qtbot.addWidget(window)
    stop_on_signals(window)
    window.show()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.stood
