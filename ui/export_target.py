"""Where an export goes: a new or empty folder or a new ZIP, looked at off the window's thread."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QWidget

from reviewer.errors import ReviewerError
from reviewer.export import package
from reviewer.export.profile import Container
from reviewer.photo import Failed
from ui import choose, theme
from ui.errand import Errand
from ui.toggle import Toggle

PAUSE_MS = 250


class ExportTarget(QWidget):
    """A path to type or choose. `checked` when it is known whether it will do; `trouble` says why not.

    `turned` when a ZIP is wanted for a folder, or a folder for a ZIP.
    """

    checked = Signal()
    turned = Signal()

    def __init__(self, library: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._own = False
        self._name = ""
        self.folder: Path | None = None
        self.trouble = ""
        self.field = QLineEdit(self)
        self.field.setAccessibleName(self.tr("Folder"))
        self.field.setPlaceholderText(self.tr("a new or an empty folder"))
        self.choose = QPushButton(self.tr("Choose…"), self)
        self.choose.setAccessibleName(self.tr("Choose the folder"))
        self.containers = self._make_containers()
        self._errand = Errand(self)
        self._errand.arrived.connect(self._arrive)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._check)
        self.field.textEdited.connect(self._edit)
        self.choose.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.NEAR)
        for toggle in self.containers.values():
            row.addWidget(toggle)
        row.addWidget(self.field, 1)
        row.addWidget(self.choose)

    def _make_containers(self) -> dict[Container, Toggle]:
        names = {Container.FOLDER: self.tr("Folder"), Container.ZIP: self.tr("ZIP")}
        group = QButtonGroup(self)
        toggles = {}
        for container, name in names.items():
            toggles[container] = toggle = Toggle(name, None, self)
            toggle.setText(name)
            group.addButton(toggle)
        toggles[Container.FOLDER].setChecked(True)
        group.buttonToggled.connect(self._turn)
        return toggles

    @property
    def container(self) -> Container:
        """Whether a folder or a ZIP is made."""
        return next(container for container, toggle in self.containers.items() if toggle.isChecked())

    def set_container(self, container: Container) -> None:
        """Choose a folder or a ZIP."""
        self.containers[container].setChecked(True)

    def suggest(self, name: str) -> None:
        """Propose a new folder or ZIP of this name among the user's pictures, unless somebody chose one."""
        self._name = name
        if not self._own:
            self._propose(_pictures(), name)

    def set_folder(self, folder: Path) -> None:
        """Take this place, and look whether it will do."""
        self._own = True
        self.field.setText(str(folder))
        self._check()

    def drop(self) -> None:
        """Nobody waits for an answer any more."""
        self._pause.stop()
        self._errand.drop()

    def _turn(self, toggle: QAbstractButton, checked: bool) -> None:
        if not checked:
            return
        zipped = self.container is Container.ZIP
        self.field.setAccessibleName(self.tr("ZIP archive") if zipped else self.tr("Folder"))
        self.field.setPlaceholderText(
            self.tr("a new .zip") if zipped else self.tr("a new or an empty folder")
        )
        if self._own:
            self._rename()
        self.turned.emit()

    def _rename(self) -> None:
        """The place somebody chose, as the other container."""
        text = self.field.text().strip().removesuffix(".zip")
        self.field.setText(f"{text}{_suffix(self.container)}" if text else "")
        self._check()

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
            self._propose(folder, self._name if self.container is Container.ZIP else "")

    def _propose(self, parent: Path, name: str) -> None:
        self.folder, self.trouble = None, ""
        self.checked.emit()
        library, container = self._library, self.container
        self._errand.run(lambda: _free(parent, name, library, container))

    def _check(self) -> None:
        text = self.field.text().strip()
        self._errand.drop()
        self.folder, self.trouble = None, "" if text else self.tr("Say where the export goes.")
        self.checked.emit()
        if not text:
            return
        to, library, container = Path(text).expanduser(), self._library, self.container
        self._errand.run(lambda: _looked_at(to, library, container))

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


def _suffix(container: Container) -> str:
    return ".zip" if container is Container.ZIP else ""


def _looked_at(to: Path, library: Path, container: Container) -> Iterator[object]:
    """The place as Path, or the reason against it as Failed."""
    try:
        if not to.is_absolute():
            to = _pictures() / to
        yield package.check_target(to, library, container)
    except ReviewerError as error:
        yield Failed(str(to), str(error))


def _free(parent: Path, name: str, library: Path, container: Container) -> Iterator[object]:
    """A place of that name, with a number where it is taken; without a name, the chosen folder itself."""
    if not name:
        yield from _looked_at(parent, library, container)
        return
    names = (name if number == 1 else f"{name} {number}" for number in count(1))
    places = (parent / f"{one}{_suffix(container)}" for one in names)
    yield from _looked_at(next(place for place in places if not place.exists()), library, container)
