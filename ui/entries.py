"""What the values of a profile or a rule set are entered with: each shows one and gives it back."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QWidget

from ui import theme
from ui.text_field import LineField
from ui.tick import TickBox
from ui.toggle import HEIGHT, Sign, Toggle

NARROW: Final = 76
COLUMNS: Final = 4


class Entry(QWidget):
    """One key. `changed` when a person entered something, not when a value is shown; `escaped` at Esc."""

    changed = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor: QWidget = self
        """What is typed in, where anything is; a fault is read out there."""

    @property
    def value(self) -> object:
        """What is entered; text that is no number stays text, for the profile's own checks to tell."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        """Show a value, without a signal."""
        raise NotImplementedError


class Text(Entry):
    """A line of text."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = LineField(self)
        self.field.setAccessibleName(name)
        self.field.textEdited.connect(self.changed)
        self.field.escaped.connect(self.escaped)
        self.editor = self.field
        _row(self).addWidget(self.field, 1)

    @property
    def value(self) -> object:
        """The text."""
        return self.field.text()

    def show_value(self, value: object) -> None:
        """Show a text from its beginning."""
        self.field.setText(str(value))
        self.field.setCursorPosition(0)


class Number(Entry):
    """A number to type, with the usual ones beside it to press."""

    def __init__(
        self, name: str, usual: Mapping[int, str], hint: str = "", parent: QWidget | None = None
    ) -> None:
        """`usual` are what is shown for the usual numbers; `hint` stands in the empty field."""
        super().__init__(parent)
        self.field = LineField(self)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.field.setFixedWidth(NARROW)
        self.editor = self.field
        self.field.textChanged.connect(self._show_usual)
        self.field.textEdited.connect(self.changed)
        self.field.escaped.connect(self.escaped)
        self.usual = {number: _toggle(word, self) for number, word in usual.items()}
        row = _row(self)
        for number, toggle in self.usual.items():
            toggle.clicked.connect(lambda _checked, number=number: self._take(number))
            row.addWidget(toggle)
        row.addWidget(self.field)
        row.addStretch(1)

    @property
    def value(self) -> object:
        """The number; nothing typed is 0."""
        text = self.field.text().strip() or "0"
        return int(text) if text.isdecimal() and len(text) < 10 else text

    def show_value(self, value: object) -> None:
        """Show a number."""
        self.field.setText(str(value) if value else "")
        self._show_usual()

    def _take(self, number: int) -> None:
        self.show_value(number)
        self.changed.emit()

    def _show_usual(self) -> None:
        for number, toggle in self.usual.items():
            toggle.setChecked(number == self.value)


class Choice(Entry):
    """One of a few words."""

    def __init__(
        self,
        name: str,
        words: Mapping[str, str],
        parent: QWidget | None = None,
        *,
        signs: Mapping[str, Sign] | None = None,
    ) -> None:
        """`words` are what is shown, by the value; `signs` are painted before them."""
        super().__init__(parent)
        self.toggles = {value: _toggle(word, self, (signs or {}).get(value)) for value, word in words.items()}
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        self.row = _row(self)
        for toggle in self.toggles.values():
            toggle.setAccessibleDescription(name)
            self._group.addButton(toggle)
            self.row.addWidget(toggle)
        self.row.addStretch(1)
        self._group.buttonToggled.connect(lambda _toggle, checked: self.changed.emit() if checked else None)

    @property
    def value(self) -> object:
        """The value that is chosen."""
        return next((value for value, toggle in self.toggles.items() if toggle.isChecked()), "")

    def show_value(self, value: object) -> None:
        """Choose a value."""
        with QSignalBlocker(self._group):
            self.toggles[str(value)].setChecked(True)


class Switch(Entry):
    """Yes or no."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = TickBox(text, self)
        self.box.setMinimumHeight(HEIGHT)
        self.box.clicked.connect(self.changed)
        _row(self).addWidget(self.box)

    @property
    def value(self) -> object:
        """Whether it is ticked."""
        return self.box.isChecked()

    def show_value(self, value: object) -> None:
        """Tick it or not."""
        self.box.setChecked(bool(value))


class Several(Entry):
    """Some of a few words; with `everything`, none of them means all, and a box of its own says so."""

    def __init__(
        self,
        name: str,
        words: Mapping[str, str],
        *,
        everything: str = "",
        signs: Mapping[str, Sign] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`words` are what is shown, by the value; `signs` are painted before them."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._signs = signs or {}
        self.boxes = {value: self._box(value, word) for value, word in words.items()}
        self.everything = TickBox(everything, self) if everything else None
        boxes = [*([self.everything] if self.everything else []), *self.boxes.values()]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.TIGHT if signs else theme.APART)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(COLUMNS, 1)
        for number, box in enumerate(boxes):
            box.setAccessibleDescription(name)
            box.setMinimumHeight(HEIGHT)
            box.clicked.connect(partial(self._take, box is self.everything))
            grid.addWidget(box, number // COLUMNS, number % COLUMNS)

    def _box(self, value: str, word: str) -> TickBox | Toggle:
        return _toggle(word, self, self._signs[value]) if value in self._signs else TickBox(word, self)

    @property
    def value(self) -> object:
        """The values that are ticked."""
        return [value for value, box in self.boxes.items() if box.isChecked()]

    def show_value(self, value: object) -> None:
        """Tick these."""
        for one, box in self.boxes.items():
            box.setChecked(isinstance(value, Sequence) and one in value)
        self._show_everything()

    def _take(self, everything: bool, _checked: bool = False) -> None:
        self.show_value([] if everything else self.value)
        self.changed.emit()

    def _show_everything(self) -> None:
        if self.everything:
            self.everything.setChecked(not self.value)


def _row(entry: Entry) -> QHBoxLayout:
    row = QHBoxLayout(entry)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.TIGHT)
    return row


def _toggle(word: str, parent: QWidget, sign: Sign | None = None) -> Toggle:
    toggle = Toggle(word, sign, parent)
    toggle.setText(word)
    return toggle
