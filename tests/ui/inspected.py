"""The inspector in a window of its own, as tests of its panes need it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from reviewer.review import Review
from ui.beside import Beside
from ui.inspector import Inspector


@contextmanager
def inspected(qtbot: QtBot, review: Review) -> Iterator[Inspector]:
    """The inspector on the screen, which hears of every change of a library."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(400, 1200)
    inspector = Inspector(review, Beside(review, lambda: False, None))
    window.setCentralWidget(inspector)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    stop = review.watch(inspector.refresh)
    yield inspector
    stop()
    inspector.stop()
