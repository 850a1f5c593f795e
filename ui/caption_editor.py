"""Where the text of one field of a caption is written.

It is as high as its text. Its direction follows what is written: Arabic and Hebrew begin at the right. It
tells writing, by keys or by an input method, from every other change of its text, such as undo; what an
input method still composes is not written yet.
"""

from typing import Final

from PySide6.QtCore import QLocale, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QWidget

from ui.text_field import ParagraphField, belongs_to_typing, is_enter
from ui.utf16 import characters, units

MOST_LINES: Final = 16


class CaptionEditor(ParagraphField):
    """`typed` after a person wrote something; `previous_requested` at Ctrl+Shift+Enter; `entered` on focus.

    `menu_opening` carries its menu, for those who know more of the word below the cursor.
    Places are counted in the characters of `text()`.
    """

    typed = Signal()
    entered = Signal()
    menu_opening = Signal(object)
    previous_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, paragraphs: bool, language: str = "") -> None:
        """`paragraphs`: it takes more than one; Enter begins the next. `language` says where to begin."""
        super().__init__(parent, least=2 if paragraphs else 1, most=MOST_LINES)
        self.document().setDocumentMargin(2)
        self._paragraphs = paragraphs
        self._composing = False
        self._begins = QLocale(language).textDirection() if language else Qt.LayoutDirection.LeftToRight
        self.textChanged.connect(self._align)
        self._align()

    def _align(self) -> None:
        """Begin where the text begins; Qt does so only where the whole window is right to left."""
        direction = self.document().firstBlock().textDirection() if self.text() else self._begins
        rtl = direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)

    @property
    def place(self) -> int:
        """Where the cursor stands."""
        return characters(self.text(), self.textCursor().position())

    @property
    def place_in_paragraph(self) -> int:
        """The same in the paragraph it stands in."""
        cursor = self.textCursor()
        return characters(cursor.block().text(), cursor.positionInBlock())

    def put(self, start: int, end: int, text: str) -> None:
        """Write over a part of the text, as one step that Ctrl+Z takes back; the cursor stands behind it."""
        whole, cursor = self.text(), self.textCursor()
        cursor.setPosition(units(whole, start))
        cursor.setPosition(units(whole, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def settle(self) -> None:
        """Take what an input method is still composing as written."""
        if self._composing:
            QGuiApplication.inputMethod().commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell what is written; in a field of one paragraph Enter writes nothing."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_enter(event) and control and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.previous_requested.emit()
        elif is_enter(event) and not control and not self._paragraphs:
            event.accept()
        else:
            before = self.document().revision()
            super().keyPressEvent(event)
            writes = belongs_to_typing(event) and event.text() and event.text().isprintable()
            if writes and self.document().revision() != before:
                self.typed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that a visit begins."""
        super().focusInEvent(event)
        self.entered.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Tell what is written once it is composed."""
        super().inputMethodEvent(event)
        self._composing = bool(event.preeditString())
        if event.commitString():
            self.typed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the word that was clicked."""
        if event.reason() == QContextMenuEvent.Reason.Mouse and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """The menu at the cursor; it is gone once it is closed."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_opening.emit(menu)
        return menu

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted into a field of one paragraph becomes one."""
        if self._paragraphs or not source.hasText():
            super().insertFromMimeData(source)
        else:
            self.textCursor().insertText(" ".join(source.text().split()))
