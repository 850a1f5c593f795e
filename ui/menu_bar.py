"""The actions of the window as Qt has them: in its menu bar, with their keys."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ui.menus import ALWAYS, MARK, MENUS, Entry, translated


class Menus:
    """The window's actions by id, in its menu bar, with their keys."""

    def __init__(
        self,
        window: QMainWindow,
        keys: Mapping[str, Sequence[str]],
        slots: Mapping[str, Callable[[], object]],
    ) -> None:
        self._window = window
        self._slots = slots
        self._by_id: dict[str, QAction] = {}
        self._needs: dict[str, str] = {}
        for title, entries in MENUS:
            self._fill(window.menuBar().addMenu(translated(title)), entries)
        self.set_keys(keys)

    def _fill(self, menu: QMenu, entries: Sequence[Entry]) -> None:
        submenus: dict[str, QMenu] = {}
        for entry in entries:
            inside = menu
            if not entry.id:
                menu.addSeparator()
                continue
            if title := str(entry.submenu):
                if title not in submenus:
                    submenus[title] = menu.addMenu(translated(title))
                inside = submenus[title]
            inside.addAction(self._make(entry))

    def _make(self, entry: Entry) -> QAction:
        action = QAction(translated(entry.text), self._window)
        slot = self._slots[entry.id]
        action.setObjectName(entry.id)
        action.setCheckable(entry.checkable)
        action.setAutoRepeat(entry.needs != MARK)  # a key held too long marks one frame, not a row of them
        action.triggered.connect(lambda _checked=False: slot())
        self._window.addAction(action)
        self._by_id[entry.id] = action
        self._needs[entry.id] = entry.needs
        return action

    def __getitem__(self, id: str) -> QAction:
        return self._by_id[id]

    def all(self) -> list[QAction]:
        """Every action, in the order of the menus."""
        return list(self._by_id.values())

    def check(self, checked: Mapping[str, bool]) -> None:
        """Put a tick at those actions that hold, and none at the others named."""
        for id, holds in checked.items():
            self._by_id[id].setChecked(holds)

    def set_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Give the actions these keys instead of those they have."""
        for id, action in self._by_id.items():
            action.setShortcuts([QKeySequence(key) for key in keys.get(id, ())])

    def enable(self, there: frozenset[str]) -> None:
        """Enable the actions whose need is among what is there."""
        for id, action in self._by_id.items():
            action.setEnabled(self._needs[id] == ALWAYS or self._needs[id] in there)
