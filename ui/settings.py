"""What the window remembers between two starts, in the settings folder and nowhere else."""

from pathlib import Path

from platformdirs import user_config_path
from PySide6.QtCore import QSettings

LIBRARY = "library"
GEOMETRY = "geometry"
COLUMNS = "columns"
CELL = "cell"
ADVANCE = "advance"


def folder() -> Path:
    """Where settings lie."""
    return user_config_path("reviewer", appauthor=False)


def settings() -> QSettings:
    """The window's own settings, as a file a person can read."""
    return QSettings(str(folder() / "window.ini"), QSettings.Format.IniFormat)


def keep_qt_here() -> None:
    """Send what Qt itself remembers (folders seen in its file dialog) to the settings folder too."""
    for format in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(format, QSettings.Scope.UserScope, str(folder()))
