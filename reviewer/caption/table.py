"""Captions as a table, to be written elsewhere and to come back: a row a photo, a column a field.

Before the fields stand `id`, `name` and `shoot`, by which a row is known again; behind them `was`, a mark of
each text as it was when the table was written, by which a text that was changed elsewhere is told from one
that changed in the library meanwhile. The marks are keyed with the digest of the original, so that they give
away no text to whoever does not have it.

No verdict and no tag stands in a table.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from reviewer import caption
from reviewer.caption import cell, delimited, foreign_workbook, workbook
from reviewer.errors import StorageError, UsageError, shown
from reviewer.photo import Photo
from reviewer.progress import Progress
from reviewer.whole_file import write_whole

WORKBOOK, CSV = ".xlsx", ".csv"
KNOWN_BY: Final = ("id", "name", "shoot")
WAS: Final = "was"
# Stands in `was` where nothing was written: an empty cell would say that nobody knows.
NOTHING: Final = "nothing"
AT_ONCE: Final = 1000
_ZIP: Final = b"PK"
_MARK_BYTES: Final = 4
_WIDTHS: Final = {"id": 8, "description": 64, "headline": 40, "alt_text": 40, WAS: 0}
_WIDTH: Final = 20


class Library(Protocol):
    """What is asked of a library whose captions go out and come in."""

    def ids(self, where: str = "", sort: str = "taken", among: Collection[int] | None = None) -> list[int]:
        """The photos there are, `among` these if given."""
        ...

    def photos(self, ids: Iterable[int]) -> list[Photo]:
        """Photos in the order asked for."""
        ...


@dataclass(frozen=True, slots=True)
class Row:
    """What is said of one photo, the `number` as a spreadsheet counts; `cells` by the addresses of texts."""

    number: int
    id: str
    name: str
    shoot: str
    was: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """What was read. `unknown` are the headings of columns that say nothing here, or twice the same."""

    rows: tuple[Row, ...]
    unknown: tuple[str, ...] = ()


def write(file: Path, library: Library, ids: Sequence[int], *, over: bool = False) -> Iterator[Progress]:
    """Write the captions of photos to an Excel workbook or a CSV, as the file's suffix says.

    Raises UsageError for another suffix, for a file that is there already unless it is to be written `over`,
    and StorageError when it cannot be written.
    """
    suffix = file.suffix.lower()
    if suffix not in (WORKBOOK, CSV):
        raise UsageError(f"A table is written as {WORKBOOK} or {CSV}. Name the file so, not {shown(file)}.")
    if file.exists() and not over:
        raise UsageError(f"{shown(file)} is there already. Give the table another name.")
    rows: list[Row] = []
    for start in range(0, len(ids), AT_ONCE):
        rows += map(_row, library.photos(ids[start : start + AT_ONCE]))
        yield Progress(len(rows), len(ids))
    addresses = _addresses(rows)
    heading = [*KNOWN_BY, *addresses, WAS]
    cells = [heading, *([cell.guarded(text) for text in _texts(row, addresses)] for row in rows)]
    try:
        if suffix == CSV:
            write_whole(file, delimited.written(cells))
        else:
            write_whole(file, workbook.written(cells, [_WIDTHS.get(name, _WIDTH) for name in heading]))
    except OSError as error:
        raise StorageError(f"{shown(file)} cannot be written: {error.strerror}.") from error


def _row(photo: Photo) -> Row:
    texts = texts_of(photo)
    was = " ".join(f"{address}:{mark(photo, text)}" for address, text in texts.items()) or NOTHING
    return Row(0, str(photo.id), cell.held(photo.name), cell.held(photo.shoot), was, texts)


def texts_of(photo: Photo) -> dict[str, str]:
    """All that is written in a photo's caption, by address, as a cell holds it."""
    own = photo.marks.caption
    return {address: cell.held(caption.as_text(own, address)) for address in caption.written(own)}


def mark(photo: Photo, text: str) -> str:
    """What stands in `was` for a text of this photo (BLAKE2b, RFC 7693, with a key)."""
    key = photo.primary.sha256.encode()
    return hashlib.blake2b(text.encode(), digest_size=_MARK_BYTES, key=key).hexdigest()


def _addresses(rows: Iterable[Row]) -> list[str]:
    """Every field, and each language that any of the photos has it in behind it."""
    there = {address for row in rows for address in row.cells if caption.language(address)}
    by_field = {field.name: [field.name] for field in caption.FIELDS}
    for address in sorted(there):
        by_field[caption.field(address).name].append(address)
    return [address for addresses in by_field.values() for address in addresses]


def _texts(row: Row, addresses: Iterable[str]) -> list[str]:
    return [row.id, row.name, row.shoot, *(row.cells.get(address, "") for address in addresses), row.was]


def read(file: Path) -> Table:
    """What stands in a workbook, or in a text with commas, semicolons or tabs.

    Raises UsageError for what is no table, or none of captions, and StorageError when it cannot be read.
    """
    try:
        with file.open("rb") as stream:
            zipped = stream.read(len(_ZIP)) == _ZIP
        rows = foreign_workbook.read(file) if zipped else delimited.read(file)
        return _table(file, enumerate(rows, 1))
    except OSError as error:
        raise StorageError(f"{shown(file)} cannot be read: {error.strerror}.") from error


def _table(file: Path, rows: Iterator[tuple[int, list[str]]]) -> Table:
    heading = next((row for _, row in rows if any(row)), [])
    meant, unknown = _columns(heading)
    if not {"id", "name"} & set(meant):
        raise UsageError(
            f"{shown(file)} has no column id or name by which its rows could be known. "
            "Write a table of captions first, and change that one."
        )
    return Table(tuple(_read(number, row, meant) for number, row in rows if any(row)), unknown)


def _columns(heading: Sequence[str]) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where what stands, and the headings that are not understood."""
    meant: dict[str, int] = {}
    unknown = []
    for place, text in enumerate(heading):
        address = _meant(text)
        if address and address not in meant:
            meant[address] = place
        elif text.strip():
            unknown.append(text.strip())
    return meant, tuple(unknown)


def _meant(heading: str) -> str:
    """The address of a field, or one of the other columns; empty for anything else."""
    word = heading.strip().lower()
    if word in (*KNOWN_BY, WAS):
        return word
    try:
        return caption.address(caption.field(heading).name, caption.language(heading))
    except UsageError:
        return ""


def _read(number: int, row: Sequence[str], columns: Mapping[str, int]) -> Row:
    texts = {
        name: cell.held(cell.unguarded(row[place])) for name, place in columns.items() if place < len(row)
    }
    id, name, shoot, was = (texts.pop(known, "").strip() for known in (*KNOWN_BY, WAS))
    return Row(number, id, name, shoot, was, texts)
