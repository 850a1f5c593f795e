"""What becomes of a set on the command line when Ctrl+C or a full disk ends it early."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

from reviewer.errors import StorageError, TargetFailed
from reviewer.export.ending import Ending

KEEP_DONE = click.option(
    "--keep-done", is_flag=True, help="Ctrl+C or a full disk ends it with the files that are done."
)


class Keeping(Ending):
    """Keeps what is done, after the first Ctrl+C or when the disk fails; `trouble` is what it said then."""

    def __init__(self) -> None:
        self._interrupted = False
        self.trouble = ""

    def interrupt(self, _number: int, _frame: FrameType | None) -> None:
        """The first Ctrl+C. The next one stops everything, and nothing is kept."""
        self._interrupted = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def wanted(self) -> bool:
        """Whether Ctrl+C was pressed."""
        return self._interrupted

    def keeps_after(self, trouble: TargetFailed) -> bool:
        """Yes: that is what was asked for."""
        self.trouble = trouble.why
        return True


@contextmanager
def keeping(wanted: bool) -> Iterator[Ending]:
    """How the work inside may end: with what is done where that is `wanted`, else with nothing.

    Raises StorageError afterwards when the disk was what ended it.
    """
    if not wanted:
        yield Ending()
        return
    ending = Keeping()
    before = signal.signal(signal.SIGINT, ending.interrupt)
    try:
        yield ending
    finally:
        signal.signal(signal.SIGINT, before)
    if ending.trouble:
        raise StorageError(f"The set ended early: {ending.trouble}. What was done by then is kept.")
