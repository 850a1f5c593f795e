"""How well what a person typed fits a name: the type-ahead of both palettes and of the key list."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
EXACT, START, WORD, INSIDE, SCATTERED = 100, 80, 60, 40, 20


def fit(query: str, *names: str) -> int:
    """How well the query fits the best of the names: 0 not at all, 100 exactly.

    Every word of the query must be found. Synonyms stand after the name itself and count one less.
    """
    wanted = _words(query)
    if not wanted:
        return EXACT
    best = 0
    for place, name in enumerate(names):
        best = max(best, _fit_one(wanted, name.casefold()) - (1 if place else 0))
    return max(best, _across(wanted, names))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _fit_one(wanted: list[str], name: str) -> int:
    joined = " ".join(wanted)
    words = _words(name)
    if joined == " ".join(words):
        return EXACT
    if " ".join(words).startswith(joined):
        return START
    if all(any(word.startswith(part) for word in words) for part in wanted):
        return WORD
    if all(part in name for part in wanted):
        return INSIDE
    initials = "".join(word[0] for word in words)
    return SCATTERED if len(joined) > 1 and initials.startswith(joined) else 0


def _across(wanted: list[str], names: Iterable[str]) -> int:
    """Words of the query found in different names, as in "people child"."""
    together = " ".join(names).casefold()
    return SCATTERED - 1 if len(wanted) > 1 and all(part in together for part in wanted) else 0
