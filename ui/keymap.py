"""Which key does what: read from a TOML file, so that hands can keep what they know."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from PySide6.QtGui import QKeySequence


def shipped(name: str = "default") -> Mapping[str, tuple[QKeySequence, ...]]:
    """The keys of each action in a keymap that comes with the program."""
    text = (files("resources") / "keymaps" / f"{name}.toml").read_text(encoding="utf-8")
    return {
        action: tuple(QKeySequence(key) for key in ([keys] if isinstance(keys, str) else keys))
        for section in tomllib.loads(text).values()
        for action, keys in section.items()
    }
