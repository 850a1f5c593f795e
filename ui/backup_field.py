"""Where a second copy goes while the card is read: a folder on another disk, or nowhere."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer.errors import StorageError, shown
from ui import choose, theme
from ui.errand import Errand
from ui.lettering import quiet
from ui.text_field import LineField

_PAUSE_MS: Final = 300


@dataclass(frozen=True, slots=True)
class Room:
    """A folder for backups with the bytes that are free on its disk, and whether the library is on it too."""

    folder: Path
    free: int
    same_disk: bool


class BackupField(QWidget):
    """`changed` when it is known whether the place will do; `trouble` says why not."""

    changed = Signal()

    def __init__(self, library: Path, first: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.room: Room | None = None
        self.trouble = ""
        self.field = LineField(self)
        self.field.setPlaceholderText(self.tr("none: the library is the only copy"))
        self.choose = QPushButton(self.tr("Choose…"), self)
        self.choose.setAccessibleName(self.tr("Choose the folder of the backup"))
        self.choose.setAutoDefault(False)
        self._note = quiet("", self)
        self._errand = Errand(self)
        self._errand.arrived.connect(self._arrive)
        self._errand.failed.connect(self._fail)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._look)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(theme.TIGHT)
        row.addWidget(self.field, 1)
        row.addWidget(self.choose)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addLayout(row)
        column.addWidget(self._note)
        self.field.textChanged.connect(lambda _text: self._begin())
        self.choose.clicked.connect(self._choose)
        self.setFocusProxy(self.field)
        self._note.hide()
        self.field.setText(first)

    @property
    def folder(self) -> Path | None:
        """Where the backup goes, once it is known that it can."""
        return self.room.folder if self.room else None

    @property
    def ready(self) -> bool:
        """Whether there is nothing to wait for and nothing wrong."""
        return not self._typed or self.room is not None

    @property
    def _typed(self) -> str:
        return self.field.text().strip()

    def drop(self) -> None:
        """Nobody waits for an answer any more."""
        self._pause.stop()
        self._errand.drop()

    def _choose(self) -> None:
        folder = choose.folder(self, self.tr("Backup to"))
        if folder is not None:
            self.field.setText(str(folder))

    def _begin(self) -> None:
        self._errand.drop()
        self._tell(None, "")
        self._pause.start()

    def _look(self) -> None:
        if self._typed:
            folder, library = Path(self._typed).expanduser(), self._library
            self._errand.run(lambda: _room(folder, library))

    def _arrive(self, room: Room) -> None:
        self._tell(room, "")

    def _fail(self, sentence: str) -> None:
        self._tell(None, sentence)

    def _tell(self, room: Room | None, trouble: str) -> None:
        self.room, self.trouble = room, trouble
        same = self.tr("On the same disk as the library: one failure takes both.")
        self._note.setText(trouble or (same if room and room.same_disk else ""))
        self._note.setVisible(bool(self._note.text()))
        self.field.setAccessibleDescription(self._note.text())
        self.changed.emit()


def _room(folder: Path, library: Path) -> Iterator[Room]:
    """Look at the folder. Raises StorageError where nothing can be written into it."""
    if not folder.is_absolute() or not folder.is_dir():
        raise StorageError(f"There is no folder {shown(folder)}. Is the backup disk connected?")
    if not os.access(folder, os.W_OK):
        raise StorageError(f"{shown(folder)} cannot be written. Choose another folder for the backup.")
    yield Room(folder, shutil.disk_usage(folder).free, folder.stat().st_dev == library.stat().st_dev)
