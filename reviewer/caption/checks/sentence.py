"""Checks of the first sentence: who, what, where and when, in the present tense.

So captions are written for newspapers; see "Photo captions" in The Associated Press Stylebook. Only English
is looked at: of other languages they say nothing.
"""

import re
from collections.abc import Iterator

from reviewer.caption.checks import english
from reviewer.caption.checks.hint import Hint, Subject

_NAME = re.compile(r"[^\W\d_]{2,}")


def who(subject: Subject) -> Iterator[Hint]:
    """Nobody of those shown is named in it."""
    for address, sentence in subject.first_sentences:
        people = subject.caption.people
        said = {word.casefold() for word in _NAME.findall(sentence)}
        if people and not any(said & {word.casefold() for word in _NAME.findall(name)} for name in people):
            yield Hint(
                "who", address, f"The first sentence does not say who: {people[0]}.", (0, len(sentence))
            )


def what(subject: Subject) -> Iterator[Hint]:
    """Nothing happens in it."""
    for address, sentence in subject.first_sentences:
        if not english.says_what(sentence):
            yield Hint("what", address, "The first sentence does not say what happens.", (0, len(sentence)))


def where(subject: Subject) -> Iterator[Hint]:
    """It names no place."""
    caption = subject.caption
    places = [
        place.casefold()
        for place in (caption.location, caption.city, caption.region, caption.country)
        if place
    ]
    for address, sentence in subject.first_sentences:
        told = any(place in sentence.casefold() for place in places) or english.says_where(sentence)
        if not told and not subject.beside.unplaced:
            yield Hint("where", address, "The first sentence does not say where.", (0, len(sentence)))


def when(subject: Subject) -> Iterator[Hint]:
    """It names no day."""
    for address, sentence in subject.first_sentences:
        if not english.says_when(sentence):
            yield Hint("when", address, "The first sentence does not say when.", (0, len(sentence)))


def present(subject: Subject) -> Iterator[Hint]:
    """It tells what was."""
    for address, sentence in subject.first_sentences:
        if span := english.past(sentence):
            word = sentence[slice(*span)]
            yield Hint(
                "present", address, f"The first sentence tells what was (“{word}”), not what is.", span
            )
