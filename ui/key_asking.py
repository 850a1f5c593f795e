"""The strip below the keys: asks for a press, for one of two ways, or for a name."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.asking import Asking
from ui.key_field import KeyField


class KeyAsking(Asking):
    """Asks for a press, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = KeyField(self)
        self._row.insertWidget(0, self.key, 1)
        self.key.pressed.connect(self._answer)
        self.key.escaped.connect(self.leave)

    def ask_key(self, sentence: str, then: Callable[[str], None]) -> None:
        """Ask for one press."""
        self.key.clear()
        self._ask(sentence, then, self.key)

    def _parts(self) -> tuple[QWidget, ...]:
        return (self.key, *super()._parts())
