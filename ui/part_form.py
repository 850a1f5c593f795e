"""One part of a rule set to look at and to change, with what is wrong beside the line it is about."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.caption.desk_check import DeskCheck
from reviewer.photo import Verdict
from reviewer.rules import Area, Rule, RuleSet, Source, Tag
from ui import theme
from ui.chip import Chip
from ui.entries import Entry
from ui.lettering import quiet
from ui.map_view import MapView
from ui.notice import Notice
from ui.toggle import HEIGHT

Part = Rule | Tag | Area | Source | DeskCheck | RuleSet
P = TypeVar("P", bound=Part)

LABELS = 104
_KEY = re.compile(r"`(\w+)`")


class PartForm(QScrollArea):
    """Shows a part, gives back what is entered. `changed` carries the name of the line that was entered.

    `escaped`: Esc was pressed in a line. A line is named as the field of the part that it shows.
    """

    changed = Signal(str)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = QWidget(self)
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, theme.NEAR, 0)
        self._grid.setHorizontalSpacing(theme.APART)
        self._grid.setVerticalSpacing(theme.NEAR + 2)
        self._grid.setColumnMinimumWidth(0, LABELS)
        self._grid.setColumnStretch(1, 1)
        self.entries: dict[str, Entry] = {}
        self._labels: dict[str, str] = {}
        self._faults: dict[str, Notice] = {}
        self._add_fault("", self._grid)
        self.fill()
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # What a form is made of

    def fill(self) -> None:
        """Add the lines."""
        raise NotImplementedError

    def prepare(self, ruleset: RuleSet, part: Part) -> None:
        """Make the entries ready for a part of this rule set."""

    def entered(self, values: dict[str, Any]) -> dict[str, Any]:
        """The fields of the part, from what the entries give by name."""
        return values

    def add(self, key: str, text: str, entry: Entry, remark: str = "") -> None:
        """One line: its label, what it is entered with, a few words on it, and what is wrong with it."""
        self.entries[key] = entry
        self._labels[key] = text
        row = self._grid.rowCount()
        label = quiet(text, self._inside)
        label.setMinimumHeight(HEIGHT)
        column = QVBoxLayout()
        column.setSpacing(theme.TIGHT)
        column.addWidget(entry)
        if remark:
            column.addWidget(quiet(remark, self._inside))
        self._add_fault(key, column)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(column, row, 1)
        entry.changed.connect(lambda: self.changed.emit(key))
        entry.escaped.connect(self.escaped)

    def add_whole(self, widget: QWidget) -> None:
        """Something as wide as the form."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def _add_fault(self, key: str, layout: QVBoxLayout | QGridLayout) -> None:
        fault = self._faults[key] = Notice("", Verdict.RESTRICTED, self._inside)
        fault.hide()
        if isinstance(layout, QGridLayout):
            layout.addWidget(fault, 0, 0, 1, 2)
        else:
            layout.addWidget(fault)

    # What is shown and entered

    def show_part(self, ruleset: RuleSet, part: Part) -> None:
        """Show a part of a rule set."""
        self.prepare(ruleset, part)
        for key, value in self.shown(part).items():
            self.entries[key].show_value(value)

    def show_id(self, id: str) -> None:
        """Show the short name that follows from what is entered, where the form has a line for it."""
        if "id" in self.entries:
            self.entries["id"].show_value(id)

    def shown(self, part: Part) -> dict[str, object]:
        """What the entries show of a part, by name."""
        return {key: getattr(part, key) for key in self.entries}

    def made_of(self, part: P) -> P:
        """A part with what is entered."""
        values: dict[str, Any] = {key: _plain(entry.value) for key, entry in self.entries.items()}
        return replace(part, **self.entered(values))

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say what is wrong, by the name of the line; what belongs to none stands above all."""
        told = {key: faults.get(key, "") for key in self._faults}
        told[""] = "\n".join([told[""], *(faults[key] for key in faults.keys() - told.keys())]).strip()
        for key, notice in self._faults.items():
            told[key] = self._as_labelled(told[key])
            notice.set_text(told[key])
            notice.setVisible(bool(told[key]))
            if key in self.entries:
                self.entries[key].editor.setAccessibleDescription(told[key])

    def _as_labelled(self, sentence: str) -> str:
        """A sentence about keys of a file as one about the lines of this form."""
        said = _KEY.sub(lambda key: f"“{self._labels.get(key[1], key[1])}”", sentence)
        return said[:1].upper() + said[1:]

    @property
    def faults(self) -> dict[str, str]:
        """What is said to be wrong, by the name of the line."""
        return {key: one.accessibleName() for key, one in self._faults.items() if not one.isHidden()}

    def set_read_only(self, read_only: bool) -> None:
        """Nothing can be entered in a rule set that comes with the program; it is to be read all the same."""
        for field in self._inside.findChildren(QWidget):
            if isinstance(field, QLineEdit | QPlainTextEdit | QAbstractSpinBox):
                field.setReadOnly(read_only)
            elif isinstance(field, QAbstractButton | MapView | Chip):
                field.setEnabled(not read_only)


def _plain(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) and type(value) is str else value
