"""Profiles to choose from, one a row, each with what it does."""

from collections.abc import Container, Sequence

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from reviewer.export.profile import Shelved
from ui import theme
from ui.row import Index, Row, Rows
from ui.row_painter import RowPainter


class ProfileList(QListView):
    """`chosen`: another row is current. A row that is not enabled is shown and cannot be chosen."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Enabled(self)
        self._shelved: dict[object, Shelved] = {}
        self.setModel(self._rows)
        self.setItemDelegate(RowPainter(self))
        self.setMouseTracking(True)
        self.setViewportMargins(0, theme.TIGHT, 0, theme.TIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Profile"))
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())

    @property
    def current(self) -> Shelved | None:
        """The profile of the current row."""
        row = self._rows.row(self.currentIndex())
        return self._shelved.get(row.key) if row else None

    def show_profiles(self, shelved: Sequence[Shelved], rows: Sequence[Row], choose: Sequence[str]) -> None:
        """Show these, in these rows with their ids as keys; the first there is of `choose` is chosen."""
        self._shelved = {one.id: one for one in shelved}
        self._rows.show(rows)
        able = [str(row.key) for row in rows if row.enabled and not row.heading]
        for id in (*choose, *able):
            if id in able:
                self.choose(id)
                return
        self.chosen.emit()

    def update_rows(self, rows: Sequence[Row]) -> None:
        """Show the same profiles with other words; the current one stays."""
        self._rows.update(rows)

    def choose(self, id: str) -> None:
        """Make the row of a profile the current one, where there is one that can be."""
        index = self._rows.index_of(id)
        if self._rows.flags(index) & Qt.ItemFlag.ItemIsSelectable:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)


class _Enabled(Rows):
    """Rows of which only those that are enabled can be chosen."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index)
        return super().flags(index) if row and row.enabled else Qt.ItemFlag.NoItemFlags


def in_two_parts(profiles: Sequence[Shelved], unsaved: Container[str]) -> list[Row]:
    """Rows under two headings; ids that are `unsaved` are told, and those with faults can be looked at."""
    shipped = [_row(one, unsaved) for one in profiles if one.file is None]
    own = [_row(one, unsaved) for one in profiles if one.file is not None]
    rows = [Row(_tr("Come with the program"), heading=True), *shipped]
    return [*rows, Row(_tr("Your own"), heading=True), *own] if own else rows


def _row(shelved: Shelved, unsaved: Container[str]) -> Row:
    if shelved.profile is None:
        return Row(shelved.id, key=shelved.id, end=_tr("faults"), note=shelved.fault, dim=True)
    end = _tr("not saved") if shelved.id in unsaved else ""
    return Row(shelved.profile.title, key=shelved.id, end=end, note=shelved.profile.sentence)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProfileList", text)
