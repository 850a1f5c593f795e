"""The least a window can take: what every other figure is compared with."""

import os
import sys
import time
from pathlib import Path

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Bare(QWidget):
    """Nothing, told when it is painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell the moment of the first painting, as the program does."""
        with Path(os.environ["REVIEWER_TRACE"]).open("a") as trace:
            trace.write(f"first-screen {time.monotonic()}\n")


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = Bare()
    window.resize(1600, 900)
    window.show()
    sys.exit(app.exec())
