"""Checks of who is named: nobody whom a rule protects, and the others in the order in which they stand."""

import re
from collections.abc import Iterator

from reviewer.caption.checks.hint import Hint, Subject

PROSE = ("headline", "description", "alt_text", "event", "keywords", "instructions")


def protected(subject: Subject) -> Iterator[Hint]:
    """A person is named though a rule protects the people shown."""
    if not subject.beside.protecting:
        return
    why = "; ".join(subject.beside.protecting)
    if subject.caption.people:
        yield Hint("protected", "people", f"A rule protects the people shown: {why}. Name nobody.", loud=True)
    for address, text in subject.texts(*PROSE):
        for name in {*subject.caption.people, *subject.beside.people}:
            if found := _named(name, text):
                sentence = f"{name} is named, and a rule protects the people shown: {why}."
                yield Hint("protected", address, sentence, found.span(), loud=True)


def _named(name: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
