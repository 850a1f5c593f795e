"""A button that opens a list to choose several from."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.choice_button import ChoiceButton


class SeveralButton(ChoiceButton):
    """Says what is chosen, or that nothing is, which means all. The list stays open while one chooses.

    Choosing a second time takes it off.
    """

    def __init__(self, name: str, parent: QWidget | None = None, *, nothing: str = "") -> None:
        self._several: tuple[str, ...] = ()
        super().__init__(name, parent, nothing=nothing)

    @property
    def chosen_all(self) -> tuple[str, ...]:
        """What is chosen, in the order of the list."""
        return tuple(key for key in self._labels if key in self._several)

    def set_chosen_all(self, chosen: tuple[str, ...]) -> None:
        """Choose these, without a signal."""
        self._several = chosen
        self.set_chosen(", ".join(self._labels[key] for key in self.chosen_all))

    def _fill(self) -> None:
        self._list.clear()
        self._add("", self._nothing)
        self._list.addSeparator()
        for key, label in self._labels.items():
            self._add(key, label)
            self._list.actions()[-1].setChecked(key in self._several)

    def _choose(self, chosen: str) -> None:
        turned = tuple({*self._several} ^ {chosen}) if chosen else ()
        if turned != self._several:
            self.set_chosen_all(turned)
            self.changed.emit()
        if chosen:
            QTimer.singleShot(0, self, self.open_list)
