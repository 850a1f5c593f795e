"""Libraries that are loaded when they are first used.

The window and most commands never decode a RAW file or start a process; loading everything that could
be needed would take as long again as all the rest of the start. Written as

    if TYPE_CHECKING:
        import rawpy
    else:
        rawpy = lazily("rawpy")

The recipe is that of Python's own documentation (importlib, "Implementing lazy imports").
"""

import importlib.util
import sys
from types import ModuleType


def lazily(name: str) -> ModuleType:
    """The module of this name, loaded at the first look at one of its attributes.

    Raises ModuleNotFoundError at once where it is not installed.
    """
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    loader = spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    loader.exec_module(module)
    return module
