"""What draws contact sheets for commands. It is the window's, and loaded only when one is to be drawn."""

import importlib

from reviewer.errors import StorageError
from reviewer.export.package import Draw


def press() -> Draw:
    """What `package.export` draws with. Raises StorageError where Qt cannot be loaded."""
    try:
        made: Draw = importlib.import_module("ui.printed_sheet").Press()
    except ImportError as error:
        raise StorageError(
            f"No contact sheet can be drawn here: {error}. On Debian or Ubuntu, `make run` in a checkout "
            "installs what Qt needs; a profile without `contact_sheet` needs none of it."
        ) from error
    return made
