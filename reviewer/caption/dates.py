"""Days and times as a caption has them, in any language that is named, whatever the system's own is.

Forms are those of `strftime`, with a `-` for numbers without leading zero on every system: `%B %-d, %Y`. The
names of months and weekdays are those of the Unicode CLDR, kept in `resources/calendar.toml`.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from importlib import resources

ENGLISH = "en"
FORM = re.compile(r"(?:%-?[dmHIjyMS]|%[YBbAape%]|[^%])+")
"""What a form may hold."""

_DIRECTIVE = re.compile("%(-?)(.)")
# `datetime.strftime` would ask the system, which knows no `%-d` on Windows, and takes ten times as long.
_NUMBERS: Mapping[str, tuple[int, Callable[[datetime], int]]] = {
    "Y": (4, lambda when: when.year),
    "y": (2, lambda when: when.year % 100),
    "m": (2, lambda when: when.month),
    "d": (2, lambda when: when.day),
    "e": (1, lambda when: when.day),
    "j": (3, lambda when: when.timetuple().tm_yday),
    "H": (2, lambda when: when.hour),
    "I": (2, lambda when: (when.hour - 1) % 12 + 1),
    "M": (2, lambda when: when.minute),
    "S": (2, lambda when: when.second),
}
_NAMES: Mapping[str, tuple[str, Callable[[datetime], int]]] = {
    "B": ("months", lambda when: when.month - 1),
    "b": ("short_months", lambda when: when.month - 1),
    "A": ("days", datetime.weekday),
    "a": ("short_days", datetime.weekday),
}


def written(when: datetime, form: str, language: str = ENGLISH) -> str:
    """A moment in this form. The names of a language that is not known here are English."""

    def part(found: re.Match[str]) -> str:
        bare, letter = found.groups()
        if letter in _NAMES:
            names, place = _NAMES[letter]
            return calendar(language)[names][place(when)]
        if letter in _NUMBERS:
            digits, number = _NUMBERS[letter]
            return f"{number(when):0{1 if bare else digits}d}"
        return {"%": "%", "p": "AM" if when.hour < 12 else "PM"}[letter]

    return _DIRECTIVE.sub(part, form)


def calendar(language: str) -> Mapping[str, list[str]]:
    """The names of `months` and `days` (from Monday), and `short_months` and `short_days`."""
    known = calendars()
    return known.get(language.partition("-")[0], known[ENGLISH])


@cache
def calendars() -> Mapping[str, Mapping[str, list[str]]]:
    """The names by language."""
    return tomllib.loads(resources.files("resources").joinpath("calendar.toml").read_text("utf-8"))
