"""How a set may end before all of it is made: with the files that are done, or with nothing.

What is kept so is a set of its own, whole, verified and numbered without a gap.
"""

from collections.abc import Callable, Generator, Iterable
from typing import TypeVar

from reviewer.errors import TargetFailed
from reviewer.export.staging import Staging

BY_CHOICE = "by the user's choice"

T = TypeVar("T")


class Ending:
    """Asked while a set is made. This one always says no: all of the set, or nothing of it."""

    def wanted(self) -> bool:
        """Asked between two files: whether to make no more, and keep those that are done."""
        return False

    def keeps_after(self, trouble: TargetFailed) -> bool:
        """Asked when the disk took no further file: whether to keep those done. May wait for an answer."""
        return False


ALL_OR_NOTHING = Ending()


def in_turn(makes: Iterable[Callable[[], T]], staging: Staging, ending: Ending) -> Generator[T, None, str]:
    """What each call gives that makes a file in `staging`; returns why it ended early, if it did.

    Raises TargetFailed when the disk fails and nothing is to be kept, or nothing can be.
    """
    for make in makes:
        if ending.wanted():
            return BY_CHOICE
        try:
            made = make()
        except TargetFailed as error:
            if not (staging.can_end() and ending.keeps_after(error)):
                raise
            return error.why
        yield made
    return ""
