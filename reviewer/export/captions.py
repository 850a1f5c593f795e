"""Captions beside the pictures: one text file to read, one CSV file for a program.

They carry what a person wrote as a caption and the new name of the file; no verdict, no tag, no old
name.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.caption import FIELDS, as_text
from reviewer.export.profile import CaptionFile
from reviewer.photo import Caption

# A spreadsheet takes a cell that begins like this for a formula (CWE-1236).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Captioned:
    """An exported file and what was written about it."""

    output: str
    caption: Caption


def write(form: CaptionFile, entries: Sequence[Captioned]) -> bytes:
    """The content of `captions.txt` or `captions.csv`, in UTF-8."""
    text = as_csv(entries) if form is CaptionFile.CSV else as_plain(entries)
    return text.encode(errors="replace")


def as_plain(entries: Sequence[Captioned]) -> str:
    """One block a file: its name, then each field that has been filled in."""
    return "\n".join(_block(entry) for entry in entries)


def as_csv(entries: Sequence[Captioned]) -> str:
    """A table (RFC 4180) with a column `file` and one a field.

    A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["file", *(field.name for field in FIELDS)])
    for entry in entries:
        cells = (_unformula(as_text(entry.caption, field.name)) for field in FIELDS)
        table.writerow([entry.output, *cells])
    return out.getvalue()


def _block(entry: Captioned) -> str:
    texts = ((field.label, as_text(entry.caption, field.name)) for field in FIELDS)
    lines = [f"{label}: {' '.join(text.split())}" for label, text in texts if text.strip()]
    return "\n".join([entry.output, *(lines or ["(no caption)"]), ""])


def _unformula(text: str) -> str:
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA) else text
