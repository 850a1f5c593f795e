"""A check that a rule set brings: words, or a pattern, that a field of a caption should not have.

Rule sets come from other people and their patterns are tried at each pause of typing, so a pattern must not
be able to take for ever: its repeats have ends, and there are few ways to match it.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from math import prod

from reviewer.caption.expression import compiled
from reviewer.errors import UsageError

# So much of a text is looked at, in characters; captions end before.
LONGEST = 5000

_MOST_WAYS = 2000
_ESCAPE_OR_CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_ENDLESS = re.compile(r"(?<!\()[*+]|\{\d*,\}")
_REPEAT = re.compile(r"\{(\d*),?(\d*)\}|(?<!\()\?")


@dataclass(frozen=True)
class DeskCheck:
    """What should not stand in a field: one of `words`, in any case, or what `pattern` finds; `says` why."""

    id: str
    title: str
    field: str
    says: str
    words: tuple[str, ...] = ()
    pattern: str = ""

    def find(self, text: str) -> tuple[int, int] | None:
        """Where a text has it, from and to; all of it where a pattern finds what is not there."""
        found = self._sought.search(text[:LONGEST])
        return (found.span() if found[0] else (0, len(text))) if found else None

    @cached_property
    def _sought(self) -> re.Pattern[str]:
        words = "|".join(re.escape(word) for word in sorted(self.words, key=len, reverse=True))
        return (
            re.compile(self.pattern)
            if self.pattern
            else re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
        )


def fault(pattern: str) -> str:
    """What is wrong with a pattern, in a sentence; the empty string when nothing is."""
    try:
        compiled(pattern)
    except UsageError as error:
        return str(error)
    bare = _ESCAPE_OR_CLASS.sub("x", pattern)
    if _ENDLESS.search(bare):
        return "It could take for ever: write {0,20} for *, and {1,20} for +."
    if re.search(r"\)\{", bare):
        return "It could take for ever: write out the group that is repeated."
    ways = prod(_ways(repeat) for repeat in _REPEAT.finditer(bare)) * (1 + bare.count("|"))
    return "It could take too long: write smaller numbers in its braces." if ways > _MOST_WAYS else ""


def _ways(repeat: re.Match[str]) -> int:
    """In how many ways a part can be repeated."""
    if repeat[0] == "?":
        return 2
    least, most = int(repeat[1] or 0), int(repeat[2] or repeat[1] or 0)
    return max(1, most - least + 1)
