"""A set as one page to read: its pictures in their order, each with its caption, under a title.

The page is HTML as browsers without a network and without scripts show it, from a folder as from a server.
It asks for nothing but the pictures beside it, which its Content-Security-Policy holds a browser to (CSP
level 3). It has one form: a line for each element, so that the verifier can account for each byte.
"""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources

from reviewer.caption import address, language
from reviewer.export.verify.telling import telling
from reviewer.photo import Caption
from reviewer.sequence import Heading

NAME = "story.html"
FIELDS = (
    "headline",
    "description",
    "alt_text",
    "location",
    "city",
    "region",
    "country",
    "date",
    "byline",
    "credit",
    "copyright",
)
"""The fields of a caption it tells."""

_UNTITLED = "Photographs"
# Written from right to left, as CLDR's likely scripts have it.
_LEFTWARD = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"))
_LEFTWARD_SCRIPTS = frozenset(("Arab", "Hebr", "Nkoo", "Syrc", "Thaa"))
_UNKNOWN = ' lang="" dir="auto"'


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of the set, `width` by `height` pixels, and what is told of it."""

    file: str
    width: int
    height: int
    caption: Caption


def fault(heading: Heading) -> str:
    """What must not stand over the pictures, in a sentence; the empty string when nothing is."""
    for said, where in ((heading.title, "title"), (heading.opening, "opening text")):
        for text, what in telling(said):
            return f"The {where} of the story has {what}: {text}. Change it."
    return ""


def page(heading: Heading, pictures: Sequence[Shown]) -> bytes:
    """The page, in UTF-8."""
    style = (resources.files("resources") / "story" / "story.css").read_text("utf-8")
    lines = [
        *_head(_line(heading.title), style),
        "<body>",
        "<main>",
        *_opening(heading),
        *(line for number, one in enumerate(pictures, start=1) for line in _figure(one, number)),
        "</main>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(lines).encode(errors="replace")


def _head(title: str, style: str) -> Iterator[str]:
    digest = base64.b64encode(hashlib.sha256(f"\n{style}".encode()).digest()).decode()
    policy = f"default-src 'none'; img-src 'self'; style-src 'sha256-{digest}'"
    yield from ("<!DOCTYPE html>", '<html lang="en">', "<head>", '<meta charset="utf-8">')
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_text(title or _UNTITLED)}</title>"
    yield f"<style>\n{style}</style>"
    yield "</head>"


def _opening(heading: Heading) -> Iterator[str]:
    title, said, spoken = _line(heading.title), _paragraphs(heading.opening), _spoken(heading.language)
    if title or said:
        yield "<header>"
        if title:
            yield f"<h1{spoken}>{_text(title)}</h1>"
        yield from (f"<p{spoken}>{_text(one)}</p>" for one in said)
        yield "</header>"


def _figure(picture: Shown, number: int) -> Iterator[str]:
    alt = _line(picture.caption.alt_text)
    told = f'alt="{escape(alt)}" lang=""' if alt else f'alt="Photograph {number}"'
    later = ' loading="lazy"' if number > 1 else ""
    size = f'width="{picture.width}" height="{picture.height}"'
    yield "<figure>"
    yield f'<img src="{escape(picture.file)}" {size} {told}{later}>'
    if lines := list(_caption(picture.caption)):
        yield from ("<figcaption>", *lines, "</figcaption>")
    yield "</figure>"


def _caption(caption: Caption) -> Iterator[str]:
    if headline := _line(caption.headline):
        yield f"<h2{_UNKNOWN}>{_text(headline)}</h2>"
    yield from (f"<p{_UNKNOWN}>{_text(one)}</p>" for one in _paragraphs(caption.description))
    for other in caption.translations:
        if other.field == "description":
            yield from (f"<p{_spoken(other.language)}>{_text(one)}</p>" for one in _paragraphs(other.text))
    if place := where_and_when(caption):
        yield f'<p class="place"{_UNKNOWN}>{_text(place)}</p>'
    if credit := whose(caption):
        yield f'<p class="credit"{_UNKNOWN}>{_text(credit)}</p>'


def where_and_when(caption: Caption) -> str:
    """The line of places and date: Wonsan, North Korea · 5 May 2031."""
    places = (caption.location, caption.city, caption.region, caption.country)
    named = dict.fromkeys(filter(None, map(_line, places)))
    return " · ".join(filter(None, (", ".join(named), _line(caption.date))))


def whose(caption: Caption) -> str:
    """The line of credit and copyright: E. Lind / Agency · © E. Lind."""
    names = dict.fromkeys(filter(None, map(_line, (caption.byline, caption.credit))))
    return " · ".join(filter(None, (" / ".join(names), _line(caption.copyright))))


def _spoken(tag: str) -> str:
    known = language(address("", tag))
    if not known:
        return _UNKNOWN
    primary, *rest = known.split("-")
    leftward = _LEFTWARD_SCRIPTS & set(rest) or (primary in _LEFTWARD and not _has_script(rest))
    return f' lang="{known}" dir="{"rtl" if leftward else "ltr"}"'


def _has_script(subtags: Sequence[str]) -> bool:
    return any(len(one) == 4 and one.isalpha() for one in subtags)


def _paragraphs(text: str) -> list[str]:
    return [said for line in text.splitlines() if (said := _line(line))]


def _line(text: str) -> str:
    return " ".join(text.split())


def _text(text: str) -> str:
    return escape(text, quote=False)
