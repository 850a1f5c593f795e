"""The text beside the pictures of a set: `captions.txt`, `captions.csv` and `captions.json`.

An allow-list too. The text must read as a list of files of the set with the fields of a caption and must be
just what that list looks like when it is written again, so that nothing hides in its form. What a person
wrote there is meant to be read by others and is not judged, but for what a set must never tell: where a
file lies on somebody's disk, and the names of files that are not in the set.
"""

import csv
import io
import json
import re
from collections.abc import Collection, Iterator
from itertools import islice

from reviewer.caption import FIELDS
from reviewer.export.verify.left import Left
from reviewer.export.verify.telling import STRANGER, telling, unseen

_FILE = "file"
_NAMES = [field.name for field in FIELDS]
_LABELS = [field.label for field in FIELDS]
_SPOKEN = {word for field in FIELDS if field.languages for word in (field.name, field.label)}
# A field, and the language of a text in another one: `description@ko`, `Description (ko)`.
_IN_LANGUAGE = re.compile(r"(.+?)(?:@([A-Za-z0-9-]+)| \(([A-Za-z0-9-]+)\))?")
_NOTHING = "(no caption)"
# So much wrong is no caption; the rest is not told.
_ENOUGH = 500

Entry = tuple[str, list[str]]


class _AnotherForm(Exception):
    """This is not how captions are written beside a set."""


def check(name: str, data: bytes, files: Collection[str]) -> tuple[Left, ...]:
    """What is left in a caption file of this name, beside `files`. Never raises, whatever the bytes are."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return (Left(error.start, error.end - error.start, "bytes that are no text in UTF-8"),)
    try:
        entries = _READERS[name](text)
    except (_AnotherForm, csv.Error, ValueError, RecursionError):
        return (Left(0, len(data), f"another form than that of {name} beside a set"),)
    return tuple(_left(data, text, what) for text, what in islice(_findings(entries, files), _ENOUGH))


def _findings(entries: list[Entry], files: Collection[str]) -> Iterator[tuple[str, str]]:
    for file, values in entries:
        if file not in files:
            yield file, STRANGER
        for value in values:
            yield from unseen(value)
            yield from telling(value, files)


def _left(data: bytes, text: str, what: str) -> Left:
    sought = text.encode()
    return Left(max(0, data.find(sought)), len(sought), f"{what}: {text!r}")


def _read_plain(text: str) -> list[Entry]:
    entries = [_read_block(block.split("\n")) for block in text.removesuffix("\n").split("\n\n")]
    if not text.endswith("\n"):
        raise _AnotherForm
    return entries


def _read_block(lines: list[str]) -> Entry:
    file, *said = lines
    if said == [_NOTHING]:
        return file, []
    fields = [line.partition(": ") for line in said]
    _check_order([label for label, _, _ in fields], _LABELS)
    if not said or any(value != " ".join(value.split()) or not value for _, _, value in fields):
        raise _AnotherForm
    return file, [value for _, _, value in fields]


def _read_csv(text: str) -> list[Entry]:
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    again = io.StringIO()
    csv.writer(again).writerows(rows)
    if not rows or rows[0][:1] != [_FILE] or again.getvalue() != text:
        raise _AnotherForm
    _check_order(rows[0][1:], _NAMES)
    if any(len(row) != len(rows[0]) for row in rows):
        raise _AnotherForm
    return [(row[0], row[1:]) for row in rows[1:]]


def _read_json(text: str) -> list[Entry]:
    objects = json.loads(text)
    if not isinstance(objects, list) or json.dumps(objects, ensure_ascii=False, indent=2) + "\n" != text:
        raise _AnotherForm
    return [_read_object(one) for one in objects]


def _read_object(one: object) -> Entry:
    if not isinstance(one, dict) or next(iter(one), "") != _FILE or not isinstance(one[_FILE], str):
        raise _AnotherForm
    _check_order([key for key in one if key != _FILE], _NAMES)
    values = [value if isinstance(value, list) else [value] for key, value in one.items() if key != _FILE]
    if not all(isinstance(text, str) for value in values for text in value):
        raise _AnotherForm
    return one[_FILE], [text for value in values for text in value]


def _check_order(found: list[str], known: list[str]) -> None:
    """Raises _AnotherForm unless all of these are known, once each and in the order known."""
    places = [_place(name, known) for name in found]
    if places != sorted(set(places)):
        raise _AnotherForm


def _place(name: str, known: list[str]) -> tuple[int, str]:
    """Where a field stands, and its language. Raises _AnotherForm for one that is not known."""
    parts = _IN_LANGUAGE.fullmatch(name)
    if parts is None or parts[1] not in known:
        raise _AnotherForm
    spoken = parts[2] or parts[3] or ""
    if spoken and parts[1] not in _SPOKEN:
        raise _AnotherForm
    return known.index(parts[1]), spoken


_READERS = {"captions.txt": _read_plain, "captions.csv": _read_csv, "captions.json": _read_json}
NAMES = frozenset(_READERS)
"""What caption files are called."""
