"""sqlite-utils, without numpy and pandas.

It loads both where it finds them, to store their types, and no row here has any. That would be a fifth
of the time the window needs to start.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _without(*names: str) -> Iterator[None]:
    """Not found, for the import of another module: None in `sys.modules` (Python reference, 5.3.1)."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None is what hides a module
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)


with _without("numpy", "pandas"):
    from sqlite_utils import Database, Migrations

__all__ = ["Database", "Migrations"]
