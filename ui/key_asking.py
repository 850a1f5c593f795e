"""The strip below the keys: asks for a press, for one of two ways, or for a name."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.key_field import KeyField
from ui.lettering import body
from ui.text_field import LineField


class KeyAsking(QWidget):
    """Asks one thing at a time and hands the answer on; `left` when it was answered, or Esc pressed."""

    began = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._then: Callable[[str], None] = lambda _answer: None
        self.sentence = body("", self)
        self.key = KeyField(self)
        self.name = LineField(self)
        self.yes = QPushButton(self)
        self.no = QPushButton(self)
        self._arrange()
        self.key.pressed.connect(self._answer)
        self.yes.clicked.connect(lambda: self._answer(self.name.text().strip()))
        for leaving in (self.key.escaped, self.name.escaped, self.no.clicked):
            leaving.connect(self.leave)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.NEAR)
        for widget in (self.key, self.name):
            row.addWidget(widget, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.NEAR)
        layout.addWidget(self.sentence)
        layout.addLayout(row)
        self.hide()

    def ask_key(self, sentence: str, then: Callable[[str], None]) -> None:
        """Ask for one press."""
        self.key.clear()
        self._ask(sentence, then, self.key)

    def ask_way(self, sentence: str, yes: str, no: str, then: Callable[[], None]) -> None:
        """Ask which of two ways to go; `then` is called for the first."""
        self.yes.setText(yes)
        self.no.setText(no)
        self._ask(sentence, lambda _name: then(), self.yes, self.no)

    def ask_name(self, sentence: str, name: str, yes: str, then: Callable[[str], None]) -> None:
        """Ask for a name, with one to begin with."""
        self.name.setText(name)
        self.yes.setText(yes)
        self.no.setText(self.tr("Cancel"))
        self._ask(sentence, then, self.name, self.yes, self.no)
        self.name.selectAll()

    def leave(self) -> None:
        """Ask no more."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def _ask(self, sentence: str, then: Callable[[str], None], *shown: QWidget) -> None:
        self._then = then
        self.sentence.setText(sentence)
        for widget in (self.key, self.name, self.yes, self.no):
            widget.setVisible(widget in shown)
            widget.setAccessibleName(sentence if widget in (self.key, self.name) else "")
        self.yes.setDefault(self.yes in shown)
        self.show()
        self.began.emit()
        shown[0].setFocus()

    def _answer(self, answer: str) -> None:
        self.leave()
        self._then(answer)
