"""The bar over the photos of a sequence: its name, its title and opening text, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from reviewer.sequence import Sequence
from ui import theme, wording
from ui.hint import with_key
from ui.lettering import quiet, strong

_LEAST = 320


class SequenceBar(QWidget):
    """`edit_asked`: change name, title and text. `left`: show all photos again."""

    edit_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, writable: bool = True) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sequence"))
        self._name, self._text = strong("", self), quiet("", self)
        self._whole = ""
        for label in (self._name, self._text):
            label.setWordWrap(False)
        self._text.setMinimumWidth(1)
        self.edit, self.leave = QPushButton(self), QPushButton(self)
        self.edit.clicked.connect(self.edit_asked)
        self.edit.setEnabled(writable)
        self.leave.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.APART, theme.TIGHT, theme.NEAR, theme.TIGHT)
        row.setSpacing(theme.APART)
        row.addWidget(self._name)
        row.addWidget(self._text, 1)
        for button in (self.edit, self.leave):
            button.setFlat(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        self.setMinimumWidth(_LEAST)
        self.hide()

    def show_sequence(self, sequence: Sequence | None) -> None:
        """Tell of this one; None hides the bar."""
        self.setVisible(sequence is not None)
        if sequence is None:
            return
        self.edit.setText(with_key(self.tr("Name and text…"), self, "sequence-edit"))
        self.leave.setText(with_key(self.tr("All photos"), self, "sequence-leave"))
        self._name.setText(wording.shortened(sequence.name))
        self._name.setToolTip(sequence.name)
        heading = sequence.heading
        texts = [text for text in (heading.title, " ".join(heading.opening.split())) if text]
        self._whole = " — ".join(texts) or self.tr("No title and no opening text yet")
        self.setAccessibleDescription(f"{sequence.name}. {self._whole}")
        self._text.setToolTip(self._whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much of the text as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self._text.fontMetrics()
        self._text.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self._text.width()))
