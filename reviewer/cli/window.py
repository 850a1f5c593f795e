"""The command that opens the window."""

import gc
import importlib
import os
import sys
from pathlib import Path
from types import ModuleType

import click

from reviewer.cli.terminal import PATH
from reviewer.errors import StorageError
from reviewer.workers import Workers, processors


@click.command("open", hidden=True)
@click.argument("library", type=PATH, required=False)
def open_command(library: Path | None) -> int:
    """Open the window on a library."""
    return show(library)


def show(library: Path | None) -> int:
    """Open the window and wait until it is closed; the exit code.

    The window is a program of its own over this core. It is loaded only when it is wanted: the rest of
    the command line must work where neither Qt's system libraries nor a screen are.
    """
    if not _has_screen():
        raise StorageError(
            "There is no screen to open a window on. The commands work without one: reviewer --help"
        )
    # One more than there are processors, for quick looks; they start while the window is loaded.
    with Workers(processors() + 1) as workers:
        workers.begin("reviewer.preview")
        try:
            app = _load()
        except ImportError as error:
            raise StorageError(
                f"The window cannot be opened: {error}. On Debian or Ubuntu, `make run` in a checkout "
                "installs what Qt needs."
            ) from error
        return int(app.main(workers, library))


def _load() -> ModuleType:
    """What is loaded stays for good; to search it for garbage again and again meanwhile takes a tenth of
    the start."""
    gc.disable()
    try:
        return importlib.import_module("ui.app")
    finally:
        gc.freeze()
        gc.enable()


def _has_screen() -> bool:
    """Whether a window can be shown: always but on Linux and its kin without a display server."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
