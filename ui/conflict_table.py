"""What both sides changed, side by side: what stands here and in the sidecar, and which is to hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from reviewer.exchange import Side
from reviewer.photo import ColourLabel, Flag
from reviewer.sidecar.comparison import Conflict
from reviewer.sidecar.said import Value
from ui import own_keys, wording
from ui.conflict_painter import ConflictPainter

Index = QModelIndex | QPersistentModelIndex
_SIDES: Final = (Side.OURS, Side.THEIRS)
_STYLE: Final = """
    QTableView { outline: 0; selection-background-color: palette(mid); }
    QHeaderView::section { background: palette(window); color: palette(text); border: 0; padding: 4px 8px; }
"""
_WHOSE: Final = 190


@dataclass(frozen=True, slots=True)
class Row:
    """One text or mark of a photo that both sides changed."""

    photo: int
    name: str
    address: str
    conflict: Conflict

    @property
    def texts(self) -> tuple[str, str]:
        """What stands here and what stands there, in a person's words."""
        return _words(self.address, self.conflict.ours), _words(self.address, self.conflict.theirs)


class Conflicts(QAbstractTableModel):
    """Three columns: whose it is, here, there. `changed`: another side holds."""

    changed = Signal()

    def __init__(self, rows: Sequence[Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = list(rows)
        self.sides = [Side.OURS] * len(rows)

    def choose(self, rows: Sequence[int], side: Side) -> None:
        """Let a side hold in these rows."""
        for row in rows:
            self.sides[row] = side
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), 2))
            self.changed.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Whose it is, and both sides."""
        return 0 if parent is not None and parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What each column holds."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Photo"), self.tr("Here"), self.tr("In the sidecar"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, and all of the row for those who hear it."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.name}\n{_field(row.address)}" if column == 0 else row.texts[column - 1]
        if role == Qt.ItemDataRole.ToolTipRole and column:
            return row.texts[column - 1]
        if role == Qt.ItemDataRole.CheckStateRole and column:
            held = self.sides[index.row()] == _SIDES[column - 1]
            return Qt.CheckState.Checked if held else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, self.sides[index.row()])
        return None

    def _spoken(self, row: Row, side: Side) -> str:
        said = self.tr("{name}, {field}: here {ours}, in the sidecar {theirs}; {side} holds")
        here, there = row.texts
        holds = self.tr("this library") if side == Side.OURS else self.tr("the sidecar")
        for word, text in (
            ("{name}", row.name),
            ("{field}", _field(row.address)),
            ("{ours}", here),
            ("{theirs}", there),
            ("{side}", holds),
        ):
            said = said.replace(word, text)
        return said


class ConflictTable(QTableView):
    """Left and right choose a side for the rows selected, Space the other one, a press the one pressed."""

    def __init__(self, rows: Sequence[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.conflicts = Conflicts(rows, self)
        self.setModel(self.conflicts)
        self.setItemDelegate(ConflictPainter(self))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setStyleSheet(_STYLE)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, _WHOSE)
        self.setAccessibleName(self.tr("What both sides changed"))
        self.selectRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their texts are in the new width."""
        super().resizeEvent(event)
        self.resizeRowsToContents()

    def event(self, event: QEvent) -> bool:
        """Space is the table's while it has the focus."""
        return own_keys.claimed(event, Qt.Key.Key_Space) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by keys."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.conflicts.choose(rows, _SIDES[event.key() == Qt.Key.Key_Right])
        elif event.key() == Qt.Key.Key_Space and rows:
            now = self.conflicts.sides[rows[0]]
            self.conflicts.choose(rows, Side.THEIRS if now == Side.OURS else Side.OURS)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on what a side says lets it hold."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() and event.button() is Qt.MouseButton.LeftButton:
            self.conflicts.choose([index.row()], _SIDES[index.column() - 1])


def _field(address: str) -> str:
    marks = {"rating": wording.tr("Stars"), "flag": wording.tr("Flag"), "label": wording.tr("Colour label")}
    return marks.get(address) or wording.caption_field(address)


def _words(address: str, value: Value) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if address == "flag":
        return wording.flag_word(Flag(value or Flag.NONE))
    if address == "label":
        return wording.label_word(ColourLabel(value or ColourLabel.NONE))
    return "★" * int(value or 0) if address == "rating" else value
