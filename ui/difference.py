"""Where two texts differ, word by word, so that it can be shown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"\w+|\s+|[^\w\s]")
# Of longer texts only the common beginning and end are looked for.
_MOST_WORDS: Final = 600


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `differs` where the other text has something else, or nothing."""

    text: str
    differs: bool


Pieces = tuple[Piece, ...]


@lru_cache(maxsize=256)
def difference(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Both texts in pieces."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    blocks = _short(old, new) if len(old) + len(new) <= _MOST_WORDS else _long(old, new)
    return _pieces(old, ((a, a + size) for a, _, size in blocks)), _pieces(
        new, ((b, b + size) for _, b, size in blocks)
    )


_Blocks = list[tuple[int, int, int]]


def _short(old: list[str], new: list[str]) -> _Blocks:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    blocks = matcher.get_matching_blocks()
    # A space between two words that differ is none that they have in common.
    return [(a, b, size) for a, b, size in blocks if not size or "".join(old[a : a + size]).strip()]


def _long(old: list[str], new: list[str]) -> _Blocks:
    most = min(len(old), len(new))
    head = _same(zip(old, new, strict=False))
    tail = min(most - head, _same(zip(reversed(old), reversed(new), strict=False)))
    return [(0, 0, head), (len(old) - tail, len(new) - tail, tail)]


def _same(pairs: Iterable[tuple[str, str]]) -> int:
    """How many pairs are of equals before the first that is not."""
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _pieces(words: list[str], same: Iterable[tuple[int, int]]) -> Pieces:
    return tuple(piece for piece in _parted(words, same) if piece.text)


def _parted(words: list[str], same: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    done = 0
    for start, end in same:
        yield Piece("".join(words[done:start]), True)
        yield Piece("".join(words[start:end]), False)
        done = end
    yield Piece("".join(words[done:]), True)


def to_length(pieces: Pieces, length: int) -> Pieces:
    """So many characters of the pieces, and an ellipsis behind them."""
    kept, room = [], length
    for piece in pieces:
        kept.append(Piece(piece.text[: max(room, 0)], piece.differs))
        room -= len(piece.text)
    return (*(piece for piece in kept if piece.text), Piece("…", False))


def from_difference(pieces: Pieces, lead: int) -> Pieces:
    """The pieces with at most so many characters before the first that differs, and an ellipsis there."""
    if not pieces or pieces[0].differs or len(pieces) == 1 or len(pieces[0].text) <= lead:
        return pieces
    return (Piece(f"…{pieces[0].text[-lead:]}", False), *pieces[1:])
