"""Code replacements: `=kju=` becomes a name while it is typed, `=kju#2=` another way to put it.

They work as Photo Mechanic's do, by its files (`code_file`): a code stands between two delimiters, which any
characters can be; capitals matter; `#2` is the second way to put it; of two files the later one counts. A hot
code fills several fields. Sources: Camera Bits, "Introduction to Code Replacements in Photo Mechanic" and
"Advanced Code Replacements" (docs.camerabits.com, articles 48000223660 and 48000358641).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reviewer import caption as captions
from reviewer.caption import code_file
from reviewer.caption.code_file import Row
from reviewer.errors import UsageError
from reviewer.photo import Caption

DELIMITER = "="

_ALTERNATE = re.compile(r"(.+)#([1-9]\d?)", re.DOTALL)
# What may have been meant as a code and is none: `a=1&b=2` is not.
_LIKE_A_CODE = re.compile(r"[^\W_](?:[\w.'’-]| (?=\w)){0,39}(?:#\d*)?")


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a code just typed turns into: `text` in place of the characters from `start` to `end`.

    `alternates` are the other ways to put it. `fields` is what a hot code fills besides, by address.
    """

    start: int
    end: int
    text: str
    alternates: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unknown:
    """What looks like a code and is none, from `start` to `end` with its delimiters.

    `nearest` is the code that may have been meant, or empty.
    """

    start: int
    end: int
    nearest: str


class Codes:
    """The codes of some files, the later before the earlier, and what stands around a code.

    Raises UsageError where nothing does.
    """

    def __init__(self, rows: Iterable[Row] = (), delimiter: str = DELIMITER) -> None:
        if not delimiter.strip():
            raise UsageError("A code stands between two delimiters. Write one, such as =.")
        self._rows = {row.code: row for row in rows}
        self._delimiter = delimiter
        self._near = {key: code for code in self._rows for key in _slips(code)}
        self._longest = max(map(len, self._rows), default=0) + len("#99")

    @classmethod
    def read(cls, files: Sequence[Path], delimiter: str = DELIMITER) -> "Codes":
        """The codes of files. Raises UsageError for one that cannot be read or has none."""
        return cls((row for file in files for row in code_file.read(file)), delimiter)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._rows)

    def expand(self, text: str, address: str = "") -> str:
        """The text with every code that is known replaced.

        A hot code leaves what it fills at the `address` the text stands at; nothing, if it fills others only.
        """
        if self._delimiter not in text or not self._rows:
            return text
        made, done = [], 0
        for start, end, inner in self._enclosed(text):
            if start >= done and (row := self._row(inner)) is not None:
                made += [text[done:start], _text(row, inner, address)]
                done = end
        return "".join([*made, text[done:]])

    def expanded(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Texts by their addresses with all codes replaced, and what their hot codes fill besides."""
        besides: dict[str, str] = {}
        for address, text in texts.items():
            for _, _, inner in self._enclosed(text):
                besides |= {to: said for to, said in self.hot(inner).items() if to != address}
        return besides | {address: self.expand(text, address) for address, text in texts.items()}

    def typed(self, text: str, cursor: int, address: str = "") -> Expansion | None:
        """What becomes of the code whose closing delimiter was just typed before the cursor, if it is one."""
        width = len(self._delimiter)
        closing = cursor - width
        if closing < width or not text.startswith(self._delimiter, closing):
            return None
        opening = text.rfind(self._delimiter, max(0, closing - self._longest - width), closing)
        inner = text[opening + width : closing]
        row = self._row(inner) if opening >= 0 else None
        if row is None:
            return None
        said = _text(row, inner, address)
        others = () if row.addresses else tuple(one for one in row.columns if one and one != said)
        fields = {to: one for to, one in self.hot(inner).items() if to != address}
        return Expansion(opening, cursor, said, others, fields)

    def hot(self, code: str) -> dict[str, str]:
        """What a hot code fills, by address; nothing for any other code."""
        row = self._rows.get(code)
        if row is None:
            return {}
        return {address: text for address, text in zip(row.addresses, row.columns, strict=False) if text}

    def unknown(self, text: str) -> tuple[Unknown, ...]:
        """What looks like a code between delimiters and is none. Of text that has several words, only what is
        nearly one; nothing while there are no codes."""
        return tuple(self._unknown(text)) if self._rows and self._delimiter in text else ()

    def _unknown(self, text: str) -> Iterator[Unknown]:
        done = 0
        for start, end, inner in self._enclosed(text):
            if start < done:
                continue
            if self._row(inner) is not None:
                done = end
            elif _LIKE_A_CODE.fullmatch(inner) and not _in_a_word(text, start, end):
                nearest = self._nearest(inner)
                if nearest or " " not in inner:
                    yield Unknown(start, end, nearest)
                    done = end

    def _enclosed(self, text: str) -> Iterator[tuple[int, int, str]]:
        """What stands between each two delimiters on one line: from where, to where, and what."""
        width = len(self._delimiter)
        opening = text.find(self._delimiter)
        while opening >= 0 and (closing := text.find(self._delimiter, opening + width)) >= 0:
            inner = text[opening + width : closing]
            if inner and "\n" not in inner:
                yield opening, closing + width, inner
            opening = closing

    def _row(self, inner: str) -> Row | None:
        """The row of a code, or of one with the number of a column that it has."""
        if (row := self._rows.get(inner)) is not None:
            return row
        numbered = _ALTERNATE.fullmatch(inner)
        row = self._rows.get(numbered[1]) if numbered else None
        return row if row and numbered and int(numbered[2]) <= len(row.columns) else None

    def _nearest(self, inner: str) -> str:
        """A code that is this one but for capitals or one slip of a finger; empty if there is none."""
        return next((self._near[key] for key in _slips(inner.partition("#")[0]) if key in self._near), "")


def filling(caption: Caption, fields: Mapping[str, str]) -> dict[str, str | tuple[str, ...]]:
    """What the fields of a hot code make of a caption: lists gain, texts are replaced."""
    made: dict[str, str | tuple[str, ...]] = {}
    for address, text in fields.items():
        new = captions.parse(address, text)
        old = getattr(caption, captions.field(address).name) if isinstance(new, tuple) else ()
        made[address] = tuple(dict.fromkeys([*old, *new])) if isinstance(new, tuple) else new
    return made


def _text(row: Row, inner: str, address: str) -> str:
    """What a code says: the column of its number, the first, or of a hot one what it fills at the address."""
    if inner != row.code:
        return row.columns[int(inner.rpartition("#")[2]) - 1]
    if row.addresses:
        return dict(zip(row.addresses, row.columns, strict=False)).get(address, "")
    return row.columns[0]


def _in_a_word(text: str, start: int, end: int) -> bool:
    """Whether Latin letters touch it. A particle of Korean, say, may follow a code at once."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalnum() or (after.isascii() and after.isalnum())


def _slips(code: str) -> Iterator[str]:
    """The code in small letters, and that with each one of them left out.

    Codes have one of these in common where a letter is too many, missing, another, or swapped with the next
    (W. Garbe, "1000x Faster Spelling Correction", 2012).
    """
    small = code.casefold()
    yield small
    yield from (small[:place] + small[place + 1 :] for place in range(len(small)) if len(small) > 1)
