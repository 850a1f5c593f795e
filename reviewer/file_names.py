"""The names that frames get in a library: a template of words in braces, as a photographer types it.

`{date:%Y-%m-%d}-{name}` gives `2025-03-02-IMG_1234`. RAW, JPEG and companions of a frame have one stem.
Nothing that a camera or a person wrote into a value makes a name that some disk refuses.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from reviewer import tokens
from reviewer.caption import variables
from reviewer.errors import UsageError
from reviewer.photo import CameraFacts
from reviewer.portable_name import portable_stem
from reviewer.tokens import Token

ORIGINAL = "{name}"

_DAYS = re.compile(r"(?:%[YymdjHMS]|[^%])+")
_DIGITS = re.compile(r"[1-9]?")
_LONGEST = 100
_LONGEST_VALUE = 40


@dataclass(frozen=True, slots=True)
class Shot:
    """What a frame is named by. `name` is its own; `written` its file's time, for one without a date."""

    name: str
    facts: CameraFacts = field(default_factory=CameraFacts)
    written: datetime = datetime(1980, 1, 1)
    sequence: int = 1
    shoot: str = ""
    job: str = ""
    photographer: str = ""

    @property
    def taken(self) -> datetime:
        """When it was taken, by the camera's clock."""
        return self.facts.taken_at or self.written

    @property
    def number(self) -> str:
        """The camera's counter, with its zeros: the last digits of the name."""
        return variables.number(self.name) or "0"


def _days(usual: str, shot: Shot, form: str) -> str:
    return shot.taken.strftime(form or usual)


def _subsec(shot: Shot, form: str) -> str:
    return f"{shot.taken.microsecond:06d}"[: int(form or 3)]


def _sequence(shot: Shot, form: str) -> str:
    return f"{shot.sequence:0{form or 4}d}"


def _text(value: Callable[[Shot], str], shot: Shot, _: str) -> str:
    text = value(shot)
    return portable_stem(text).encode()[:_LONGEST_VALUE].decode(errors="ignore") if text.strip() else ""


_TOKENS: Mapping[str, Callable[[Shot, str], str]] = {
    "date": partial(_days, "%Y%m%d"),
    "time": partial(_days, "%H%M%S"),
    "subsec": _subsec,
    "camera": partial(_text, lambda shot: shot.facts.camera),
    "serial": partial(_text, lambda shot: shot.facts.serial),
    "name": lambda shot, _: shot.name,
    "number": partial(_text, lambda shot: shot.number),
    "seq": _sequence,
    "shoot": partial(_text, lambda shot: shot.shoot),
    "job": partial(_text, lambda shot: shot.job),
    "photographer": partial(_text, lambda shot: shot.photographer),
}
TOKENS = tuple(_TOKENS)
_FORMS = dict.fromkeys(TOKENS, tokens.PLAIN) | {
    "date": _DAYS,
    "time": _DAYS,
    "subsec": _DIGITS,
    "seq": _DIGITS,
}
# One of these keeps frames apart; all others are the same for many.
_TELLING = frozenset({"name", "number", "seq", "time", "subsec"})


def fault(template: str) -> str:
    """What is wrong with a template, in a sentence; the empty string when nothing is."""
    if told := tokens.fault(template, _FORMS):
        return told
    rest = tokens.filled(template, lambda _: "")
    if not {token.word for token in tokens.tokens(template)} & _TELLING:
        return "All frames would get the same name. Put {name}, {number}, {seq} or {time} into it."
    if len(template.encode()) > _LONGEST or portable_stem(f"x{rest}x") != f"x{rest}x":
        return "The template is too long, or holds what not every disk can have in a name."
    return ""


def check(template: str) -> None:
    """Raise UsageError for a template with a fault."""
    if told := fault(template):
        raise UsageError(f"Files cannot be named {template!r}. {told}")


def counts(template: str) -> bool:
    """Whether names hold the number that goes on from import to import."""
    return any(token.word == "seq" for token in tokens.tokens(template))


def stem(template: str, shot: Shot) -> str:
    """The name of a frame without suffix, as every file system takes it."""

    def part(token: Token) -> str:
        return _TOKENS[token.word](shot, token.form)

    return portable_stem(tokens.filled(template, part))


_EXAMPLE = CameraFacts(
    taken_at=datetime(2025, 3, 2, 14, 5, 9, 370_000), make="Canon", model="Canon EOS R5", serial="0123456789"
)


def example(template: str, shoot: str = "", job: str = "", photographer: str = "", sequence: int = 1) -> str:
    """A name as the template makes it, of a frame that might be; empty for one with a fault."""
    if fault(template):
        return ""
    shot = Shot("IMG_1234", _EXAMPLE, sequence=sequence, shoot=shoot, job=job, photographer=photographer)
    return stem(template, shot) + ".CR3"
