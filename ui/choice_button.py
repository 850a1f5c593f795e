"""A button that opens a list to choose one from."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QMenu, QWidget

from ui.toggle import PAD, Toggle

ARROW: Final = 12


class ChoiceButton(Toggle):
    """Says `name` while nothing is chosen, else what is. `changed` after each choice."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, nothing: str = "") -> None:
        """`nothing` is what the list calls choosing none of them."""
        super().__init__(name, None, parent)
        self._name = name
        self._nothing = nothing or self.tr("Any")
        self._labels: dict[str, str] = {}
        self._chosen = ""
        self.setAccessibleName(name)
        self._list = QMenu(self)
        self._list.setAccessibleName(name)
        self.clicked.connect(self.open_list)
        self._show()

    @property
    def chosen(self) -> str:
        """What is chosen; empty when nothing is."""
        return self._chosen

    def set_choices(self, labels: Mapping[str, str]) -> None:
        """What there is to choose from; a choice that is no longer there stays chosen."""
        self._labels = dict(labels)
        self._show()

    def set_chosen(self, chosen: str) -> None:
        """Choose, without a signal."""
        self._chosen = chosen
        self._show()

    def open_list(self) -> None:
        """Show what there is to choose from, below the button; arrows go on from what is chosen."""
        self._fill()
        self._list.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._list.setActiveAction(next(one for one in self._list.actions() if one.isChecked()))

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
        self._add("", self._nothing)
        self._list.addSeparator()
        for key in dict.fromkeys(filter(None, [self._chosen, *self._labels])):
            self._add(key, self._labels.get(key, key))

    def _add(self, key: str, label: str) -> None:
        action = self._list.addAction(label.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(key == self._chosen)
        action.triggered.connect(lambda: self._choose(key))

    def _choose(self, chosen: str) -> None:
        if chosen != self._chosen:
            self.set_chosen(chosen)
            self.changed.emit()

    def _show(self) -> None:
        said = self._labels.get(self._chosen, self._chosen)
        self.setText((said or self._name).replace("&", "&&"))
        self.setToolTip(said or self._name)
        self.setAccessibleDescription(said or self.tr("any"))
        self.setChecked(bool(said))
        self.updateGeometry()
