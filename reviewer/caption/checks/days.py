"""Checks of when: a weekday is that of its date, and of the day the camera wrote."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from reviewer.caption import dates
from reviewer.caption.checks import english
from reviewer.caption.checks.hint import Hint, Subject

_WORD = r"[^\W\d_]+(?:-[^\W\d_]+){0,2}"
_YEAR = r"(?:1[89]|20)\d\d"
# Monday, March 3, 2025; Montag, 3. März 2025; lunes 3 de marzo de 2025; 2025년 3월 3일 월요일.
_DATED = (
    re.compile(
        rf"\b(?P<w>{_WORD}),?\s+(?P<m>{_WORD})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y>{_YEAR})\b)?"
    ),
    re.compile(
        rf"\b(?P<w>{_WORD}),?\s+(?:(?:the|den|dem|le|el|il|o)\s+)?(?P<d>\d{{1,2}})(?:\.|er|st|nd|rd|th)?"
        rf"\s+(?:(?:de|of)\s+)?(?P<m>{_WORD})\.?(?:,?\s+(?:de\s+)?(?P<y>{_YEAR})\b)?"
    ),
    re.compile(
        rf"(?P<y>{_YEAR})\s*[년年]\s*(?P<m>\d{{1,2}})\s*[월月]\s*(?P<d>\d{{1,2}})\s*[일日号號]\s*[(（]?\s*"
        r"(?P<w>(?:星期|周|週)?[월화수목금토일月火水木金土日一二三四五六](?:요일|曜日|(?=[)）])))"
    ),
)
_ON = re.compile(r"(?:\bon\s+|,\s+)(?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?=[.,]|$)")


def weekday(subject: Subject) -> Iterator[Hint]:
    """A weekday is not that of its date."""
    for address, text in subject.texts("description", "headline"):
        found = [(match, _day(match, subject)) for pattern in _DATED for match in pattern.finditer(text)]
        for match, day in found:
            if day and day.weekday() != _weekdays()[match["w"].casefold()]:
                sentence = f"{match[0].strip()}: that day was a {_english(day)}."
                yield Hint("weekday", address, sentence, match.span())
        if not any(day for _, day in found) and english.is_english(text):
            yield from _by_the_camera(subject, address, english.first_sentence(text))


def _by_the_camera(subject: Subject, address: str, sentence: str) -> Iterator[Hint]:
    """A weekday without a date, against the day that the caption or the camera has."""
    camera, written = subject.taken and subject.taken.date(), _written(subject)
    days = [day for day in (camera, written) if day]
    for match in _ON.finditer(sentence) if days else ():
        if _weekdays()[match["w"].casefold()] not in {day.weekday() for day in days}:
            by = "the camera's clock" if camera else "the date of the caption"
            told = f"{match['w']}: it was taken on a {_english(days[0])}, by {by}."
            yield Hint("weekday", address, told, match.span("w"))


def _day(match: re.Match[str], subject: Subject) -> date | None:
    """The day that is named beside a weekday; without a year, the nearest to when it was taken."""
    month = int(match["m"]) if match["m"].isdigit() else _months().get(match["m"].casefold())
    if month is None or match["w"].casefold() not in _weekdays():
        return None
    near = (subject.taken and subject.taken.date()) or _written(subject)
    if match["y"]:
        return _date(int(match["y"]), month, int(match["d"]))
    if near is None:
        return None
    days = (_date(near.year + by, month, int(match["d"])) for by in (-1, 0, 1))
    return min(filter(None, days), key=lambda day: abs(day - near), default=None)


def _written(subject: Subject) -> date | None:
    try:
        return date.fromisoformat(subject.caption.date.strip())
    except ValueError:
        return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _english(day: date) -> str:
    return dates.calendar(dates.ENGLISH)["days"][day.weekday()]


@cache
def _months() -> Mapping[str, int]:
    """The numbers of the months by their names in all languages, also without the dot of an abbreviation."""
    names = [
        (name, at)
        for one in dates.calendars().values()
        for key in ("months", "short_months")
        for at, name in enumerate(one[key], 1)
    ]
    return {name.rstrip(".").casefold(): at for name, at in [*names, ("Sept", 9)]}


@cache
def _weekdays() -> Mapping[str, int]:
    """The numbers of the weekdays, Monday being 0, by their names in all languages."""
    names = [(name, at) for one in dates.calendars().values() for at, name in enumerate(one["days"])]
    letters = [(letter, at) for row in ("월화수목금토일", "月火水木金土日") for at, letter in enumerate(row)]
    chinese = [
        (f"{before}{letter}", at)
        for before in ("星期", "周", "週")
        for at, letter in enumerate("一二三四五六日")
    ]
    return {name.casefold(): at for name, at in [*names, *letters, *chinese]}
