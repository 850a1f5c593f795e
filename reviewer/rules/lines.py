"""On which line of a TOML text something stands, so that a fault can be found and mended.

`tomllib` gives values without places. This walks over the text once, by statement: a header in
brackets, or a key with its value, which may run over several lines (TOML 1.0.0, sections
"Key/Value Pair", "Table", "Array of Tables").
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

Path = tuple[str | int, ...]
"""Where something stands: ("rule", 3, "all") is the key `all` of the fourth [[rule]]."""

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"""|\Z)'
    r"|'''.*?(?:'''|\Z)"
    r'|"(?:\\[^\n]|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|\#[^\n]*"
    r"|[\[{]|[\]}]|\n"
    r"|[^\"'#\n\[\]{}]+",
    re.DOTALL,
)
_ASSIGNED = re.compile(r"""(?:"(?:\\[^\n]|[^"\\\n])*"|'[^'\n]*'|[^=\n"'])+(?==)""")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the text, from line `first` to line `last`, counted from 1."""

    first: int
    last: int
    text: str

    @property
    def is_header(self) -> bool:
        """Whether it opens a table."""
        return self.text.startswith("[")

    @property
    def key(self) -> tuple[str, ...]:
        """The dotted key or table name; empty when it cannot be read."""
        assigned = _ASSIGNED.match(self.text)
        if self.is_header:
            return _names(self.text)
        return _names(f"{assigned.group()}= 0") if assigned else ()


def statements(text: str) -> Iterator[Statement]:
    """The statements of a TOML text, sound or not, without empty lines and comments."""
    line = first = 1
    depth, parts = 0, [""]
    for match in _TOKEN.finditer(text + "\n"):
        token = match.group()
        if token == "\n" and depth == 0:
            whole = "".join(parts).strip()
            if whole:
                yield Statement(first, line, whole)
            parts, first = [], line + 1
        elif not token.startswith("#"):
            depth = max(0, depth + (token in "[{") - (token in "]}"))
            parts.append(token)
        line += token.count("\n")
    rest = "".join(parts).strip()
    if rest:
        yield Statement(first, max(first, line - 1), rest)


def most_dotted(text: str) -> tuple[int, int]:
    """The line with the most dots outside texts and comments, and their number."""
    line, dots = 1, {1: 0}
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token[0] not in "\"'#":
            dots[line] = dots.get(line, 0) + token.count(".")
        line += token.count("\n")
    return max(dots.items(), key=lambda item: item[1])


class Lines:
    """The places of one TOML text. Nothing is looked for until a fault is to be told."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._counts: dict[str, int] = {}

    @cached_property
    def _places(self) -> dict[Path, Statement]:
        places: dict[Path, Statement] = {}
        prefix: Path = ()
        for statement in statements(self._text):
            if statement.is_header:
                prefix = self._open(statement)
                places.setdefault(prefix, statement)
            else:
                names = statement.key
                for length in range(1, len(names) + 1):
                    places.setdefault((*prefix, *names[:length]), statement)
        return places

    def of(self, path: Path, word: str = "") -> int:
        """The line of what stands there, or of the nearest thing around it; the first when there is none.

        With `word`: the line within that value on which the quoted word stands.
        """
        while path and path not in self._places:
            path = path[:-1]
        statement = self._places.get(path)
        if statement is None:
            return 1
        return statement.first + _offset(statement.text, word)

    def _open(self, header: Statement) -> Path:
        names = header.key
        if not names:
            return ("?",)
        if header.text.startswith("[["):
            self._counts[names[0]] = self._counts.get(names[0], -1) + (len(names) == 1)
        number = self._counts.get(names[0])
        return (names[0], *names[1:]) if number is None else (names[0], number, *names[1:])


def _names(text: str) -> tuple[str, ...]:
    """The dotted key of a one-line TOML text, read by TOML's own rules."""
    try:
        value: object = tomllib.loads(text)
    except (ValueError, RecursionError):
        return ()
    names = []
    while isinstance(value, dict | list) and value:
        if isinstance(value, dict):
            names.append(str(next(iter(value))))
            value = value[names[-1]]
        else:
            value = value[0]
    return tuple(names)


def _offset(text: str, word: str) -> int:
    if not word:
        return 0
    found = max(text.find(f'"{word}"'), text.find(f"'{word}'"))
    return text.count("\n", 0, found) if found > 0 else 0
