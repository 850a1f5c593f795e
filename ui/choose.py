"""Asking for a folder.

Qt's own dialog, not the system's: the systems' dialogs keep lists of what was chosen last, and nothing
of what is done here is to be found outside the library and the settings.
"""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """The folder a person chose (or made), or None."""
    chosen = QFileDialog.getExistingDirectory(
        parent,
        title,
        str(start or Path.home()),
        QFileDialog.Option.ShowDirsOnly | QFileDialog.Option.DontUseNativeDialog,
    )
    return Path(chosen) if chosen else None


def file(parent: QWidget, title: str, kinds: str, start: Path | None = None) -> Path | None:
    """The file a person chose, or None. `kinds` is a filter as QFileDialog has it."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, title, str(start or Path.home()), kinds, options=QFileDialog.Option.DontUseNativeDialog
    )
    return Path(chosen) if chosen else None
