"""The text of a rule set's file in pieces: what it says of itself, and its [[blocks]], with their comments.

Put together again, the pieces are the text. So a block can be changed, moved or taken out without touching
the others.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reviewer.rules.content import KINDS
from reviewer.rules.lines import Statement, statements

_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its header, its keys, and the comments right above it.

    `gap` is what stands between it and the block before: empty lines, and comments that stand alone. The
    end of the file is a block without kind or text, with the gap above it.
    """

    gap: str
    kind: str
    text: str


def split(text: str) -> tuple[str, list[Block]]:
    """The lines above all blocks, and the blocks, the end of the file among them."""
    lines = [f"{line}\n" for line in text.removesuffix("\n").split("\n")] if text else []
    head, *parts = _parts(list(statements(text)))
    end = head[-1].last if head else 0
    above, blocks = "".join(lines[:end]), []
    for part in parts:
        first = _with_comments(lines, end, part[0].first - 1)
        gap, end = "".join(lines[end:first]), part[-1].last
        blocks.append(Block(gap, part[0].key[0], "".join(lines[first:end])))
    return above, [*blocks, Block("".join(lines[end:]), "", "")]


def joined(above: str, blocks: Iterable[Block]) -> str:
    """The text of a file."""
    return above + "".join(block.gap + block.text for block in blocks)


def arranged(blocks: Sequence[Block], kind: str, texts: Sequence[tuple[int | None, str]]) -> Iterator[Block]:
    """The blocks with those of one kind replaced by these texts, in their order.

    Each text comes with the number of the block of its kind that it takes the place of, or None for one
    that is new; blocks that nothing takes the place of are gone. As many as can stay where they are.
    """
    own = [place for place, block in enumerate(blocks) if block.kind == kind]
    staying = _ascending([number for number, _ in texts if number is not None])
    filled: dict[int, list[str]] = {}
    above: list[str] = []
    there = above
    for number, text in texts:
        if number is not None and number in staying:
            there = filled.setdefault(own[number], [])
        there.append(text)
    filled.setdefault(min(filled, default=_place(blocks, kind)), [])[:0] = above
    left = ""
    for place, block in enumerate(blocks):
        gap = left + block.gap
        for text in filled.get(place, []):
            yield Block(gap or _BETWEEN, kind, text)
            gap = _BETWEEN
        gone = block.kind == kind and place not in filled
        left = f"{gap.rstrip(_BETWEEN)}\n" if gone and gap.strip() else ""
        if block.kind != kind:
            yield replace(block, gap=gap if block.kind or gap != _BETWEEN else "")


def _ascending(numbers: Sequence[int]) -> frozenset[int]:
    """The most of these that stand in ascending order: the longest increasing subsequence, by patience."""
    piles: list[int] = []
    chains: list[tuple[int, ...]] = []
    for number in numbers:
        place = bisect_left(piles, number)
        chain = (*(chains[place - 1] if place else ()), number)
        piles[place : place + 1], chains[place : place + 1] = [number], [chain]
    return frozenset(chains[-1] if chains else ())


def _place(blocks: Sequence[Block], kind: str) -> int:
    """Where the first block of a kind belongs."""
    later = KINDS[KINDS.index(kind) + 1 :]
    return next((place for place, block in enumerate(blocks) if block.kind in (*later, "")), 0)


def _parts(found: Sequence[Statement]) -> list[list[Statement]]:
    """The statements above all blocks, and those of each block."""
    parts: list[list[Statement]] = [[]]
    for statement in found:
        if statement.text.startswith("[[") and len(statement.key) == 1:
            parts.append([])
        parts[-1].append(statement)
    return parts


def _with_comments(lines: Sequence[str], end: int, first: int) -> int:
    """The line on which the comments right above a block begin; no line before `end`."""
    while first > end and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return first
