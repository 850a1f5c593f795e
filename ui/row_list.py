"""A list of rows below a field: one types there, and the arrows move here."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from ui.row import Row, Rows
from ui.row_painter import RowPainter
from ui.text_field import is_enter

_PAGE = 10
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}


class RowList(QListView):
    """`chosen`: another row is current; `taken`: Enter in the field, or a double click."""

    chosen = Signal()
    taken = Signal()

    def __init__(self, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = Rows(self)
        self._field = field
        self.setModel(self._rows)
        self.setItemDelegate(RowPainter(self))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda _index: self.taken.emit())
        field.installEventFilter(self)

    @property
    def row(self) -> Row | None:
        """The current row."""
        return self._rows.row(self.currentIndex())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the row of the same key stays current, else the first is."""
        before = self.row.key if self.row is not None else None
        self._rows.show(rows)
        same = (at for at, row in enumerate(rows) if row.key == before)
        place = None if before is None else next(same, None)
        self.setCurrentIndex(self._rows.first() if place is None else self._rows.index(place))
        self.chosen.emit()

    def step(self, by: int) -> None:
        """Go to another row, over headings; at most to the last."""
        at, direction = self.currentIndex().row(), 1 if by > 0 else -1
        places = range(at + direction, self._rows.rowCount() if by > 0 else -1, direction)
        rows = [place for place in places if not self._is_heading(place)]
        if rows:
            self.setCurrentIndex(self._rows.index(rows[min(abs(by), len(rows)) - 1]))

    def _is_heading(self, place: int) -> bool:
        row = self._rows.row(self._rows.index(place))
        return row is None or row.heading

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move and Enter enters, while the focus stays in the field."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if step := _STEPS.get(Qt.Key(event.key())):
            self.step(step)
        elif is_enter(event):
            self.taken.emit()
        else:
            return False
        return True
