"""Caption templates to choose from, one a row."""

from collections.abc import Container, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QWidget

from ui import theme, wording
from ui.row import Row, Rows
from ui.row_painter import RowPainter
from ui.sheet_text import paint_empty
from ui.template_shelf import Shelved


class TemplateList(QListView):
    """`chosen`: another row is current."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = Rows(self)
        self._shelved: dict[object, Shelved] = {}
        self.setModel(self._rows)
        self.setItemDelegate(RowPainter(self))
        self.setMouseTracking(True)
        self.setViewportMargins(0, theme.TIGHT, 0, theme.TIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Caption templates"))
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())

    @property
    def current(self) -> Shelved | None:
        """The template of the current row."""
        row = self._rows.row(self.currentIndex())
        return self._shelved.get(row.key) if row else None

    def show_templates(
        self, shelved: Sequence[Shelved], unsaved: Container[str], choose: Sequence[str] = ()
    ) -> None:
        """Show these; the first there is of `choose` is chosen, else the first."""
        self._shelved = {one.name: one for one in shelved}
        self._rows.show([self._row(one, unsaved) for one in shelved])
        places = (self._rows.index_of(name) for name in choose)
        self.setCurrentIndex(next((place for place in places if place.isValid()), self._rows.first()))
        self.chosen.emit()

    def mark_unsaved(self, unsaved: Container[str]) -> None:
        """Tell of which there are changes that are not saved."""
        self._rows.update([self._row(one, unsaved) for one in self._shelved.values()])

    def _row(self, shelved: Shelved, unsaved: Container[str]) -> Row:
        if shelved.fault:
            return Row(shelved.name, key=shelved.name, end=self.tr("faults"), note=shelved.fault, dim=True)
        fields = wording.counted(len(shelved.template.entries), self.tr("1 text"), self.tr("{n} texts"))
        end = self.tr("not saved") if shelved.name in unsaved else fields
        return Row(shelved.name, key=shelved.name, end=end, spoken=f"{shelved.name}, {end}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The templates, or what to do where there are none."""
        super().paintEvent(event)
        if not self._shelved:
            with QPainter(self.viewport()) as painter:
                paint_empty(
                    painter,
                    self.viewport().rect(),
                    self.tr("No template"),
                    self.tr("New… makes one"),
                    self.font(),
                    self.palette(),
                )
