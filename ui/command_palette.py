"""The command palette: everything the window can do, found by typing a few letters of its name."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui import command_list, keycap
from ui.matching import fit
from ui.row import Row
from ui.typeahead import TypeAhead


class CommandPalette(TypeAhead):
    """Lists what `actions` returns each time it opens, and triggers the one chosen."""

    def __init__(self, actions: command_list.Actions, parent: QWidget) -> None:
        super().__init__(parent, QSize(560, 480))
        self._actions = actions
        self._listed: Sequence[QAction] = ()
        self._last: list[QAction] = []
        self.setAccessibleName(self.tr("Command palette"))
        self.title.hide()
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Command"))
        self.list.setAccessibleName(self.tr("Commands that fit"))
        self.foot.setText(self.tr("↑ ↓ choose    Enter do it    Esc close"))
        self.dismissed.connect(self._forget)

    def open(self) -> None:
        """Show the palette with the commands as they stand now."""
        self._listed = command_list.real(self._actions())
        super().open()

    def _forget(self) -> None:
        self._listed = ()

    def rows(self, query: str) -> Sequence[Row]:
        """The commands that fit, those used of late first among equals, disabled ones after."""
        nothing = self.tr("No command is called “{query}”.")
        self.empty.setText(nothing.replace("{query}", query.strip()))
        scored = [(fit(query, command_list.name(a), command_list.menu(a)), a) for a in self._listed]
        found = [(score, action) for score, action in scored if score]
        found.sort(key=lambda pair: (-pair[0], not pair[1].isEnabled(), self._age(pair[1])))
        return [_row(action) for _, action in found]

    def _age(self, action: QAction) -> int:
        return self._last.index(action) if action in self._last else len(self._last)

    def choose(self, row: Row, close: bool) -> None:
        """Close first, so that the command finds the focus where it was; then do it."""
        action = row.key
        if not isinstance(action, QAction):
            return
        self._last = [action, *(other for other in self._last if other is not action)]
        self.dismiss()
        QTimer.singleShot(0, action, action.trigger)


def _row(action: QAction) -> Row:
    keys = keycap.native(action.shortcuts())
    return Row(
        title=command_list.name(action),
        key=action,
        hint=command_list.menu(action),
        keys=keys,
        note=action.statusTip(),
        enabled=action.isEnabled(),
    )
