"""Checks of who is named: nobody whom a rule protects, and the others in the order in which they stand."""

import re
from collections.abc import Iterator

from reviewer.caption.checks.hint import Hint, Subject, named

PROSE = ("headline", "description", "alt_text", "event", "keywords", "instructions")

_FROM_LEFT = re.compile(r"\b(?:from (?:the )?left|left to right|l[-–]r|l to r)\b|\(l[-–]r\)", re.IGNORECASE)
# Jane Doe, 34, or (34): a name with an age is a person's.
_WITH_AGE = re.compile(
    r"\b[^\W\da-z_][^\W\d_]+(?:[ -][^\W\da-z_][^\W\d_]+){1,3}(?=,? \(?(?:aged? )?\d{1,2}(?: years old)?[,)])"
)
_MONTHS = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)$"
)


def protected(subject: Subject) -> Iterator[Hint]:
    """A person is named though a rule protects the people shown."""
    if not subject.beside.protecting:
        return
    why = "; ".join(subject.beside.protecting)
    if subject.caption.people:
        yield Hint("protected", "people", f"A rule protects the people shown: {why}. Name nobody.", loud=True)
    names = {*subject.caption.people, *subject.beside.people}
    for address, text in subject.texts(*PROSE):
        for start, end in sorted(_names(text, names)):
            sentence = f"{text[start:end]} is named, and a rule protects the people shown: {why}."
            yield Hint("protected", address, sentence, (start, end), loud=True)


def ordered(subject: Subject) -> Iterator[Hint]:
    """Where a caption tells who stands where from the left, other people are shown, or in another order."""
    people = subject.caption.people
    for _, text in subject.texts("description"):
        if not _FROM_LEFT.search(text):
            continue
        places = {name: at for name in people if (at := _place(name, text)) is not None}
        for name in people:
            if name not in places:
                yield Hint("order", "people", f"{name} is among the people shown, but not in the caption.")
        listed = [name for name in people if name in places]
        if listed != sorted(listed, key=places.__getitem__):
            order = ", ".join(sorted(listed, key=places.__getitem__))
            yield Hint("order", "people", f"From the left the caption has: {order}.")


def _names(text: str, known: set[str]) -> set[tuple[int, int]]:
    """Where people are named: those who are known, and names with an age."""
    found = {match.span() for name in known if (match := named(name, text))}
    aged = (match.span() for match in _WITH_AGE.finditer(text) if not _MONTHS.search(match[0]))
    return found | {span for span in aged if not any(start <= span[0] < end for start, end in found)}


def _place(name: str, text: str) -> int | None:
    """Where somebody is named in full, or else by the last or first of their names."""
    parts = name.split()
    found = (named(one, text) for one in (name, *parts[-1:], *parts[:1]))
    return next((match.start() for match in found if match), None)
