"""Captions beside the pictures: one text file to read, a CSV or a JSON file for a program.

They carry what a person wrote as a caption, the fields a profile names of it, and the new name of the
file; no verdict, no tag, no old name.
"""

import csv
import io
import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reviewer.caption import FIELDS, Field, address, as_text, field, language, written
from reviewer.export.profile import CaptionFile
from reviewer.photo import Caption

# A spreadsheet takes a cell that begins like this for a formula (CWE-1236).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# Controls but tab and line ends, byte order marks, tags and anchors of annotations (Unicode 23.8, 23.9).
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufff9-\ufffc\U000e0000-\U000e007f]")


@dataclass(frozen=True, slots=True)
class Captioned:
    """An exported file and what was written about it."""

    output: str
    caption: Caption


def write(form: CaptionFile, entries: Sequence[Captioned], only: Collection[str] = ()) -> bytes:
    """The content of `captions.txt`, `.csv` or `.json`, in UTF-8, with `only` these fields, else all."""
    fields = [field for field in FIELDS if field.name in only or not only]
    entries = seen(entries)
    return _WRITERS[form](entries, fields).encode(errors="replace")


def as_plain(entries: Sequence[Captioned], fields: Sequence[Field] = FIELDS) -> str:
    """One block a file: its name, then each field that has been filled in."""
    return "\n".join(_block(entry, fields) for entry in entries)


def as_csv(entries: Sequence[Captioned], fields: Sequence[Field] = FIELDS) -> str:
    """A table (RFC 4180) with a column `file`, one a field, and one a language of it: `description@ko`.

    A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    out = io.StringIO()
    table = csv.writer(out)
    columns = [one for field in fields for one in [field.name, *_languages(entries, field)]]
    table.writerow(["file", *columns])
    for entry in entries:
        cells = (_unformula(as_text(entry.caption, column)) for column in columns)
        table.writerow([entry.output, *cells])
    return out.getvalue()


def as_json(entries: Sequence[Captioned], fields: Sequence[Field] = FIELDS) -> str:
    """A list of objects, each with `file` and every field, filled in or not; lists stay lists.

    A text in another language stands behind its field under its address.
    """
    objects = [{"file": entry.output, **_object(entry, fields)} for entry in entries]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


_WRITERS = {CaptionFile.TXT: as_plain, CaptionFile.CSV: as_csv, CaptionFile.JSON: as_json}


def _languages(entries: Sequence[Captioned], field: Field) -> list[str]:
    """The addresses of a field's texts in other languages, in any of these captions."""
    others = (one for entry in entries for one in entry.caption.translations)
    found = {one.language for one in others if one.field == field.name}
    return [address(field.name, tag) for tag in sorted(found)]


def _object(entry: Captioned, fields: Sequence[Field]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for one in fields:
        table[one.name] = getattr(entry.caption, one.name)
        table |= {name: as_text(entry.caption, name) for name in _languages([entry], one)}
    return table


def seen(entries: Sequence[Captioned]) -> list[Captioned]:
    """The same without the characters that nobody sees and no text needs."""
    return [Captioned(entry.output, _seen(entry.caption)) for entry in entries]


def _seen(caption: Caption) -> Caption:
    values = {field.name: getattr(caption, field.name) for field in FIELDS}
    seen: dict[str, Any] = {
        name: tuple(map(clear, value)) if isinstance(value, tuple) else clear(value)
        for name, value in values.items()
    }
    others = tuple(replace(one, text=clear(one.text)) for one in caption.translations)
    return replace(caption, **seen, translations=others)


def clear(text: str) -> str:
    """The text as UTF-8 can hold it, without the characters that nobody sees and no text needs."""
    return _UNSEEN.sub("", text.encode(errors="replace").decode())


def _block(entry: Captioned, fields: Sequence[Field]) -> str:
    wanted = {field.name for field in fields}
    places = (one for one in written(entry.caption) if field(one).name in wanted)
    texts = ((_label(one), as_text(entry.caption, one)) for one in places)
    lines = [f"{label}: {' '.join(text.split())}" for label, text in texts if text.strip()]
    return "\n".join([entry.output, *(lines or ["(no caption)"]), ""])


def _label(address: str) -> str:
    tag = language(address)
    return f"{field(address).label} ({tag})" if tag else field(address).label


def _unformula(text: str) -> str:
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA) else text
