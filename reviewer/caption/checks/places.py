"""Checks of where: the place is told, and not more exactly than the rules let it be."""

from collections.abc import Iterator

from reviewer.caption import field
from reviewer.caption.checks.hint import Hint, Subject
from reviewer.caption.checks.people import PROSE


def told(subject: Subject) -> Iterator[Hint]:
    """City and country are missing."""
    if subject.beside.unplaced:
        return
    for name in ("city", "country"):
        if not getattr(subject.caption, name):
            yield Hint("place", name, f"{field(name).label} is missing.")


def exact(subject: Subject) -> Iterator[Hint]:
    """The place is told though a rule asks that it is not."""
    if not subject.beside.unplaced:
        return
    why = "; ".join(subject.beside.unplaced)
    for name in ("location", "city", "region", "country"):
        place = getattr(subject.caption, name)
        for address, text in subject.texts(*PROSE) if place else ():
            at = text.casefold().find(place.casefold())
            if at >= 0:
                sentence = f"{place} tells the place, and a rule asks that it is not told: {why}."
                yield Hint("exact-place", address, sentence, (at, at + len(place)))
