"""The names that frames get in a library: a template of words in braces, as a photographer types it.

`{date:%Y-%m-%d}-{name}` gives `2025-03-02-IMG_1234`; `{date:%Y-%m-%d}/{name}` puts each day into a folder of
its own. RAW, JPEG and companions of a frame have one stem. Nothing that a camera or a person wrote into a
value makes a name that some disk refuses, or a folder more.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
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
_LONGEST = 200
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
    "name": lambda shot, _: shot.name.replace("/", "_"),
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
# What is known before the first frame is copied.
OF_SHOOT = ("date", "job", "photographer")
# One of these keeps frames apart; all others are the same for many.
_TELLING = frozenset({"name", "number", "seq", "time", "subsec"})


def fault(template: str) -> str:
    """What is wrong with a template, in a sentence; the empty string when nothing is."""
    if told := tokens.fault(template, _FORMS):
        return told
    if not {token.word for token in tokens.tokens(template)} & _TELLING:
        return "All frames would get the same name. Put {name}, {number}, {seq} or {time} into it."
    if template.endswith("/"):
        return "Nothing stands behind the last /. Put there what files are called, such as {name}."
    between = tokens.filled(template, lambda _: "").split("/")
    if len(template.encode()) > _LONGEST or any(portable_stem(f"x{one}x") != f"x{one}x" for one in between):
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
    """The name of a frame without suffix, as every file system takes it, behind its folders in the shoot.

    Each of these has a `/` behind it. One of which nothing is known, such as the job, is left out.
    """
    *folders, name = _filled(template, shot).split("/")
    named = [portable_stem(folder) for folder in folders if folder.strip(" .")]
    return "/".join([*named, portable_stem(name)])


def _filled(template: str, shot: Shot) -> str:
    def part(token: Token) -> str:
        return _TOKENS[token.word](shot, token.form)

    return tokens.filled(template, part)


def shoot_fault(template: str) -> str:
    """What is wrong with a shoot's name by template, in a sentence; the empty string when nothing is."""
    return tokens.fault(template, {word: _FORMS[word] for word in OF_SHOOT})


def shoot(template: str, first_day: date | None, job: str = "", photographer: str = "") -> str:
    """The name of a shoot by template, with the day of its first frame; empty where nothing is known.

    Raises UsageError for a template with a fault.
    """
    if told := shoot_fault(template):
        raise UsageError(f"A shoot cannot be named {template!r}. {told}")
    if first_day is None:
        template = tokens.filled(template, lambda token: "" if token.word == "date" else str(token))
    begun = datetime.combine(first_day or date.min, time())
    return _filled(template, Shot("", written=begun, job=job, photographer=photographer)).strip()


_EXAMPLE = CameraFacts(
    taken_at=datetime(2025, 3, 2, 14, 5, 9, 370_000), make="Canon", model="Canon EOS R5", serial="0123456789"
)


def example(template: str, shoot: str = "", job: str = "", photographer: str = "", sequence: int = 1) -> str:
    """A name as the template makes it, of a frame that might be; empty for one with a fault."""
    if fault(template):
        return ""
    shot = Shot("IMG_1234", _EXAMPLE, sequence=sequence, shoot=shoot, job=job, photographer=photographer)
    return stem(template, shot) + ".CR3"
