"""What the window can do, as a list: for the command palette and the list of keys."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

Actions = Callable[[], Sequence[QAction]]


def name(action: QAction) -> str:
    """The action's text without the marks of menus: "&Export…" is "Export…"."""
    return plain(action.text())


def plain(text: str) -> str:
    """A menu's text without its mnemonic; a doubled & stays one."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").split("\t")[0]


def menu(action: QAction) -> str:
    """The menu the action stands in; empty when it stands in none."""
    for place in action.associatedObjects():
        if isinstance(place, QMenu) and place.title():
            return plain(place.title())
    return ""


def real(actions: Iterable[QAction]) -> list[QAction]:
    """Those that do something: no separators, no menus, nothing hidden, each once."""
    found = [a for a in actions if not a.isSeparator() and a.text() and a.isVisible() and _no_menu(a)]
    return list(dict.fromkeys(found))


def _no_menu(action: QAction) -> bool:
    return action.menu() is None  # type: ignore[unused-ignore]
