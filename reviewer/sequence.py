"""A sequence: a selection with a name and an order of its own, as a story or a slide show needs it.

Which photos are in it, and where, is told by their marks (`photo.Placed`), so that putting one in, moving it
and taking it out are changes like any other. The catalog keeps the names, and what stands above the photos.
"""

import unicodedata
from collections.abc import Mapping
from collections.abc import Sequence as Row
from dataclasses import dataclass

from reviewer import rank
from reviewer.caption import address, language
from reviewer.errors import UsageError
from reviewer.photo import Placed

_LONGEST_NAME = 100
# What the filter language understands after `in:` besides names.
_ANY = ("yes", "no")
# Controls, halves of letters, what no program knows (Unicode 4.5); not what joins letters of some scripts.
_NO_LETTERS = ("Cc", "Cs", "Cn")

Ranked = Row[tuple[int, str]]
"""Ids of photos with their ranks, in order."""
Places = Mapping[str, str | None]
"""By the names of sequences the rank a photo is to have there, or None to take it out."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the photos of a sequence, and the language of it (BCP 47); "" for not written."""

    title: str = ""
    opening: str = ""
    language: str = ""


NO_HEADING = Heading()


@dataclass(frozen=True, slots=True)
class Sequence:
    """One of a library's sequences, and how many photos are in it."""

    name: str
    heading: Heading = NO_HEADING
    count: int = 0


def checked_name(name: str) -> str:
    """A name as it is kept. Raises UsageError for what can be none."""
    name = " ".join(name.split())
    if not name:
        raise UsageError("A sequence has a name. Give it one.")
    if len(name) > _LONGEST_NAME or any(unicodedata.category(letter) in _NO_LETTERS for letter in name):
        raise UsageError(f"The name of a sequence is one line of at most {_LONGEST_NAME} letters.")
    if name.lower() in _ANY:
        raise UsageError(f"A sequence cannot be called {name!r}: in:{name.lower()} means something else.")
    return name


def checked_heading(heading: Heading) -> Heading:
    """A heading as it is kept. Raises UsageError for a language there cannot be."""
    known = language(address("", heading.language))
    if heading.language and not known:
        raise UsageError(f'{heading.language!r} is no language. Write it as "en", "ko" or "pt-BR".')
    return Heading(" ".join(heading.title.split()), heading.opening.strip(), known)


def arranged(there: Ranked, photos: Row[int], before: int | None = None) -> dict[int, str]:
    """The new ranks that bring photos, in their order, in front of one of those `there`, or to the end.

    Those ranks alone, unless there is no room between the neighbours: then all get a rank anew. None where
    they are there already. `before` is none of the photos.
    """
    moved = dict.fromkeys(photos)
    rest = [(photo, place) for photo, place in there if photo not in moved]
    at = next((index for index, (photo, _) in enumerate(rest) if photo == before), len(rest))
    order = [*(photo for photo, _ in rest[:at]), *moved, *(photo for photo, _ in rest[at:])]
    if order == [photo for photo, _ in there]:
        return {}
    low = rest[at - 1][1] if at else ""
    high = rest[at][1] if at < len(rest) else ""
    if (new := rank.between(low, high, len(moved))) is not None:
        return dict(zip(moved, new, strict=True))
    return dict(zip(order, rank.between("", "", len(order)) or (), strict=True))


def with_places(placed: tuple[Placed, ...], new: Places) -> tuple[Placed, ...]:
    """The places of a photo with others, one a sequence."""
    ranks = {place.sequence: place.rank for place in placed} | dict(new)
    return tuple(Placed(name, place) for name, place in sorted(ranks.items()) if place is not None)
