"""All keys on one sheet, by menu, searchable: what `?` shows."""

from collections.abc import Sequence
from itertools import combinations_with_replacement

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import command_list, theme
from ui.keycap import Keycaps, native
from ui.lettering import body, quiet, strong
from ui.matching import fit
from ui.overlay import Overlay
from ui.text_field import LineField

COLUMNS = 3


class KeysHelp(Overlay):
    """Lists the keys of what `actions` returns each time it opens."""

    def __init__(self, actions: command_list.Actions, parent: QWidget) -> None:
        super().__init__(parent, QSize(1100, 800))
        self._actions = actions
        self._listed: Sequence[QAction] = ()
        self.setAccessibleName(self.tr("All keys"))
        self.field = LineField(self.panel)
        self.field.setPlaceholderText(self.tr("Search by name or key"))
        self.field.setAccessibleName(self.tr("Search by name or key"))
        self.field.setClearButtonEnabled(True)
        self.field.escaped.connect(self.dismiss)
        self.field.textChanged.connect(self._search)
        self._scroll = QScrollArea(self.panel)
        self._scroll.setWidgetResizable(True)
        self._scroll.setStyleSheet("QScrollArea, QScrollArea QWidget { background: transparent; }")
        self._scroll.setAccessibleName(self.tr("Keys by menu"))
        self._arrange()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(strong(self.tr("All keys"), self.panel), 1)
        head.addWidget(self.field, 1)
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(theme.WIDE, theme.APART, theme.TIGHT, theme.APART)
        layout.setSpacing(theme.APART)
        head.setContentsMargins(0, 0, theme.APART, 0)
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._beyond_the_menus())

    def _beyond_the_menus(self) -> QLabel:
        return quiet(
            self.tr(
                "Arrows move, with Shift they select, with Ctrl they pan at 1:1. "
                "Shift and the letter of a tag set it or take it off. "
                "With Caps Lock on, a mark goes on to the next frame."
            ),
            self.panel,
        )

    def open(self) -> None:
        """Show the keys as they stand now."""
        self._listed = [action for action in command_list.real(self._actions()) if action.shortcuts()]
        self.field.clear()
        self._search("")
        self.open_over(self.field)

    def _search(self, query: str) -> None:
        groups: dict[str, list[QAction]] = {}
        for action in self._listed:
            if _fits(query, action):
                groups.setdefault(command_list.menu(action) or self.tr("Other"), []).append(action)
        self._scroll.setWidget(self._sheet(groups) if groups else self._nothing(query))

    def _nothing(self, query: str) -> QWidget:
        text = self.tr("No key and no command fits “{query}”.").replace("{query}", query.strip())
        label = body(text)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return label

    def _sheet(self, groups: dict[str, list[QAction]]) -> QWidget:
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, 0, theme.APART, 0)
        columns.setSpacing(2 * theme.WIDE)
        for column in _balanced(groups):
            stack = QVBoxLayout()
            stack.setSpacing(theme.WIDE)
            for title, actions in column:
                stack.addLayout(_group(title, actions))
            stack.addStretch(1)
            columns.addLayout(stack, 1)
        return sheet


def _fits(query: str, action: QAction) -> bool:
    keys = [native([sequence]) for sequence in action.shortcuts()]
    named = fit(query, command_list.name(action), command_list.menu(action)) > 0
    return named or any(query.strip().casefold() == key.casefold() for key in keys)


def _balanced(groups: dict[str, list[QAction]]) -> list[list[tuple[str, list[QAction]]]]:
    """The groups in columns, in their order, cut where the tallest column is lowest."""
    items = list(groups.items())

    def columns(cuts: tuple[int, ...]) -> list[list[tuple[str, list[QAction]]]]:
        ends = (*cuts, len(items))
        return [items[start:end] for start, end in zip((0, *cuts), ends, strict=True)]

    def tallest(cuts: tuple[int, ...]) -> int:
        return max(sum(len(actions) + 2 for _, actions in column) for column in columns(cuts))

    return columns(min(combinations_with_replacement(range(len(items) + 1), COLUMNS - 1), key=tallest))


def _group(title: str, actions: Sequence[QAction]) -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(theme.TIGHT)
    heading = strong(title)
    heading.setForegroundRole(QPalette.ColorRole.Link)
    rows.addWidget(heading)
    for action in actions:
        row = QHBoxLayout()
        row.setSpacing(theme.NEAR)
        row.addWidget(body(command_list.name(action)), 1)
        for sequence in action.shortcuts()[:2]:
            row.addWidget(Keycaps(native([sequence])), 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(row)
    return rows
