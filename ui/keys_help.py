"""All keys on one sheet, by menu, searchable: what `?` shows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import command_list, press, theme
from ui.keycap import Keycaps, native
from ui.lettering import body, quiet, strong
from ui.matching import fit
from ui.overlay import Overlay
from ui.text_field import LineField

COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """What has keys, and where it stands."""

    name: str
    menu: str
    keys: tuple[str, ...]

    def fits(self, query: str) -> bool:
        """Whether it is called so, or has this key."""
        named = fit(query, self.name, self.menu) > 0
        return named or any(query.strip().casefold() == key.casefold() for key in self.keys)


Groups = dict[str, list[Line]]


class KeysHelp(Overlay):
    """Lists the keys of what `actions` returns each time it opens, and the letters that set `tags`."""

    def __init__(
        self, actions: command_list.Actions, tags: Callable[[], Mapping[str, str]], parent: QWidget
    ) -> None:
        super().__init__(parent, QSize(1100, 800))
        self._actions, self._tags = actions, tags
        self._listed: Sequence[Line] = ()
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
                "Shift and a tag's letter set it or take it off; F2 in the tag palette gives it another. "
                "With Caps Lock on, a mark goes on to the next frame."
            ),
            self.panel,
        )

    def open(self) -> None:
        """Show the keys as they stand now."""
        self._listed = [*map(self._line, command_list.real(self._actions())), *self._lines_of_tags()]
        self.field.clear()
        self._search("")
        self.open_over(self.field)

    def _line(self, action: QAction) -> Line:
        keys = tuple(native([sequence]) for sequence in action.shortcuts())
        return Line(command_list.name(action), command_list.menu(action) or self.tr("Other"), keys)

    def _lines_of_tags(self) -> Iterator[Line]:
        for letter, label in sorted(self._tags().items()):
            yield Line(label, self.tr("Tags"), (press.shown(f"Shift+{letter}"),))

    def _search(self, query: str) -> None:
        groups: Groups = {}
        for line in self._listed:
            if line.keys and line.fits(query):
                groups.setdefault(line.menu, []).append(line)
        self._scroll.setWidget(self._sheet(groups) if groups else self._nothing(query))

    def _nothing(self, query: str) -> QWidget:
        text = self.tr("No key and no command fits “{query}”.").replace("{query}", query.strip())
        label = body(text)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return label

    def _sheet(self, groups: Groups) -> QWidget:
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, 0, theme.APART, 0)
        columns.setSpacing(2 * theme.WIDE)
        for column in _balanced(groups):
            stack = QVBoxLayout()
            stack.setSpacing(theme.WIDE)
            for title, lines in column:
                stack.addLayout(_group(title, lines))
            stack.addStretch(1)
            columns.addLayout(stack, 1)
        return sheet


def _balanced(groups: Groups) -> list[list[tuple[str, list[Line]]]]:
    """The groups in columns, in their order, cut where the tallest column is lowest."""
    items = list(groups.items())

    def columns(cuts: tuple[int, ...]) -> list[list[tuple[str, list[Line]]]]:
        ends = (*cuts, len(items))
        return [items[start:end] for start, end in zip((0, *cuts), ends, strict=True)]

    def tallest(cuts: tuple[int, ...]) -> int:
        return max(sum(len(lines) + 2 for _, lines in column) for column in columns(cuts))

    return columns(min(combinations_with_replacement(range(len(items) + 1), COLUMNS - 1), key=tallest))


def _group(title: str, lines: Sequence[Line]) -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(theme.TIGHT)
    heading = strong(title)
    heading.setForegroundRole(QPalette.ColorRole.Link)
    rows.addWidget(heading)
    for line in lines:
        row = QHBoxLayout()
        row.setSpacing(theme.NEAR)
        row.addWidget(body(line.name), 1)
        for keys in line.keys[:2]:
            row.addWidget(Keycaps(keys), 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(row)
    return rows
