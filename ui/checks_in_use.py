"""Which checks of captions are turned off by the person at work."""

from PySide6.QtCore import QObject, QSettings, Signal

from ui import settings as remembered


class ChecksInUse(QObject):
    """All are on until they are turned off. `changed`: others are."""

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @property
    def off(self) -> frozenset[str]:
        """The ids of those that are off."""
        return frozenset(remembered.words(self._settings, remembered.CHECKS_OFF))

    def turn(self, check: str, on: bool) -> None:
        """Turn one on or off, from now on and the next time the program starts."""
        off = self.off - {check} if on else self.off | {check}
        self._settings.setValue(remembered.CHECKS_OFF, sorted(off))
        self.changed.emit()
