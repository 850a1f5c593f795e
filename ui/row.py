"""The rows of a type-ahead list, as its model holds them and its painter draws them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from ui.tick import Mark

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. A heading cannot be chosen; `key` is what the list's owner knows it by."""

    title: str
    key: object = None
    hint: str = ""
    keys: str = ""
    end: str = ""
    note: str = ""
    spoken: str = ""
    enabled: bool = True
    dim: bool = False
    heading: bool = False
    fixed: bool = False
    mark: Mark = Mark.NOTHING
    icon: QIcon | None = None


class Rows(QAbstractListModel):
    """The rows as Qt wants them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def update(self, rows: Sequence[Row]) -> None:
        """Show other marks on the same rows; anything else replaces them."""
        if [row.key for row in rows] != [row.key for row in self._rows]:
            self.show(rows)
        elif rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def row(self, index: Index) -> Row | None:
        """The row at an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, key: object) -> QModelIndex:
        """The row of this key; no row when there is none."""
        places = (number for number, row in enumerate(self._rows) if row.key == key and not row.heading)
        number = next(places, None)
        return QModelIndex() if number is None else self.index(number)

    def first(self) -> QModelIndex:
        """The first row that can be chosen."""
        for number, row in enumerate(self._rows):
            if not row.heading:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are only to be seen."""
        row = self.row(index)
        if row is None or row.heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, what a screen reader says, and the row itself for the painter."""
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or ", ".join(part for part in (row.title, row.hint, row.keys) if part)
        return row.note or None if role == Qt.ItemDataRole.ToolTipRole else None
