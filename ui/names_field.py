"""The names that frames get in the library: a template, and the name it makes shown as one types."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer import file_names
from ui import theme
from ui.lettering import quiet
from ui.text_field import LineField
from ui.token_button import TokenButton


class NamesField(QWidget):
    """`changed`: another template. What names are made of beside it is told by `set_words`."""

    changed = Signal()

    def __init__(self, first: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ("", "", "")
        self.field = LineField(self)
        self.field.setText(first or file_names.ORIGINAL)
        self.field.setPlaceholderText(file_names.ORIGINAL)
        self.field.setToolTip(self.tr("A / makes a folder in the shoot: {date:%Y-%m-%d}/{name}"))
        self.tokens = TokenButton(file_names.TOKENS, self.field, self.tr("Insert a word into the names"))
        self.preview = quiet("", self)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(theme.TIGHT)
        row.addWidget(self.field, 1)
        row.addWidget(self.tokens)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addLayout(row)
        column.addWidget(self.preview)
        self.field.textChanged.connect(lambda _text: self._show())
        self.setFocusProxy(self.field)
        self._show()

    @property
    def template(self) -> str:
        """The template; the names of the camera where none is typed."""
        return self.field.text().strip() or file_names.ORIGINAL

    @property
    def trouble(self) -> str:
        """Why no names can be made of it, in a sentence; empty where they can."""
        return file_names.fault(self.template)

    def set_words(self, shoot: str, job: str, photographer: str) -> None:
        """What else names are made of."""
        self._words = (shoot, job, photographer)
        self._show_example()

    def _show(self) -> None:
        self._show_example()
        self.changed.emit()

    def _show_example(self) -> None:
        example = self.tr("Such as {name}").replace("{name}", file_names.example(self.template, *self._words))
        self.preview.setText(self.trouble or example)
        self.field.setAccessibleDescription(self.preview.text())
