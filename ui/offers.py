"""A short list below the cursor of a text: what could be meant by the word one is typing.

It takes no key from typing. Down goes into the list, and only then Enter or Tab takes what is chosen; Esc
puts the list away. It is no window of its own, so that it stands where it should on Wayland too.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from ui import theme
from ui.caption_editor import CaptionEditor
from ui.row import Row, Rows
from ui.row_painter import RowPainter
from ui.text_field import is_enter

MOST_ROWS: Final = 8
WIDTH: Final = 300
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}

Take = Callable[[Row], None]


class Offers(QFrame):
    """Offers rows for one editor at a time; `attach` each editor first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor: CaptionEditor | None = None
        self._take: Take = _nothing
        self._rows = Rows(self)
        self.list = QListView(self)
        self.list.setModel(self._rows)
        self.list.setItemDelegate(RowPainter(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._choose)
        self.list.setAccessibleName(self.tr("What could be meant"))
        self.setObjectName("offers")
        self.setStyleSheet(
            "#offers { background: palette(alternate-base); border: 1px solid palette(mid);"
            f" border-radius: {theme.RADIUS}px; }} QListView {{ background: transparent; }}"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, theme.TIGHT, 1, theme.TIGHT)
        layout.addWidget(self.list)
        self.hide()

    def attach(self, editor: CaptionEditor) -> None:
        """Let this editor have offers; whatever else happens in it puts them away."""
        editor.installEventFilter(self)
        editor.cursorPositionChanged.connect(lambda: self._leave(editor))

    @property
    def chosen(self) -> Row | None:
        """The row that Enter would take; None until Down was pressed."""
        return None if self.isHidden() else self._rows.row(self.list.currentIndex())

    def offer(self, editor: CaptionEditor, rows: Sequence[Row], take: Take, *, chosen: bool = False) -> None:
        """Offer these below the cursor; `chosen`: the first at once, where a person asked for them."""
        if not rows or not editor.hasFocus():
            self.put_away()
            return
        self._editor, self._take = editor, take
        self._rows.show(rows)
        self.list.setCurrentIndex(self._rows.first() if chosen else QModelIndex())
        self._place(editor, len(rows))
        self.show()
        self.raise_()

    def put_away(self) -> None:
        """Offer nothing any more."""
        self.hide()
        self._editor, self._take = None, _nothing

    def _leave(self, editor: CaptionEditor) -> None:
        if editor is self._editor:
            self.put_away()

    def _place(self, editor: CaptionEditor, rows: int) -> None:
        """Below the line one types in; above it where there is more room."""
        window = editor.window()
        self.setParent(window)
        height = min(rows, MOST_ROWS) * self.list.sizeHintForRow(0) + 2 * theme.TIGHT + 4
        cursor = editor.cursorRect()
        line = QRect(editor.viewport().mapTo(window, cursor.topLeft()), cursor.size())
        left = max(theme.NEAR, min(line.left() - theme.WIDE, window.width() - WIDTH - theme.NEAR))
        below = line.bottom() + theme.TIGHT
        fits = below + height <= window.height()
        top = below if fits else max(0, line.top() - height - theme.TIGHT)
        self.setGeometry(QRect(QPoint(left, top), QSize(WIDTH, height)))

    def _choose(self, index: QModelIndex) -> None:
        row, take = self._rows.row(index), self._take
        self.put_away()
        if row is not None:
            take(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the few keys of the list from its editor while it shows."""
        if watched is not self._editor or self.isHidden():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.put_away()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in _STEPS:
            self._step(_STEPS[Qt.Key(event.key())])
        elif plain and event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif plain and self.chosen is not None and (is_enter(event) or event.key() == Qt.Key.Key_Tab):
            self._choose(self.list.currentIndex())
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        """From the text into the list with the first step down; at its end again to the first."""
        at = self.list.currentIndex()
        number = (at.row() + by) % self._rows.rowCount() if at.isValid() else 0 if by > 0 else -1
        self.list.setCurrentIndex(self._rows.index(number % self._rows.rowCount()))


def _nothing(_row: Row) -> None:
    """What taking a row does while none is offered."""
