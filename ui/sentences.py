"""A dialog with a list of sentences: what failed, what was left on the card."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QVBoxLayout, QWidget

from ui import theme
from ui.lettering import strong

LIST_STYLE = """
    QListWidget { outline: 0; }
    QListWidget::item { padding: 5px 8px; }
    QListWidget::item:selected, QListWidget::item:focus { background: transparent; color: palette(text); }
"""


class SentenceList(QListWidget):
    """Sentences to read, wrapped; they can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(LIST_STYLE)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setFrameShape(QListWidget.Shape.NoFrame)

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Replace all."""
        self.clear()
        self.addItems(list(sentences))


class SentencesDialog(QDialog):
    """A title and its sentences."""

    def __init__(self, title: str, sentences: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(560, 360)
        self.list = SentenceList(self)
        self.list.setAccessibleName(title)
        self.list.show_sentences(sentences)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.APART)
        layout.setSpacing(theme.APART)
        layout.addWidget(strong(title, self))
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)


def show_sentences(parent: QWidget, title: str, sentences: Sequence[str]) -> SentencesDialog:
    """Open the dialog beside whatever else goes on; it deletes itself when closed."""
    dialog = SentencesDialog(title, sentences, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
