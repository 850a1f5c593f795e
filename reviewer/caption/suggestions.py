"""What was written before and fits what is being typed: of the same shoot first, then of the whole library.

A field is completed as a whole, a list part by part, and the words of a description by the names of people
and places. It is looked up in memory: a library has its names by heart, not its photos.
"""

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice, product, takewhile

from reviewer import caption
from reviewer.folded import folded

MOST = 8
NAMES = ("people", "event", "location", "city", "region", "country")
PROSE = ("headline", "description", "alt_text")
"""The fields that are written word by word."""
_NAMING = ("keywords", "byline", "credit", "source")
_OFFERED = frozenset(field.name for field in caption.FIELDS) - {"description", "alt_text"}

# A name in running text has at most so many words, and at least so many letters of it are typed.
_WORDS = 4
_LETTERS = 2
_LONGEST = 200
# Words of a text by which it is found; the beginning of a long one is enough.
_FOUND_BY = 6
# Of what one letter begins in a very large library, so many entries are looked at.
_LOOKED_AT = 1_000
# Where the times of all shoots are counted; no shoot is called so.
_ALL = ""
_WORD = re.compile(r"\w[\w'’.-]*")
_PART = re.compile(r"[^,;\n]*\Z")


@dataclass(frozen=True, slots=True)
class Used:
    """A text, or a part of a list, that stands at an address so many times in the captions of a shoot."""

    shoot: str
    address: str
    text: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Offered:
    """What could be meant by the characters from `start` to `end`, best first; `near` come from the shoot."""

    start: int
    end: int
    texts: tuple[str, ...] = ()
    near: frozenset[str] = frozenset()


NOTHING = Offered(0, 0)
# From a word on, folded; the text it is in; whether it is the first word of it.
Entry = tuple[str, str, bool]


class Suggestions:
    """All that is written in the captions of a library, but for running text."""

    def __init__(self, used: Iterable[Used] = ()) -> None:
        # By address and text, how often it stands in which shoot, and in all.
        self._times: dict[str, dict[str, Counter[str]]] = defaultdict(dict)
        # By shoot and address, sorted.
        self._entries: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for one in used:
            self._count(one, list.append)
        for entries in self._entries.values():
            entries.sort()

    def add(self, used: Used) -> bool:
        """Take in what was just written; False where its shoot has it already."""
        if used.shoot in self._times[used.address].get(used.text, ()):
            return False
        self._count(used, insort)
        return True

    def names(self) -> frozenset[str]:
        """The words of all names of people, places and such, without capitals."""
        return words(self.texts(*NAMES, *_NAMING))

    def texts(self, *addresses: str) -> frozenset[str]:
        """All that was ever written at these addresses."""
        return frozenset(text for address in addresses for text in self._times[address])

    def offered(self, address: str, text: str, place: int, shoot: str, *, asked: bool = False) -> Offered:
        """What fits the text at an address, with the cursor at `place`, counted in characters.

        `asked`: where nothing is typed, what is written there most.
        """
        field = caption.field(address)
        if field.many:
            return self._part(address, text, place, shoot, asked)
        if field.choices:
            return Offered(0, place, tuple(one for one in field.choices if one != text and asked))
        wanted = place == len(text) and (asked or bool(text))
        if wanted and (texts := self._fitting((address,), text, shoot)):
            return self._found(0, place, (address,), texts, shoot)
        return self._name(text, place, shoot) if field.name in PROSE else NOTHING

    def _part(self, address: str, text: str, place: int, shoot: str, asked: bool) -> Offered:
        """Of a list the part one is in, unless the rest of it stands there already."""
        if re.match(r"\s*[^\s,;]", text[place:]):
            return NOTHING
        found = _PART.search(text[:place])
        typed = found[0].lstrip() if found else ""
        there = caption.parse(address, text)
        if not typed and not asked:
            return NOTHING
        texts = tuple(one for one in self._fitting((address,), typed, shoot) if one not in there)
        return self._found(place - len(typed), place, (address,), texts, shoot)

    def _name(self, text: str, place: int, shoot: str) -> Offered:
        """Of running text the last words, as many as a name begins with."""
        if text[place : place + 1].isalnum():
            return NOTHING
        offset = max(0, place - _LONGEST)
        words = [word.span() for word in _WORD.finditer(text[offset:place])]
        if not words or words[-1][1] + offset != place:
            return NOTHING
        for begin, _ in words[-_WORDS:]:
            start = begin + offset
            typed = text[start:place]
            if len(typed) >= _LETTERS and (texts := self._fitting(NAMES, typed, shoot)):
                return self._found(start, place, NAMES, texts, shoot)
        return NOTHING

    def _fitting(self, addresses: Iterable[str], typed: str, shoot: str) -> tuple[str, ...]:
        """What a word of begins so: of the shoot first, then what begins so itself, then by how often."""
        wanted = folded(typed)
        found: dict[str, tuple[bool, bool, int, str]] = {}
        for where, address in product((shoot, _ALL), addresses):
            times = self._times[address]
            for _, text, first in self._beginning(where, address, wanted):
                if text not in found or first:
                    here = times[text]
                    found[text] = (shoot not in here, not first, -here[_ALL], text)
        found.pop(typed, None)
        return tuple(nsmallest(MOST, found, key=found.__getitem__))

    def _beginning(self, where: str, address: str, wanted: str) -> Iterator[Entry]:
        """The entries that begin so, in their order."""
        entries = self._entries[where, address]
        at = bisect_left(entries, (wanted,))
        return takewhile(lambda entry: entry[0].startswith(wanted), entries[at : at + _LOOKED_AT])

    def _found(
        self, start: int, end: int, addresses: Iterable[str], texts: tuple[str, ...], shoot: str
    ) -> Offered:
        near = {text for one in addresses for text in texts if shoot in self._times[one].get(text, ())}
        return Offered(start, end, texts, frozenset(near))

    def _count(self, used: Used, keep: Callable[[list[Entry], Entry], object]) -> None:
        times = self._times[used.address].setdefault(used.text, Counter())
        for where in (used.shoot, _ALL):
            if where not in times:
                for entry in _entries(used.text):
                    keep(self._entries[where, used.address], entry)
            times[where] += used.times


def _entries(text: str) -> Iterator[Entry]:
    """What a text is found by: from each of its first words on."""
    plain = folded(text)
    for number, word in enumerate(islice(_WORD.finditer(plain), _FOUND_BY)):
        yield plain[word.start() :], text, number == 0


def words(texts: Iterable[str]) -> frozenset[str]:
    """The words of names, without capitals."""
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))


def names(used: Iterable[Used]) -> frozenset[str]:
    """The words of those that are names."""
    return words(one.text for one in used if one.address in (*NAMES, *_NAMING))


def used(shoot: str, address: str, texts: Iterable[str], times: int = 1) -> Iterator[Used]:
    """What a text, or the parts of a list, add to what was written before, where it is offered as a whole."""
    if address.partition("@")[0] in _OFFERED:
        yield from (Used(shoot, address, text.strip(), times) for text in texts if text.strip())
