"""Libraries that are loaded when they are first used.

The window and most commands never decode a RAW file or start a process; loading everything that could
be needed would take as long again as all the rest of the start. Written as

    if TYPE_CHECKING:
        import rawpy
    else:
        rawpy = lazily("rawpy")

Python's own LazyLoader does the same, but not when two threads come at the same moment (CPython issue
114763); an ordinary import, made at the first look, does.
"""

import importlib
import importlib.util
from types import ModuleType


class _Later(ModuleType):
    """Stands for a module until, and after, it is loaded."""

    def __getattr__(self, attribute: str) -> object:
        return getattr(importlib.import_module(self.__name__), attribute)


def lazily(name: str) -> ModuleType:
    """The module of this name, loaded at the first look at one of its attributes.

    Raises ModuleNotFoundError at once where it is not installed.
    """
    if importlib.util.find_spec(name) is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    return _Later(name)


def load(*modules: ModuleType) -> None:
    """Load these now: off the window's thread, which would stand still at the first look at them."""
    for module in modules:
        importlib.import_module(module.__name__)
