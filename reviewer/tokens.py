"""Words in braces that stand for something else: `{date:%Y-%m-%d}-{name}`.

The names of frames in a library, the names of an export's pictures and caption templates are typed so. What a
word means, and which forms it may have, is theirs.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reviewer.errors import did_you_mean

# A word may name a text in a language: {description@ko}.
_TOKEN = re.compile(r"\{(\w+(?:@[\w-]+)?)(?::([^{}]*))?\}")

PLAIN = re.compile("")
"""The forms of a word that has none."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word in braces, and the form behind its colon; both as typed."""

    word: str
    form: str = ""

    def __str__(self) -> str:
        return f"{{{self.word}:{self.form}}}" if self.form else f"{{{self.word}}}"


def tokens(text: str) -> list[Token]:
    """The words in braces, in their order."""
    return [part for part in _parts(text) if isinstance(part, Token)]


def filled(text: str, value: Callable[[Token], str]) -> str:
    """The text with what stands for each word in its place."""
    return "".join(part if isinstance(part, str) else value(part) for part in _parts(text))


def fault(text: str, forms: Mapping[str, re.Pattern[str]]) -> str:
    """What is wrong in a text, in a sentence; the empty string when nothing is.

    `forms` tells for each word there is which forms it may have.
    """
    for token in tokens(text):
        if token.word not in forms:
            return f"There is no {{{token.word}}}. {did_you_mean(token.word, forms)}"
        if token.form and not forms[token.word].fullmatch(token.form):
            return f"{token} is not understood. Write {{date:%Y-%m-%d}}, {{time:%H%M}} or {{seq:4}}."
    if set("{}") & set(filled(text, lambda _: "")):
        return "A brace is left open. Words stand in braces, such as {name}."
    return ""


@lru_cache  # one text is filled for many photos
def _parts(text: str) -> tuple[str | Token, ...]:
    """The words in braces and what stands between them."""
    parts: list[str | Token] = []
    end = 0
    for found in _TOKEN.finditer(text):
        parts += [text[end : found.start()], Token(found[1], found[2] or "")]
        end = found.end()
    return (*parts, text[end:])
