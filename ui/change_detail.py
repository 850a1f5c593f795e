"""One change of a caption in full: what goes and what comes, with all lines."""

from typing import Final

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from reviewer.photo import Verdict
from ui import theme
from ui.change import Change
from ui.change_painter import marked
from ui.difference import Pieces, difference

_LINES: Final = 5


class ChangeDetail(QTextEdit):
    """Nothing can be written in it; Tab passes through it, and its text can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("The change in full"))
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 20)
        self.show_change(None)

    def show_change(self, change: Change | None) -> None:
        """Show a change; None for nothing."""
        self.clear()
        if change is None:
            return
        before, after = difference(change.before, change.after)
        self._write(before, Verdict.RESTRICTED)
        below = QTextBlockFormat()
        below.setTopMargin(theme.TIGHT)
        self.textCursor().insertBlock(below)
        self._write(after, Verdict.CLEAR)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(self, pieces: Pieces, tint: Verdict) -> None:
        """A line feed within a text breaks the line and begins no paragraph."""
        cursor = self.textCursor()
        if not pieces:
            plain = QTextCharFormat()
            plain.setFontItalic(True)
            cursor.insertText(self.tr("nothing"), plain)
        for piece in pieces:
            text = piece.text.replace("\n", "\u2028")
            cursor.insertText(text, marked(tint) if piece.differs else QTextCharFormat())
