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


def new_folder(parent: QWidget, title: str, name: str, start: Path | None = None) -> Path | None:
    """A folder that need not exist yet, or None; `name` is what it may be called."""
    dialog = QFileDialog(parent, title, str(start or Path.home()))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, dialog.tr("Name:"))
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, dialog.tr("Create"))
    dialog.selectFile(name)
    try:
        chosen = dialog.selectedFiles() if dialog.exec() else []
    finally:
        dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def file(parent: QWidget, title: str, kinds: str, start: Path | None = None) -> Path | None:
    """The file a person chose, or None. `kinds` is a filter as QFileDialog has it."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, title, str(start or Path.home()), kinds, options=QFileDialog.Option.DontUseNativeDialog
    )
    return Path(chosen) if chosen else None


def new_file(parent: QWidget, title: str, name: str, start: Path | None = None) -> Path | None:
    """A file to write, or None; taking one that is there is asked about. `name` is what it may be called."""
    place = str((start or Path.home()) / name)
    chosen, _ = QFileDialog.getSaveFileName(
        parent, title, place, options=QFileDialog.Option.DontUseNativeDialog
    )
    return Path(chosen) if chosen else None
