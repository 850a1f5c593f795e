"""Commands that open the window, and the sample they open it on."""

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from platformdirs import user_data_path

from reviewer import demo
from reviewer.cli.terminal import AS_JSON, PATH, say, tell
from reviewer.errors import StorageError
from reviewer.export import package
from reviewer.workers import Workers


@click.command("open", hidden=True)
@click.argument("library", type=PATH, required=False)
def open_window(library: Path | None) -> int:
    """Open the window on a library."""
    return _window(library)


def _window(library: Path | None) -> int:
    """The window is a program of its own over this core. It is loaded only when it is wanted: the rest
    of the command line must work where neither Qt's system libraries nor a screen are."""
    if not demo.has_screen(os.environ, sys.platform):
        raise StorageError(
            "There is no screen to open a window on. The commands work without one: reviewer --help"
        )
    try:
        app = importlib.import_module("ui.app")
    except ImportError as error:
        raise StorageError(
            f"The window cannot be opened: {error}. On Debian or Ubuntu, `make run` in a checkout installs "
            "what Qt needs."
        ) from error
    return int(app.main(library))


@click.command("demo")
@click.option("--at", "folder", type=PATH, help="Where to put the sample card and its library.")
@click.option("--no-window", is_flag=True, help="Do the whole job here and print the receipt.")
@AS_JSON
def demo_command(folder: Path | None, no_window: bool, as_json: bool) -> int:
    """Make a sample card and open the window on it, or do the whole job without one."""
    if not no_window:
        at = folder or user_data_path("reviewer", appauthor=False) / "demo"
        with Workers() as workers:
            library = demo.prepare(at, workers, say=say)
        return _window(library)
    with Workers() as workers, _kept_or_not(folder) as at:
        receipt = demo.whole_job(at, workers, say=say)
    tell(as_json, receipt, package.receipt_text(receipt))
    return 0


@contextmanager
def _kept_or_not(folder: Path | None) -> Iterator[Path]:
    """The folder asked for, or one that is gone afterwards."""
    if folder is not None:
        yield folder
        return
    with TemporaryDirectory(prefix="reviewer-demo-") as temporary:
        yield Path(temporary)
        say("Nothing of this is kept; `reviewer demo --no-window --at DIR` keeps it.")
