"""Which theme the window wears: the dark one, the light one, or whichever the system asks for."""

from typing import Final

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui import settings as remembered
from ui import theme

DARK: Final = "dark"
LIGHT: Final = "light"
SYSTEM: Final = "system"
CHOICES: Final = (DARK, LIGHT, SYSTEM)


class Appearance(QObject):
    """The theme a person chose, remembered; `changed` when another is chosen."""

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def choice(self) -> str:
        """One of `CHOICES`; pictures are judged on dark grey where nothing was chosen."""
        chosen = self._settings.value(remembered.THEME)
        return str(chosen) if chosen in CHOICES else DARK

    def choose(self, choice: str) -> None:
        """Wear this theme, now and after the next start."""
        self._settings.setValue(remembered.THEME, choice)
        self.wear()
        self.changed.emit()

    def wear(self) -> None:
        """Give the application the theme chosen."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, theme.LIGHT if self._is_light() else theme.DARK)

    def _is_light(self) -> bool:
        return self.choice == LIGHT or (self.choice == SYSTEM and system_is_light())

    def _follow(self) -> None:
        if self.choice == SYSTEM:
            self.wear()


def system_is_light() -> bool:
    """Whether the system asks for light windows; one that says nothing does not."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
