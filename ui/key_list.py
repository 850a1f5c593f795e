"""All actions by menu with their keys, those that fit a search; and the tags that have a key."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from ui import command_list, keycap, menus, press
from ui.keymap import Keymap, action_name
from ui.matching import fit
from ui.row import Row, Rows
from ui.row_painter import RowPainter

KEY = "key:"


class KeyList(QListView):
    """One action is current. A query is words of its name or its menu, or `key:` and a key."""

    chosen = Signal(str)
    """The id of the action now current; empty when it is none."""

    def __init__(self, tags: Mapping[str, str], parent: QWidget | None = None) -> None:
        """`tags` are labels of tags by the letter that sets them."""
        super().__init__(parent)
        self._tags = tags
        self._rows = Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(RowPainter(self))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Actions and their keys"))
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit(self.action))

    @property
    def action(self) -> str:
        """The id of the current action; empty when none or a tag is current."""
        row = self._rows.row(self.currentIndex())
        return row.key if row is not None and isinstance(row.key, str) else ""

    def show_keys(self, keymap: Keymap, query: str) -> bool:
        """Show what fits the query; False when nothing does. The current action stays where it can."""
        before = self.action
        rows = [*self._actions(keymap, query), *self._tag_rows(query)]
        self._rows.show(rows)
        places = (self._rows.index(at) for at, row in enumerate(rows) if row.key == before != "")
        self.setCurrentIndex(next(places, self._rows.first()))
        self.chosen.emit(self.action)
        return bool(rows)

    def step(self, by: int) -> None:
        """Go to another row, over headings."""
        at = self.currentIndex().row() + by
        while (row := self._rows.row(self._rows.index(at))) is not None and row.heading:
            at += 1 if by > 0 else -1
        if row is not None:
            self.setCurrentIndex(self._rows.index(at))

    def _actions(self, keymap: Keymap, query: str) -> Iterator[Row]:
        for title, entries in menus.MENUS:
            menu = command_list.plain(menus.translated(title))
            rows = [
                self._row(keymap, entry)
                for entry in entries
                if entry.id and _fits(query, action_name(entry.id), menu, keymap.of(entry.id))
            ]
            if rows:
                yield Row(menu, heading=True)
                yield from rows

    def _row(self, keymap: Keymap, entry: menus.Entry) -> Row:
        keys, usual = keymap.of(entry.id), keymap.of_base(entry.id)
        hint = "" if keys else self.tr("no key")
        if keys != usual:
            was = " ".join(press.shown(key) for key in usual) or self.tr("no key")
            hint = self.tr("instead of {keys}").replace("{keys}", was)
        return Row(action_name(entry.id), entry.id, hint, keycap.OR.join(map(press.shown, keys)))

    def _tag_rows(self, query: str) -> Iterator[Row]:
        title = self.tr("Tags, from the rule sets")
        rows = [
            Row(label, keys=press.shown(f"Shift+{letter}"), enabled=False)
            for letter, label in sorted(self._tags.items())
            if _fits(query, label, title, (f"Shift+{letter}",))
        ]
        if rows:
            yield Row(title, heading=True)
            yield from rows


def _fits(query: str, name: str, menu: str, keys: tuple[str, ...]) -> bool:
    if query.startswith(KEY):
        wanted = query.removeprefix(KEY).strip().casefold()
        return any(wanted in (key.casefold(), press.shown(key).casefold()) for key in keys)
    return fit(query, name, menu) > 0
