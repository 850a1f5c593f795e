"""A mark in time for benchmarks: when the first full screen of thumbnails stood.

Does nothing unless the environment variable REVIEWER_TRACE names a file.
"""

import os
import time
from pathlib import Path

from PySide6.QtCore import QObject

from ui.contact_sheet import ContactSheet
from ui.pictures import Pictures

VARIABLE = "REVIEWER_TRACE"


class FirstScreen(QObject):
    """Writes `first-screen`, the monotonic clock in seconds and the number of pictures, once."""

    def __init__(self, sheet: ContactSheet, pictures: Pictures, file: Path) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._pictures = pictures
        self._file = file
        pictures.arrived.connect(self._look)

    @classmethod
    def watch(cls, sheet: ContactSheet, pictures: Pictures) -> None:
        """Begin, where somebody asked for it."""
        if file := os.environ.get(VARIABLE):
            cls(sheet, pictures, Path(file))

    def _look(self) -> None:
        seen = self._sheet.visible_ids()
        if not seen or not self._sheet.complete:
            return
        self._pictures.arrived.disconnect(self._look)
        self._sheet.viewport().repaint()
        with self._file.open("a", encoding="utf-8") as file:
            file.write(f"first-screen {time.monotonic():.4f} {len(seen)}\n")
