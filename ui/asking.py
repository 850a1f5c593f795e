"""A strip in a dialog that asks for one of two ways, or for a name, where else a second dialog would open."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.lettering import body
from ui.text_field import LineField


class Asking(QWidget):
    """Asks one thing at a time and hands the answer on; `left` when it was answered, or Esc pressed."""

    began = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._then: Callable[[str], None] = lambda _answer: None
        self._otherwise: Callable[[], None] | None = None
        self.sentence = body("", self)
        self.name = LineField(self)
        self.yes = QPushButton(self)
        self.no = QPushButton(self)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.NEAR)
        self._row.addWidget(self.name, 1)
        for button in (self.yes, self.no):
            self._row.addWidget(button)
        self._row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.NEAR)
        layout.addWidget(self.sentence)
        layout.addLayout(self._row)
        self.yes.clicked.connect(lambda: self._answer(self.name.text().strip()))
        self.no.clicked.connect(self._refuse)
        self.name.escaped.connect(self.leave)
        self.hide()

    def ask_way(
        self,
        sentence: str,
        yes: str,
        no: str,
        then: Callable[[], None],
        otherwise: Callable[[], None] | None = None,
    ) -> None:
        """Ask which of two ways to go; `then` is called for the first, `otherwise` for the second."""
        self.yes.setText(yes)
        self.no.setText(no)
        self._ask(sentence, lambda _name: then(), self.yes, self.no)
        self._otherwise = otherwise

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

    def _parts(self) -> tuple[QWidget, ...]:
        return (self.name, self.yes, self.no)

    def _ask(self, sentence: str, then: Callable[[str], None], *shown: QWidget) -> None:
        self._then, self._otherwise = then, None
        self.sentence.setText(sentence)
        for widget in self._parts():
            widget.setVisible(widget in shown)
            if widget not in (self.yes, self.no):
                widget.setAccessibleName(sentence)
        self.yes.setAccessibleDescription(sentence)
        self.yes.setDefault(self.yes in shown)
        self.show()
        self.began.emit()
        shown[0].setFocus()

    def _answer(self, answer: str) -> None:
        self.leave()
        self._then(answer)

    def _refuse(self) -> None:
        otherwise = self._otherwise
        self.leave()
        if otherwise is not None:
            otherwise()
