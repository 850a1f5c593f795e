"""The names of the files of a set: a number, a template of harmless words, or random.

Nothing of the camera's counter or of the original's name is ever in one. The number counts the files
that leave, so that no gap tells what was held back. Its digits are those of the number of files that were
to go, which is known before the first is made: of a set that ended early they tell how large it was meant.
"""

import secrets
from collections.abc import Sequence
from typing import TypeVar

from reviewer import tokens
from reviewer.portable_name import portable_stem

NUMBER = "number"
RANDOM = "random"
WORDS = ("number", "title", "place")

_T = TypeVar("_T")
_RANDOM_BYTES = 8
_FEWEST_DIGITS = 3
# Bytes in UTF-8. All parts together stay below what `portable_stem` takes, so that it never cuts a number.
_LONGEST_TEMPLATE = 60
_LONGEST_VALUE = 30


def fault(names: str) -> str:
    """What is wrong with this `names` of a profile, in a sentence; the empty string when nothing is."""
    if names in (NUMBER, RANDOM):
        return ""
    found = tokens.tokens(names)
    words = [token.word for token in found]
    rest = tokens.filled(names, lambda _: "")
    if not words and not set("{}") & set(names):
        return '`names` is "number", "random" or a template like "{title}-{number}".'
    if not set(map(str, found)) <= {f"{{{word}}}" for word in WORDS} or set("{}") & set(rest):
        return "`names` may hold {number}, {title} and {place}, nothing else in braces."
    if words.count("number") != 1 or len(words) != len(set(words)):
        return "`names` must hold {number} once, and any other word once at most."
    example = tokens.filled(names, lambda _: "1")
    if len(names.encode()) > _LONGEST_TEMPLATE or portable_stem(example) != example:
        return "`names` is too long or holds what not every disk can have in a name."
    return ""


def stem(names: str, number: int, of: int, title: str = "", place: str = "") -> str:
    """The name without suffix of one file: the `number`th, from 1, of at most `of`."""
    if names == RANDOM:
        return secrets.token_hex(_RANDOM_BYTES)
    counted = f"{number:0{max(_FEWEST_DIGITS, len(str(of)))}d}"
    if names == NUMBER:
        return counted
    values = {"number": counted, "title": _short(title), "place": _short(place)}
    return portable_stem(tokens.filled(names, lambda token: values[token.word]).strip(" -_."))


def shuffled(names: str, things: Sequence[_T]) -> Sequence[_T]:
    """The order to make the files in: as chosen, or none where the names are to tell of none.

    Else the times of making, which a disk keeps and nobody can set, would tell it.
    """
    return secrets.SystemRandom().sample(things, len(things)) if names == RANDOM else things


def _short(text: str) -> str:
    return portable_stem(text).encode()[:_LONGEST_VALUE].decode(errors="ignore") if text.strip() else ""
