"""Fields to type in, among windows whose letters are shortcuts.

The window answers to bare letters, arrows and Enter. Qt asks the focused widget first, by a
ShortcutOverride event, whether such a key belongs to it; these fields claim every key that typing
needs, and give back the keys of undo when they themselves have nothing to undo.
"""

from math import ceil

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

_CHORD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_EDITING = (
    Qt.Key.Key_A,
    Qt.Key.Key_C,
    Qt.Key.Key_V,
    Qt.Key.Key_X,
    Qt.Key.Key_Y,
    Qt.Key.Key_Z,
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def belongs_to_typing(event: QKeyEvent) -> bool:
    """Whether the key writes or moves in a text; chords such as Ctrl+E stay the window's."""
    chord = event.modifiers() & _CHORD
    alt_gr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    if chord == alt_gr and event.text().isprintable() and event.text():
        return True
    function_key = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
    return chord == Qt.KeyboardModifier.NoModifier and not function_key


def is_the_windows(event: QKeyEvent) -> bool:
    """Whether the key is Ctrl and a letter that a field on some system takes for itself.

    On X11 Ctrl+K deletes to the end of the line and Ctrl+E goes there; here they are the window's.
    """
    if event.modifiers() & _CHORD != Qt.KeyboardModifier.ControlModifier:
        return False
    return Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z and event.key() not in _EDITING


def is_enter(event: QKeyEvent) -> bool:
    """Whether the key is Return, or Enter of the number block."""
    return event.key() in _ENTER


def _undo_or_redo(event: QKeyEvent, undo: bool, redo: bool) -> bool | None:
    """Whether the field can do it; None where the key is neither."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return undo
    if event.matches(QKeySequence.StandardKey.Redo):
        return redo
    return None


def _claims(event: QEvent, undo: bool, redo: bool) -> bool | None:
    """Whether a field takes the key of this event before the window's shortcuts; None: as Qt has it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return None
    own = _undo_or_redo(event, undo, redo)
    if own is False or is_the_windows(event):
        event.ignore()
        return False
    if own or belongs_to_typing(event) or is_enter(event):
        event.accept()
        return True
    return None


class LineField(QLineEdit):
    """One line. `left` when it loses the focus, `next_requested` at Ctrl+Enter, `escaped` at Esc."""

    left = Signal()
    next_requested = Signal()
    escaped = Signal()

    def event(self, event: QEvent) -> bool:
        """Claim the keys of typing before the window's shortcuts see them."""
        claimed = _claims(event, self.isUndoAvailable(), self.isRedoAvailable())
        return super().event(event) if claimed is None else claimed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Ctrl+Enter speak up; the rest is typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif is_enter(event) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.next_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the visit is over; a menu of the field itself does not end it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class ParagraphField(QPlainTextEdit):
    """Several lines, as high as their text between `least` and `most` lines; Tab leaves the field."""

    left = Signal()
    next_requested = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None, *, least: int = 3, most: int = 9) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        # A line that is wrapped counts with the space at its end, which may not fit.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the text to other lines."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        line = self.fontMetrics().lineSpacing()
        frame = max(0, self.height() - self.viewport().height())
        text, most = self._text_height(), self._most * line
        # A bar that comes and goes while the height follows would leave the lines as wide as before.
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if text > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        shown = max(self._least * line, min(most, text))
        self.setFixedHeight(ceil(shown + 2 * self.document().documentMargin() + frame))

    def _text_height(self) -> float:
        """How high the text is: lines of Korean or Arabic are higher than those of the field's own font."""
        block, height = self.document().firstBlock(), 0.0
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return height

    def text(self) -> str:
        """The text, as a LineField's."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Replace the text and forget what could be undone in it."""
        self.setPlainText(text)

    def event(self, event: QEvent) -> bool:
        """Claim the keys of typing before the window's shortcuts see them."""
        document = self.document()
        claimed = _claims(event, document.isUndoAvailable(), document.isRedoAvailable())
        return super().event(event) if claimed is None else claimed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Ctrl+Enter speak up; Enter alone is a new line."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif is_enter(event) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.next_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the visit is over; a menu of the field itself does not end it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
