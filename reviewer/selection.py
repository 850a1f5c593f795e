"""The filter language: one line that says which photos are meant.

    verdict:restricted,caution  rating>=3  tag:soldier  not tag:crowd  shoot:"May 2012"  "bus stop"

Terms side by side are and-ed (`and` may be written); `or`, `not` (or a leading `-`) and parentheses
are there; a comma means any of. `field:value`, `field=value` and `field==value` are the same. Words
without a field are looked for in names and captions. The same line serves the filter bar and the
command line's `--where`. This module only understands it; `catalog` turns it into a query.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reviewer.errors import UsageError, did_you_mean
from reviewer.photo import Asked, ColourLabel, Flag, Verdict

_SHORTEST_RUN = 4


@dataclass(frozen=True, slots=True)
class Term:
    """`field op any-of-values`; the field `text` looks for words in names and captions."""

    field: str
    op: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything the part does not hold for."""

    part: "Expression"


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; no parts at all means every photo."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple["Expression", ...]


Expression = Term | Not | All | AnyOf

EVERYTHING = All(())
# What SQLite takes: a stack of 100 in its parser, 50 000 bytes in a pattern (sqlite.org/limits.html).
_DEEPEST = 15
_LONGEST = 10_000
NUMBERS = frozenset({"rating", "id", "iso", "focal"})
DATES = frozenset({"date"})
_YES_NO = {"yes": "1", "true": "1", "1": "1", "no": "0", "false": "0", "0": "0"}
_AS_A_WORD = {"1": "yes", "0": "no"}
_YES_NO_FIELDS = ("looked_at", "broken", "captioned", "unlooked", "objected")
_CHOICES: dict[str, type[StrEnum]] = {
    "verdict": Verdict,
    "flag": Flag,
    "label": ColourLabel,
    "asked": Asked,
}
_ALIASES = {
    "looked": "looked_at",
    "looked-by": "looked_by",
    "new": "unlooked",
    "objection": "asked",
    "looked-at": "looked_at",
    "stars": "rating",
    "colour": "label",
    "color": "label",
    "tags": "tag",
    "focal_length": "focal",
    "taken": "date",
    "file": "name",
    "city": "place",
    "sequence": "in",
}
# The names of fields that are not written as they are stored.
_WRITTEN = {"looked_at": "looked", "unlooked": "new"}
FIELDS = (
    "verdict",
    "flag",
    "label",
    "rating",
    "tag",
    "rule",
    "looked_at",
    "looked_by",
    "unlooked",
    "objected",
    "asked",
    "waived",
    "captioned",
    "broken",
    "shoot",
    "in",
    "name",
    "camera",
    "lens",
    "iso",
    "focal",
    "date",
    "id",
    "caption",
    "place",
    "text",
)
_TOKEN = re.compile(
    r"""\s*(?:
        (?P<paren>[()])
      | (?P<minus>-(?=[\w"(]))
      | (?P<field>[A-Za-z][\w-]*)\s*(?P<op>:|==|!=|>=|<=|=|>|<)\s*
      | "(?P<quoted>(?:[^"\\]|\\.)*)"
      | '(?P<single>[^']*)'
      | (?P<word>[^\s()"',]+)
      | (?P<comma>,)
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    op: str = ""


def parse(text: str) -> Expression:
    """Understand a filter line; an empty one means every photo.

    Raises UsageError saying which part is not understood and what would be right.
    """
    if len(text) > _LONGEST:
        raise UsageError(f"The filter is too long; {_LONGEST} letters are the most.")
    parser = _Parser(_tokens(text), text)
    expression = parser.either()
    if parser.token is not None:
        raise UsageError(f"The filter {text!r} has a {parser.token.text!r} too many.")
    return expression


def quote(value: str) -> str:
    """A value as it must be written in a filter line."""
    if re.fullmatch(r"[\w.][\w.-]*", value) and value.lower() not in ("and", "or", "not"):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def written(expression: Expression) -> str:
    """The line that says what an expression says: what `parse` understands as the same again."""
    match expression:
        case Term("text", ":", (word,)):
            return quote(word)
        case Term(field, op, values) if field in (*_YES_NO_FIELDS, "waived"):
            return f"{_WRITTEN.get(field, field)}{op}" + ",".join(
                _AS_A_WORD.get(value) or quote(value) for value in values
            )
        case Term(field, op, values):
            return f"{field}{op}" + ",".join(quote(value) for value in values)
        case Not(part):
            return f"not {_enclosed(part)}"
        case All(parts):
            return " ".join(_enclosed(part) for part in parts)
        case AnyOf(parts):
            return " or ".join(_enclosed(part) for part in parts)


def sequence(expression: Expression) -> str:
    """The sequence that all photos meant are in, the first one named; empty where there is none."""
    for term in expression.parts if isinstance(expression, All) else (expression,):
        match term:
            case Term("in", _, (name,)) if name not in _AS_A_WORD.values():
                return name
    return ""


def of_ids(ids: Iterable[int]) -> str:
    """The line that means these photos and no others; runs of ids are written as such."""
    singles: list[str] = []
    runs: list[Expression] = []
    for first, last in _runs(sorted(set(ids))):
        if last - first < _SHORTEST_RUN - 1:
            singles += map(str, range(first, last + 1))
        else:
            runs.append(All((Term("id", ">=", (str(first),)), Term("id", "<=", (str(last),)))))
    parts = [*([Term("id", ":", tuple(singles))] if singles else []), *runs]
    if not parts:
        return "id:0"  # no photo has it
    return written(parts[0] if len(parts) == 1 else AnyOf(tuple(parts)))


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers that follow one another."""
    start = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[place - 1] + 1:
            yield numbers[start], numbers[place - 1]
            start = place


def _enclosed(part: Expression) -> str:
    line = written(part)
    return f"({line})" if isinstance(part, All | AnyOf) else line


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    position = 0
    text = text.rstrip()
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None:
            raise UsageError(f"The filter {text!r} is not understood from {text[position:]!r} on.")
        position = found.end()
        if found["field"]:
            tokens.append(_Token("field", found["field"], found["op"]))
        elif found["quoted"] is not None:
            tokens.append(_Token("value", re.sub(r"\\(.)", r"\1", found["quoted"])))
        elif found["single"] is not None:
            tokens.append(_Token("value", found["single"]))
        elif found["word"]:
            word = found["word"]
            kind = "keyword" if word.lower() in ("and", "or", "not") else "value"
            tokens.append(_Token(kind, word.lower() if kind == "keyword" else word))
        else:
            tokens.append(_Token("sign", found["paren"] or found["minus"] or ","))
    return tokens


class _Parser:
    """Recursive descent over the tokens: either = both (or both)*; both = single single*."""

    def __init__(self, tokens: list[_Token], text: str) -> None:
        self._tokens = tokens
        self._text = text
        self._at = 0
        self._depth = 0
        if len(tokens) > 400:
            raise UsageError("The filter is too long; 400 words are the most.")

    @property
    def token(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, kind: str, *texts: str) -> _Token | None:
        token = self.token
        if token is None or token.kind != kind or (texts and token.text not in texts):
            return None
        self._at += 1
        return token

    def either(self) -> Expression:
        parts = [self._both()]
        while self._take("keyword", "or"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _both(self) -> Expression:
        parts: list[Expression] = []
        while self.token is not None and self.token != _Token("sign", ")"):
            if self._take("keyword", "and"):
                continue
            if self.token == _Token("keyword", "or"):
                break
            parts.append(self._single())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _single(self) -> Expression:
        if self._take("keyword", "not") or self._take("sign", "-"):
            if self.token is None:
                raise UsageError(f"The filter {self._text!r} ends after 'not'; say what must not hold.")
            self._deeper()
            part = Not(self._single())
            self._depth -= 1
            return part
        if self._take("sign", "("):
            return self._parenthesis()
        if token := self._take("field"):
            return _term(token.text, token.op, self._values(token))
        if token := self._take("value"):
            return Term("text", ":", (token.text,))
        assert self.token is not None
        raise UsageError(f"The filter {self._text!r} has a {self.token.text!r} that belongs to nothing.")

    def _parenthesis(self) -> Expression:
        self._deeper()
        inner = self.either()
        if not self._take("sign", ")"):
            raise UsageError(f"The filter {self._text!r} lacks a closing parenthesis.")
        self._depth -= 1
        return inner

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UsageError(f"The filter has more than {_DEEPEST} parentheses or nots inside each other.")

    def _values(self, field: _Token) -> tuple[str, ...]:
        values = []
        while True:
            token = self._take("value") or self._take("keyword")
            if token is None:
                raise UsageError(f"The filter lacks a value after {field.text}{field.op}")
            values.append(token.text)
            if not self._take("sign", ","):
                return tuple(values)


def _term(name: str, op: str, values: tuple[str, ...]) -> Expression:
    field = _ALIASES.get(name.lower(), name.lower())
    if field not in FIELDS:
        hint = did_you_mean(field, FIELDS)
        raise UsageError(f"There is no field {name!r} to filter by. {hint}")
    if op in ("<", ">", "<=", ">=") and field not in NUMBERS | DATES:
        raise UsageError(f"{field} cannot be compared with {op}; write {field}:{values[0]}.")
    term = Term(field, op.replace("==", ":").replace("!=", ":"), tuple(_value(field, v) for v in values))
    term = Term(field, ":" if term.op == "=" else term.op, term.values)
    return Not(term) if op == "!=" else term


def _value(field: str, value: str) -> str:
    if field in _YES_NO_FIELDS:
        if value.lower() not in _YES_NO:
            raise UsageError(f"{field} is yes or no, not {value!r}.")
        return _YES_NO[value.lower()]
    if field == "waived":
        return _YES_NO.get(value.lower(), value)  # yes or no, or the rule
    if field == "in":
        return value.lower() if value.lower() in _AS_A_WORD.values() else value  # or the sequence
    if field in _CHOICES:
        allowed = [str(choice) for choice in _CHOICES[field]]
        if value.lower() not in allowed:
            raise UsageError(f"{field} is one of {', '.join(allowed)}, not {value!r}.")
        return value.lower()
    if field in NUMBERS and not re.fullmatch(r"\d{1,12}(\.\d{1,6})?", value):
        raise UsageError(f"{field} is a number, not {value!r}.")
    if field in DATES and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value):
        raise UsageError(f"{field} is written 2012, 2012-05 or 2012-05-01, not {value!r}.")
    return value
