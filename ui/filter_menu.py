"""The button at the end of the filter bar: the saved filters, and what can be done with the present one."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QMenu, QWidget

from ui.toggle import Toggle


class FilterMenu(Toggle):
    """Lit while the present filter is a saved one. `chosen` carries the line of a saved filter.

    `opening` comes before the list shows, the other signals when their line in it is chosen.
    """

    chosen = Signal(str)
    opening = Signal()
    save_requested = Signal()
    list_requested = Signal()
    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", self._paint_funnel, parent)
        self.setAccessibleName(self.tr("Saved filters"))
        self._menu = QMenu(self)
        self._menu.setAccessibleName(self.accessibleName())
        self._menu.setToolTipsVisible(True)
        self.clicked.connect(self.open_list)
        self.show_filters({}, "", "", writable=False)

    def nextCheckState(self) -> None:
        """A click opens the list; only a saved filter keeps the button down."""

    def show_filters(self, saved: Mapping[str, str], line: str, name: str, *, writable: bool) -> None:
        """The saved filters by name; line and name of the present one, and whether it can be saved."""
        self.setChecked(bool(name))
        self.setToolTip(name or line or self.accessibleName())
        self.setAccessibleDescription(name or line)
        self._menu.clear()
        for other in saved:
            self._add_saved(other, saved[other], other == name)
        self._menu.addSeparator()
        for text, signal, can in (
            (self.tr("Save this filter…"), self.save_requested, bool(line) and writable),
            (self.tr("Saved filters…"), self.list_requested, bool(saved)),
            (self.tr("Copy as --where"), self.copy_requested, bool(line)),
        ):
            self._menu.addAction(text, signal.emit).setEnabled(can)

    def open_list(self) -> None:
        """Show the list below the button."""
        self.opening.emit()
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _add_saved(self, name: str, line: str, present: bool) -> None:
        action = self._menu.addAction(name.replace("&", "&&"))
        action.setToolTip(line)
        action.setCheckable(True)
        action.setChecked(present)
        action.triggered.connect(lambda: self.chosen.emit(line))

    def _paint_funnel(self, painter: QPainter, box: QRectF) -> None:
        shape = ((0.5, 1.5), (12.5, 1.5), (8, 7), (8, 11), (5, 12.5), (5, 7))
        role = QPalette.ColorRole.BrightText if self.isChecked() else QPalette.ColorRole.Text
        colour = self.palette().color(role)
        painter.setPen(QPen(colour, 1.3))
        painter.setBrush(colour if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF([box.topLeft() + QPointF(x, y) for x, y in shape]))
