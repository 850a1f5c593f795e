"""Changes of captions before they are made: each can be looked at, and left out."""

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QWidget

from ui import own_keys, wording
from ui.change import CHANGE_ROLE, Change
from ui.change_painter import ChangePainter, tick_area
from ui.sheet_text import paint_empty

Index = QModelIndex | QPersistentModelIndex


class Changes(QAbstractListModel):
    """`changed`: others are chosen."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: list[Change] = []
        self._chosen: list[bool] = []
        # So many chosen changes each photo has; those without any are left out.
        self._of_photos = Counter[int]()

    def __len__(self) -> int:
        return len(self._changes)

    def clear(self) -> None:
        """Have none."""
        self.beginResetModel()
        self._changes, self._chosen = [], []
        self._of_photos.clear()
        self.endResetModel()

    def add(self, changes: Sequence[Change]) -> None:
        """Have these, too."""
        if changes:
            self.beginInsertRows(QModelIndex(), len(self._changes), len(self._changes) + len(changes) - 1)
            self._changes += changes
            self._chosen += (change.chosen for change in changes)
            self._of_photos.update(change.photo for change in changes if change.chosen)
            self.endInsertRows()

    @property
    def counted(self) -> tuple[int, int]:
        """How many are chosen, and of how many photos."""
        return self._of_photos.total(), len(self._of_photos)

    @property
    def chosen(self) -> list[Change]:
        """Those that are to be made."""
        return [change for change, chosen in zip(self._changes, self._chosen, strict=True) if chosen]

    def turn(self, rows: Iterable[int]) -> None:
        """Choose those of these that are not chosen, where any is not; else none of them."""
        rows = list(rows)
        self._choose(rows, not all(self._chosen[row] for row in rows))

    def choose_all(self, chosen: bool) -> None:
        """Choose all, or none."""
        self._choose(range(len(self._changes)), chosen)

    def _choose(self, rows: Sequence[int], chosen: bool) -> None:
        other = [row for row in rows if self._chosen[row] is not chosen]
        for row in other:
            self._chosen[row] = chosen
        photos = Counter(self._changes[row].photo for row in other)
        self._of_photos = self._of_photos + photos if chosen else self._of_photos - photos
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))
            self.changed.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._changes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The change for the painter, whether it is chosen, and all of it in words."""
        if not index.isValid() or index.row() >= len(self._changes):
            return None
        change = self._changes[index.row()]
        if role == CHANGE_ROLE:
            return change
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self._chosen[index.row()] else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return change.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(change, self._chosen[index.row()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{change.before or '—'}\n\n{change.after or '—'}"
        return None

    def _spoken(self, change: Change, chosen: bool) -> str:
        state = self.tr("chosen") if chosen else self.tr("left out")
        said = self.tr("{name}, {field}: {before} becomes {after}")
        for word, text in (
            ("{name}", change.name),
            ("{field}", wording.caption_field(change.address)),
            ("{before}", change.before or self.tr("nothing")),
            ("{after}", change.after or self.tr("nothing")),
        ):
            said = said.replace(word, text)
        return ", ".join(filter(None, (said, change.note, state)))


class ChangeList(QListView):
    """Space turns the ticks of what is selected, A and O choose all and none.

    `current_changed` carries the change one is at.
    """

    current_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes = Changes(self)
        self.setModel(self.changes)
        self.setItemDelegate(ChangePainter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Changes"))
        self._empty = ("", "")
        self.selectionModel().currentChanged.connect(
            lambda index, _before: self.current_changed.emit(index.data(CHANGE_ROLE))
        )

    def say_if_empty(self, title: str, hint: str) -> None:
        """What stands in place of the list while there is nothing in it, and what to do about it."""
        self._empty = (title, hint)
        self.setAccessibleDescription(f"{title} {hint}".strip())
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The changes, or what is said where there are none."""
        super().paintEvent(event)
        if not len(self.changes):
            with QPainter(self.viewport()) as painter:
                paint_empty(painter, self.viewport().rect(), *self._empty, self.font(), self.palette())

    def _turn_selected(self) -> None:
        at = self.selectedIndexes() or [self.currentIndex()]
        self.changes.turn(sorted(index.row() for index in at if index.isValid()))

    def event(self, event: QEvent) -> bool:
        """Space is the list's while it has the focus."""
        return own_keys.claimed(event, Qt.Key.Key_Space) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ticks by keys; nothing is searched for by typing."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Space:
            self._turn_selected()
        elif plain and event.key() in (Qt.Key.Key_A, Qt.Key.Key_O):
            self.changes.choose_all(event.key() == Qt.Key.Key_A)
        elif not (plain and event.text().isalnum()):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a tick turns it, and those of all selected where it is one of them."""
        index = self.indexAt(event.position().toPoint())
        on_tick = index.isValid() and tick_area(self.visualRect(index)).contains(event.position())
        if not on_tick or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif index in self.selectedIndexes():
            self._turn_selected()
        else:
            self.changes.turn([index.row()])
