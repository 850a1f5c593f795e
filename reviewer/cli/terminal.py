"""What every command says, and how: results on standard output, all else on standard error."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

# What may not be read costs itself, with a sentence; click would refuse the whole command.
PATH = click.Path(path_type=Path, readable=False)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object a line on standard output.")


def say(text: str) -> None:
    """A message beside the results."""
    click.echo(text, err=True)


def tell(as_json: bool, item: dict[str, Any], text: str) -> None:
    """One result, for a script or for a person."""
    click.echo(json.dumps(item) if as_json else text)


@contextmanager
def progress(length: int, label: str) -> Iterator[Callable[[int], None]]:
    """A bar on standard error where a person watches, nothing where nobody does."""
    if not sys.stderr.isatty() or not length:
        yield lambda _: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield bar.update
