"""The strip below the contact sheet: in what order the photos lie, under which headings, how large."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSlider, QToolButton, QWidget

from reviewer.looking import GROUPINGS, SORTS
from ui import own_keys, theme
from ui.contact_sheet import LEAST, MOST, STEP, ContactSheet
from ui.lettering import quiet, small_font

_REVERSED: Final = "-"
_UP, _DOWN, _LIST = "↑", "↓", "▾"
_SLIDER: Final = 132


class ViewStrip(QWidget):
    """Sorting, grouping, stacking and the size of the cells.

    `changed` says that other photos, or the same in another order, belong on the sheet.
    """

    changed = Signal()

    def __init__(self, sheet: ContactSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Order and size"))
        self._sort = _Choice(self.tr("Sort"), self._sorts(), self)
        self._reverse = _Button(self.tr("Reverse the order"), self)
        self._reverse.setText(_DOWN)
        self._group = _Choice(self.tr("Group"), self._groupings(), self)
        self._stack = _Button(self.tr("Stack bursts"), self)
        self._stack.setText(self.tr("Stack bursts"))
        self._reverse.setCheckable(True)
        self._stack.setCheckable(True)
        self._size = QSlider(Qt.Orientation.Horizontal, self)
        self._ordered = quiet("", self)
        self._ordered.setWordWrap(False)
        self._ordered.setMinimumWidth(1)  # or it would push the columns beside the photos away
        self._ordered.hide()
        self._arrange()
        self._bind(sheet)
        self._sort.chosen.connect(self.changed)
        self._group.chosen.connect(self.changed)
        self._reverse.toggled.connect(self._turn)
        self._stack.toggled.connect(self.changed)

    def _sorts(self) -> Mapping[str, str]:
        words = (
            self.tr("Taken"),
            self.tr("Name"),
            self.tr("Rating"),
            self.tr("Added"),
            self.tr("Verdict"),
        )
        return dict(zip(SORTS, words, strict=True))

    def _groupings(self) -> Mapping[str, str]:
        words = (
            self.tr("None"),
            self.tr("Day"),
            self.tr("Burst"),
            self.tr("Verdict"),
            self.tr("Shoot"),
        )
        return dict(zip(GROUPINGS, words, strict=True))

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.NEAR, 2, theme.APART, 2)
        row.setSpacing(0)
        row.addWidget(self._sort)
        row.addWidget(self._reverse)
        row.addSpacing(theme.NEAR)
        row.addWidget(self._group)
        row.addSpacing(theme.NEAR)
        row.addWidget(self._stack)
        row.addWidget(self._ordered)
        row.addStretch(1)
        row.addWidget(self._size, 2)

    def _bind(self, sheet: ContactSheet) -> None:
        self._size.setRange(LEAST, MOST)
        self._size.setSingleStep(STEP)
        self._size.setPageStep(2 * STEP)
        self._size.setValue(sheet.cell_size)
        self._size.setMinimumWidth(_SLIDER // 3)
        self._size.setMaximumWidth(_SLIDER)
        self._size.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._size.setAccessibleName(self.tr("Size of the thumbnails"))
        self._size.setToolTip(self.tr("Size of the thumbnails (Ctrl and the wheel)"))
        self._size.valueChanged.connect(sheet.set_cell_size)
        sheet.cell_size_changed.connect(self._size.setValue)

    def set_ordered(self, said: str) -> None:
        """Say why there is nothing to choose, the photos having an order of their own; "" to offer it."""
        self._ordered.setText(said)
        self._ordered.setToolTip(said)
        self._ordered.setVisible(bool(said))
        for choice in (self._sort, self._reverse, self._group, self._stack):
            choice.setVisible(not said)

    # What is chosen

    @property
    def sort(self) -> str:
        """One of `SORTS`, with a dash in front where it is reversed."""
        return f"{_REVERSED if self._reverse.isChecked() else ''}{self._sort.key}"

    @property
    def group(self) -> str:
        """One of `GROUPINGS`."""
        return self._group.key

    @property
    def stacked(self) -> bool:
        """Whether bursts lie in stacks."""
        return self._stack.isChecked()

    def set_sort(self, sort: str) -> None:
        """Sort so; what is no way of sorting changes nothing."""
        key = sort.removeprefix(_REVERSED)
        if key in SORTS:
            with QSignalBlocker(self):
                self._reverse.setChecked(sort != key)
                self._sort.choose(key)
            self.changed.emit()

    def reverse(self) -> None:
        """The same order from the other end."""
        self._reverse.toggle()

    def set_group(self, group: str) -> None:
        """Put such headings on the sheet; what is no grouping changes nothing."""
        if group in GROUPINGS:
            self._group.choose(group)

    def set_stacked(self, stacked: bool) -> None:
        """Lay bursts in stacks, or one by one."""
        self._stack.setChecked(stacked)

    def checked(self) -> dict[str, bool]:
        """Which actions of the menus hold at present, by their ids."""
        return {
            **{f"sort-{sort}": sort == self._sort.key for sort in SORTS},
            "sort-reverse": self._reverse.isChecked(),
            **{f"group-{group}": group == self.group for group in GROUPINGS},
            "stack-bursts": self.stacked,
        }

    def _turn(self, up: bool) -> None:
        self._reverse.setText(_UP if up else _DOWN)
        self.changed.emit()


class _Button(QToolButton):
    """A flat button; Space is its own while it has the focus, else the window's."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setFont(small_font(self.font()))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(name)
        self.setAccessibleName(name)

    def event(self, event: QEvent) -> bool:
        """Take Space before it becomes the window's."""
        return own_keys.claimed(event, Qt.Key.Key_Space) or super().event(event)


class _Choice(_Button):
    """Says which one of several is chosen, and opens the list of them."""

    chosen = Signal()

    def __init__(self, name: str, labels: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(name, parent)
        self.key = ""
        self._menu = QMenu(self)
        self._keys = QActionGroup(self._menu)
        for key, label in labels.items():
            action = self._menu.addAction(label)
            action.setCheckable(True)
            action.setData(key)
            self._keys.addAction(action)
        self._keys.triggered.connect(lambda action: self.choose(action.data()))
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.choose(next(iter(labels)))

    def choose(self, key: str) -> None:
        """Choose this one, and say so."""
        self.key = key
        for action in self._keys.actions():
            if action.data() == key:
                action.setChecked(True)
                self.setText(f"{self.accessibleName()}: {action.text()} {_LIST}")
                self.setAccessibleDescription(action.text())
        self.chosen.emit()
