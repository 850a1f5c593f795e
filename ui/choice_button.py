"""A button that opens a list to choose from: one of them, or several."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QMenu, QWidget

from ui.toggle import PAD, Toggle

ARROW: Final = 12
MOST: Final = 40


class ChoiceButton(Toggle):
    """Says `name` while nothing is chosen, else what is. `changed` after each choice."""

    changed = Signal()

    def __init__(
        self, name: str, parent: QWidget | None = None, *, several: bool = False, nothing: str = ""
    ) -> None:
        """`nothing` is what the list calls choosing none of them."""
        super().__init__(name, None, parent)
        self._name, self._several = name, several
        self._nothing = nothing or self.tr("Any")
        self._labels: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._chosen: tuple[str, ...] = ()
        self._list = QMenu(self)
        self._list.setAccessibleName(name)
        self.clicked.connect(self.open_list)
        self._show()

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is chosen, in the order it was."""
        return self._chosen

    def set_choices(self, labels: Mapping[str, str]) -> None:
        """What there is to choose from; a choice that is no longer there stays chosen."""
        self._labels = dict(labels)
        self._show()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many photos have each; those with none go last."""
        self._counts = dict(counts)

    def set_chosen(self, chosen: Sequence[str]) -> None:
        """Choose, without a signal."""
        self._chosen = tuple(chosen)
        self._show()

    def open_list(self) -> None:
        """Show what there is to choose from, below the button."""
        self._fill()
        self._list.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def nextCheckState(self) -> None:
        """A click opens the list; only a choice keeps the button down."""

    def sizeHint(self) -> QSize:
        """The text and an arrow."""
        return super().sizeHint() + QSize(ARROW, 0)

    def event(self, event: QEvent) -> bool:
        """Down opens the list while the button has the focus."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.open_list()
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill, and an arrow that says a list hangs on it."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.4))
            tip = QPointF(self.width() - PAD - 4, self.height() / 2 + 2)
            painter.drawPolyline([tip + QPointF(-3.5, -3.5), tip, tip + QPointF(3.5, -3.5)])

    def _fill(self) -> None:
        self._list.clear()
        everything = self._list.addAction(self._nothing)
        everything.setCheckable(True)
        everything.setChecked(not self._chosen)
        everything.triggered.connect(lambda: self._choose(()))
        self._list.addSeparator()
        for key in self._order():
            self._add(key)

    def _order(self) -> list[str]:
        known = dict.fromkeys([*self._chosen, *self._labels])
        if not self._several:
            return list(known)
        found = sorted(known, key=lambda key: -self._counts.get(key, 0))
        return [key for key in found if self._counts.get(key, 0) or key in self._chosen][:MOST]

    def _add(self, key: str) -> QAction:
        label = self._labels.get(key, key).replace("&", "&&")
        count = self._counts.get(key)
        action = self._list.addAction(label if count is None else f"{label}   {count}")
        action.setCheckable(True)
        action.setChecked(key in self._chosen)
        action.triggered.connect(lambda: self._toggle(key))
        return action

    def _toggle(self, key: str) -> None:
        if key in self._chosen:
            self._choose(tuple(other for other in self._chosen if other != key))
        else:
            self._choose((*self._chosen, key) if self._several else (key,))

    def _choose(self, chosen: tuple[str, ...]) -> None:
        if chosen != self._chosen:
            self.set_chosen(chosen)
            self.changed.emit()

    def _show(self) -> None:
        said = ", ".join(self._labels.get(key, key) for key in self._chosen)
        if len(self._chosen) > 1:
            said = f"{self._name}: {len(self._chosen)}"
        self.setText((said or self._name).replace("&", "&&"))
        self.setToolTip(", ".join(self._labels.get(key, key) for key in self._chosen) or self._name)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(said or self.tr("any"))
        self.setChecked(bool(self._chosen))
        self.updateGeometry()
