"""Reading one block of a rule set: each value checked, each fault noted with its line, none raised."""

import difflib
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar

from reviewer.errors import Fault
from reviewer.rules.lines import Lines, Path

_Choice = TypeVar("_Choice", bound=StrEnum)
# Control characters, and halves of a letter that no UTF-8 can hold.
_UNWRITABLE = ("Cc", "Cs")
_LONGEST_GUESSED = 64
_MOST_GUESSED_FROM = 1000
_MOST_GUESSES = 200
_MOST_FAULTS = 1000  # nobody mends more at a sitting, and a hostile file has as many as it has letters


class Faults:
    """The faults of one rule set so far, and the places they are looked up in."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._found: list[Fault] = []
        self._more = 0
        self._guesses = 0

    def add(self, path: Path, sentence: str, word: str = "") -> None:
        """Note a fault of what stands at `path`, or of one quoted word within it."""
        if len(self._found) < _MOST_FAULTS:
            self._found.append(Fault(self._lines.of(path, word), sentence, path))
        else:
            self._more += 1

    def __iter__(self) -> Iterator[Fault]:
        yield from self._found
        if self._more:
            yield Fault(0, f"There are {self._more} more faults. Mend these first.")

    def guess(self, word: str, known: Collection[str]) -> str:
        """A sentence with the nearest known word, or the empty string."""
        self._guesses += 1
        if self._guesses > _MOST_GUESSES or len(word) > _LONGEST_GUESSED:
            return ""
        near = difflib.get_close_matches(word.lower(), list(known)[:_MOST_GUESSED_FROM], 1)
        return f" Did you mean “{near[0]}”?" if near else ""


class Table:
    """One table of the file. `what` names it in faults, as in: rule “army”; the empty text does not."""

    def __init__(self, content: Mapping[str, object], path: Path, what: str, faults: Faults) -> None:
        self._content = content
        self._path = path
        self._faults = faults
        self.what = what

    def __contains__(self, key: str) -> bool:
        return key in self._content

    def get(self, key: str) -> object:
        """The value as it stands, unchecked; None when there is none."""
        return self._content.get(key)

    def within(self, key: str) -> "Table":
        """The table that is the value of a key; empty when it is none."""
        value = self.get(key)
        content = value if isinstance(value, dict) else {}
        return Table(content, (*self._path, key), self.what, self._faults)

    def fault(self, key: str, sentence: str, word: str = "") -> None:
        """Note a fault of one key; the empty key is the block itself."""
        place = (*self._path, key) if key else self._path
        said = f"{self.what}: {sentence}" if self.what else sentence
        self._faults.add(place, f"{said[:1].upper()}{said[1:]}", word)

    def only(self, known: Collection[str]) -> None:
        """Note every key that means nothing here."""
        for key in self._content:
            if key not in known:
                near = self._faults.guess(key, known)
                right = near or f" Known here: {', '.join(known)}."
                self.fault(key, f"the key “{shown(key)}” means nothing here.{right}")

    def text(self, key: str, *, required: bool = False, example: str = "…") -> str:
        """A text on one line, or the empty string."""
        value = self.get(key)
        if value is None and required:
            self.fault("", f'`{key}` is missing. Add a line {key} = "{example}".')
        elif value is not None and not isinstance(value, str):
            self.fault(key, f"`{key}` is {kind(value)}; it must be a text in quotes.")
        elif isinstance(value, str):
            text = " ".join(value.split())
            if any(unicodedata.category(letter) in _UNWRITABLE for letter in text):
                self.fault(key, f"`{key}` holds a control character. Type that text again.")
            elif text or not required:
                return text
            else:
                self.fault(key, f"`{key}` is empty. Write a text.")
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, without those that are wrong; each once."""
        value = self.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.fault(key, f'`{key}` is {kind(value)}; it must be a list like ["a", "b"].')
            return ()
        for item in value:
            if not isinstance(item, str) or not item.strip():
                wrong = "an empty text" if isinstance(item, str) else kind(item)
                self.fault(key, f"`{key}` has {wrong} in its list; every entry must be a text in quotes.")
        return tuple(dict.fromkeys(item for item in value if isinstance(item, str) and item.strip()))

    def day(self, key: str) -> date | None:
        """A day, or None."""
        value = self.get(key)
        if value is None:
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.fault(key, f"`{key}` is {kind(value)}; it must be a day without quotes, like 2012-09-12.")
        return None

    def choice(self, key: str, choices: type[_Choice], *, required: bool = False) -> _Choice | None:
        """One of a few words, or None."""
        value = self.text(key, required=required, example=list(choices)[-1])
        if not value:
            return None
        return self._chosen(key, value, choices)

    def choices(self, key: str, choices: type[_Choice]) -> frozenset[_Choice]:
        """Some of a few words."""
        chosen = (self._chosen(key, value, choices) for value in self.texts(key))
        return frozenset(one for one in chosen if one is not None)

    def _chosen(self, key: str, value: str, choices: type[_Choice]) -> _Choice | None:
        words = [choice.value for choice in choices]
        if value in words:
            return choices(value)
        near = self._faults.guess(value, words)
        allowed = ", ".join(f"“{word}”" for word in words)
        self.fault(key, f"`{key}` cannot be “{shown(value)}”; it is one of {allowed}.{near}", value)
        return None


def kind(value: object) -> str:
    """What a TOML value is, in plain words."""
    for types, words in _KINDS:
        if isinstance(value, types):
            return words
    return "something else"


_KINDS: tuple[tuple[type, str], ...] = (
    (str, "a text"),
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number"),
    (datetime, "a date with a time"),
    (date, "a date"),
    (time, "a time"),
    (list, "a list"),
    (dict, "a table"),
)


def shown(word: str) -> str:
    """A word of the file as it can safely be shown in a sentence."""
    cut = word if len(word) <= 60 else f"{word[:59]}…"
    return "".join(letter if letter.isprintable() else "�" for letter in cut)
