"""Variables: words in braces in a caption's text that are filled from the photo, `{city}, {date:%B %-d, %Y}`.

A field of the caption is called by its address, `{headline}` or `{description@ko}`. `{date}` and `{time}` are
the camera's; `{date@ko:%A}` is in another language than English.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache

from reviewer import caption as captions
from reviewer import tokens
from reviewer.caption import FIELDS, Texts, dates
from reviewer.errors import UsageError
from reviewer.photo import Asked, Caption, Objection, Photo
from reviewer.tokens import Token

_DIGITS = re.compile("[1-9]?")
_NUMBER = re.compile(r"\d+(?=\D*$)")
_ASKED = {
    Asked.NOT_TO_SHOOT: "asked not to shoot",
    Asked.DELETE: "asked to delete it",
    Asked.HAND_OVER: "asked to hand it over",
    Asked.TAKE_DOWN: "asked to take it down",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What variables are filled from. `sequence` counts the photos of one selection, from 1.

    `rules` are the titles and `reasons` the reasons of the rules that speak of the photo. `written` takes the
    place of its own caption, and texts `over` it that of their addresses there.
    """

    photo: Photo
    sequence: int = 1
    verdict: str = ""
    rules: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    job: str = ""
    photographer: str = ""
    written: Caption | None = None
    over: Texts = field(default_factory=dict)

    @property
    def caption(self) -> Caption:
        """What is written of the photo."""
        return self.photo.marks.caption if self.written is None else self.written

    def text(self, place: str) -> str:
        """The text at an address."""
        value = self.over.get(captions.address(captions.field(place).name, captions.language(place)))
        if value is None:
            return captions.as_text(self.caption, place)
        return value if isinstance(value, str) else captions.list_text(value)

    @property
    def taken(self) -> datetime | None:
        """When it was taken, by the camera's clock, or on what day, by its caption."""
        return self.photo.facts.taken_at or _day(self.text("date"))


def number(name: str) -> str:
    """The camera's counter in the name of a file, with its zeros; empty where there is none."""
    found = _NUMBER.search(name)
    return found[0] if found else ""


def expand(text: str, told: Told) -> str:
    """The text with its variables filled; one of which nothing is known leaves nothing."""
    return tokens.filled(text, lambda token: _value(token, told)) if "{" in text else text


def fault(text: str) -> str:
    """What is wrong in a text, in a sentence; the empty string when nothing is."""
    named = {token.word for token in tokens.tokens(text)}
    return tokens.fault(text, {**_forms(), **{word: _form(word) for word in named if _in_language(word)}})


def _value(token: Token, told: Told) -> str:
    word, _, language = token.word.partition("@")
    if word in _MOMENTS:
        usual = _MOMENTS[word]
        moment = told.taken if word == "date" else told.photo.facts.taken_at
        return dates.written(moment, token.form or usual, language or dates.ENGLISH) if moment else ""
    if word == "seq":
        return f"{told.sequence:0{token.form or 1}d}"
    if word in _WORDS:
        return _WORDS[word](told)
    return told.text(token.word) if _is_field(token.word) else str(token)


_MOMENTS = {"date": "%Y-%m-%d", "time": "%H:%M"}
_WORDS: Mapping[str, Callable[[Told], str]] = {
    "name": lambda told: told.photo.name,
    "number": lambda told: number(told.photo.name),
    "shoot": lambda told: told.photo.shoot,
    "job": lambda told: told.job,
    "photographer": lambda told: told.photographer or told.text("byline"),
    "camera": lambda told: told.photo.facts.camera,
    "lens": lambda told: told.photo.facts.lens,
    "serial": lambda told: told.photo.facts.serial,
    "verdict": lambda told: told.verdict,
    "rule": lambda told: "; ".join(dict.fromkeys(told.rules)),
    "reason": lambda told: " ".join(dict.fromkeys(told.reasons)),
    "objection": lambda told: "; ".join(map(_objection, told.photo.marks.objections)),
}
JUDGED = ("verdict", "rule", "reason")
"""What only the rules tell."""
NAMES = (*_MOMENTS, "seq", *_WORDS, *(one.name for one in FIELDS if one.name not in _MOMENTS))
"""Every variable there is, as it is written in braces."""


@cache
def _forms() -> Mapping[str, re.Pattern[str]]:
    return {name: _form(name) for name in NAMES}


def _form(word: str) -> re.Pattern[str]:
    name = word.partition("@")[0]
    return dates.FORM if name in _MOMENTS else _DIGITS if name == "seq" else tokens.PLAIN


def _in_language(word: str) -> bool:
    """Whether it names a language where it may."""
    name, _, language = word.partition("@")
    return bool(language) and (
        language.partition("-")[0] in dates.calendars() if name in _MOMENTS else _is_field(word)
    )


@cache
def _is_field(address: str) -> bool:
    try:
        return captions.field(address) is not None
    except UsageError:
        return False


def _objection(told: Objection) -> str:
    said = f": “{told.said}”" if told.said else ""
    return f"{told.by or 'somebody'} {_ASKED[told.asked]}{said}"


def _day(text: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(text.strip()), time())
    except ValueError:
        return None
