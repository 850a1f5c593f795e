"""What the parts of a rule set are entered with, beside lines, choices and switches."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.rules import Duty
from ui import theme
from ui.entries import Entry
from ui.lettering import quiet
from ui.text_field import LineField, ParagraphField
from ui.tick import TickBox
from ui.toggle import HEIGHT

_OLDEST = QDate(1000, 1, 1)


class Paragraph(Entry):
    """A text of some lines on the screen, and one in the file."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = ParagraphField(self, least=2, most=6)
        self.field.setAccessibleName(name)
        self.field.textChanged.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.editor = self.field
        self.field.escaped.connect(self.escaped)
        self._shown = ""

    @property
    def value(self) -> str:
        """The text on one line."""
        return " ".join(self.field.text().split())

    def show_value(self, value: object) -> None:
        """Show a text."""
        self._shown = str(value)
        if self.value != self._shown:
            self.field.setText(self._shown)

    def _tell(self) -> None:
        if self.value != self._shown:
            self._shown = self.value
            self.changed.emit()


class Name(Entry):
    """A name that others follow: it counts once one is done with typing it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.field = LineField(self)
        self.field.setAccessibleName(name)
        self.field.editingFinished.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.editor = self.field
        self.field.escaped.connect(self.escaped)

    @property
    def value(self) -> str:
        """The name."""
        return self._shown

    def show_value(self, value: object) -> None:
        """Show a name."""
        self._shown = str(value)
        self.field.setText(self._shown)

    def _tell(self) -> None:
        if self.field.text().strip() != self._shown:
            self._shown = self.field.text().strip()
            self.changed.emit()


class Words(Entry):
    """Several words or names, with commas between them."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = LineField(self)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.field.textEdited.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.editor = self.field
        self.field.escaped.connect(self.escaped)

    @property
    def value(self) -> tuple[str, ...]:
        """Each once, in their order."""
        words = (" ".join(word.split()) for word in self.field.text().split(","))
        return tuple(dict.fromkeys(word for word in words if word))

    def show_value(self, value: object) -> None:
        """Show them; nothing else is shown while they mean the same."""
        if isinstance(value, tuple) and value != self.value:
            self.field.setText(", ".join(value))


class Day(Entry):
    """A day, or none."""

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        """`text` stands beside the box that asks for a day."""
        super().__init__(parent)
        self.box = TickBox(text, self)
        self.box.setAccessibleName(name)
        self.box.setMinimumHeight(HEIGHT)
        self.field = QDateEdit(self)
        self.field.setAccessibleName(name)
        self.field.setDisplayFormat("yyyy-MM-dd")
        self.field.setMinimumDate(_OLDEST)
        self.field.setDate(QDate.currentDate())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.NEAR)
        row.addWidget(self.box)
        row.addWidget(self.field)
        row.addStretch()
        self.box.toggled.connect(self.field.setVisible)
        self.box.clicked.connect(self.changed)
        self.field.dateChanged.connect(lambda _day: self.changed.emit())
        self.field.hide()

    @property
    def value(self) -> date | None:
        """The day."""
        day = self.field.date()
        return date(day.year(), day.month(), day.day()) if self.box.isChecked() else None

    def show_value(self, value: object) -> None:
        """Show a day or none."""
        blocked = self.field.blockSignals(True)
        self.box.setChecked(isinstance(value, date))
        if isinstance(value, date):
            self.field.setDate(QDate(value.year, value.month, value.day))
        self.field.blockSignals(blocked)


class Duties(Entry):
    """What an export must do, each told in a sentence."""

    def __init__(
        self, name: str, words: Mapping[Duty, tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """`words` are the name of a duty and what it means."""
        super().__init__(parent)
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.boxes: dict[Duty, TickBox] = {}
        for duty, (word, meaning) in words.items():
            box = self.boxes[duty] = TickBox(word, self)
            box.setMinimumHeight(HEIGHT)
            box.setAccessibleDescription(meaning)
            box.clicked.connect(self.changed)
            told = quiet(meaning, self)
            told.setContentsMargins(24, 0, 0, 0)
            column.addWidget(box)
            column.addWidget(told)

    @property
    def value(self) -> frozenset[Duty]:
        """Those that are ticked."""
        return frozenset(duty for duty, box in self.boxes.items() if box.isChecked())

    def show_value(self, value: object) -> None:
        """Tick these."""
        for duty, box in self.boxes.items():
            box.setChecked(isinstance(value, frozenset) and duty in value)
