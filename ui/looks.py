"""Which photos wait for a look of the person at work, as filter lines: for the keys and for the counts."""

from typing import Final

from reviewer.review import Review
from reviewer.selection import quote

NEW: Final = "new:yes"
"""Looked at, but for fewer tags than the rules ask for by now."""


def waiting(review: Review) -> str:
    """What waits for this person, for whatever reason."""
    return f"verdict:unreviewed (looked:no or {NEW} or -{_mine(review)})"


def second(review: Review) -> str:
    """What others looked at, where the rules want one more person to; empty where no rule set does."""
    shoots = [shoot.name for shoot in review.shoots() if _wants_two(review, shoot.name)]
    if not shoots:
        return ""
    named = ",".join(map(quote, shoots))
    return f"shoot:{named} verdict:unreviewed looked:yes -{NEW} -{_mine(review)}"


def _wants_two(review: Review, shoot: str) -> bool:
    return any(ruleset.looks > 1 for ruleset in review.rulesets(shoot))


def _mine(review: Review) -> str:
    return f"looked_by:{quote(review.person)}"
