"""Where an export goes: a folder that is new or empty, looked at off the window's thread."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from reviewer.errors import ReviewerError
from reviewer.export import package
from reviewer.photo import Failed
from ui import choose, theme
from ui.errand import Errand

PAUSE_MS = 250


class ExportTarget(QWidget):
    """A path to type or choose. `checked` when it is known whether it will do; `trouble` says why not."""

    checked = Signal()

    def __init__(self, library: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._own = False
        self.folder: Path | None = None
        self.trouble = ""
        self.field = QLineEdit(self)
        self.field.setAccessibleName(self.tr("Folder"))
        self.field.setPlaceholderText(self.tr("a new or an empty folder"))
        self.choose = QPushButton(self.tr("Choose…"), self)
        self.choose.setAccessibleName(self.tr("Choose the folder"))
        self._errand = Errand(self)
        self._errand.arrived.connect(self._arrive)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._check)
        self.field.textEdited.connect(self._edit)
        self.choose.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.NEAR)
        row.addWidget(self.field, 1)
        row.addWidget(self.choose)

    def suggest(self, name: str) -> None:
        """Propose a new folder of this name among the user's pictures, unless somebody chose one."""
        if not self._own:
            self._propose(_pictures(), name)

    def set_folder(self, folder: Path) -> None:
        """Take this folder, and look whether it will do."""
        self._own = True
        self.field.setText(str(folder))
        self._check()

    def drop(self) -> None:
        """Nobody waits for an answer any more."""
        self._pause.stop()
        self._errand.drop()

    def _edit(self) -> None:
        self._own = True
        self._errand.drop()
        self.folder, self.trouble = None, ""
        self.checked.emit()
        self._pause.start()

    def _choose(self) -> None:
        folder = choose.folder(self, self.tr("Export to"), _pictures())
        if folder is not None:
            self._own = True
            self._propose(folder, "")

    def _propose(self, parent: Path, name: str) -> None:
        self.folder, self.trouble = None, ""
        self.checked.emit()
        library = self._library
        self._errand.run(lambda: _free(parent, name, library))

    def _check(self) -> None:
        text = self.field.text().strip()
        self._errand.drop()
        self.folder, self.trouble = None, "" if text else self.tr("Say where the export goes.")
        self.checked.emit()
        if not text:
            return
        folder, library = Path(text).expanduser(), self._library
        self._errand.run(lambda: _looked_at(folder, library))

    def _arrive(self, result: object) -> None:
        if isinstance(result, Path):
            self.folder, self.trouble = result, ""
            if not self.field.hasFocus() or not self._own:
                self.field.setText(str(result))
        elif isinstance(result, Failed):
            self.folder, self.trouble = None, result.sentence
            if not self.field.hasFocus():
                self.field.setText(result.name)
        self.checked.emit()


def _pictures() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(place) if place else Path.home()


def _looked_at(folder: Path, library: Path) -> Iterator[object]:
    """The folder as Path, or the reason against it as Failed."""
    try:
        if not folder.is_absolute():
            folder = _pictures() / folder
        yield package.check_target(folder, library)
    except ReviewerError as error:
        yield Failed(str(folder), str(error))


def _free(parent: Path, name: str, library: Path) -> Iterator[object]:
    """A folder of that name, with a number where it is taken; without a name, the chosen folder itself."""
    if not name:
        yield from _looked_at(parent, library)
        return
    names = (name if number == 1 else f"{name} {number}" for number in count(1))
    folder = next(parent / one for one in names if not (parent / one).exists())
    yield from _looked_at(folder, library)
