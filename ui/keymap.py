"""Which key does what: a name, the keys of every action, and the keymap it is a change of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from ui import command_list, menus, press

Keys = tuple[str, ...]
Lines = Mapping[str, Keys]

DEFAULT: Final = "default"


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of every action, as presses; `faults` are sentences on lines that could not be used.

    A person's own keymap has a `base`, one of the shipped; those have none.
    """

    name: str
    keys: Lines
    base: "Keymap | None" = None
    shipped: bool = False
    faults: tuple[str, ...] = ()

    def of(self, action: str) -> Keys:
        """The keys of an action, the one shown in menus first."""
        return self.keys.get(action, ())

    def holder(self, key: str) -> str:
        """The action a key belongs to; empty when it is free."""
        return next((action for action, keys in self.keys.items() if key in keys), "")

    def with_keys(self, action: str, keys: Keys) -> "Keymap":
        """The keymap with other keys for one action; whoever had one of them has it no more."""
        others = {other: tuple(k for k in had if k not in keys) for other, had in self.keys.items()}
        return replace(self, keys={**others, action: keys})

    def of_base(self, action: str) -> Keys:
        """The keys the action has in the base."""
        return self.base.of(action) if self.base else self.of(action)

    def changes(self) -> Lines:
        """The keys of the actions that differ from the base: what a file of this keymap holds."""
        return {action: keys for action, keys in self.keys.items() if keys != self.of_base(action)}

    def as_base(self) -> "Keymap":
        """The keymap with all keys as in the base."""
        return replace(self, keys=self.base.keys) if self.base else self

    def copy(self, name: str) -> "Keymap":
        """The same keys as a keymap of one's own."""
        return Keymap(name, self.keys, self if self.shipped else self.base)


def laid_over(base: Keymap, name: str, lines: Lines, faults: Iterable[str] = ()) -> Keymap:
    """The base with other keys for some actions.

    Lines that give a key to two actions are not used, all of them; their actions keep the base's keys.
    """
    told, kept = list(faults), dict(lines)
    while clash := _clash({**base.keys, **kept}):
        key, holders = clash
        told.append(_clashing(key, holders))
        for action in holders:
            kept.pop(action, None)
    return Keymap(name, {**base.keys, **kept}, base, faults=tuple(told))


def _clash(keys: Lines) -> tuple[str, list[str]] | None:
    """The first key that several actions have, and those actions."""
    holders: dict[str, list[str]] = {}
    for action, presses in keys.items():
        for one in dict.fromkeys(presses):
            holders.setdefault(one, []).append(action)
    return next(((key, found) for key, found in holders.items() if len(found) > 1), None)


def _clashing(key: str, holders: Iterable[str]) -> str:
    named = [f"“{action_name(action)}”" for action in holders]
    text = _tr("{key} is the key of {one} and of {other}; both keep the keys they had.")
    return (
        text.replace("{key}", press.shown(key))
        .replace("{one}", ", ".join(named[:-1]))
        .replace("{other}", named[-1])
    )


def action_name(action: str) -> str:
    """The name of an action as its menu has it, without dots."""
    entry = menus.entry(action)
    return command_list.plain(menus.translated(entry.text)).removesuffix("…") if entry else action


def menu_key(key: str) -> str:
    """The menu that this key opens, as Alt and the letter underlined in its title; empty when none."""
    for title, _ in menus.MENUS:
        text = menus.translated(title)
        if "&" in text and key == f"Alt+{text.partition('&')[2][:1].upper()}":
            return command_list.plain(text)
    return ""


def refusal(key: str) -> str:
    """Why a key can be no action's, in a sentence; empty when it can."""
    if press.moves(key):
        text = _tr("{key} moves among the photos or in one, opens or leaves it; it can be no other key.")
        return text.replace("{key}", press.shown(key))
    if menu := menu_key(key):
        text = _tr("{key} opens the menu “{menu}”; it can be no other key.")
        return text.replace("{key}", press.shown(key)).replace("{menu}", menu)
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Keymap", text)
