"""What all dialogs of the window share: margins, a place for trouble, buttons at the foot."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.photo import Verdict
from ui import theme
from ui.lettering import quiet, strong
from ui.notice import Notice

Button = QDialogButtonBox.StandardButton
FRAME: Final = QSize(16, 40)
STYLE = """
    QListWidget { outline: 0; padding: 4px; }
    QListWidget::item { padding: 5px 8px; border-radius: 4px; }
    QListWidget::item:hover { background: palette(button); }
    QListWidget::item:selected { background: palette(mid); color: palette(bright-text); }
"""


class Dialog(QDialog):
    """A column of parts; `show_error` says what is wrong above the buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet(STYLE)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.NEAR)
        self._error = Notice("", Verdict.RESTRICTED, self)
        self._error.hide()
        self.buttons = QDialogButtonBox(Button.Ok | Button.Cancel, self)
        self.confirm: QPushButton = self.buttons.button(Button.Ok)
        self.confirm.setDefault(True)
        self.cancel: QPushButton = self.buttons.button(Button.Cancel)
        self.cancel.setText(self.tr("Cancel"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(theme.WIDE + 4, theme.WIDE, theme.WIDE + 4, theme.WIDE)
        self._layout.setSpacing(theme.APART)
        self._layout.addLayout(self.column, 1)
        self._layout.addWidget(self._error)
        self._layout.addWidget(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """No larger than the screen: the buttons stand at the foot."""
        self.resize(self.size().boundedTo(self.screen().availableSize() - FRAME))
        super().showEvent(event)

    def heading(self, text: str, of: QWidget | None = None) -> QLabel:
        """A heading in the column, and the label of the control it stands above."""
        label = strong(text, self)
        label.setContentsMargins(0, theme.NEAR if self.column.count() else 0, 0, 0)
        if of is not None:
            label.setBuddy(of)
            of.setAccessibleName(text)
        self.column.addWidget(label)
        return label

    def remark(self, text: str = "") -> QLabel:
        """A quiet line in the column."""
        label = quiet(text, self)
        self.column.addWidget(label)
        return label

    def show_error(self, sentence: str) -> None:
        """Say what is wrong; empty when nothing is."""
        self._error.set_text(sentence)
        self._error.setVisible(bool(sentence))

    @property
    def error(self) -> str:
        """What is said to be wrong."""
        return "" if self._error.isHidden() else self._error.accessibleName()
