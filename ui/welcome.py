"""What is shown while no library is open: the three ways to begin, and what went wrong with the last."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme


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
        column.setMaximumWidth(420)
        inside = QVBoxLayout(column)
        inside.setSpacing(theme.APART)
        for widget in (title, hint, self._trouble, new, existing, sample):
            inside.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(column, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.setFocusProxy(new)

    def tell(self, sentence: str) -> None:
        """Say why there is no library open; an empty sentence says nothing."""
        self.sentence = sentence
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
