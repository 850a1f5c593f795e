"""The sequences in the sidebar: one is chosen to be shown, and photos are dropped on any."""

from collections.abc import Sequence as Row
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.sequence import Sequence
from ui import own_keys, theme, wording
from ui.hint import with_key
from ui.lettering import quiet, strong
from ui.shoot_row import COUNT_ROLE, ShootRow

_NAME: Final = Qt.ItemDataRole.UserRole
_MOST: Final = 6


class SequenceList(QWidget):
    """`chosen` carries the name of the sequence to show, empty when it is none any more.

    `new_asked`: make one. `edit_asked`, `duplicate_asked` and `delete_asked` carry the name of one.
    """

    chosen = Signal(str)
    new_asked = Signal()
    edit_asked = Signal(str)
    duplicate_asked = Signal(str)
    delete_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, writable: bool = True) -> None:
        super().__init__(parent)
        self._writable = writable
        self._sequences: Row[Sequence] = ()
        self.name = ""
        self.add = QToolButton(self)
        self.list = _Names(self)
        self._none = quiet("", self)
        self._dress()
        self.add.clicked.connect(self.new_asked)
        if writable:
            self.list.delete_asked.connect(self.delete_asked)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.currentItemChanged.connect(self._take)
        head = QHBoxLayout()
        head.addWidget(strong(self.tr("Sequences"), self), 1)
        head.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.TIGHT)
        layout.addLayout(head)
        layout.addWidget(self._none)
        layout.addWidget(self.list)
        self._fill()

    def _dress(self) -> None:
        self.add.setText("+")
        self.add.setAutoRaise(True)
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.setAccessibleName(self.tr("New sequence"))
        self.add.setEnabled(self._writable)
        self.list.setAccessibleName(self.tr("Sequences"))
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(ShootRow(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    @property
    def names(self) -> list[str]:
        """All sequences there are, by name."""
        return [sequence.name for sequence in self._sequences]

    def shown(self) -> Sequence | None:
        """The sequence chosen, None where there is none."""
        return next((one for one in self._sequences if one.name == self.name), None)

    def choose(self, name: str) -> None:
        """Show the photos of this one; "" for none."""
        if name != self.name:
            self.name = name
            self._mark()
            self.chosen.emit(name)

    def show_sequences(self, sequences: Row[Sequence]) -> None:
        """These are there; where the one chosen is gone, none is."""
        self.add.setToolTip(with_key(self.tr("New sequence"), self, "sequence-new"))
        first = self.tr("None yet. Select photos and put them into one.")
        self._none.setText(with_key(first, self, "sequence-put"))
        if sequences != self._sequences:
            self._sequences = sequences
            self._fill()
        if self.name and self.name not in self.names:
            self.choose("")

    def _fill(self) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for sequence in self._sequences:
                self.list.addItem(self._item(sequence))
        self._mark()
        self._none.setVisible(not self._sequences)
        self.list.setVisible(bool(self._sequences))
        self.list.setFixedHeight(min(len(self._sequences), _MOST) * max(self.list.sizeHintForRow(0), 1))

    def _item(self, sequence: Sequence) -> QListWidgetItem:
        item = QListWidgetItem(sequence.name)
        item.setData(_NAME, sequence.name)
        item.setData(COUNT_ROLE, wording.number(sequence.count))
        item.setToolTip(sequence.heading.title or sequence.name)
        photos = wording.counted(sequence.count, self.tr("1 photo"), self.tr("{n} photos"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{sequence.name}, {photos}")
        return item

    def _mark(self) -> None:
        """Let the row of the one chosen be the current one, without saying so."""
        with QSignalBlocker(self.list):
            row = self.names.index(self.name) if self.name in self.names else -1
            self.list.setCurrentRow(row)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.choose(str(item.data(_NAME)))

    def _show_menu(self, at: QPoint) -> None:
        item = self.list.itemAt(at)
        if item is None or not self._writable:
            return
        name, menu = str(item.data(_NAME)), QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, signal in (
            (self.tr("Name, title and text…"), self.edit_asked),
            (self.tr("Duplicate…"), self.duplicate_asked),
            (self.tr("Delete"), self.delete_asked),
        ):
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked=False, signal=signal: signal.emit(name))
            menu.addAction(action)
        menu.popup(self.list.viewport().mapToGlobal(at))

    # What is dropped

    def name_at(self, point: QPoint) -> str:
        """The sequence at a point of the screen, "" where there is none."""
        at = self.list.viewport().mapFromGlobal(point)
        if not self.list.isVisible() or not self.list.viewport().rect().contains(at):
            return ""
        item = self.list.itemAt(at)
        return str(item.data(_NAME)) if item is not None else ""

    def hold_over(self, point: QPoint | None) -> None:
        """Photos are held over a point of the screen, or nowhere: light up what would take them."""
        name = self.name_at(point) if point is not None else ""
        with QSignalBlocker(self.list):
            if name:
                self.list.setCurrentRow(self.names.index(name))
        if not name:
            self._mark()


class _Names(QListWidget):
    """The rows. While it has the focus, Del is meant for the sequence, not for photos in it."""

    delete_asked = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Take Del before it becomes the window's."""
        return own_keys.claimed(event, Qt.Key.Key_Delete) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del lets go of the sequence of the current row."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Delete and item is not None:
            self.delete_asked.emit(str(item.data(_NAME)))
        else:
            super().keyPressEvent(event)
