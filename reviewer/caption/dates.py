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
        if letter in "p%":
            return {"%": "%", "p": "AM" if when.hour < 12 else "PM"}[letter]
        number = f"{when:%{'d' if letter == 'e' else letter}}"
        return str(int(number)) if bare or letter == "e" else number

    return _DIRECTIVE.sub(part, form)


def calendar(language: str) -> Mapping[str, list[str]]:
    """The names of `months` and `days` (from Monday), and `short_months` and `short_days`."""
    known = calendars()
    return known.get(language.partition("-")[0], known[ENGLISH])


@cache
def calendars() -> Mapping[str, Mapping[str, list[str]]]:
    """The names by language."""
    return tomllib.loads(resources.files("resources").joinpath("calendar.toml").read_text("utf-8"))
