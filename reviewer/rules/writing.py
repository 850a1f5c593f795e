"""From a rule set to the text of its file; what a person wrote around the values stays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reviewer.errors import RuleSetError
from reviewer.lazily import lazily
from reviewer.rules import blocks, document
from reviewer.rules.content import KINDS, Values, about, content, items
from reviewer.rules.model import RuleSet

if TYPE_CHECKING:
    import tomlkit
    import tomlkit.exceptions
else:
    tomlkit = lazily("tomlkit")

_NUMBERED = re.compile(r"(.*?)([0-9]+)", re.DOTALL)
_DATED = re.compile(r".*\d{4}-\d\d(-\d\d)?", re.DOTALL)


def written(ruleset: RuleSet, over: bytes = b"") -> bytes:
    """The text of a rule set's file in UTF-8, written over the text in `over`.

    Comments, order, layout and line ends of what is the same stay. Where `over` is no sound rule set, or
    is laid out in a way that cannot be kept, it is written anew. A rule set with faults is written too, so
    that `document.parse` can tell them.
    """
    text = over.decode("utf-8-sig", "replace")
    plain = text.replace("\r\n", "\n")
    try:
        made = _over(ruleset, document.parse(over, ""), plain).encode("utf-8", "replace")
        if document.parse(made, "") == ruleset:
            return made.replace(b"\n", b"\r\n") if "\r\n" in text else made
    except (RuleSetError, tomlkit.exceptions.TOMLKitError):
        pass
    return _over(ruleset, None, "").encode("utf-8", "replace")


def next_version(version: str) -> str:
    """The version after this one: 1 → 2, 1.9 → 1.10, 2024-05 → 2024-05.2, draft → draft 2."""
    numbered = _NUMBERED.fullmatch(version)
    if not version:
        return "1"
    if _DATED.fullmatch(version):
        return f"{version}.2"
    return f"{numbered[1]}{int(numbered[2]) + 1}" if numbered else f"{version} 2"


def _over(ruleset: RuleSet, before: RuleSet | None, text: str) -> str:
    above, pieces = blocks.split(text)
    for kind in KINDS:
        old = [content(item) for item in items(before, kind)] if before else []
        new = [content(item) for item in items(ruleset, kind)]
        texts = [piece.text for piece in pieces if piece.kind == kind]
        if len(texts) != len(old):
            return _over(ruleset, None, "")
        pairs = _pairs(old, new)
        made = [
            (
                number,
                _anew(kind, values) if number is None else _kept(kind, texts[number], old[number], values),
            )
            for number, values in zip(pairs, new, strict=True)
        ]
        pieces = list(blocks.arranged(pieces, kind, made))
    return blocks.joined(_head(above, about(before) if before else {}, about(ruleset)), pieces)


def _pairs(old: Sequence[Values], new: Sequence[Values]) -> list[int | None]:
    """For each new block the number of the old one that it was: of its id, or renamed in its place."""
    before, after = ([str(values.get("id", "")) for values in side] for side in (old, new))
    known = {id: number for number, id in enumerate(before)}
    pairs = [known.pop(id, None) for id in after]
    for _, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for was, now in zip(range(start, end), range(first, last), strict=False):
            if pairs[now] is None and before[was] in known and _alike(old[was], new[now]):
                pairs[now] = known.pop(before[was])
    return pairs


def _alike(old: Values, new: Values) -> bool:
    """Whether half of what the two hold is the same."""
    same = sum(old.get(key) == value for key, value in new.items())
    return 2 * same >= len(old.keys() | new.keys()) - 1


def _head(above: str, old: Values, new: Values) -> str:
    if old == new:
        return above
    head = tomlkit.parse(above)
    _change(head, old, new)
    return str(tomlkit.dumps(head))


def _kept(kind: str, text: str, old: Values, new: Values) -> str:
    if old == new:
        return text
    block = tomlkit.parse(text)
    _change(block[kind][0], old, new)
    return str(tomlkit.dumps(block))


def _anew(kind: str, values: Values) -> str:
    lines = (f"{key} = {_toml(value).as_string()}\n" for key, value in values.items())
    return "".join([f"[[{kind}]]\n", *lines])


def _change(table: tomlkit.items.AbstractTable | tomlkit.TOMLDocument, old: Values, new: Values) -> None:
    """Give a table the new values where they differ from the old ones.

    What the table does not say, because the reader takes it from the id, is said once that is another.
    """
    renamed = old.get("id") != new.get("id")
    for key in old:
        if key not in new and key in table:
            table.remove(key)
    for key, value in new.items():
        there = table.get(key)
        if old.get(key) == value and (there is not None or not renamed):
            continue
        if isinstance(value, Mapping) and isinstance(there, tomlkit.items.AbstractTable):
            _change(there, old[key], value)  # type: ignore[arg-type]  # what stands there was read as a table
        elif isinstance(value, frozenset | list) and isinstance(there, tomlkit.items.Array):
            _refill(there, value)
        elif isinstance(there, tomlkit.items.Integer) and _whole(value):
            table[key] = int(str(value))
        else:
            table[key] = _toml(value)


def _refill(array: tomlkit.items.Array, wanted: frozenset[str] | list[object]) -> None:
    """Make a list hold what is wanted; a comment goes with the entry it stands behind."""
    for one in [one for one in array if one not in wanted]:
        array.remove(one)
    for one in wanted if isinstance(wanted, list) else sorted(wanted):
        if one not in array:
            array.append(one)
    if isinstance(wanted, list) and list(array) != wanted:
        array.clear()
        array.extend(wanted)


def _whole(value: object) -> bool:
    return isinstance(value, str) and value.isascii() and value.isdigit() and str(int(value)) == value


def _toml(value: object) -> tomlkit.items.Item:
    if isinstance(value, Mapping):
        table = tomlkit.inline_table()
        for key, inner in value.items():
            table.append(key, _toml(inner))
        return table
    return tomlkit.item(sorted(value) if isinstance(value, frozenset) else value)
