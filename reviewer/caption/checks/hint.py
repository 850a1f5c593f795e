"""What a check is given, and what it says."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from reviewer.caption import as_text, field, written
from reviewer.photo import Caption, Photo


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
    the shoot.
    """

    neighbours: tuple[Caption, ...] = ()
    protecting: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    people: Collection[str] = ()


@dataclass(frozen=True, slots=True)
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

    def texts(self, *names: str) -> Iterator[tuple[str, str]]:
        """What is written in some fields, in every language: address and text."""
        for address in written(self.caption):
            if field(address).name in names:
                yield address, as_text(self.caption, address)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at; `title` says what should hold."""

    id: str
    title: str
    look: Callable[[Subject], Iterator[Hint]]
