"""Checks of where: the place is told, rightly, and not more exactly than the rules let it be."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from reviewer.caption import field
from reviewer.caption.checks.hint import Hint, Subject, named
from reviewer.caption.checks.people import PROSE

_FIELDS = ("location", "city", "region", "country")


def told(subject: Subject) -> Iterator[Hint]:
    """City and country are missing."""
    for name in () if subject.beside.unplaced else ("city", "country"):
        if not getattr(subject.caption, name):
            yield Hint("place", name, f"{field(name).label} is missing.")


def exact(subject: Subject) -> Iterator[Hint]:
    """The place is told in words though a rule asks that it is not. Its fields no export takes along then."""
    if not subject.beside.unplaced:
        return
    why = "; ".join(subject.beside.unplaced)
    for address, text in subject.texts(*PROSE):
        for place in (getattr(subject.caption, name) for name in _FIELDS):
            if found := named(place, text):
                sentence = f"“{place}” tells the place, and a rule asks that it is not told: {why}."
                yield Hint("exact-place", address, sentence, found.span())


def code(subject: Subject) -> Iterator[Hint]:
    """The country's code is none of ISO 3166-1, or another country's. Codes of one's own begin with X."""
    given, country = subject.caption.country_code.strip(), subject.caption.country.strip()
    right = _codes().get(country.casefold())
    if not given or given in (right or ()):
        return
    meant = f" {country} is {right[1]}." if right else ""
    if given not in _countries() and not (len(given) == len("XXX") and given.startswith("X")):
        yield Hint("country-code", "country_code", f"There is no country with the code {given}.{meant}")
    elif right and given in _countries():
        yield Hint("country-code", "country_code", f"{given} is the code of {_countries()[given]}.{meant}")


@cache
def _countries() -> Mapping[str, str]:
    """The names of countries by their codes of two and of three letters."""
    return {code: names[0] for two, three, *names in _lines() for code in (two, three)}


@cache
def _codes() -> Mapping[str, tuple[str, str]]:
    """The codes of a country by its names in English."""
    return {name.casefold(): (two, three) for two, three, *names in _lines() for name in names}


def _lines() -> list[list[str]]:
    """Code of two letters, of three (ISO 3166-1), and names, of each country."""
    text = resources.files("resources").joinpath("countries.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()]
