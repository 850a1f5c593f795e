"""Picking several things by typing: what is picked stands as chips, what fits what is typed below."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.chip import Chip
from ui.entries import Entry
from ui.flow import Flow
from ui.matching import fit
from ui.row import Row
from ui.row_list import RowList
from ui.text_field import LineField

ROWS = 5
_NEW = ("new",)


class Picker(Entry):
    """`made` carries the name of a thing that is not there yet and was asked for."""

    made = Signal(str)

    def __init__(
        self, name: str, hint: str, parent: QWidget | None = None, *, can_make: bool = False
    ) -> None:
        super().__init__(parent)
        self._names: Mapping[str, tuple[str, ...]] = {}
        self._picked: list[str] = []
        self._can_make = can_make
        self._chips = QWidget(self)
        self._flow = Flow(self._chips)
        self.field = LineField(self)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.list = RowList(self.field, self)
        self.list.setAccessibleName(name)
        self.list.hide()
        self.editor = self.field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        for widget in (self._chips, self.field, self.list):
            column.addWidget(widget)
        self.field.textEdited.connect(lambda _text: self._offer())
        self.field.left.connect(self.list.hide)
        self.field.escaped.connect(self._leave)
        self.field.installEventFilter(self)
        self.list.taken.connect(self._take)
        self.list.clicked.connect(lambda _index: self._take())

    def offer(self, names: Mapping[str, tuple[str, ...]]) -> None:
        """What can be picked: for each id its label, then other names it is found by."""
        self._names = names
        self._show()

    @property
    def value(self) -> tuple[str, ...]:
        """The ids picked, in the order they were."""
        return tuple(self._picked)

    def show_value(self, value: object) -> None:
        """Show these as picked; sets are shown by label."""
        ids = [str(one) for one in value] if isinstance(value, Iterable) else []
        if isinstance(value, frozenset):
            ids.sort(key=lambda id: self._label(id).casefold())
        self._picked = ids
        self._show()

    @property
    def chips(self) -> list[Chip]:
        """What is picked, as it is shown."""
        return [chip for chip in self._chips.findChildren(Chip) if not chip.isHidden()]

    def pick(self, id: str) -> None:
        """Pick one more."""
        if id not in self._picked:
            self._picked.append(id)
            self._show()
            self.changed.emit()

    def _drop(self, id: str) -> None:
        self._picked.remove(id)
        self._show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _label(self, id: str) -> str:
        return self._names.get(id, (id,))[0]

    def _show(self) -> None:
        self._flow.clear()
        for id in self._picked:
            chip = Chip(self._label(id), removable=not self.field.isReadOnly(), parent=self._chips)
            chip.removed.connect(lambda id=id: self._drop(id))
            self._flow.addWidget(chip)
            QWidget.setTabOrder(_before(self.field), chip)
            QWidget.setTabOrder(chip, self.field)
        self._chips.setVisible(bool(self._picked))

    # Typing

    @property
    def _typed(self) -> str:
        return " ".join(self.field.text().split())

    def _offer(self) -> None:
        typed = self._typed
        rows = self._rows(typed) if typed else []
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        height = self.list.sizeHintForRow(0) if rows else 0
        self.list.setFixedHeight(min(len(rows), ROWS) * height + 2)

    def _rows(self, typed: str) -> list[Row]:
        fits = {id: fit(typed, *names) for id, names in self._names.items() if id not in self._picked}
        found = sorted((id for id in fits if fits[id]), key=lambda id: (-fits[id], self._label(id)))
        rows = [Row(self._label(id), key=id, hint=", ".join(self._names[id][1:])) for id in found]
        known = {names[0].casefold() for names in self._names.values()}
        if self._can_make and typed.casefold() not in known:
            rows.append(Row(self.tr("New: “{name}”").replace("{name}", typed), key=_NEW))
        return rows

    def _take(self) -> None:
        row, typed = self.list.row, self._typed
        if row is None or self.list.isHidden():
            return
        self._clear()
        if row.key is _NEW:
            self.made.emit(typed)
        else:
            self.pick(str(row.key))

    def _leave(self) -> None:
        """Esc leaves what is typed; where nothing is, more than that."""
        if self.field.text():
            self._clear()
        else:
            self.escaped.emit()

    def _clear(self) -> None:
        self.field.clear()
        self._offer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace in the empty field takes the last one off."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            fixed = self.field.isReadOnly() or not self._picked or self.field.text()
            if event.key() == Qt.Key.Key_Backspace and not fixed:
                self._drop(self._picked[-1])
                return True
        return super().eventFilter(watched, event)


def _before(widget: QWidget) -> QWidget:
    """What Tab leaves for a widget."""
    before = widget.previousInFocusChain()
    while before is not None and before is not widget:
        if before.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return before
        before = before.previousInFocusChain()
    return widget
