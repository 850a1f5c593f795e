"""A panel to find one thing in a long list by typing: tags, commands.

A subclass says which rows fit what was typed and what choosing one does.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from ui import theme
from ui.lettering import body, quiet, strong
from ui.overlay import VEIL, Overlay
from ui.row import Row, Rows
from ui.row_painter import RowPainter
from ui.text_field import LineField, is_enter

PAGE_ROWS = 8


class TypeAhead(Overlay):
    """A field, a list of what fits, and a line of hints at the foot."""

    def __init__(self, parent: QWidget, size: QSize, veil: QColor = VEIL) -> None:
        super().__init__(parent, size, veil)
        self.head = QVBoxLayout()
        self.title = strong("", self.panel)
        self.field = LineField(self.panel)
        self.list = QListView(self.panel)
        self.empty = body("", self.panel)
        self.foot = quiet("", self.panel)
        self._model = Rows(self)
        self._dress()
        self._arrange()
        self.field.textChanged.connect(self._search)
        self.field.escaped.connect(self.dismiss)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._choose(index, False))

    def _dress(self) -> None:
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumHeight(34)
        self.list.setModel(self._model)
        self.list.setItemDelegate(RowPainter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setStyleSheet("QListView { background: transparent; }")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.empty.setMargin(theme.WIDE)

    def _arrange(self) -> None:
        head = self.head
        head.setContentsMargins(theme.WIDE, theme.APART, theme.WIDE, theme.NEAR)
        head.setSpacing(theme.NEAR)
        head.addWidget(self.title)
        head.addWidget(self.field)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.WIDE, theme.NEAR, theme.WIDE, theme.APART)
        foot.addWidget(self.foot)
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.empty, 1)
        layout.addLayout(foot)

    def rows(self, query: str) -> Sequence[Row]:
        """What fits the query, best first."""
        raise NotImplementedError

    def choose(self, row: Row, close: bool) -> None:
        """Do what choosing the row means; `close` when asked to be done with it."""
        raise NotImplementedError

    def open(self) -> None:
        """Show the panel with nothing typed."""
        self.field.clear()
        self._search("")
        self.open_over(self.field)

    def chosen(self) -> Row | None:
        """The row that Enter would choose."""
        return self._model.row(self.list.currentIndex())

    def renew(self) -> None:
        """The same rows with their present marks; the chosen row stays."""
        at = self.list.currentIndex().row()
        self._model.update(self.rows(self.field.text()))
        self.list.setCurrentIndex(self._model.index(at))

    def _search(self, query: str) -> None:
        rows = self.rows(query)
        self._model.show(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._select(self._model.first())

    def _select(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        if index == self._model.first():
            self.list.scrollToTop()

    def _choose(self, index: QModelIndex, close: bool) -> None:
        row = self._model.row(index)
        if row is not None and not row.heading and row.enabled:
            self.choose(row, close)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list and Enter chooses, while the focus stays in the field."""
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self.take_key(event) or self._list_key(event)
            if event.type() == QEvent.Type.ShortcutOverride and self.claims(event):
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a chord is the panel's own and must not reach the window."""
        return False

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key pressed in the field means to the panel itself; False when it means nothing."""
        return False

    def _list_key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: PAGE_ROWS,
            Qt.Key.Key_PageUp: -PAGE_ROWS,
        }
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        elif is_enter(event) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            close = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._choose(self.list.currentIndex(), close)
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        """Move over headings; beyond an end, stay at the last row that can be chosen."""
        direction = 1 if by > 0 else -1
        at = self.list.currentIndex().row()
        for _ in range(abs(by)):
            number = at + direction
            while (row := self._model.row(self._model.index(number))) is not None and row.heading:
                number += direction
            if row is None:
                break
            at = number
        self._select(self._model.index(at))


def is_tick_key(event: QKeyEvent) -> bool:
    """Whether it is Ctrl+Space, which in a list with ticks sets or takes off one and goes on."""
    return event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier
