"""What the window remembers between two starts, in the settings folder and nowhere else."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from reviewer.settings_folder import own_captions, own_profiles, settings_folder

LIBRARY = "library"
GEOMETRY = "geometry"
COLUMNS = "columns"
HIDDEN = "hidden"
CELL = "cell"
SORT = "sort"
GROUP = "group"
STACKED = "stacked"
FOLDED = "folded"
CAPTION_FOLDED = "caption/folded"
CAPTION_LEFT_OUT = "caption/left-out"
CAPTION_LANGUAGES = "caption/languages"
CAPTION_SPELLING = "caption/spelling"
AIDS = "aids"
ADVANCE = "advance"
KEYMAP = "keymap"
THEME = "theme"
PERSON = "person"
PROFILE = "profile"
BACKUP = "backup"
NAMES = "names"
PRESET = "preset"
SHOOT = "shoot"
EJECT = "eject"
PHOTOGRAPHERS = "photographers"
RECENT_TAGS = "recent-tags"
TEMPLATE = "template"
CODE_FILES = "codes/files"
CODE_DELIMITER = "codes/delimiter"
CHECKS_OFF = "checks/off"


def settings() -> QSettings:
    """The window's own settings, as a file a person can read."""
    return QSettings(str(settings_folder() / "window.ini"), QSettings.Format.IniFormat)


def keymaps(settings: QSettings) -> Path:
    """Where a person's own keymaps lie: beside the settings."""
    return Path(settings.fileName()).parent / "keymaps"


def profiles(settings: QSettings) -> Path:
    """Where a person's own export profiles lie."""
    return own_profiles(Path(settings.fileName()).parent)


def captions(settings: QSettings) -> Path:
    """Where a person's own caption templates lie."""
    return own_captions(Path(settings.fileName()).parent)


def dictionaries(settings: QSettings) -> Path:
    """Where a person's own dictionaries lie, and the words they added."""
    return Path(settings.fileName()).parent / "dictionaries"


def keep_qt_here() -> None:
    """Send what Qt itself remembers (folders seen in its file dialog) to the settings folder too."""
    for format in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(format, QSettings.Scope.UserScope, str(settings_folder()))


def state(settings: QSettings, name: str) -> QByteArray | None:
    """A window's or a splitter's state, if that is what stands there."""
    value = settings.value(name)
    return value if isinstance(value, QByteArray) else None


def word(settings: QSettings, name: str) -> str:
    """What stands there as text; empty where nothing does."""
    value = settings.value(name)
    return value if isinstance(value, str) else ""


def number(settings: QSettings, name: str) -> int | None:
    """A number, if that is what stands there."""
    value = str(settings.value(name))
    return int(value) if value.isascii() and value.isdigit() else None


def words(settings: QSettings, name: str) -> list[str]:
    """What stands there as a list of texts; of a single one the file format makes a text."""
    value = settings.value(name)
    found = value if isinstance(value, list) else [value]
    return [one for one in found if isinstance(one, str) and one]
