"""The lines of the list of facets as Qt wants them."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui import wording
from ui.facets import Kind, Line

Index = QModelIndex | QPersistentModelIndex
Names = Mapping[str, Mapping[str, str]]
LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole)


class FacetModel(QAbstractListModel):
    """Holds the lines; `names` has, by facet, the names of values that are told by an id."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()
        self._names: Names = {}

    def set_names(self, names: Names) -> None:
        """Call values by these names from now on."""
        self._names = names

    def show(self, lines: Sequence[Line]) -> None:
        """Take other lines; where they are the same but for their counts, nothing moves."""
        if [line.key for line in lines] != [line.key for line in self._lines]:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
        elif lines:
            self._lines = lines
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))

    def line(self, index: Index) -> Line | None:
        """The line at an index."""
        return self._lines[index.row()] if 0 <= index.row() < len(self._lines) else None

    def find(self, line: Line | None) -> QModelIndex:
        """Where the line stands now."""
        places = (place for place, other in enumerate(self._lines) if line and other.key == line.key)
        return self.index(next(places, -1))

    def heading(self, facet: str) -> QModelIndex:
        """Where the heading of a facet stands."""
        return self.find(Line(facet, Kind.HEADING))

    def rowCount(self, parent: Index | None = None) -> int:
        """How many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, what a screen reader says, and the line itself for the painter."""
        line = self.line(index)
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._title(line)
        return self._spoken(line) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _title(self, line: Line) -> str:
        if line.kind is Kind.HEADING:
            return wording.facet_word(line.facet)
        if line.kind is Kind.VALUE:
            return wording.facet_value(line.facet, line.value, self._names.get(line.facet, {}))
        return (
            self.tr("{n} more…").replace("{n}", wording.number(line.count))
            if line.count
            else self.tr("Fewer")
        )

    def _spoken(self, line: Line) -> str:
        title = self._title(line)
        if line.kind is Kind.HEADING:
            return f"{title}, {self.tr('unfolded') if line.chosen else self.tr('folded')}"
        if line.kind is Kind.VALUE:
            photos = wording.counted(line.count, self.tr("1 photo"), self.tr("{n} photos"))
            return ", ".join([title, photos, *([self.tr("chosen")] if line.chosen else [])])
        return title
