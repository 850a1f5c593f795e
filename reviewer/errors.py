"""What can go wrong that is not a bug: the environment's trouble and the user's.

Each error carries one sentence for the photographer: what happened, to which file, what to do now.
Anything else that is raised is a bug, logged in full and shown once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import ClassVar


class ReviewerError(Exception):
    """Something the photographer can understand and act on; `str()` is the sentence."""

    exit_code: ClassVar[int] = 1


class UsageError(ReviewerError):
    """What was asked for does not exist or makes no sense: an unknown profile, a bad filter."""

    exit_code = 2


class StorageError(ReviewerError):
    """A disk, card or folder does not do its part: full, read only, gone, unreadable."""

    exit_code = 3


class TargetFailed(StorageError):
    """The disk an export is made on does not do its part; `why` is the reason, to go on a sentence with."""

    def __init__(self, sentence: str, why: str) -> None:
        self.why = why
        super().__init__(sentence)


class LibraryError(StorageError):
    """The library cannot be opened or written."""


class LibraryLocked(LibraryError):
    """Another window or command has the library open for writing."""


class LibraryReadOnly(LibraryError):
    """The library lies on a place that cannot be written; it can be opened to look at."""


class PictureError(ReviewerError):
    """One file cannot be read as a picture. It costs that file, never the session."""


class ExportRefused(ReviewerError):
    """An export, or one file of it, would break a promise and was not made."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a rule set or profile. `line` counts from 1; 0 when it has no line.

    `path` is what it is about, where the reader knows: ("rule", 3, "all") is `all` of the fourth rule.
    """

    line: int
    sentence: str
    path: tuple[str | int, ...] = field(default=(), compare=False)


class RuleSetError(ReviewerError):
    """A rule set with faults; all of them at once."""

    def __init__(self, source: Path | str, faults: tuple[Fault, ...]) -> None:
        self.source = source
        self.faults = faults
        places = "; ".join(f"line {f.line}: {f.sentence}" if f.line else f.sentence for f in faults)
        super().__init__(f"The rule set {source} cannot be used. {places}")

    @property
    def brief(self) -> str:
        """The same, of many faults only how many there are."""
        if len(self.faults) == 1:
            return str(self)
        return (
            f"The rule set {self.source} cannot be used: it has {len(self.faults)} faults. Mend them first."
        )


class ProfileError(UsageError):
    """An export profile with faults; all of them at once. `told` are they alone, in one text."""

    def __init__(self, source: Path | str, faults: tuple[Fault, ...]) -> None:
        self.source = source
        self.faults = faults
        self.told = "; ".join(f"line {f.line}: {f.sentence}" if f.line else f.sentence for f in faults)
        super().__init__(f"The profile {source} cannot be used. {self.told}")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about a name that does not exist: the nearest one, or all there are."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1)
    if near:
        return f"Did you mean {near[0]}?"
    return f"There are: {', '.join(names)}." if names else "There are none."


def shown(path: Path, limit: int = 80) -> str:
    """The name of a file as it can stand in a sentence, whatever bytes a card put into it.

    Undecodable bytes, line breaks and invisible characters (which could turn a sentence around) become
    a replacement sign; a very long name is cut in its middle.
    """
    name = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in path.name) or str(path)
    return name if len(name) <= limit else f"{name[: limit // 2]}…{name[-limit // 2 :]}"
