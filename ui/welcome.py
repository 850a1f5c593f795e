"""What is shown while no library is open: the three ways to begin, and what went wrong with the last."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme

_WIDTH: Final = 420


class Welcome(QWidget):
    """Buttons for a new library, one that exists, and the sample."""

    new_library = Signal()
    open_library = Signal()
    sample = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = ""
        title = QLabel(self.tr("Reviewer"))
        title.setFont(theme.sized(self.font(), theme.DISPLAY, bold=True))
        hint = QLabel(
            self.tr(
                "Photographs live in a library: one folder you own, with the originals, your marks and "
                "nothing hidden elsewhere."
            )
        )
        hint.setWordWrap(True)
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        self._trouble.setVisible(False)
        self._trouble.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        new = QPushButton(self.tr("New library…"))
        new.setDefault(True)
        new.clicked.connect(self.new_library)
        existing = QPushButton(self.tr("Open a library…"))
        existing.clicked.connect(self.open_library)
        sample = QPushButton(self.tr("Look around in the sample"))
        sample.clicked.connect(self.sample)
        column = QWidget()
        column.setFixedWidth(_WIDTH)
        inside = QVBoxLayout(column)
        inside.setSpacing(theme.APART)
        self._buttons = (new, existing, sample)
        for button in self._buttons:
            button.setAutoDefault(True)  # Enter presses the one with the focus, as in a dialog
        for widget in (title, hint, self._trouble, *self._buttons):
            inside.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(_in_the_middle(column))
        layout.addStretch(3)
        self.setFocusProxy(new)

    def tell(self, sentence: str) -> None:
        """Say why there is no library open; an empty sentence says nothing."""
        self.sentence = sentence
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def wait_for(self, sentence: str) -> None:
        """Say what is being done; nothing can be begun meanwhile. An empty sentence: it is done."""
        self.tell(sentence)
        for button in self._buttons:
            button.setEnabled(not sentence)


def _in_the_middle(widget: QWidget) -> QHBoxLayout:
    """Centred by stretches: an alignment would keep wrapped labels from getting their height."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    return row
