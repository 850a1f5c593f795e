"""What a check is given, and what it says."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from reviewer.caption import as_text, dates, field, language, written
from reviewer.caption.checks import english
from reviewer.caption.desk_check import LONGEST, DeskCheck
from reviewer.photo import Caption, Photo

# Latin, Greek and Cyrillic letters, and digits: words of them have spaces between.
_SPACED = r"[A-Za-z0-9\u00c0-\u024f\u0370-\u052f]"


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to look at again in a caption. It never blocks.

    `span` is from which to which character of the text at `address` it is about; None for the whole field.
    `loud` is what could harm somebody.
    """

    check: str
    address: str
    sentence: str
    span: tuple[int, int] | None = None
    loud: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """What a caption is checked beside.

    `neighbours` are the captions of the photos before and after it; `protecting` the titles of the rules that
    fire and protect people, `unplaced` of those that ask for no place; `people` names known from elsewhere in
    the shoot; `brought` the checks of its rule sets, whose ids are `set/check`.
    """

    neighbours: tuple[Caption, ...] = ()
    protecting: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    people: Collection[str] = ()
    brought: tuple[DeskCheck, ...] = ()


@dataclass(frozen=True)
class Subject:
    """A caption being checked."""

    photo: Photo
    beside: Beside

    @property
    def caption(self) -> Caption:
        """What is written of the photo."""
        return self.photo.marks.caption

    @property
    def taken(self) -> datetime | None:
        """When it was taken, by the camera's clock."""
        return self.photo.facts.taken_at

    @cached_property
    def first_sentences(self) -> tuple[tuple[str, str], ...]:
        """The first sentences of English descriptions, with their addresses."""
        found = ((address, english.first_sentence(text)) for address, text in self.texts("description"))
        return tuple(
            (address, sentence)
            for address, sentence in found
            if language(address)[:2] in ("", dates.ENGLISH) and english.is_english(sentence)
        )

    def texts(self, *names: str) -> Iterator[tuple[str, str]]:
        """What is written in some fields, by its addresses in all languages; of a long text the beginning."""
        for address in written(self.caption):
            if field(address).name in names:
                yield address, as_text(self.caption, address)[:LONGEST]


def named(name: str, text: str) -> re.Match[str] | None:
    """Where a text names something. In scripts that write words together it may stand within one."""
    if not name.strip() or name.strip().casefold() not in text.casefold():
        return None
    whole = rf"(?<!{_SPACED}){re.escape(name.strip())}(?!{_SPACED})"
    return re.search(whole, text, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at; `title` says what should hold."""

    id: str
    title: str
    look: Callable[[Subject], Iterator[Hint]]
