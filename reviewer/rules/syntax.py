"""From a file's bytes to TOML values, with every place named where it is not TOML.

`tomllib` stops at its first error. So that a photographer mends a file once and not line by line, a
statement that is broken by itself is set aside, and reading goes on after it.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewer.errors import Fault
from reviewer.rules.lines import Lines, Statement, most_dotted, statements

_MOST_FAULTS = 20
_CHARACTERS_READ = 2_000_000  # over all rounds, so that a long file with many errors stays quick
_MOST_DOTS = 100  # `tomllib` takes a time that grows with the square of a dotted key's length
_AT = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_HINTS = {
    "invalid date or datetime": "A date is a real day, written like 2012-09-12.",
    "invalid value": 'Text stands in "quotes", a date is written like 2012-09-12 and a list like ["a", "b"].',
    "illegal character": "A text ends with the quote it began with, on the same line.",
    "unterminated string": "A text ends with the quote it began with.",
    "unclosed array": "A list ends with ] and has a comma between two entries. Look at the lines above too.",
    "expected newline": "A text stands in quotes, and a date is a real day, written like 2012-09-12.",
    "cannot overwrite a value": "A key stands once in each block: take one of the two away.",
    "cannot declare": "A block that is repeated has two brackets, like [[rule]].",
    "expected '=' after a key": "A line reads key = value.",
}
_TWICE = ("cannot overwrite", "cannot redefine")
_BEGINS = re.compile(r"\n\s*(?:\[\[?[a-z]|[a-z_]+\s*=[^=])")


@dataclass(frozen=True, slots=True)
class Syntax:
    """What could be read. `broken` are lines with a fault already told; `whole` is False when the
    text could not be read to its end and `content` is empty.
    """

    content: Mapping[str, object] = field(default_factory=dict)
    lines: Lines = field(default_factory=lambda: Lines(""))
    faults: tuple[Fault, ...] = ()
    broken: frozenset[int] = frozenset()
    whole: bool = True


def read(data: bytes) -> Syntax:
    """The TOML in these bytes."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = "A letter here is not written in UTF-8. Save the file again with the encoding UTF-8."
        return Syntax(faults=(Fault(line, what),), whole=False)
    line, dots = most_dotted(text) if text.count(".") > _MOST_DOTS else (0, 0)
    if dots > _MOST_DOTS:
        what = "There are far too many dots on this line. A key has two or three parts at most."
        return Syntax(faults=(Fault(line, what),), whole=False)
    return _read(text)


def _read(text: str) -> Syntax:
    faults: list[Fault] = []
    broken: set[int] = set()
    for _ in range(max(1, min(_MOST_FAULTS, _CHARACTERS_READ // (len(text) + 1)))):
        try:
            return Syntax(tomllib.loads(text), Lines(text), tuple(faults), frozenset(broken))
        except RecursionError:
            what = "Lists or tables are nested too deeply here. Rules need two levels at most."
            faults.append(Fault(_unsound(text), what))
            break
        except ValueError as error:
            line, said = _place(str(error), text)
        bad = _set_aside(text, line, said)
        faults.append(_fault(line, said) if bad is None or line <= bad.last else _unclosed(bad))
        if bad is None or bad.first in broken:
            break
        broken.update(range(bad.first, bad.last + 1))
        text = _without(text, bad)
    return Syntax(faults=tuple(faults), whole=False)


def _place(message: str, text: str) -> tuple[int, str]:
    """The line of a TOML error, and what is said of it."""
    at = _AT.search(message)
    if at is None:
        return _unsound(text), "A number here is far too long"
    return int(at.group(1) or text.rstrip("\n").count("\n") + 1), _AT.sub("", message)


def _fault(line: int, said: str) -> Fault:
    hint = next((hint for start, hint in _HINTS.items() if said.lower().startswith(start)), "")
    what = said[:120].encode("unicode_escape").decode()
    return Fault(line, f"This is not TOML: {what}. {hint}".strip())


def _unclosed(bad: Statement) -> Fault:
    what = "What begins here is never closed. A list ends with ], a text with the quote it began with."
    return Fault(bad.first, f"This is not TOML: {what}")


def _set_aside(text: str, line: int, said: str) -> Statement | None:
    """The statement that holds the error, when it is certain that the error is all its own."""
    for statement in statements(text):
        if statement.first <= line <= statement.last:
            twice = not statement.is_header and said.lower().startswith(_TWICE)
            return _cut(statement) if twice or not _sound(statement.text) else None
    return None


def _cut(statement: Statement) -> Statement:
    """A statement that was never closed, up to where the next one seems to begin."""
    begins = _BEGINS.search(statement.text)
    if begins is None:
        return statement
    text = statement.text[: begins.start()]
    return Statement(statement.first, statement.first + text.count("\n"), text)


def _unsound(text: str) -> int:
    """The first line of the first statement that cannot be read by itself."""
    return next((statement.first for statement in statements(text) if not _sound(statement.text)), 0)


def _sound(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _without(text: str, bad: Statement) -> str:
    """The text with a statement replaced, on the same lines, by one that can be read."""
    lines = text.split("\n")
    lines[bad.first - 1 : bad.last] = [""] * (bad.last - bad.first + 1)
    named = re.match(r"\[+\s*(rule|tag|source)\b|([a-z_]+)\s*=", bad.text)
    if named and named.group(1):
        lines[bad.first - 1] = f"[[{named.group(1)}]]"
    elif named and not _sound(bad.text):
        lines[bad.first - 1] = f"{named.group(2)} = 0"
    return "\n".join(lines)
