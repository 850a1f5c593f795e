"""Where keymaps lie: those that come with the program, and a person's own in the settings folder."""

import contextlib
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QIODevice, QSaveFile

from reviewer.errors import StorageError
from reviewer.portable_name import portable_stem, same_file
from ui import menus
from ui.keymap import DEFAULT, Keymap
from ui.keymap_file import Reading, written

SUFFIX = ".toml"


@cache
def shipped() -> dict[str, Keymap]:
    """The keymaps that come with the program, the default first; the others build on it."""
    shelf = resources.files("resources") / "keymaps"
    names = sorted(file.name.removesuffix(SUFFIX) for file in shelf.iterdir() if file.name.endswith(SUFFIX))
    nothing = {entry.id: () for _, entries in menus.MENUS for entry in entries if entry.id}
    found = {DEFAULT: Keymap(DEFAULT, nothing)}
    for name in sorted(names, key=lambda name: name != DEFAULT):
        text = (shelf / f"{name}{SUFFIX}").read_text(encoding="utf-8")
        found[name] = replace(Reading(name, found).keymap(text), base=None, shipped=True)
    return found


class Shelf:
    """The keymaps of a folder, with the shipped ones."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """Every keymap: the shipped ones, then one's own by name."""
        own = sorted(file.stem for file in self._folder.glob(f"*{SUFFIX}") if file.is_file())
        return [*shipped(), *(name for name in own if name not in shipped())]

    def load(self, name: str) -> Keymap:
        """The keymap of a name. What is wrong with it, or that there is none, stands in its faults."""
        if name in shipped():
            return shipped()[name]
        file = self._folder / f"{name}{SUFFIX}"
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            said = _tr("The keymap {file} cannot be read: {error}.").replace("{file}", str(file))
            why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            default = shipped()[DEFAULT]
            return replace(default, faults=(said.replace("{error}", why),))
        return Reading(name, shipped()).keymap(text)

    def free_name(self, wish: str) -> str:
        """A name for a new keymap that no other has: the wish, or the wish and a number."""
        stem = portable_stem(wish)
        taken = {same_file(name) for name in self.names()}
        names = [stem, *(f"{stem} {number}" for number in range(2, len(taken) + 3))]
        return next(name for name in names if same_file(name) not in taken)

    def save(self, keymap: Keymap) -> None:
        """Write a keymap of one's own; the file is the old one or the new one at any time."""
        with contextlib.suppress(OSError):  # then the file cannot be opened, and that is told
            self._folder.mkdir(parents=True, exist_ok=True)
        file = QSaveFile(str(self._folder / f"{keymap.name}{SUFFIX}"))
        opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
        if not (opened and file.write(written(keymap).encode()) >= 0 and file.commit()):
            said = _tr("The keymap {name} cannot be saved in {folder}: {error}.")
            raise StorageError(
                said.replace("{name}", keymap.name)
                .replace("{folder}", str(self._folder))
                .replace("{error}", file.errorString())
            )

    def remove(self, name: str) -> None:
        """Forget a keymap of one's own."""
        (self._folder / f"{name}{SUFFIX}").unlink(missing_ok=True)


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeymapShelf", text)
