"""The list of facets: what the photos shown can be told apart by, with live counts, to filter by."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QWidget

from ui import own_keys
from ui.facet_model import FacetModel, Names
from ui.facet_painter import FacetPainter
from ui.facets import Chosen, Counts, Kind, Line, lines
from ui.filter_state import FACETS

UNFOLDED: Final = ("rule", "tag")
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN: Final = (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape, *_ENTER)
_ADDS: Final = Qt.KeyboardModifier.ControlModifier


class FacetList(QListView):
    """Sections that fold. A click or Space on a value filters by it, with Ctrl by it too.

    `chosen` carries a facet and the values to filter by; `left`: Esc, the focus belongs back to the photos.
    """

    chosen = Signal(str, tuple)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Counts = {}
        self._chosen: Chosen = {}
        self._folded = set(FACETS).difference(UNFOLDED)
        self._whole: set[str] = set()
        self._model = FacetModel(self)
        self.setModel(self._model)
        self.setItemDelegate(FacetPainter(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        # A click on a value leaves the keys with the photos.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Facets"))

    # What is shown

    def show_counts(self, counts: Counts, names: Names) -> None:
        """Show how many photos have each value, by facet as `Review.counts` tells them."""
        self._counts = counts
        self._model.set_names(names)
        self._show()

    def show_chosen(self, chosen: Chosen) -> None:
        """Show which values are filtered by."""
        if chosen != self._chosen:
            self._chosen = dict(chosen)
            self._show()

    @property
    def folded(self) -> frozenset[str]:
        """The facets of which only the heading shows."""
        return frozenset(self._folded)

    def fold(self, facets: Iterable[str]) -> None:
        """Fold these, unfold all others."""
        self._folded = set(facets)
        self._show()

    def _show(self) -> None:
        here, scrolled = self._model.line(self.currentIndex()), self.verticalScrollBar().value()
        self._model.show(lines(self._counts, self._chosen, self._folded, self._whole))
        if here is not None and not self.currentIndex().isValid():
            there = self._model.find(here)
            self.setCurrentIndex(there if there.isValid() else self._model.heading(here.facet))
        self.verticalScrollBar().setValue(scrolled)

    # What a line does

    def _use(self, index: QModelIndex, *, add: bool) -> None:
        line = self._model.line(index)
        if line is None:
            return
        if line.kind is Kind.VALUE:
            self._choose(line, add)
        else:
            turned = self._folded if line.kind is Kind.HEADING else self._whole
            turned.symmetric_difference_update({line.facet})
            self._show()

    def _choose(self, line: Line, add: bool) -> None:
        before = tuple(self._chosen.get(line.facet, ()))
        if add:
            left = tuple(value for value in before if value != line.value)
            values = left if line.chosen else (*before, line.value)
        else:
            values = () if before == (line.value,) else (line.value,)
        self.chosen.emit(line.facet, values)

    def _fold_or_unfold(self, index: QModelIndex, *, fold: bool) -> None:
        """Left goes from a value to its heading and folds that; Right unfolds it."""
        line = self._model.line(index)
        if line is None:
            return
        if line.kind is not Kind.HEADING:
            if fold:
                self.setCurrentIndex(self._model.heading(line.facet))
        elif line.chosen == fold:
            self._use(index, add=False)

    # Hands

    def event(self, event: QEvent) -> bool:
        """Keys the list needs are its own while it has the focus, not the window's."""
        return own_keys.claimed(event, *_OWN) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter use a line, Left and Right fold, Esc leaves."""
        key, here = Qt.Key(event.key()), self.currentIndex()
        if key in (Qt.Key.Key_Space, *_ENTER):
            self._use(here, add=bool(event.modifiers() & _ADDS))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._fold_or_unfold(here, fold=key == Qt.Key.Key_Left)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the top where one has not been here yet."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0))
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Use the line under the pointer."""
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.setCurrentIndex(index)
            self._use(index, add=bool(event.modifiers() & _ADDS))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks, quick or not."""
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press has done it all."""
        event.accept()
