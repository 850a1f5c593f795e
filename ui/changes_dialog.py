"""What dialogs share that change many captions: what would be changed is seen, then made as one step.

So much is not changed by an Enter that was meant for a field or a list: it takes Ctrl+Enter, or the button.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from reviewer.review import Review
from ui import wording
from ui.beside import Beside
from ui.changes_pane import ChangesPane
from ui.dialog import Dialog
from ui.text_field import is_enter


class ChangesDialog(Dialog):
    """`said` carries what was done, for the status line."""

    said = Signal(str)

    def __init__(self, review: Review, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review, self._beside = review, beside
        self.pane = ChangesPane(review.folder, self)
        self.pane.failed.connect(self.show_error)
        self.pane.changed.connect(self._show_confirm)
        self.cancel.setText(self.tr("Close"))

    @property
    def step(self) -> str:
        """What the step is called in the history."""
        raise NotImplementedError

    def let_tab_reach_changes(self, before: QWidget) -> None:
        """Tab goes from this part to what would be changed, and from there to what followed."""
        QWidget.setTabOrder(before, self.pane.list)
        QWidget.setTabOrder(self.pane.list, self.pane.detail)

    def _show_confirm(self) -> None:
        texts, _ = self.pane.list.changes.counted
        one, many = self.tr("C&hange 1 text"), self.tr("C&hange {n} texts")
        self.confirm.setText(wording.counted(texts, one, many) if texts else self.tr("C&hange"))
        self.confirm.setEnabled(bool(texts) and not self.pane.running and not self._review.read_only)

    def accept(self) -> None:
        """Make the changes that are chosen; what cannot be made is told and the dialog stays."""
        step, texts = self.step, self.pane.texts
        if self.confirm.isEnabled():
            self._beside.make(
                step,
                len(texts),
                lambda review: review.captioning_each(step, texts),
                self.show_error,
                self._made,
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button one is at, or answers what is asked; with Ctrl it makes the changes."""
        here = self.focusWidget()
        if not is_enter(event):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.confirm.click()
        elif isinstance(here, QPushButton):
            here.click()
        elif not self.confirm.isDefault():
            super().keyPressEvent(event)

    def _made(self) -> None:
        self.said.emit(self.step)
        super().accept()

    def done(self, result: int) -> None:
        """Let go of what is still being looked for."""
        self.pane.stop()
        super().done(result)
