"""What can be told of an English sentence without understanding it: its end, its verbs, when and where.

These are guesses, from lists of words (`resources/english.toml`) and from the shapes of words. Wherever a
word could be one thing or another it is taken for what is right, so that a hint means something.
"""

import re
import tomllib
from functools import cache
from importlib import resources

_ENDS = re.compile(r"[.!?][”\"’')\]]*(?=\s+[“\"‘(\[]?[A-Z0-9]|\s*$|\s*\n)|\n")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WHEN = re.compile(
    rf"\b(?:{_WEEKDAY}|{_MONTH},?\s+\d|\d(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|(?:1[89]|20)\d\d\b)",
    re.IGNORECASE,
)
_CALENDAR = re.compile(rf"{_WEEKDAY}|{_MONTH}", re.IGNORECASE)
_WHERE = re.compile(
    r"\b(?:in|at|near|outside|inside|off|from|across|over|along|around|through|on|of|to|above|between|below"
    r"|beneath|beside|behind|beyond|into|onto|past|toward|towards|under)\s+"
    r"(?:(?:the|a|an|downtown|central|northern|southern|eastern|western)\s+)*([^\W\da-z_][\w'’-]*)"
    r"|\b([^\W\da-z_]\w+),\s+[^\W\da-z_]\w+|^([A-Z]{3,})\b"
)
_MOSTLY = 0.8


def is_english(text: str) -> bool:
    """Whether a text is in English, as its small words tell; one in other letters is not."""
    words = [word.lower() for word in _WORD.findall(text)]
    if not words or sum(word.isascii() for word in words) < _MOSTLY * len(words):
        return False
    score = sum(word in _words("small") for word in words) + sum(word in _words("weak") for word in words) / 2
    return score >= 1 and score > sum(word in _words("foreign") for word in words)


def first_sentence(text: str) -> str:
    """The text up to where its first sentence ends; a dot behind Jan, Calif or U.S is no end."""
    for end in _ENDS.finditer(text):
        before = text[: end.start()]
        last = _LAST_WORD.search(before)
        short = last and text[end.start()] == "." and _is_short(last[0])
        if before.strip() and not short:
            return text[: end.end()]
    return text


def says_what(sentence: str) -> bool:
    """Whether something happens in it: a word that may be a verb."""
    words = _WORD.findall(sentence)
    return any(word.islower() and word not in _words("no_verbs") and _may_be_verb(word) for word in words)


def past(sentence: str) -> tuple[int, int] | None:
    """Where a sentence tells in its main clause what was, while nothing in it tells what is."""
    words = list(_WORD.finditer(sentence))
    if any(_is_present(words, place) for place in range(len(words))):
        return None
    for place, word in enumerate(words):
        if word[0].lower() in _words("subordinate"):
            return None
        if _is_past(words, place):
            return word.span()
    return None


def says_when(sentence: str) -> bool:
    """Whether it names a weekday, a day or a year."""
    return _WHEN.search(sentence) is not None


def says_where(sentence: str) -> bool:
    """Whether it names a place: a capital behind a small word of place, or before a comma and another."""
    found = (word for words in _WHERE.findall(sentence) for word in words if word)
    return any(not _CALENDAR.fullmatch(word) for word in found)


def _is_short(word: str) -> bool:
    return len(word) == 1 or word.lower() in _words("abbreviations")


def _may_be_verb(word: str) -> bool:
    ends = word.endswith(("ing", "ed")) or (word.endswith("s") and not word.endswith("ss"))
    known = word in _words("auxiliary") or word in _words("finite") or word in _verbs()
    return known or (len(word) > len("ings") - 1 and ends)


def _is_present(words: list[re.Match[str]], place: int) -> bool:
    word = words[place][0]
    previous = words[place - 1][0] if place else ""
    if not word.islower() or word in _words("no_verbs"):
        return False
    if word in _words("auxiliary"):
        return True
    if previous.lower() in _words("before_nouns", "determiners"):
        return False
    return _verbs().get(word) == "third" or (_verbs().get(word) == "base" and _is_plural(previous))


def _is_past(words: list[re.Match[str]], place: int) -> bool:
    word = words[place][0]
    previous = words[place - 1][0].lower() if place else ""
    following = words[place + 1][0].lower() if place + 1 < len(words) else ""
    if not word.islower() or previous in _words("before_nouns", "determiners"):
        return False
    if word in _words("finite"):
        return True
    if _verbs().get(word) != "past":
        return False
    with_object = following in _words("determiners") or (word, following) == ("met", "with")
    return with_object or (_is_plural(words[place - 1][0] if place else "") and _is_thing(following))


def _is_plural(word: str) -> bool:
    """Whether a word may be those who do something, or the name of one."""
    return word.endswith("s") or word[:1].isupper() or word in _words("plural")


def _is_thing(word: str) -> bool:
    """Whether something may be done to it: a plural, and no span of time."""
    return (
        word.endswith("s") and not word.endswith("ss") and word not in _words("time", "auxiliary", "finite")
    )


@cache
def _words(*kinds: str) -> frozenset[str]:
    return frozenset(word for kind in kinds for word in _lists()[kind].split())


@cache
def _verbs() -> dict[str, str]:
    """The forms of verbs: `base`, `third`, `past`; what could be two of them is the first."""
    lists = _lists()
    pasts = {base: tuple(past) for base, *past in map(str.split, lists["irregular"].strip().splitlines())}
    pasts = {base: _regular_past(base) for base in lists["regular"].split()} | pasts
    told = dict.fromkeys((form for past in pasts.values() for form in past if form != "-"), "past")
    return told | {_third(base): "third" for base in pasts} | dict.fromkeys(pasts, "base")


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(resources.files("resources").joinpath("english.toml").read_text("utf-8"))


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{base}es"
    return f"{base[:-1]}ies" if base.endswith("y") and base[-2] not in "aeiou" else f"{base}s"


def _regular_past(base: str) -> tuple[str, ...]:
    """The past of a regular verb, with its last letter once and twice: visited, hugged."""
    if base.endswith("e"):
        return (f"{base}d",)
    if base.endswith("y") and base[-2] not in "aeiou":
        return (f"{base[:-1]}ied",)
    return f"{base}ed", f"{base}{base[-1]}ed"
