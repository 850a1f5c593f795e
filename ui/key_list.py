"""All actions by menu with their keys, those that fit a search; and the tags that have a key."""

from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QWidget

from ui import command_list, keycap, menus, press
from ui.keymap import Keymap, action_name
from ui.matching import fit
from ui.row import Row
from ui.row_list import RowList

KEY = "key:"


class KeyList(RowList):
    """One action is current. A query is words of its name or its menu, or `key:` and a key."""

    def __init__(self, tags: Mapping[str, str], field: QWidget, parent: QWidget | None = None) -> None:
        """`tags` are labels of tags by the letter that sets them."""
        super().__init__(field, parent)
        self._tags = tags
        self.setAccessibleName(self.tr("Actions and their keys"))

    @property
    def action(self) -> str:
        """The id of the current action; empty when none or a tag is current."""
        return self.row.key if self.row is not None and isinstance(self.row.key, str) else ""

    def show_keys(self, keymap: Keymap, query: str) -> bool:
        """Show what fits the query; False when nothing does. The current action stays where it can."""
        rows = [*self._actions(keymap, query), *self._tag_rows(query)]
        self.show_rows(rows)
        return bool(rows)

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
        title = self.tr("Tags: F2 in the tag palette changes them")
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
