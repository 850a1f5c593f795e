"""A keymap as a TOML file: read with all its faults told, written with what differs from its base.

    base = "default"

    [photo]
    pick = "B"
    redo = ["Ctrl+Y", "F4"]

The tables are for the reader's eye; any action may stand in any. An empty list takes an action its keys.
"""

import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping

from PySide6.QtCore import QCoreApplication

from reviewer.errors import did_you_mean
from ui import command_list, menus, press
from ui.keymap import DEFAULT, Keymap, Keys, laid_over, refusal

BASE = "base"
MOST_LETTERS = 200_000

Find = Callable[[str], Keymap | None]


class Reading:
    """One file on its way to a keymap; what cannot be used is noted, and everything else is."""

    def __init__(self, name: str, bases: Mapping[str, Keymap]) -> None:
        """`bases` are the keymaps a file may build on, by name; one is the default."""
        self._name = name
        self._bases = bases
        self._faults: list[str] = []

    def keymap(self, text: str) -> Keymap:
        """The keymap a file's text tells of."""
        content = self._parsed(text)
        base = self._base(content.pop(BASE, DEFAULT))
        lines = {}
        for action, value in self._lines(content):
            if action not in base.keys:
                self._note(self._unknown(action, base.keys))
            elif (keys := self._keys(action, value)) is not None:
                lines[action] = keys
        return laid_over(base, self._name, lines, self._faults)

    def _parsed(self, text: str) -> dict[str, object]:
        try:
            return tomllib.loads(text[:MOST_LETTERS])
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            self._note(_tr("It is no TOML: {error}.").replace("{error}", str(error)))
            return {}

    def _base(self, name: object) -> Keymap:
        if isinstance(name, str) and name in self._bases:
            return self._bases[name]
        nearest = did_you_mean(str(name), self._bases)
        self._note(_tr("There is no keymap “{name}” to build on.").replace("{name}", str(name)), nearest)
        return self._bases[DEFAULT]

    def _lines(self, content: Mapping[str, object]) -> Iterator[tuple[str, object]]:
        for name, value in content.items():
            if isinstance(value, dict):
                yield from value.items()
            else:
                yield name, value

    def _unknown(self, action: str, known: Collection[str]) -> str:
        said = _tr("There is no action “{action}”.").replace("{action}", action)
        return f"{said} {did_you_mean(action, known)}"

    def _keys(self, action: str, value: object) -> Keys | None:
        """The presses of a line, those that are none left out; None when nothing of it can be used."""
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list):
            said = _tr('The keys of “{action}” must be a text like "Ctrl+P", or a list of such.')
            self._note(said.replace("{action}", action))
            return None
        keys = [self._key(action, text) for text in texts if text != ""]
        usable = tuple(dict.fromkeys(key for key in keys if key))
        return usable if usable or not keys else None

    def _key(self, action: str, text: object) -> str:
        key = press.read(text) if isinstance(text, str) else ""
        if not key:
            said = _tr(
                '“{text}”, given to “{action}”, is no key. Keys are written like "Ctrl+Shift+P" or "F2".'
            )
            self._note(said.replace("{text}", str(text)).replace("{action}", action))
        elif why := refusal(key):
            self._note(why)
            return ""
        return key

    def _note(self, *sentences: str) -> None:
        self._faults.append(" ".join(sentences))


def written(keymap: Keymap) -> str:
    """The text of a keymap's file, action by action as the menus have them."""
    base = keymap.base.name if keymap.base else DEFAULT
    parts = [f'# Keys of your own. What is not here is as in the base.\n\n{BASE} = "{base}"\n']
    changed = keymap.changes()
    for title, entries in menus.MENUS:
        lines = [f"{entry.id} = {_value(changed[entry.id])}" for entry in entries if entry.id in changed]
        if lines:
            table = command_list.plain(str(title)).lower()
            parts.append("\n".join((f"[{table}]", *lines, "")))
    return "\n".join(parts)


def _value(keys: Keys) -> str:
    quoted = [_quoted(key) for key in keys]
    return quoted[0] if len(quoted) == 1 else f"[{', '.join(quoted)}]"


def _quoted(key: str) -> str:
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeymapFile", text)
