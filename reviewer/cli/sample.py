"""The command that shows the program on a sample card."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from reviewer import demo
from reviewer.cli import window
from reviewer.cli.drawing import press
from reviewer.cli.terminal import AS_JSON, PATH, say, tell
from reviewer.errors import StorageError
from reviewer.export import package
from reviewer.export.package import Draw
from reviewer.workers import Workers


@click.command("demo")
@click.option("--at", "folder", type=PATH, help="Where to put the sample card and its library.")
@click.option("--no-window", is_flag=True, help="Do the whole job here and print the receipt.")
@AS_JSON
def demo_command(folder: Path | None, no_window: bool, as_json: bool) -> int:
    """Make a sample card and open the window on it, or do the whole job without one."""
    if not no_window:
        at = folder or demo.default_folder()
        with Workers() as workers:
            library = demo.prepare(at, workers, say=say)
        return window.show(library)
    with Workers() as workers, _kept_or_not(folder) as at:
        receipt = demo.whole_job(at, workers, say=say, draw=_press_or_none())
    tell(as_json, receipt, package.receipt_text(receipt))
    return 0


def _press_or_none() -> Draw | None:
    try:
        return press()
    except StorageError as error:
        say(f"{error} The sample goes without one.")
        return None


@contextmanager
def _kept_or_not(folder: Path | None) -> Iterator[Path]:
    """The folder asked for, or one that is gone afterwards."""
    if folder is not None:
        yield folder
        return
    with TemporaryDirectory(prefix="reviewer-demo-") as temporary:
        yield Path(temporary)
        say("Nothing of this is kept; `reviewer demo --no-window --at DIR` keeps it.")
